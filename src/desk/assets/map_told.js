// What is said of the map in sentences that depend on how many they are about, and on what stands beside what.
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
