// A page that is open when the program is closed and opened again: it keeps what was said, and goes on when it is let in anew.

/** How long, in ms, until it is tried again. */
const WAIT = 2000;

/** Where the tovholder takes the screen back. */
export const LEAVE = "/sammen/luk";

/** The page that is shown to the borger, by its address and below which its others lie. */
const shown = () => document.body.dataset.side;

/** Whether an answer is of a program that knows this page no more, or shows another. */
export function isElsewhere(answer) {
  if (answer.status === 401 || answer.status === 403) return true;
  const { pathname } = new URL(answer.url);
  return answer.redirected && pathname !== LEAVE && pathname !== shown() && !pathname.startsWith(`${shown()}/`);
}

/** Waits until an address can be asked for again, and gives what it answers. The screen is shared anew where it is free. */
export async function comeBack(address, sayWhy) {
  for (;;) {
    sayWhy();
    try {
      let answer = await fetch(address);
      if (isElsewhere(answer) && answer.ok) {
        const [home, page] = shown().split("/sammen/");
        await fetch(`${home}/sammen`, { method: "POST", body: new URLSearchParams({ side: page, laas: document.body.dataset.laas ?? "" }) });
        answer = await fetch(address);
      }
      if (!isElsewhere(answer) && answer.ok) return await answer.text();
    } catch {
      // It is not open again yet.
    }
    await new Promise((again) => setTimeout(again, WAIT));
  }
}
