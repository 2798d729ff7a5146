// The page follows the files. Only what has changed is put in another's place, so that focus and scrolling stay where they
// are and a screen reader hears what is new and nothing else.
const part = (page, id) => page.getElementById(id);
let asked = 0;
let isPressed = false;
addEventListener("pointerdown", () => { isPressed = true; }, true);
// The click comes after the finger is lifted.
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(() => { isPressed = false; }, 60), true);

async function renew() {
  const turn = ++asked;
  let page;
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) return gone();
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return gone();
  }
  // What is being pressed stays until it has been.
  while (isPressed) await new Promise((again) => setTimeout(again, 30));
  // A later change has been asked for meanwhile.
  if (turn !== asked) return;
  const focused = document.activeElement?.getAttribute("href");
  let changed = false;
  document.title = page.title;
  for (const id of ["liste", "navn", "beskeder", "sider"]) {
    const [old, fresh] = [part(document, id), part(page, id)];
    if (!fresh || (old.innerHTML === fresh.innerHTML && old.className === fresh.className)) continue;
    old.className = fresh.className;
    old.replaceChildren(...fresh.childNodes);
    changed = true;
  }
  if (focused && document.activeElement === document.body) {
    document.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  }
  if (part(document, "tid").textContent === STOPPED) say("");
  if (changed) say(`Lavet om kl. ${new Date().toLocaleTimeString("da-DK")}`);
}

const say = (text) => { part(document, "tid").textContent = text; };
const STOPPED = "dialogdok er stoppet. Det, du ser, er det sidste, der blev vist.";
const gone = () => say(STOPPED);

const events = new EventSource(`/${location.pathname.split("/")[1]}/__events`);
// What was saved before the line was open is asked for when it opens.
events.addEventListener("open", renew);
events.addEventListener("reload", renew);
events.addEventListener("error", gone);
