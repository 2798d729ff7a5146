// Somebody new: a name is written and put on the map, where there is room.
import { askFor, wrongName } from "./map_asks.js";
import { fieldAt, point } from "./map_geometry.js";
import { spelt } from "./map_told.js";

const fill = (sentence, places) => sentence.replace(/\{(\w+)\}/g, (_, place) => places[place] ?? "");

/** How soon, in ms, it is looked again whether all that waited has come through. */
const SOON = 6;

/** Whether a name is written that has not been put on the map. */
export const isTyped = () => document.getElementById("navn").value.trim() !== "";

/**
 * Listens to the fields of a new name, and gives the act that puts it on the map: whether there was one. `map` says who stands there and
 * whether something waits, and is told of somebody new, and that they are another than one of their name.
 */
export function listenForNames(box, picture, words, map) {
  /** Puts the name that is written on the map; whether there was one. */
  function add() {
    const [name, relation] = ["navn", "hvem"].map((id) => document.getElementById(id));
    if (!isTyped() || !picture.drawing) return false;
    const added = [name.value.trim(), relation.value.trim()];
    const done = (act) => () => {
      name.value = relation.value = "";
      map.show();
      act();
    };
    wrongName("");
    const there = map.people().find((one) => spelt(one.name) === spelt(added[0]));
    if (!there) {
      name.focus();
      done(() => putOn(added))();
      return true;
    }
    // Two can have one name, and one can be written twice: whoever is in the room knows.
    askFor(fill(words.same_ask, { navn: [there.name, there.relation].filter(Boolean).join(", ") }), [
      [words.same_yes, done(() => picture.groups.get(there.id)?.focus())],
      [words.same_no, done(() => map.isOther(putOn(added), there.id))],
    ]);
    return true;
  }

  /** Puts somebody new on the map, where there is room; their id. */
  function putOn(added) {
    const people = map.people();
    const numbers = people.map((one) => one.id).filter((id) => id.startsWith("ny-")).map((id) => Number(id.slice(3)));
    const seat = picture.freeSeat(people);
    const at = { ...seat, ...point(picture.drawing, seat.distance, seat.angle), field: fieldAt(picture.drawing, seat.angle) };
    const id = `ny-${1 + Math.max(0, ...numbers)}`;
    map.add({ id, name: added[0], relation: added[1], added, new: true, unplaced: true, ...at });
    return id;
  }

  box.querySelector(".add").addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!add()) document.getElementById("navn").focus();
  });
  document.getElementById("navn").addEventListener("input", map.show);

  // Whoever goes from here with a name written takes it along to the map, where the page that follows says what is not saved.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || !add()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const leave = () => {
      if (map.isWaiting() && !map.isAway()) return setTimeout(leave, SOON);
      // What could not be put there is told, and is in its field again.
      if (!map.isWaiting() && !isTyped()) location.assign(link.href);
    };
    leave();
  }, true);
  return add;
}
