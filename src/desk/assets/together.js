// What the pages for sitting together need of a script. Without it each of them works but the map.

import { LEAVE, comeBack, isElsewhere } from "./come_back.js";
import { isUndo, takeNewer, today } from "./last_said.js";
import { points } from "./points.js";
import { isWrittenOn, like, replace, said, still } from "./renew.js";
import { meaning, showUnsaved } from "./unsaved.js";

const { venter: waits, igen: anew, ikke: notSaved, proever: trying } = document.body.dataset;
/** How long somebody rests, in ms, before what they wrote is saved; and until it is tried again, when it could not be. */
const [REST, AGAIN] = [1500, 5000];
/** How long, in ms, an answer of the program may take until that is said; and until what was pressed is sent again. */
const [SLOW, RETRY] = [4000, 3000];

begin();
// An open page keeps the desk open.
setInterval(() => fetch("/puls").catch(() => {}), 10 * 60 * 1000);

/** The form in which what is written is saved when somebody rests; it is another when the page has been renewed. */
const keeping = () => document.querySelector("form[data-keeps]");

// What is written is saved when somebody rests; what is typed and not saved is not lost by a wrong tap.
let changed = document.querySelector("form[data-unsaid]") !== null;
/** What was pressed is not saved yet, and is tried again. */
let isWaiting = false;
let resting;
document.addEventListener("input", ({ target }) => {
  if (target.form?.hasAttribute("data-keeps") && target.name) later();
  if (target.form?.hasAttribute("data-asks")) changed = true;
});
// A tick stays as it was set, also when a line is corrected before the borger says yes.
document.addEventListener("change", ({ target }) => {
  if (!target.form?.hasAttribute("data-ticks")) return;
  const body = new URLSearchParams([...new FormData(target.form), ["svar", "kryds"]]);
  fetch(target.form.getAttribute("action"), { method: "POST", body }).catch(() => {});
});
window.addEventListener("beforeunload", (event) => {
  if (changed || isWaiting) event.preventDefault();
});

/** Saves what is written when somebody rests. */
function later(rest = REST) {
  changed = true;
  clearTimeout(resting);
  resting = setTimeout(() => keeping() && wish({ form: keeping(), isQuiet: true }), rest);
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (form.method !== "post" || event.defaultPrevented) return;
  event.preventDefault();
  const action = submitter?.getAttribute("formaction") ?? form.getAttribute("action");
  const from = form.elements.namedItem("fra")?.value;
  wish({ form, button: submitter, value: submitter?.value, from, action, day: today(), isLate: isWaiting || submitter?.value === "ikke" });
  if (isWaiting) showUnsaved(wishes);
});

// Whoever goes to another page with something written takes it along: it is saved first.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  // Nobody is held here while something cannot be saved: the browser asks first.
  if (!link || isWaiting || !(changed || isBusy) || link.hash && link.pathname === location.pathname) return;
  event.preventDefault();
  wish({ link });
});

// In a line of its own Enter goes on to the next, as it does among points.
document.addEventListener("keydown", (event) => {
  const { key, target, isComposing } = event;
  if (key !== "Enter" || isComposing || target.type !== "text" || !target.form?.hasAttribute("data-keeps")) return;
  event.preventDefault();
  const fields = [...target.form.elements].filter((field) => field.checkVisibility() && field.type !== "submit");
  fields[fields.indexOf(target) + 1]?.focus();
});

// Enter on a tick is no yes: only what is pressed is said.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.type === "checkbox" && event.target.form?.hasAttribute("data-ticks")) event.preventDefault();
});

/** What somebody wished for, in order: one thing is done at a time, and what is pressed meanwhile comes after it. */
const wishes = [];
let isBusy = false;
window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

async function wish(one) {
  wishes.push(one);
  if (isBusy) return;
  isBusy = true;
  while (wishes.length > 0) if (await isLeaving(wishes[0])) return;
  isBusy = false;
}

/** Does what is wished for, and takes it off the list when it is done; whether another page is on its way. */
async function isLeaving(one) {
  const { link, button, isQuiet } = one;
  const form = keeping();
  if (changed && form && (link || one.form.getAttribute("action") !== form.getAttribute("action"))) {
    if (!(await send(form))) wishes.length = 0;
    return false;
  }
  wishes.shift();
  if (link) {
    location.assign(link.href);
    return true;
  }
  if (isQuiet && !changed) return false;
  if (!button) {
    const now = one.form.isConnected ? one.form : form;
    return now !== null && (await send(now, undefined, isQuiet)) === "leaves";
  }
  const now = like(button);
  // Pressed twice is pressed once: what the button says now is something else.
  if (now === undefined || meaning(now) !== one.value) return false;
  const done = await send(now.form, now, false, one);
  const pressed = one.button === button ? now : again(one);
  if (done === "written on") wishes.unshift({ ...one, form: pressed.form, button: pressed });
  return done === "leaves";
}

/**
 * Sends a form without leaving the page; when no answer comes, what was said stays, and it is sent again. Gives how it went: nothing
 * when it was refused.
 */
