// What those in the room choose where somebody else has drawn or written the same meanwhile.
import { askFor } from "./map_asks.js";
import { point } from "./map_geometry.js";
import { toldApart } from "./map_told.js";

const fill = (sentence, places) => sentence.replace(/\{(\w+)\}/g, (_, place) => places[place] ?? "");

/** Of each who is new here and was written elsewhere meanwhile it is asked whether they are the same: `take` has each answer, then `done`. */
export function askWhetherSame(words, [first, ...rest], take, done) {
  const answered = (answer) => () => {
    take(answer);
    // Whoever is somebody is nobody else.
    const open = answer[0] === "samme" ? rest.filter((one) => one.id !== first.id) : rest;
    if (open.length > 0) askWhetherSame(words, open, take, done);
    else done();
  };
  askFor(fill(words.same_ask_there, { navn: first.name }), [
    [words.same_yes, answered(["samme", `${first.id}/${first.there}`])],
    [words.same_no, answered(["anden", `${first.id}/${first.there}`])],
  ]);
}

/** Where somebody stands on the sheet by a drawing that says their field, distance and angle. */
export function placeOf({ drawing }, { field, distance, angle }) {
  return { field, distance, angle, ...point(drawing, distance, angle) };
}

/** Both places of somebody are said and shown, and one press keeps either. */
export function askWhichSide(words, picture, near, person, there, { ours, theirs }) {
  picture.beside(person, placeOf(picture, there));
  const [here, elsewhere] = toldApart(words, near, person, there);
  askFor(`${fill(words.both, { navn: person.name })} ${words.ours}: ${here}. ${words.theirs}: ${elsewhere}.`, [
    [words.keep_ours, ours],
    [words.keep_theirs, theirs],
  ]);
}
