// What needs a script. Without it every page works, and the paper changes when one saves.
import { follow } from "./live.js";
import { keep } from "./save.js";

keep(follow);
follow();

// An open page keeps the desk open.
setInterval(() => fetch("/puls").catch(() => {}), 10 * 60 * 1000);
