// The paper that changes while one types.

/** Follows the form of the page as it is now. */
export function follow() {
  const form = document.getElementById("ark");
  const pages = document.getElementById("sider");
  const messages = document.getElementById("beskeder");
  const live = form?.dataset.levende;
  if (!live || !pages) return;
  const asked = new URLSearchParams(location.search);
  const paper = document.getElementById("papir");
  const word = paper?.dataset.brev;
  if (word && !asked.has("brev")) asked.set("brev", word);
  const shown = [];
  // One question at a time: what is typed meanwhile is asked for when its answer has come.
  let isAsking = false;
  let isBehind = false;

  form.addEventListener("input", ({ target }) => {
    turnTo(target);
    renew();
  });
  form.addEventListener("focusin", ({ target }) => turnTo(target) && renew());
  if (form.contains(document.activeElement) && turnTo(document.activeElement)) renew();

  // A paper that is in no file yet.
  if (pages.children.length === 0) renew();

  /** Whoever's own fields one is in, theirs is the letter that is shown; whether it is another one than before. */
  function turnTo(field) {
    const whose = field.closest("[data-brev]");
    const letter = whose?.dataset.brev;
    if (!letter || letter === asked.get("brev") || !whose.querySelector("[type=checkbox]")?.checked) return false;
    asked.set("brev", letter);
    return true;
  }

  /** Says whose letter it is now. */
  function name(title, letter) {
    paper.dataset.brev = letter;
    paper.querySelector(".of strong").textContent = title ?? "Papiret";
    document.getElementById("vis")?.remove();
    for (const link of paper.querySelectorAll(".of a")) {
      const isIt = new URL(link.href).searchParams.get("brev") === letter;
      if (isIt) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

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
    const letter = asked.get("brev");
    let grown;
    try {
      const answer = await fetch(`${live}?${asked}`, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (!answer.ok) return;
      grown = await answer.json();
    } catch {
      return say(["dialogdok er stoppet. Det, du har skrevet, står her endnu, men er ikke gemt. Åbn dialogdok igen."]);
    }
    // Somebody else's has been turned to meanwhile, and is asked for next.
    if (letter !== asked.get("brev")) return;
    if (letter && letter !== paper.dataset.brev) {
      name(grown.title, letter);
      // Nobody else's letter stays under this name.
      if (grown.pages.length === 0) {
        pages.replaceChildren();
        shown.length = 0;
        if (grown.reasons.length === 0) grown.reasons.push("På papiret står en beskyttet adresse. Vælg navnet ovenfor for at se det.");
      }
    }
    say(grown.reasons);
    pages.classList.toggle("behind", grown.pages.length === 0);
    if (grown.pages.length > 0) show(grown);
  }

  function show(grown) {
    const place = window.scrollY;
    grown.pages.forEach((svg, number) => {
      let figure = pages.children[number];
      if (!figure) {
        figure = document.createElement("figure");
        figure.append(new Image(), Object.assign(document.createElement("figcaption"), { className: "read" }));
        pages.append(figure);
      }
      const [picture, text] = figure.children;
      text.textContent = grown.texts[number] ?? "";
      if (shown[number] === svg) return;
      shown[number] = svg;
      const old = picture.src;
      picture.alt = "";
      picture.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
      picture.decode().catch(() => {}).finally(() => old.startsWith("blob:") && URL.revokeObjectURL(old));
    });
    while (pages.children.length > grown.pages.length) pages.lastElementChild.remove();
    shown.length = grown.pages.length;
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
