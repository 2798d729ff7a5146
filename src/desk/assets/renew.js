// A page in another's place while somebody is at it: no press, no choice and no letter is lost, and focus stays where it was.

/** How often, in ms, it is looked at whether somebody has let go; how long after that a press may still come. */
const [LOOK, AFTER] = [30, 60];

let [isPressed, isComposing] = [false, false];
let released;

function press() {
  clearTimeout(released);
  isPressed = true;
}

function release(wait) {
  clearTimeout(released);
  released = setTimeout(() => (isPressed = false), wait);
}

const on = (type, act) => window.addEventListener(type, act, true);
on("pointerdown", press);
on("pointerup", () => release(AFTER));
on("pointercancel", () => release(0));
on("click", () => release(0));
on("keydown", ({ key, target }) => key === " " && target.matches?.("button, summary, [type=checkbox], [type=radio]") && press());
on("keyup", ({ key }) => key === " " && release(AFTER));
on("blur", ({ target }) => target === window && release(0));
on("compositionstart", () => (isComposing = true));
on("compositionend", () => (isComposing = false));

/** Whether a list or a calendar is open; browsers that cannot tell say no. */
function isOpen() {
  try {
    return document.querySelector("select:open, input:open") !== null;
  } catch {
    return false;
  }
}

/** Waits until nobody is in the middle of a press, a choice or a letter that takes several keys. */
export async function still() {
  while (isPressed || isComposing || isOpen()) await new Promise((again) => setTimeout(again, LOOK));
}

const isTick = (field) => field.type === "checkbox" || field.type === "radio";
const isChoice = (field) => field.localName === "select";
// A choice is what it says: the program may call it by another word when it has been opened anew.
const valueOf = (field) => (isTick(field) ? field.checked : isChoice(field) ? field.selectedOptions[0]?.text : field.value);
const asGiven = (field) =>
  isTick(field) ? field.defaultChecked
  : isChoice(field) ? ([...field.options].find((one) => one.defaultSelected) ?? field.options[0])?.text
  : field.defaultValue;
const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !["hidden", "submit", "file"].includes(field.type));
/** The same words, however they are spaced. */
const plain = (value) => (typeof value === "string" ? value.split("\n").map((line) => line.trim()).filter(Boolean).join("\n") : value);

/** What a field is called on the page, whatever comes before it. */
const called = (field) =>
  field.id || [field.closest("section")?.id, field.closest("fieldset")?.querySelector("legend")?.textContent, field.value].join("|");

/** What each field of a form says. */
export function said(form) {
  return new Map(fieldsOf(form).map((field) => [called(field), valueOf(field)]));
}

/** Whether somebody has written in a form since it said this. */
export function isWrittenOn(form, sent) {
  return fieldsOf(form).some((field) => valueOf(field) !== sent.get(called(field)));
}

/** What looks and does the same as something on a page that is there no more. */
export function like(one) {
  if (one.isConnected) return one;
  const same = one.id && document.getElementById(one.id);
  if (same) return same;
  const looks = (other) =>
    [other.form?.getAttribute("action"), other.name, other.getAttribute("href"), other.getAttribute("formaction"), other.textContent].join("|");
  const among = (root) => [...root.querySelectorAll(one.localName)].filter((other) => looks(other) === looks(one));
  return among(document)[among(one.closest("body")).indexOf(one)];
}

/** The field of the new page that is this one: where rows have come or gone, the one that says what this one said. */
function partner(field, before, fields) {
  const kind = (one) => called(one).replace(/\d+/g, "#");
  const label = (one) => one.labels?.[0]?.textContent;
  const same =
    fields.find((one) => called(one) === called(field)) ??
    (isTick(field) ? fields.find((one) => one.type === field.type && label(one) === label(field)) : undefined);
  if (isTick(field) || (same && plain(valueOf(same)) === plain(before))) return same;
  const alike = fields.filter((one) => kind(one) === kind(field) && label(one) === label(field));
  const found = alike.find((one) => plain(valueOf(one)) === plain(before));
  if (found || !same) return found;
  // A row that says something else may be another row: only points that have some in common are sure to be the same.
  const isInRow = field.form.hasAttribute("data-keeps") && kind(field) !== called(field);
  const shared = () => lines(before).some((line) => lines(valueOf(same)).includes(line));
  return !isInRow || (isPoints(field) && shared()) ? same : undefined;
}

