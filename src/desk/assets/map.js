// The map that is drawn together: names are dragged to where they feel right, two taps draw a line. Where everybody and every name
// stands is laid out by the program, as on the paper; the page keeps what is drawn until it is saved.
import { askFor, typeAgain } from "./map_asks.js";
import { askWhetherSame, askWhichSide, placeOf } from "./map_choices.js";
import { comeBack } from "./come_back.js";
import { afterSave, calledBy, goneFrom, laidOut, namesAnew, namesSaved, stepsKept, stepsSent, tying, withActs, without, written, writtenAgain } from "./map_acts.js";
import { fieldAt, place, point } from "./map_geometry.js";
import { takeHold } from "./map_hands.js";
import { isTyped, listenForNames } from "./map_new.js";
import { Picture } from "./map_picture.js";
import { askProgram } from "./map_program.js";
import { listed, takenBack, unmovedAsk } from "./map_told.js";

const box = document.getElementById("kort");
const words = JSON.parse(box.dataset.ord);
const [said, saidAway] = [".said", ".away"].map((part) => box.querySelector(`.status ${part}`));
const [saveButton, undoButton, earlierButton, wholeButton] = ["gem", "fortryd", "sidst", "hele"].map((id) => document.getElementById(id));
const picture = new Picture(box.querySelector("svg"), words);

/** How far, in mm, a key moves; how long keys rest before others settle, in ms. */
const [STEP, REST] = [3, 700];
/** How long, in ms, it takes until what waits is sent again. */
const AGAIN = 3000;

/** What the program has laid out last, and what was done since and waits, act by act in its order. */
let known = { people: [], ties: [] };
let waiting = [];
/** What stands on the screen: the one with the other done to it. */
let people = [];
let ties = [];
let from = "";
/** What the drawing began from. */
let base = "";
/** What the program had laid out before each act that it has taken. */
let history = [];
let chosen;
/** The pause after a key. */
let resting;
/** Those whom somebody else has put elsewhere meanwhile, until there is a choice. */
let apart = [];
/** Of those who are new here and were written elsewhere too: what was answered, whether they are the same. */
let same = [];
/** Whether the program is being asked, and whether it is to save when it has taken all that was done. */
let [isBusy, isToSave] = [false, false];
let again;
/** What was said last, and why something waits. */
let [told, away] = ["", ""];

const by = (id) => people.find((person) => person.id === id);
const fill = (sentence, places) => sentence.replace(/\{(\w+)\}/g, (_, place) => places[place] ?? "");
const isSaved = () => waiting.length === 0 && !isToSave && apart.length === 0 && written(known) === base;

/** Says something once: it is not heard again when something else comes to stand beside it. */
function say(text) {
  told = text;
  for (const [place, now] of [[said, told], [saidAway, away]]) if (place.textContent !== now) place.textContent = now;
}

/** Says why something waits; nothing, when the program answers again. */
function sayAway(why) {
  away = why;
  box.toggleAttribute("data-waiting", why !== "");
  say(told);
}

const hands = takeHold(picture, [picture.svg, box.querySelector(".beside")], {
  people: () => people,
  tap: choose,
  tapLine: (line) => tie(...ties[line].map(by)),
  tapNothing: unchoose,
  put(person, at) {
    const put = placeAt(at);
    tell({ ...person, ...put });
    act({ kind: "move", id: person.id, place: put });
  },
  letGo: unchoose,
});
const add = listenForNames(box, picture, words, {
  people: () => people,
  show,
  isWaiting: () => waiting.length > 0,
  isAway: () => away !== "",
  add(person) {
    tell(person);
    act({ kind: "add", person });
  },
  isOther: (one, there) => same.push(["anden", `${one}/${there}`]),
});

start();

async function start() {
  const answer = await ask("tegning");
  if (answer.why) {
    // Nothing has been drawn yet: it is only not shown.
    sayAway(answer.why === words.trying ? words.cannot_show : answer.why);
    again = setTimeout(start, AGAIN);
    return;
  }
  sayAway("");
  if (answer.refused) {
    box.inert = true;
    return say(answer.refused);
  }
  take(answer);
  begin(answer);
  if (answer.drawn) {
    // Those who are in no file yet.
    for (const person of answer.drawn.people) {
      const now = known.people.find((one) => one.id === person.id);
      if (person.new && now) now.added = person.new;
      if (now) now.unplaced = person.unplaced;
    }
    apart = answer.apart ?? [];
    history = stepsKept(answer.steps ?? [], known, picture.drawing);
    say(words.from_before);
  } else if (known.people.length === 0) say(words.empty);
  show();
  chooseSide();
  picture.centre(people);
}

