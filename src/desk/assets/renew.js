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
const valueOf = (field) => (isTick(field) ? field.checked : field.value);
const asGiven = (field) =>
  isTick(field) ? field.defaultChecked
  : field.localName === "select" ? ([...field.options].find((one) => one.defaultSelected) ?? field.options[0])?.value
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
  return alike.find((one) => plain(valueOf(one)) === plain(before)) ?? same;
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
    for (const field of fieldsOf(old)) {
      const before = old === form ? sent.get(called(field)) : asGiven(field);
      const isSince = valueOf(field) !== before;
      const one = partner(field, before, fields);
      if (one) partners.set(field, one);
      // A form that is gone was done with.
      else if (isSince && !isTick(field) && (fields.length > 0 || old.hasAttribute("data-keeps"))) isHomeless = true;
      if (one && (isSince || plain(valueOf(one)) === plain(valueOf(field)))) {
        // Rows of points that are empty yet stay too.
        if (field.rowsOfPoints) one.rowsOfPoints = field.rowsOfPoints;
        if (isTick(one)) one.checked = field.checked;
        else one.value = field.value;
        isWritten ||= isSince;
      }
    }
  }
  if (isHomeless) return undefined;
  const [active, top] = [document.activeElement, window.scrollY];
  const caret = [active?.selectionStart, active?.selectionEnd];
  const point = active?.closest(".points") && [active.closest(".points").previousElementSibling, active.id.split(".").at(-1)];
  document.title = page.title;
  document.body.replaceWith(page.body);
  const refocus = () => {
    const field = point && partners.get(point[0]);
    const same = field ? document.getElementById(`${field.id}.${point[1]}`) : partners.get(active) ?? (active && active.localName !== "body" ? like(active) : undefined);
    window.scrollTo({ top });
    same?.focus({ preventScroll: true });
    if (typeof caret[0] === "number") same?.setSelectionRange?.(...caret);
  };
  return { isWritten, refocus };
}