/** Where what is half written, and in no file, stands on the page of a program that was opened anew: in the row that is empty there. */
function placeOfHalf(field, fields, taken) {
  const isHalf = !isTick(field) && field.closest(".topic, .task")?.querySelector("[id$=-mangler]");
  const kind = (one) => called(one).replace(/\d+/g, "#");
  const same = fields.find((one) => called(one) === called(field));
  if (!isHalf || !plain(valueOf(field)) || (same && plain(valueOf(same)) === plain(valueOf(field)))) return undefined;
  const isFree = (one) => !plain(valueOf(one)) && !taken.includes(one);
  return same && isFree(same) ? same : fields.findLast((one) => kind(one) === kind(field) && isFree(one));
}

const isPoints = (field) => field.hasAttribute("data-points");
const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

/**
 * Points that somebody has written on (`before` to `now`), with what has come to them elsewhere meanwhile; nothing where others have
 * written otherwise what was changed here.
 */
function together(before, all, fresh) {
  // A point that is empty yet, last of all, is none.
  const now = all.slice(0, all.findLastIndex((line) => line.trim()) + 1);
  const empty = all.slice(now.length);
  let head = 0;
  while (head < before.length && head < now.length && before[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < now.length - head && before.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const gone = before.slice(head, before.length - tail);
  // What two have both put in is there once.
  const come = now.slice(head, now.length - tail).filter((line) => before.includes(line) || !fresh.includes(line));
  const at = fresh.findIndex((_, place) => gone.every((line, step) => fresh[place + step] === line));
  if (gone.length > 0) return at >= 0 ? [...fresh.toSpliced(at, gone.length, ...come), ...empty] : undefined;
  // After the point that they stood after.
  const after = head > 0 ? fresh.lastIndexOf(before[head - 1]) : -1;
  const next = fresh.indexOf(before[before.length - tail]);
  const place = after >= 0 ? after + 1 : next >= 0 && tail > 0 ? next : fresh.length;
  return [...fresh.toSpliced(place, 0, ...come), ...empty];
}

/** Says on a form that in one of its fields two have written: it is not saved before somebody has chosen. */
function setApart(form, field) {
  if ([...form.elements].some((one) => one.name === "uenig" && one.value === placeOf(field))) return;
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "uenig", value: placeOf(field) }));
}

/** What the place of a field in the file is called; of choices side by side, all have one. */
const placeOf = (field) => field.closest("[data-sted]")?.dataset.sted ?? field.id;

/** Of choices side by side, the one that the program gave. */
const given = ({ form, name }) => [...form.elements].find((one) => one.name === name && one.defaultChecked)?.value;

/** Writes in a field of the new page what somebody wrote in the old one; `before` is what both began from. */
function write(one, field, before) {
  const keeps = one.form.hasAttribute("data-keeps");
  if (isTick(one)) {
    const theirs = one.type === "radio" && field.checked ? given(one) : undefined;
    if (keeps && theirs !== undefined && theirs !== given(field) && theirs !== field.value) setApart(one.form, one);
    one.checked = field.checked;
    return;
  }
  const isOthers = plain(valueOf(one)) !== plain(before) && plain(valueOf(one)) !== plain(valueOf(field));
  if (isChoice(one)) {
    const choice = [...one.options].find((option) => option.text === valueOf(field));
    if (choice && isOthers && keeps) setApart(one.form, one);
    if (choice) choice.selected = true;
    return;
  }
  if (isPoints(one)) {
    const rows = field.rowsOfPoints ?? lines(field.value);
    const both = isOthers ? together(lines(before), rows, lines(one.value)) : undefined;
    if (isOthers && !both && keeps) setApart(one.form, one);
    one.rowsOfPoints = both ?? field.rowsOfPoints;
    one.value = both ? both.map((line) => line.trim()).filter(Boolean).join("\n") : field.value;
    return;
  }
  if (isOthers && keeps) setApart(one.form, one);
  one.value = field.value;
}

