// What the pages for sitting together need of a script. Without it each of them works but the map.

import { points } from "./points.js";

const waits = document.body.dataset.venter;
/** How long somebody rests, in ms, before what they wrote is saved. */
const REST = 1500;

begin();
// An open page keeps the desk open.
setInterval(() => fetch("/puls").catch(() => {}), 10 * 60 * 1000);

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (form.method !== "post" || event.defaultPrevented) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") !== "true") send(form, submitter);
  else asked = submitter;
});

/** The button that was pressed while what was written before was being saved. */
let asked;

// What is written is saved when somebody rests; what is typed and not saved is not lost by a wrong tap.
let changed = false;
let resting;
document.addEventListener("input", ({ target }) => {
  const form = target.form;
  if (!form?.hasAttribute("data-keeps") || !target.name) return;
  later(form);
});
window.addEventListener("beforeunload", (event) => {
  if (changed) event.preventDefault();
});

// Whoever goes to another page with something written takes it along: it is saved first.
document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[href]");
  const form = document.querySelector("form[data-keeps]");
  if (!changed || !link || !form) return;
  event.preventDefault();
  await send(form);
  if (!changed) location.assign(link.href);
});

/** Sends a form without leaving the page; when no answer comes, what was said stays, and it is sent again. */
async function send(form, submitter) {
  clearTimeout(resting);
  const body = new URLSearchParams(new FormData(form, submitter));
  const sent = said(form);
  form.setAttribute("aria-busy", "true");
  let answer, text;
  for (;;) {
    try {
      answer = await fetch(form.getAttribute("action"), { method: "POST", body });
      text = await answer.text();
      break;
    } catch {
      say(waits);
      await new Promise((again) => setTimeout(again, 3000));
      if (!form.isConnected) return;
    }
  }
  form.removeAttribute("aria-busy");
  const next = submitter ? undefined : asked;
  asked = undefined;
  if (!answer.headers.get("content-type")?.startsWith("text/html")) {
    // What is half written is saved when it is whole, and nobody is told of it before they ask.
    if (submitter || answer.ok) say(text || waits);
    if (next?.isConnected) send(form, next);
    return;
  }
  // The program has been opened anew and knows this page no more: what is written stays where it can be read.
  if (answer.status === 401 || answer.status === 403) return say(waits);
  changed = false;
  const here = new URL(answer.url);
  if (answer.redirected && here.pathname !== location.pathname) return location.replace(answer.url);
  // What somebody has written meanwhile is written in the page as it is now, and sent from there.
  const since = form.isConnected && form.hasAttribute("data-keeps") ? [...said(form)].filter(([key, value]) => sent.get(key) !== value) : [];
  show(text, since);
  const button = next && document.querySelector(`form[data-keeps] button${next.name ? `[name=${next.name}]` : ":not([name])"}`);
  if (button) send(button.form, button);
  else if (since.length > 0) later(document.querySelector("form[data-keeps]"));
}

/** What each field of a form says, by what it is called on the page whatever comes before it. */
function said(form) {
  const fields = [...form.elements].filter((field) => field.name && field.type !== "hidden" && field.type !== "submit");
  return new Map(fields.map((field) => [called(field), field.type === "checkbox" || field.type === "radio" ? field.checked : field.value]));
}

function called(field) {
  return field.id || [field.closest("section")?.id, field.closest("fieldset")?.querySelector("legend")?.textContent, field.value].join("|");
}

/** Saves a form when somebody rests. */
function later(form) {
  changed = true;
  clearTimeout(resting);
  resting = setTimeout(() => form.isConnected && form.getAttribute("aria-busy") !== "true" && send(form), REST);
}

/** Puts the answer in the page's place, with focus where it was. */
function show(html, since = []) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const active = document.activeElement;
  const [at, place, from, to] = [active?.id, window.scrollY, active?.selectionStart, active?.selectionEnd];
  document.title = page.title;
  document.body.replaceWith(page.body);
  const form = document.querySelector("form[data-keeps]");
  for (const [key, value] of since) {
    const field = [...form.elements].find((one) => one.name && called(one) === key);
    if (typeof value === "boolean" && field) field.checked = value;
    else if (field) field.value = value;
  }
  begin();
  window.scrollTo({ top: place });
  const told = document.querySelector(".told");
  const same = at ? document.getElementById(at) : undefined;
  same?.focus({ preventScroll: true });
  if (typeof from === "number") same?.setSelectionRange?.(from, to);
  // What is said is seen, wherever one is on the page.
  if (told?.children.length) told.scrollIntoView({ block: "nearest" });
}

export function say(text) {
  const told = document.querySelector(".told");
  told.setAttribute("role", "alert");
  told.replaceChildren(Object.assign(document.createElement("p"), { textContent: text }));
}

function begin() {
  document.querySelectorAll("[data-hold]").forEach(holdToLeave);
  document.querySelectorAll("[data-points]").forEach((field) => points(field, field.labels[0]?.textContent ?? ""));
}

// The line that was pointed at.
const place = decodeURIComponent(location.hash.slice(1));
const meant = place && (document.getElementById(place) ?? document.getElementById(place.replace(/\.\d+$/, "")));
if (meant) {
  meant.scrollIntoView({ block: "center" });
  meant.focus({ preventScroll: true });
}

/** The tovholder's button: held down until it is full, by finger, mouse or key. */
function holdToLeave(form) {
  const button = form.querySelector("button");
  const tick = form.querySelector("input");
  const label = form.querySelector(".tick");
  label.hidden = true;
  tick.required = false;
  button.textContent = form.dataset.hold;
  button.classList.add("holding");
  let timer;
  const let_go = () => {
    clearTimeout(timer);
    timer = undefined;
    button.classList.remove("held");
  };
  const hold = () => {
    if (timer) return;
    button.classList.add("held");
    timer = setTimeout(() => {
      tick.checked = true;
      form.requestSubmit(button);
    }, 1200);
  };
  button.addEventListener("click", (event) => {
    if (!tick.checked) event.preventDefault();
  });
  button.addEventListener("contextmenu", (event) => event.preventDefault());
  button.addEventListener("pointerdown", hold);
  for (const end of ["pointerup", "pointerleave", "pointercancel", "blur", "keyup"]) button.addEventListener(end, let_go);
  button.addEventListener("keydown", (event) => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    hold();
  });
}