async function send(form, submitter, isQuiet = false, one = undefined) {
  clearTimeout(resting);
  const action = submitter?.getAttribute("formaction") ?? form.getAttribute("action");
  const keeps = form.hasAttribute("data-keeps");
  form.setAttribute("aria-busy", "true");
  let answer, text, sent;
  for (;;) {
    const body = new URLSearchParams(new FormData(form, submitter));
    if (one && submitter.name) body.set(submitter.name, one.value);
    // What was said to a page is to what stood on it, also when the page has become another before it is sent.
    if (one?.from && !keeps) body.set("fra", one.from);
    if (one?.day < today()) body.set("ventet", today() - one.day);
    sent = said(form);
    const slow = setTimeout(wait, SLOW, waits, one);
    try {
      answer = await fetch(action, { method: "POST", body });
      text = await answer.text();
      if (keeps || action === LEAVE || !isAway(answer)) break;
      wait(trying, one);
    } catch {
      wait(waits, one);
    } finally {
      clearTimeout(slow);
    }
    await new Promise((again) => setTimeout(again, RETRY));
    const newer = takeNewer(wishes, one);
    if (newer && isUndo(newer)) return (await showAnew(form)) ? "done" : undefined;
    if (newer) submitter = Object.assign(one, newer).button;
  }
  isWaiting = false;
  // Pressed while the answer was awaited: it is said to what there is by now.
  const newer = takeNewer(wishes, one);
  if (newer && isElsewhere(answer)) {
    if (isUndo(newer)) return (await showAnew(form)) ? "done" : undefined;
    submitter = Object.assign(one, newer).button;
  } else if (newer && (answer.ok || !isUndo(newer))) {
    return sayLast(one, newer);
  }
  if (action === LEAVE && answer.redirected && new URL(answer.url).pathname !== LEAVE) {
    changed = false;
    location.replace(answer.url);
    return "leaves";
  }
  if (isElsewhere(answer) && action !== LEAVE) {
    // The program has been opened anew: what is written is put in the page as it is now, and done from there.
    const page = await comeBack(location.href, () => say(anew));
    form.removeAttribute("aria-busy");
    return (await show(page)) ? "written on" : undefined;
  }
  form.removeAttribute("aria-busy");
  const isPage = answer.headers.get("content-type")?.startsWith("text/html");
  if (!isPage || isAway(answer)) {
    // It could not be saved: that is said also while one writes, and it is tried again.
    say(isPage ? trying : text || notSaved);
    isWaiting = keeps;
    if (keeps) later(AGAIN);
    return undefined;
  }
  if (answer.redirected && new URL(answer.url).pathname !== location.pathname) {
    if (!(keeps || form.hasAttribute("data-asks")) || !isWrittenOn(form, sent)) {
      changed = false;
      location.replace(answer.url);
      return "leaves";
    }
    // Written on while it was being saved: that is saved too before another page comes.
    text = await fetch(location.href).then((page) => (page.ok ? page.text() : undefined)).catch(() => undefined);
    if (text === undefined) return undefined;
    return (await show(text, form, sent)) ? "written on" : undefined;
  }
  return (await show(text, form, sent, submitter !== undefined)) ? "done" : undefined;
}

/** The button of the new page that says what was pressed last; it may stand outside its form. */
const again = ({ button, action }) =>
  [...document.querySelectorAll("button")].find(
    (other) => other.name === button.name && other.textContent === button.textContent && other.form?.getAttribute("action") === action,
  ) ?? button;

/** The page as it is now, when what waited is not to be said any more; whether it could be shown. */
async function showAnew(form) {
  const page = await comeBack(location.href, () => say(waits));
  isWaiting = false;
  form.removeAttribute("aria-busy");
  return show(page);
}

/** Says what was pressed last in place of what has been said, to the page as it is now. */
async function sayLast(one, newer) {
  const page = await fetch(location.href)
    .then((now) => (now.ok ? now.text() : ""))
    .catch(() => "");
  const forms = [...new DOMParser().parseFromString(page, "text/html").forms];
  const now = forms.find((form) => form.getAttribute("action") === newer.action);
  Object.assign(one, newer, { from: now?.elements.namedItem("fra")?.value ?? newer.from });
  return send(one.form, one.button, false, one);
}

/** Whether the program cannot get at the files just now: that passes. */
const isAway = ({ status }) => status === 404 || status >= 500;

/** Says that something waits, and shows what was said by it and by what was pressed after it. */
function wait(why, one) {
  isWaiting = true;
  say(why);
  showUnsaved(one ? [one, ...wishes] : wishes);
}

/** Puts the answer in the page's place; whether it could be done. */
async function show(html, form, sent, isAsked = false) {
  await still();
  const were = places();
  const done = replace(html, form, sent);
  if (!done) {
    // What is written on in a row that has gone elsewhere meanwhile comes when one rests.
    if (keeping()) later();
    else say(notSaved);
    return false;
  }
  // What stands in a question and is no answer yet is asked about before it is lost.
  changed = document.querySelector("form[data-unsaid]") !== null || (done.isWritten && document.querySelector("form[data-asks]") !== null);
  begin();
  done.refocus();
  if (done.isWritten && keeping()) later();
  if (isAsked) toApart();
  else if (!places().every((place) => were.includes(place))) tellOfApart();
  return true;
}

/** Where two have written. */
const boxes = () => [...document.querySelectorAll(".apart")];
const places = () => boxes().map((box) => box.id);

/** Who asks for more than a save is led to what is to be chosen first. */
function toApart() {
  const [box] = boxes();
  if (!box) return;
  box.scrollIntoView({ block: "center" });
  box.querySelector("button").focus({ preventScroll: true });
}

/** Who writes on is told what has come, and where; what is beside the field they write in is seen already. */
function tellOfApart() {
  const [box] = boxes();
  const { top, bottom } = box.getBoundingClientRect();
  if (document.activeElement?.closest(".line")?.contains(box) && bottom > window.innerHeight) box.scrollIntoView({ block: "nearest" });
  else if (document.activeElement === document.body && (top < 0 || bottom > window.innerHeight)) box.scrollIntoView({ block: "center" });
}

export function say(text) {
  const told = document.querySelector(".told");
  if (told.textContent === text) return;
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