/** From here on it is known what was drawn. */
function begin(answer) {
  from = answer.from;
  base = answer.base ? writtenAgain(answer.base) : answer.drawn ? "" : written(known);
}

/** Asks the program, with what is answered already of those whom two have written. */
function ask(what, body) {
  const more = () => [...apart.map((id) => ["uenig", id]), ...same];
  return askProgram(what, body, words, { more, away: sayAway, anew: letInAnew });
}

/** The program has been opened anew: it calls people by other words, and what waits is sent again. */
async function letInAnew() {
  const now = await comeBack(`${location.pathname}/tegning`, () => sayAway(words.anew));
  if (!now.startsWith("{")) return;
  const renamed = namesAnew(known.people, JSON.parse(now).people);
  known = calledBy(renamed, known);
  waiting = waiting.map((one) => calledBy(renamed, one));
  history = history.map((one) => calledBy(renamed, one));
  if (base) base = JSON.stringify(calledBy(renamed, JSON.parse(base)));
  chosen = chosen && renamed(chosen);
  apart = apart.map(renamed);
  same = [];
  if (hands.held) hands.held.person = { ...hands.held.person, id: renamed(hands.held.person.id) };
  if (picture.drawing) show();
}

/** Takes what the program has laid out. */
function take(answer, before = known.people) {
  known = laidOut(answer, before);
  picture.ground(answer);
}

function show() {
  if (!picture.drawing) return;
  ({ people, ties } = withActs(known, waiting));
  // Whoever is held by a finger stays in it.
  if (hands.held) hands.held.person = by(hands.held.person.id) ?? hands.held.person;
  if (hands.held?.isDragged && hands.held.at) Object.assign(hands.held.person, hands.held.at);
  picture.show(people, ties, chosen, earlierButton.getAttribute("aria-pressed") === "true", hands.held !== undefined);
  wholeButton.hidden = picture.zoom === 1 && !picture.isWhole;
  saveButton.disabled = isSaved() && !isTyped();
  undoButton.disabled = history.length === 0 && !waiting.some((act) => isOfHands(act));
}

/** Whether an act was done by somebody, and did not only take another back. */
const isOfHands = ({ kind }) => kind !== "back" && kind !== "right";

/** What was done is drawn at once; then the program is asked to lay it out. */
function act(one) {
  rest();
  waiting.push(one);
  show();
  goOn();
}

/** Keys that were pressed have led where they were to. */
function rest() {
  clearTimeout(resting);
  resting = undefined;
  for (const one of waiting) delete one.isOpen;
}

/** Sends what waits, one after the other; what cannot be taken just now is sent again after a while. */
async function goOn() {
  if (isBusy) return;
  clearTimeout(again);
  isBusy = true;
  let isDone = true;
  while (isDone && (waiting.length > 0 ? !waiting[0].isOpen : isToSave)) {
    box.dataset.settling = "";
    isDone = await (waiting.length > 0 ? sendFirst() : sendToSave());
  }
  isBusy = false;
  const isAll = waiting.length === 0 && !isToSave;
  if (isAll) delete box.dataset.settling;
  // What waited has been taken back.
  if (isAll && away) sayAway("");
  if (!isDone) again = setTimeout(goOn, AGAIN);
}

/** Whether the program has answered; else it is said that all waits. */
function hasAnswered({ why }) {
  const waited = away !== "";
  sayAway(why ?? "");
  if (waited && !why && waiting.length <= 1 && !isToSave) say(words.caught_up);
  return why === undefined;
}

