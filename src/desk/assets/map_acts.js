// What is done on the map, act by act: acts wait in their order on top of what the program has laid out, until it has taken each.
import { point, tenth } from "./map_geometry.js";

/** How many steps can be taken back after the page was left. */
const STEPS = 60;

/** People and lines of their own, so that nothing that is done to them on the screen touches these. */
const copied = ({ people, ties }) => ({ people: people.map((person) => ({ ...person })), ties: ties.map((pair) => [...pair]) });

const isTie = ([a, b], { one, other }) => (a === one && b === other) || (a === other && b === one);

/** A drawing with an act done to it. What was to be done to somebody who is not there any more is not done. */
function withAct(drawing, act) {
  const { people, ties } = drawing;
  const isThere = (id) => people.some((person) => person.id === id);
  switch (act.kind) {
    case "move":
      // The name goes along as it stood, until the program has found room for it.
      return { people: people.map((person) => (person.id === act.id ? { ...person, labelAt: person.labelAt ?? { x: person.x, y: person.y }, ...act.place } : person)), ties };
    case "add":
      return { people: [...people, { ...act.person }], ties };
    case "tie": {
      const rest = ties.filter((pair) => !isTie(pair, act));
      return { people, ties: act.isTied && isThere(act.one) && isThere(act.other) ? [...rest, [act.one, act.other]] : rest };
    }
    case "right":
      return { people: people.map((person) => ({ ...person, unplaced: false })), ties };
    default:
      // Taken back to an earlier drawing.
      return copied(act);
  }
}

/** What stands on the screen when these acts are done to a drawing. */
export const withActs = (drawing, acts) => copied(acts.reduce(withAct, drawing));

/** The act by which two are tied, or are not any more. */
export function tying({ ties }, one, other) {
  return { kind: "tie", one, other, isTied: !ties.some((pair) => isTie(pair, { one, other })) };
}

/** A drawing, or an act, with people called by other words. */
export function calledBy(renamed, one) {
  const { id, people, ties } = one;
  return {
    ...one,
    ...(id && { id: renamed(id) }),
    ...(one.kind === "tie" && { one: renamed(one.one), other: renamed(one.other) }),
    ...(people && { people: people.map((person) => ({ ...person, id: renamed(person.id) })) }),
    ...(ties && { ties: ties.map((pair) => pair.map(renamed)) }),
  };
}

const key = ({ name, relation }) => `${name}|${relation}`;

/** What people are called by a program that was opened anew: they are the same by name and relation, in the order of the file. */
export function namesAnew(people, there) {
  const left = new Map();
  for (const one of there) left.set(key(one), [...(left.get(key(one)) ?? []), one.id]);
  const words = new Map();
  for (const one of people) if (!one.new) words.set(one.id, left.get(key(one))?.shift() ?? one.id);
  return (id) => words.get(id) ?? id;
}

/** What people are called when a drawing has been saved: those who were new are in the file now. */
export function namesSaved(people, saved) {
  const there = new Map(saved.map((one) => [key(one), one.id]));
  const known = new Set(saved.map((one) => one.id));
  const words = new Map(people.map((one) => [one.id, known.has(one.id) ? one.id : there.get(key(one)) ?? one.id]));
  return (id) => words.get(id) ?? id;
}

/** An act that was done while the drawing before it was being saved, on what is saved now. */
export function afterSave(act, renamed, saved) {
  const one = calledBy(renamed, act);
  if (!one.people) return one;
  // Taken back to an earlier drawing: everybody stands where they stood there.
  const were = new Map(one.people.map((person) => [person.id, person]));
  const place = ({ field, distance, angle, x, y }) => ({ field, distance, angle, x, y });
  const known = saved.people.map((person) => ({ ...person, ...(were.has(person.id) && place(were.get(person.id))) }));
  const more = one.people.filter((person) => !saved.people.some((other) => other.id === person.id));
  return { ...one, people: [...known, ...more] };
}

/** A drawing as it is sent, and as two are compared. */
export const written = ({ people, ties }) =>
  JSON.stringify({
    people: people.map(({ id, added, unplaced, field, distance, angle }) => ({ id, new: added ?? null, unplaced: unplaced === true, field, distance: tenth(distance), angle: tenth(angle) })),
    ties,
  });

/** The same of a drawing that the program has kept. */
export const writtenAgain = ({ people, ties }) => written({ people: people.map((one) => ({ ...one, added: one.new ?? undefined })), ties });

/** Those of a drawing who are not in another. */
export const goneFrom = (people, now) => people.filter((one) => !one.id.startsWith("ny-") && !now.some((other) => other.id === one.id));

/** A drawing without those who are not there any more. */
export const without = (gone, one) => ({
  ...one,
  people: one.people.filter(({ id }) => !gone.includes(id)),
  ties: one.ties.filter((pair) => !pair.some((id) => gone.includes(id))),
});

/** What was drawn before each step, as it is sent along. */
export const stepsSent = (history) => `[${history.slice(-STEPS).map(written).join(",")}]`;

/** The same of those that the program has kept: everybody who is there stands where they stood then. */
export function stepsKept(steps, known, drawing) {
  const now = new Map(known.people.map((person) => [person.id, person]));
  const person = ({ id, new: added, unplaced, field, distance, angle }) => {
    const one = now.get(id) ?? { id, name: added?.[0], relation: added?.[1], new: true };
    return { ...one, labelAt: one.label && { x: one.x, y: one.y }, ...point(drawing, distance, angle), added: added ?? undefined, unplaced, field, distance, angle };
  };
  return steps.map(({ people, ties }) => ({ people: people.filter(({ id, new: added }) => now.has(id) || added).map(person), ties }));
}

/** What the program has laid out, with what the page alone knows of those in it. */
export function laidOut(answer, before) {
  const were = new Map(before.map((person) => [person.id, person]));
  const isThere = (person, is) => is && tenth(is.distance) === tenth(person.distance) && tenth(is.angle) === tenth(person.angle);
  const people = answer.people.map((person, at) => {
    const was = were.get(person.id);
    const { field, label, in_team: team, x, y } = answer.drawing.people[at];
    return {
      ...person,
      added: person.new ? was?.added : undefined,
      unplaced: was?.unplaced,
      // Keys go on from where they led, however slowly they are pressed.
      goal: isThere(person, was) ? was.goal : undefined,
      field,
      label,
      team,
      x,
      y,
    };
  });
  return { people, ties: answer.ties };
}
