// The paper that changes while one types.

/** Follows the form of the page as it is now. */
export function follow() {
  const form = document.getElementById("ark");
  const pages = document.getElementById("sider");
  const messages = document.getElementById("beskeder");
  const live = form?.dataset.levende;
  if (!live || !pages) return;
  let turn = 0;
  let waiting;

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(renew, 60);
  });

  // A paper that is in no file yet.
  if (pages.children.length === 0) renew();

  async function renew() {
    const mine = ++turn;
    let answer;
    try {
      answer = await fetch(live + location.search, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    } catch {
      return say(["dialogdok er stoppet. Det, du har skrevet, står her endnu, men er ikke gemt. Åbn dialogdok igen."]);
    }
    // What was typed later has been asked for meanwhile.
    if (mine !== turn || !answer.ok) return;
    const paper = await answer.json();
    if (mine !== turn) return;
    say(paper.reasons);
    if (paper.pages.length === 0) return pages.classList.add("behind");
    pages.classList.remove("behind");
    const place = window.scrollY;
    paper.pages.forEach((svg, number) => {
      let figure = pages.children[number];
      if (!figure) {
        figure = document.createElement("figure");
        figure.append(new Image(), Object.assign(document.createElement("figcaption"), { className: "read" }));
        pages.append(figure);
      }
      const [picture, text] = figure.children;
      const old = picture.src;
      picture.alt = "";
      picture.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
      picture.decode().catch(() => {}).finally(() => old.startsWith("blob:") && URL.revokeObjectURL(old));
      text.textContent = paper.texts[number] ?? "";
    });
    while (pages.children.length > paper.pages.length) pages.lastElementChild.remove();
    window.scrollTo({ top: place });
  }

  function say(reasons) {
    messages.replaceChildren(
      ...reasons.map((reason) => Object.assign(document.createElement("p"), { className: "advice", textContent: reason })),
    );
  }
}
