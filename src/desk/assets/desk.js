// What needs a script. Without it every page works, and the paper changes when one saves.
import { follow } from "./live.js";
import { keep } from "./save.js";

keep(follow);
follow();

// What the browser has kept of a page is not shown again by »back«: the screen may have been given to the borger since.
window.addEventListener("pagehide", () => (document.documentElement.hidden = true));
window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

// An open page keeps the desk open.
setInterval(() => fetch("/puls").catch(() => {}), 10 * 60 * 1000);
