// The paper that changes while one types.

/** Follows the form of the page as it is now. */
export function follow() {
  const form = document.getElementById("ark");
  const pages = document.getElementById("sider");
  const messages = document.getElementById("beskeder");
  const live = form?.dataset.levende;
  if (!live || !pages) return;
  const asked = new URLSearchParams(location.search);
  const word = document.getElementById("papir")?.dataset.brev;
  if (word && !asked.has("brev")) asked.set("brev", word);
  const shown = [];
  // One question at a time: what is typed meanwhile is asked for when its answer has come.
  let isAsking = false;
  let isBehind = false;

  form.addEventListener("input", renew);

  // A paper that is in no file yet.
  if (pages.children.length === 0) renew();

  async function renew() {
    isBehind = true;
    if (isAsking) return;
    isAsking = true;
    try {
      while (isBehind && form.isConnected) {
        isBehind = false;
        await ask();
      }
    } finally {
      isAsking = false;
    }
  }

  async function ask() {
    let paper;
    try {
      const answer = await fetch(`${live}?${asked}`, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (!answer.ok) return;
      paper = await answer.json();
    } catch {
      return say(["dialogdok er stoppet. Det, du har skrevet, står her endnu, men er ikke gemt. Åbn dialogdok igen."]);
    }
    say(paper.reasons);
    pages.classList.toggle("behind", paper.pages.length === 0);
    if (paper.pages.length > 0) show(paper);
  }

  function show(paper) {
    const place = window.scrollY;
    paper.pages.forEach((svg, number) => {
      let figure = pages.children[number];
      if (!figure) {
        figure = document.createElement("figure");
        figure.append(new Image(), Object.assign(document.createElement("figcaption"), { className: "read" }));
        pages.append(figure);
      }
      const [picture, text] = figure.children;
      text.textContent = paper.texts[number] ?? "";
      if (shown[number] === svg) return;
      shown[number] = svg;
      const old = picture.src;
      picture.alt = "";
      picture.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
      picture.decode().catch(() => {}).finally(() => old.startsWith("blob:") && URL.revokeObjectURL(old));
    });
    while (pages.children.length > paper.pages.length) pages.lastElementChild.remove();
    shown.length = paper.pages.length;
    window.scrollTo({ top: place });
  }

  function say(reasons) {
    // What stands there already is not read aloud again.
    if (reasons.join("\n") === [...messages.children].map((told) => told.textContent).join("\n")) return;
    messages.replaceChildren(
      ...reasons.map((reason) => Object.assign(document.createElement("p"), { className: "advice", textContent: reason })),
    );
  }
}
