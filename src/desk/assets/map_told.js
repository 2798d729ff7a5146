// What is said of the map in sentences that depend on how many they are about, and on what stands beside what.
import { tenth } from "./map_geometry.js";

const fill = (sentence, places) => sentence.replace(/\{(\w+)\}/g, (_, place) => places[place] ?? "");

/** Several names after one another. */
export const listed = (names, and) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${and} ${names.at(-1)}`);

/** A name as it is compared with another. */
export const spelt = (name) => name.trim().replace(/\s+/g, " ").toLowerCase();

/** Two places of one person in words that tell them apart: where the words are the same, the one is told from the other. */
export function toldApart(words, near, ours, theirs) {
  const [here, there] = [near(ours), near(theirs)];
  if (here !== there) return [here, there];
  const [closer, farther] = [words.closer, words.farther].map((sentence) => fill(sentence, { sted: here }));
  if (ours.distance < theirs.distance) return [closer, farther];
  if (ours.distance > theirs.distance) return [farther, closer];
  return [fill(words.aside, { sted: here }), there];
}

/** What is asked of those whom nobody has moved. */
export const unmovedAsk = (words, names) => fill(names.length === 1 ? words.unplaced_ask : words.unplaced_ask_all, { navne: listed(names, words.and) });

/** With whom somebody has to do, as it is heard with their name. */
export function tiesTold(words, people, ties, id) {
  const others = ties.filter((pair) => pair.includes(id)).map(([one, other]) => (one === id ? other : one));
  const names = others.map((other) => people.find((person) => person.id === other)?.name).filter(Boolean);
  return names.length === 0 ? words.ties_none : fill(words.ties, { navne: listed(names, words.and) });
}

/** What is said when lines have come or gone, a sentence for each; nothing where they are as they were. */
export function tiesChanged(words, people, before, after) {
  const name = (id) => people.find((person) => person.id === id)?.name;
  const lacks = (ties, [a, b]) => !ties.some((pair) => pair.includes(a) && pair.includes(b));
  const told = (sentence, ties) => ties.filter((pair) => pair.every(name)).map(([one, other]) => fill(sentence, { navn: name(one), anden: name(other) }));
  const [come, gone] = [after.filter((pair) => lacks(before, pair)), before.filter((pair) => lacks(after, pair))];
  return [...told(words.tied, come), ...told(words.untied, gone)].join(". ");
}

/** What was taken back, by what was drawn and what is drawn now: a sentence for each thing. */
export function takenBack(words, then, now) {
  const has = ({ people }, { id }) => people.some((one) => one.id === id);
  const isAt = (one, other) => one.field === other.field && tenth(one.distance) === tenth(other.distance) && tenth(one.angle) === tenth(other.angle);
  const isMoved = (one) => then.people.some((other) => other.id === one.id && !isAt(one, other));
  const named = (sentence, people) => people.map(({ name }) => fill(sentence, { navn: name }));
  const [gone, moved] = [then.people.filter((one) => !has(now, one)), now.people.filter(isMoved)];
  const ties = tiesChanged(words, now.people, then.ties, now.ties);
  return [words.undone, ...named(words.undone_added, gone), ...named(words.undone_moved, moved), ties].filter(Boolean).join(" ");
}
