// The program is asked what is drawn and where it stands; what it answers, or why it does not.
import { isElsewhere } from "./come_back.js";

/** How long, in ms, the program may be silent until that is said. */
const SLOW = 4000;

/**
 * Asks the program; `why` in its answer says why there is none. It is told with `more` besides; that it is slow is told to `away`, and
 * that it was opened anew to `anew`, after which what only looks is asked again.
 */
export async function askProgram(what, body, words, { more, away, anew }) {
  const slow = setTimeout(away, SLOW, words.waiting);
  try {
    const sent = body && { method: "POST", body: new URLSearchParams([...Object.entries(body), ...more()]) };
    const answer = await fetch(`${location.pathname}/${what}`, sent);
    const text = await answer.text();
    clearTimeout(slow);
    if (isElsewhere(answer)) {
      await anew();
      return body ? { isAnew: true } : askProgram(what, body, words, { more, away, anew });
    }
    if (text.startsWith("{")) return JSON.parse(text);
    const isPage = answer.headers.get("content-type")?.startsWith("text/html");
    // What was done cannot stand so, or the files cannot be got at just now: that passes.
    if ((answer.status === 409 || answer.status === 422) && !isPage) return { refused: text };
    return { why: words.trying };
  } catch {
    return { why: words.waiting };
  } finally {
    clearTimeout(slow);
  }
}
