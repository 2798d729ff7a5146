// A yes or a no that is not saved yet stands on the page as it was said, and can be said otherwise meanwhile.
import { like } from "./renew.js";

/** What a button means on the page as the program gave it, whatever is shown meanwhile. */
export const meaning = (button) => button.dataset.meant ?? button.value;

/** Shows what was said by buttons that can be pressed or not: as said, and not saved yet. */
export function showUnsaved(wishes) {
  for (const { button, value } of wishes) {
    const now = button?.matches(".toggle") && like(button);
    if (!now) continue;
    now.dataset.meant ??= now.value;
    now.setAttribute("aria-pressed", String(value === "ja"));
    // Pressed once more it says the other.
    now.value = value === "ja" ? "nej" : "ja";
    const who = now.closest("li").querySelector(".who");
    const note = who.querySelector(".unsaved") ?? who.appendChild(Object.assign(document.createElement("small"), { className: "unsaved" }));
    note.textContent = now.closest("[data-ugemt]").dataset.ugemt;
  }
}