/** Sends the first act that waits; whether the program has answered. */
async function sendFirst() {
  const [first] = waiting;
  const sent = withActs(known, [first]);
  const begun = performance.now();
  const steps = stepsSent(isOfHands(first) ? [...history, known] : history);
  const moved = first.isExact ? "" : first.id ?? first.person?.id ?? "";
  const answer = await ask("saet", { kort: written(sent), flyttet: moved, grund: base, fra: from, trin: steps });
  if (answer.isAnew) return true;
  first.isSent = answer.why === words.waiting;
  if (!hasAnswered(answer)) return false;
  if (waiting[0] !== first) {
    // Taken back meanwhile: the program is told how it is without.
    waiting.unshift({ kind: "back", ...known });
    return true;
  }
  waiting.shift();
  if (answer.refused) {
    if (answer.name && first.kind === "add") {
      say("");
      typeAgain(answer.refused, first.person.added);
    } else say(answer.refused);
  } else {
    if (isOfHands(first)) history.push(known);
    take(answer, sent.people);
    // Those whom another desk has put there meanwhile were there before what is drawn here.
    if (answer.base) base = writtenAgain(answer.base);
    const gone = goneFrom(sent.people, known.people);
    if (gone.length > 0) leave(gone, words.gone);
    box.dataset.settled = String(Math.round(performance.now() - begun));
  }
  show();
  return true;
}

/** Those whom somebody else has taken out of the network: that is said, and all else goes on. */
function leave(gone, sentence) {
  const ids = gone.map(({ id }) => id);
  history = history.map((one) => without(ids, one));
  apart = apart.filter((id) => !ids.includes(id));
  if (ids.includes(chosen)) chosen = undefined;
  say(fill(sentence, { navne: listed(gone.map(({ name }) => name), words.and) }));
}

/** »Gem som i dag«, when the program has taken all that was done; whether it has answered. */
async function sendToSave() {
  const answer = await ask("gem", { kort: written(known), fra: from, grund: base });
  if (answer.isAnew) return true;
  if (!hasAnswered(answer)) return false;
  isToSave = false;
  if (answer.refused) {
    say(answer.refused);
    show();
    return true;
  }
  if (answer.alike) {
    askWhetherSame(words, answer.alike, (one) => (same = [...same, one]), save);
    show();
    return true;
  }
  const before = known.people;
  const gone = before.filter(({ id }) => answer.gone.includes(id));
  history = [];
  chosen = undefined;
  same = [];
  apart = answer.apart ?? [];
  take(answer, []);
  begin(answer);
  // What was drawn meanwhile stands on what is saved.
  const names = namesSaved(before, known.people);
  waiting = waiting.map((one) => afterSave(one, names, known));
  if (hands.held) hands.held.person = { ...hands.held.person, id: names(hands.held.person.id) };
  show();
  say(isSaved() ? words.saved : "");
  if (gone.length > 0) leave(gone, isSaved() ? words.gone_saved : words.gone);
  chooseSide();
  return true;
}

const near = (person) => `${picture.fieldName(person.field)}, ${words.distances[String(Math.round(person.distance))]}`;

function tell(person) {
  if (person.unplaced) return say(fill(words.unplaced, { navn: person.name }));
  const name = picture.fieldName(person.field);
  say(fill(words.placed, { navn: person.name, felt: name, afstand: words.distances[String(Math.round(person.distance))] }));
}

/** Where somebody is put by a hand, at a place of the sheet. */
function placeAt(at) {
  const put = place(picture.drawing, at);
  // Where it stands now is somebody's own act.
  return { ...put, ...point(picture.drawing, put.distance, put.angle), field: fieldAt(picture.drawing, put.angle), unplaced: false, goal: undefined };
}

/** Chooses somebody; with somebody chosen before, a line is drawn or taken away. */
function choose(person) {
  const before = chosen && by(chosen);
  if (!before || before === person) {
    if (before) return unchoose();
    chosen = person.id;
    say(fill(words.chosen, { navn: person.name }));
    return show();
  }
  chosen = undefined;
  tie(before, person);
}

/** Nobody is chosen any more, and that somebody is, is said no longer. */
function unchoose() {
  if (chosen) say("");
  chosen = undefined;
  show();
}

function tie(one, other) {
  const tied = tying({ ties }, one.id, other.id);
  say(fill(tied.isTied ? words.tied : words.untied, { navn: one.name, anden: other.name }));
  act(tied);
}

// ---- by keys