/**
 * Puts a page in this one's place. What somebody wrote since the form was sent, and in other forms since they were shown, is written
 * there too; gives whether there was any. Where there is no place for it, this page stays, and nothing is given.
 */
export function replace(html, form, sent) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const address = (one) => one.getAttribute("action");
  const partners = new Map();
  let [isWritten, isHomeless] = [false, false];
  for (const old of document.forms) {
    const fresh = old.id ? page.getElementById(old.id) : [...page.forms].find((one) => !one.id && address(one) === address(old));
    const fields = fresh?.localName === "form" ? fieldsOf(fresh) : [];
    const places = (one) => [...one.elements].filter((field) => field.name === "uenig").map((field) => field.value);
    const [were, are] = [places(old), fields.length > 0 ? places(fresh) : []];
    for (const field of fieldsOf(old)) {
      const before = old === form ? sent.get(called(field)) : asGiven(field);
      // What two have written in one place is in no file: a program that was opened anew is told of it.
      const isForgotten = !form && were.includes(placeOf(field)) && !are.includes(placeOf(field));
      const half = form ? undefined : placeOfHalf(field, fields, [...partners.values()]);
      const isSince = isForgotten || half !== undefined || valueOf(field) !== before;
      const one = half ?? partner(field, before, fields);
      if (one) partners.set(field, one);
      // A form that is gone was done with.
      else if (isSince && !isTick(field) && (fields.length > 0 || old.hasAttribute("data-keeps"))) isHomeless = true;
      if (one && isForgotten) setApart(fresh, one);
      if (one && (isSince || plain(valueOf(one)) === plain(valueOf(field)))) {
        write(one, field, half ? valueOf(half) : before);
        // What is typed beside is sent by its own button alone.
        isWritten ||= isSince && !old.hasAttribute("data-aside");
      }
    }
  }
  if (isHomeless) return undefined;
  const [active, top] = [document.activeElement, window.scrollY];
  const caret = [active?.selectionStart, active?.selectionEnd];
  const list = active?.closest(".points");
  const point = list && { field: list.previousElementSibling, at: [...list.querySelectorAll("textarea")].indexOf(active), text: active.value };
  // What is said still is not said again to those who listen.
  const [told, now] = [document, page].map((one) => one.querySelector(".told"));
  if (told && now && told.textContent.trim() === now.textContent.trim()) now.removeAttribute("role");
  // What is unfolded stays so.
  for (const one of document.querySelectorAll("details[open][id]")) page.getElementById(one.id)?.setAttribute("open", "");
  const height = (one) => one?.getBoundingClientRect().top;
  const seen = height(active);
  document.title = page.title;
  document.body.replaceWith(page.body);
  const refocus = () => {
    const field = point && partners.get(point.field);
    const same = field ? pointOf(field, point) : partners.get(active) ?? (active && active.localName !== "body" ? like(active) : undefined);
    window.scrollTo({ top });
    // What was chosen between is chosen: one goes on in its field.
    const chosen = !same && active?.closest(".apart") && (document.getElementById(`${active.value}.0`) ?? document.getElementById(active.value));
    (same ?? chosen)?.focus({ preventScroll: true });
    if (typeof caret[0] === "number") same?.setSelectionRange?.(...caret);
    // What one writes in stays where the eyes are, whatever has come above it.
    const moved = same && seen !== undefined ? height(same) - seen : 0;
    if (moved && seen > 0 && seen < window.innerHeight) window.scrollBy({ top: moved });
  };
  return { isWritten, refocus };
}

/** The point that says what somebody was writing: the nearest to where it stood. */
function pointOf(field, { at, text }) {
  const boxes = [...(field.nextElementSibling?.querySelectorAll("textarea") ?? [])];
  const far = (one) => Math.abs(boxes.indexOf(one) - at);
  const same = boxes.filter((one) => one.value === text).sort((one, other) => far(one) - far(other))[0];
  return same ?? boxes[Math.min(at, boxes.length - 1)];
}
