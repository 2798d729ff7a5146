// A form is sent without leaving the page: when the answer does not come, what was typed stays, and it is said.
import { like, replace, said, still } from "./renew.js";

const GONE =
  "dialogdok svarer ikke. Det, du har skrevet, står her endnu. Luk ikke siden: åbn dialogdok igen, se, om det nåede at blive gemt, og skriv ellers det over, der mangler.";

let changed = false;
let isSending = false;
/** The button that was pressed while a form was being sent. */
let pressed;

/** Sends the forms of the page; `begin` is called when the page has become another. */
export function keep(begin) {
  document.addEventListener("input", (event) => {
    if (event.target.form?.id === "ark") changed = true;
  });
  document.addEventListener("reset", () => {
    changed = false;
  });
  // What is typed and not saved is not lost by a wrong click.
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    const method = submitter?.getAttribute("formmethod") ?? form.method;
    const action = submitter?.getAttribute("formaction") ?? form.getAttribute("action");
    // Leaves the page, so what is not saved is asked about as by any link.
    if (method !== "post" || action.split("?")[0] === "/luk") return;
    // What opens beside this page leaves it as it is.
    if ((submitter?.formTarget || form.target) === "_blank") return;
    event.preventDefault();
    if (!isSending) send(form, submitter, action, begin);
    else pressed = submitter;
  });
}

async function send(form, submitter, action, begin) {
  const fields = new FormData(form, submitter);
  const body = form.enctype === "multipart/form-data" ? fields : new URLSearchParams(fields);
  const sent = said(form);
  isSending = true;
  pressed = undefined;
  form.setAttribute("aria-busy", "true");
  let answer, text;
  try {
    answer = await fetch(action, { method: "POST", body });
    text = await answer.text();
    await still();
  } catch {
    return say(GONE);
  } finally {
    isSending = false;
    form.removeAttribute("aria-busy");
  }
  if (!answer.headers.get("content-type")?.startsWith("text/html")) return say(text || `Det gik ikke (${answer.status}).`);
  changed = !answer.ok;
  const here = new URL(answer.url);
  if (answer.redirected && here.pathname !== location.pathname) return location.assign(answer.url);
  if (answer.redirected) history.replaceState(null, "", answer.url);
  if (!show(text, answer.redirected, form, sent, begin)) return say(GONE);
  // Another button that was pressed meanwhile, where it still says the same.
  const next = answer.ok && pressed && pressed !== submitter && like(pressed);
  if (next && next.value === pressed.value) next.click();
}

/** Puts the answer in the page's place, with focus and scrolling where they were when nothing went wrong; whether it could be done. */
function show(html, isSaved, form, sent, begin) {
  const done = replace(html, form, sent);
  if (!done) return false;
  const told = document.querySelector(".told, .said");
  if (isSaved || !told) {
    done.refocus();
  } else {
    window.scrollTo({ top: 0 });
    told.tabIndex = -1;
    told.focus();
  }
  begin();
  // What was typed meanwhile is not saved yet, and belongs to the paper beside it.
  if (done.isWritten) document.getElementById("ark")?.dispatchEvent(new Event("input"));
  changed ||= done.isWritten;
  return true;
}

function say(text) {
  const told = document.querySelector(".told") ?? document.createElement("div");
  told.className = "told";
  told.setAttribute("role", "alert");
  told.replaceChildren(Object.assign(document.createElement("p"), { className: "error", textContent: text }));
  document.querySelector("h1").after(told);
  told.tabIndex = -1;
  told.focus();
}
