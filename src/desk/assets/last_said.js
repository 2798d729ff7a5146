// What is said last holds: what was pressed and waits is not done any more when something else is pressed in its place.

const [MINUTE, DAY] = [60 * 1000, 24 * 60 * 60 * 1000];

/** The day of this machine's clock, as a number. */
export function today() {
  const now = new Date();
  return Math.floor((now.getTime() - now.getTimezoneOffset() * MINUTE) / DAY);
}

/** Whether what was pressed takes something back. */
export const isUndo = ({ button, action }) => action === "/fortryd" || button.value === "fortryd";

/** Takes from the list what was pressed last in place of something that waits, with all that came before it. */
export function takeNewer(wishes, one) {
  if (!one?.button || one.button.matches(".toggle")) return undefined;
  const says = ({ button, value }) => [button.name, value].join("=");
  const replaces = (other) => other.button && other.isLate && (isUndo(other) || (other.action === one.action && says(other) !== says(one)));
  const at = wishes.findLastIndex(replaces);
  return at < 0 ? undefined : wishes.splice(0, at + 1).at(-1);
}
