// Points, one below the other: Enter makes the next, Backspace in an empty one takes it away. Behind them stands the field with a
// line for each, which is what is sent.

/** Makes a field with a line for each point into points. */
export function points(field, label) {
  const list = Object.assign(document.createElement("div"), { className: "points" });
  field.hidden = true;
  field.after(list);
  const texts = field.value.split("\n").filter((line) => line.trim());
  for (const text of field.rowsOfPoints ?? [...texts, ""]) add(text);

  function add(text, after) {
    const row = document.createElement("div");
    const box = document.createElement("textarea");
    box.rows = 1;
    box.value = text;
    row.append(box);
    if (after) after.after(row);
    else list.append(row);
    number();
    fit(box);
    return box;
  }

  function number() {
    [...list.querySelectorAll("textarea")].forEach((box, at) => {
      box.id = `${field.id}.${at}`;
      box.setAttribute("aria-label", `${label} ${at + 1}`);
    });
  }

  function fit(box) {
    if (CSS.supports("field-sizing", "content")) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
  }

  function gather() {
    const texts = [...list.querySelectorAll("textarea")].map((box) => box.value);
    field.value = texts.map((text) => text.trim()).filter(Boolean).join("\n");
    // As they stand, with those that are empty yet: a page that takes this one's place has them too.
    field.rowsOfPoints = texts;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  list.addEventListener("input", ({ target }) => {
    const lines = target.value.split(/\r?\n/);
    if (lines.length > 1) {
      target.value = lines[0];
      let row = target.parentElement;
      for (const line of lines.slice(1)) row = add(line, row).parentElement;
      row.firstElementChild.focus();
    }
    fit(target);
    gather();
  });
  list.addEventListener("keydown", (event) => {
    const box = event.target;
    const row = box.parentElement;
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      const rest = box.value.slice(box.selectionEnd);
      box.value = box.value.slice(0, box.selectionStart);
      const next = add(rest, row);
      next.focus();
      next.setSelectionRange(0, 0);
      gather();
    } else if (event.key === "Backspace" && box.value === "" && list.children.length > 1) {
      event.preventDefault();
      const beside = row.previousElementSibling ?? row.nextElementSibling;
      row.remove();
      number();
      beside.firstElementChild.focus();
      gather();
    }
  });
  return list;
}