picture.svg.addEventListener("keydown", (event) => {
  const person = by(event.target.dataset?.id);
  if (!person) return;
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const way = ways[event.key];
  if (way) {
    event.preventDefault();
    let moving = waiting.at(-1);
    if (!moving?.isOpen || moving.id !== person.id) {
      rest();
      moving = { kind: "move", id: person.id, isOpen: true };
      waiting.push(moving);
    }
    const step = event.shiftKey ? STEP / 5 : STEP;
    // Where the keys have led, which lies between the tenths.
    const goal = person.goal ?? { x: person.x, y: person.y };
    const next = { x: goal.x + way[0] * step, y: goal.y + way[1] * step };
    moving.place = { ...placeAt(next), goal: next };
    box.dataset.settling = "";
    tell({ ...person, ...moving.place });
    show();
    event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
    clearTimeout(resting);
    resting = setTimeout(put, REST);
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    if (resting !== undefined) put();
    else choose(person);
  } else if (event.key === "Escape") unchoose();
});

/** What was moved by keys is there. */
function put() {
  rest();
  goOn();
}

undoButton.addEventListener("click", () => {
  rest();
  chosen = undefined;
  // The last of what waits comes first, then what the program has taken.
  const at = waiting.findLastIndex((one) => isOfHands(one));
  const [those, were] = [people, ties];
  const tellBack = () => say(takenBack(words, { people: those, ties: were }, { people, ties }));
  say("");
  if (at >= 0 && !waiting.slice(at).some((one) => one.kind === "back")) {
    const taken = waiting.splice(at);
    // Nobody knows whether it came through: the program is told how it is without.
    if (taken.some((one) => one.isSent)) waiting.unshift({ kind: "back", ...known });
    show();
    tellBack();
    return goOn();
  }
  const before = history.pop();
  if (!before) return;
  waiting = waiting.filter((one) => one.kind !== "back");
  act({ kind: "back", ...before });
  tellBack();
});

// Where the map is larger than its frame, the whole of it is one tap away.
wholeButton.addEventListener("click", () => {
  picture.isWhole = !picture.isWhole;
  wholeButton.setAttribute("aria-pressed", String(picture.isWhole));
  wholeButton.textContent = picture.isWhole ? words.whole_hide : words.whole;
  show();
});

earlierButton.addEventListener("click", () => {
  const isOn = earlierButton.getAttribute("aria-pressed") !== "true";
  earlierButton.setAttribute("aria-pressed", String(isOn));
  earlierButton.textContent = isOn ? words.earlier_hide : words.earlier;
  show();
});

saveButton.addEventListener("click", () => {
  // Whether a name is somebody who stands there already is answered first.
  if (add() && isTyped()) return;
  const unmoved = people.filter((one) => one.unplaced);
  if (unmoved.length === 0) return save();
  // Where the program has put somebody is saved when somebody has said that it is right.
  askFor(unmovedAsk(words, unmoved.map((one) => one.name)), [
    [words.unplaced_yes, () => {
      rest();
      waiting.push({ kind: "right" });
      save();
    }],
    [words.unplaced_no, () => picture.groups.get(unmoved[0].id)?.focus()],
  ]);
});

/** Saves what is drawn; at once, also when something waits. */
function save() {
  rest();
  isToSave = true;
  show();
  goOn();
}

/** Of somebody whom two have placed both places are said and shown, and one press keeps either. */
function chooseSide() {
  const person = by(apart[0]);
  picture.beside();
  if (!person) return;
  const there = JSON.parse(base).people.find((one) => one.id === person.id);
  const goOnAfter = (act) => () => {
    apart = apart.slice(1);
    act();
    picture.beside();
    if (apart.length > 0) chooseSide();
  };
  askWhichSide(words, picture, near, person, there, {
    ours: goOnAfter(save),
    theirs: goOnAfter(() => act({ kind: "move", isExact: true, id: person.id, place: placeOf(picture, there) })),
  });
}

// How large names can be depends on the screen.
window.addEventListener("resize", () => {
  if (!picture.drawing || hands.held) return;
  picture.resized();
  show();
});
window.addEventListener("beforeunload", (event) => {
  if (picture.drawing && (!isSaved() || isTyped())) event.preventDefault();
});
