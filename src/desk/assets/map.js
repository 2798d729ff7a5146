// The map that is drawn together: names are dragged to where they feel right, two taps draw a line. Where everybody and every name
// stands is laid out by the program, as on the paper; the page keeps what is drawn until it is saved.
import { comeBack, isElsewhere } from "./come_back.js";
import { fieldAt, place, point, tenth } from "./map_geometry.js";
import { Picture } from "./map_picture.js";

const box = document.getElementById("kort");
const words = JSON.parse(box.dataset.ord);
const status = box.querySelector(".status");
const [saveButton, undoButton, earlierButton] = ["gem", "fortryd", "sidst"].map((id) => document.getElementById(id));
const picture = new Picture(box.querySelector("svg"), words);

/** How far, in pixels, a finger may slip in a tap; how far, in mm, a key moves; how long keys rest before others settle, in ms. */
const [SLIP, STEP, REST] = [6, 3, 700];

let people = [];
let ties = [];
let from = "";
/** What the drawing began from. */
let base = "";
let history = [];
let chosen;
let turn = 0;
let isSaved = true;
let resting;
/** What somebody is called now. */
let renamed = (id) => id;
/** Who is under a finger. */
let held;
/** Those whom somebody else has put elsewhere meanwhile, until there is a choice. */
let apart = [];
/** Whose name was typed last, until the program has taken it. */
let adding;
/** The save that is under way: what is drawn meanwhile is asked about afterwards. */
let saving;

const by = (id) => people.find((person) => person.id === id);
const fill = (sentence, places) => sentence.replace(/\{(\w+)\}/g, (_, place) => places[place] ?? "");
const say = (text) => (status.textContent = text);

start();

async function start() {
  const answer = await ask("tegning");
  if (!answer) return;
  if (answer.refused) {
    box.inert = true;
    return say(answer.refused);
  }
  take(answer);
  begin(answer);
  if (answer.drawn) {
    // Those who are in no file yet.
    for (const person of answer.drawn.people) {
      const now = by(person.id);
      if (person.new && now) now.added = person.new;
      if (now) now.unplaced = person.unplaced;
    }
    isSaved = false;
    apart = answer.apart ?? [];
    say(words.from_before);
  } else if (people.length === 0) say(words.empty);
  show();
  chooseSide();
  // Where the map is larger than its frame, the borger is in the middle of it.
  const frame = box.querySelector(".canvas");
  frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
}

/** From here on it is known what was drawn. */
function begin(answer) {
  from = answer.from;
  base = answer.base ? JSON.stringify(answer.base) : drawn();
}

/** Asks the program; until it answers, what is drawn stays and is asked for again. `body` gives what is sent, as it is then. */
async function ask(what, body) {
  const mine = ++turn;
  const address = `${location.pathname}/${what}`;
  for (;;) {
    try {
      const answer = await fetch(address, body && { method: "POST", body: new URLSearchParams(fieldsOf(body())) });
      const text = await answer.text();
      if (mine !== turn) return;
      const isPage = answer.headers.get("content-type")?.startsWith("text/html");
      if (!isElsewhere(answer)) {
        if (answer.ok || text.startsWith("{")) return JSON.parse(text);
        return { refused: isPage ? words.not_saved : text || words.not_saved };
      }
    } catch {
      if (mine !== turn) return;
      say(words.waiting);
      await new Promise((again) => setTimeout(again, 3000));
      if (mine !== turn) return;
      continue;
    }
    // The program has been opened anew: it calls people by other words, and what is drawn is sent again.
    const now = await comeBack(`${location.pathname}/tegning`, () => mine === turn && say(words.anew));
    if (mine !== turn) return;
    if (now.startsWith("{")) callAnew(JSON.parse(now).people);
    say("");
  }
}

/** What is sent, with whom two have placed. */
const fieldsOf = (body) => [...Object.entries(body), ...apart.map((id) => ["uenig", id])];

/** Calls people by the words of a program that was opened anew: they are the same by name and relation, in the order of the file. */
function callAnew(there) {
  const key = ({ name, relation }) => `${name}|${relation}`;
  const left = new Map();
  for (const one of there) left.set(key(one), [...(left.get(key(one)) ?? []), one.id]);
  const words = new Map();
  for (const one of people) if (!one.new) words.set(one.id, left.get(key(one))?.shift() ?? one.id);
  renamed = (id) => words.get(id) ?? id;
  const anew = (drawing) => ({
    people: drawing.people.map((one) => ({ ...one, id: renamed(one.id) })),
    ties: drawing.ties.map((pair) => pair.map(renamed)),
  });
  ({ people, ties } = anew({ people, ties }));
  if (base) base = JSON.stringify(anew(JSON.parse(base)));
  history = history.map((text) => JSON.stringify(anew(JSON.parse(text))));
  chosen = chosen && renamed(chosen);
  apart = apart.map(renamed);
  if (held) held.person = by(renamed(held.person.id)) ?? held.person;
  show();
}

function take(answer) {
  const before = new Map(people.map((person) => [person.id, person]));
  const isThere = (person, is) => is && tenth(is.distance) === tenth(person.distance) && tenth(is.angle) === tenth(person.angle);
  people = answer.people.map((person, at) => ({
    ...person,
    added: person.new ? before.get(person.id)?.added : undefined,
    unplaced: before.get(person.id)?.unplaced,
    // Keys go on from where they led, however slowly they are pressed.
    goal: isThere(person, before.get(person.id)) ? before.get(person.id).goal : undefined,
    field: answer.drawing.people[at].field,
    label: answer.drawing.people[at].label,
    team: answer.drawing.people[at].in_team,
    ...{ x: answer.drawing.people[at].x, y: answer.drawing.people[at].y },
  }));
  ties = answer.ties;
  // Whoever is held by a finger stays in it.
  if (held) held.person = by(held.person.id) ?? held.person;
  if (held?.isDragged && held.at) Object.assign(held.person, held.at);
  picture.ground(answer);
}

function show() {
  picture.show(people, ties, chosen, earlierButton.getAttribute("aria-pressed") === "true");
  saveButton.disabled = isSaved;
  undoButton.disabled = history.length === 0;
}

const drawn = () =>
  JSON.stringify({
    people: people.map(({ id, added, unplaced, field, distance, angle }) => ({ id, new: added ?? null, unplaced: unplaced === true, field, distance: tenth(distance), angle: tenth(angle) })),
    ties,
  });

const snapshot = () => JSON.stringify({ people, ties });

function restore(text) {
  ({ people, ties } = JSON.parse(text));
}

/** What was done is drawn at once; then the others' names settle. */
async function settle(moved) {
  clearTimeout(resting);
  resting = undefined;
  isSaved = false;
  box.dataset.settling = "";
  show();
  if (saving) return;
  const begun = performance.now();
  let sent;
  const answer = await ask("saet", () => ({ kort: (sent = drawn()), flyttet: moved ? renamed(moved) : "", grund: base, fra: from }));
  // What was moved by keys meanwhile is asked about when they rest.
  if (!answer || drawn() !== sent) return;
  if (answer.refused) {
    restore(history.pop());
    if (answer.name && adding) typeAgain(answer.refused);
    else say(answer.refused);
    delete box.dataset.settling;
    return show();
  }
  adding = undefined;
  take(answer);
  isSaved = apart.length === 0 && drawn() === base;
  show();
  box.dataset.settled = String(Math.round(performance.now() - begun));
  delete box.dataset.settling;
}

const near = (person) => `${picture.fieldName(person.field)}, ${words.distances[String(Math.round(person.distance))]}`;

function tell(person) {
  if (person.unplaced) return say(fill(words.unplaced, { navn: person.name }));
  const name = picture.fieldName(person.field);
  say(fill(words.placed, { navn: person.name, felt: name, afstand: words.distances[String(Math.round(person.distance))] }));
}

/** Somebody is put where they are now. */
function put(person) {
  tell(person);
  return settle(person.id);
}

function moveTo(person, at) {
  // Where it stands now is somebody's own act.
  person.unplaced = false;
  Object.assign(person, place(picture.drawing, at));
  person.field = fieldAt(picture.drawing, person.angle);
  Object.assign(person, point(picture.drawing, person.distance, person.angle));
}

/** Chooses somebody; with somebody chosen before, a line is drawn or taken away. */
function choose(person) {
  const before = chosen && by(chosen);
  if (!before || before === person) {
    chosen = before ? undefined : person.id;
    if (chosen) say(fill(words.chosen, { navn: person.name }));
    return show();
  }
  chosen = undefined;
  tie(before, person);
}

function tie(one, other) {
  history.push(snapshot());
  const is = ([a, b]) => (a === one.id && b === other.id) || (a === other.id && b === one.id);
  const isTied = ties.some(is);
  ties = isTied ? ties.filter((pair) => !is(pair)) : [...ties, [one.id, other.id]];
  say(fill(isTied ? words.untied : words.tied, { navn: one.name, anden: other.name }));
  settle();
}

// ---- by finger and mouse

function grab(event, person, isNew) {
  event.preventDefault();
  event.currentTarget.setPointerCapture?.(event.pointerId);
  held = { person, isNew, x: event.clientX, y: event.clientY, before: snapshot(), isDragged: false };
}

picture.svg.addEventListener("pointerdown", (event) => {
  if (!event.isPrimary || event.button !== 0) return;
  const at = picture.at(event);
  const person = picture.personAt(people, at);
  if (person) return grab(event, person, false);
  const line = picture.lineAt(event.target);
  if (line !== undefined) {
    const [one, other] = ties[line];
    tie(by(one), by(other));
  } else if (chosen) {
    chosen = undefined;
    show();
  }
});

let frame;
for (const target of [picture.svg, box.querySelector(".beside")]) {
  target.addEventListener("pointermove", (event) => {
    if (!held || !event.isPrimary) return;
    if (!held.isDragged && Math.hypot(event.clientX - held.x, event.clientY - held.y) < SLIP) return;
    held.isDragged = true;
    held.at = picture.at(event);
    frame ??= requestAnimationFrame(drag);
  });
  target.addEventListener("pointerup", drop);
  target.addEventListener("pointercancel", () => {
    if (!held) return;
    restore(held.before);
    held = undefined;
    show();
  });
}

function drag() {
  frame = undefined;
  if (!held?.isDragged) return;
  const { person, at } = held;
  Object.assign(person, at);
  picture.move(person, people, ties);
}

function drop(event) {
  if (!held || !event.isPrimary) return;
  const { person, isDragged, before } = held;
  const at = isDragged ? picture.at(event) : undefined;
  held = undefined;
  if (!isDragged) return choose(person);
  history.push(before);
  moveTo(person, at);
  put(person);
}

// ---- by keys

picture.svg.addEventListener("keydown", (event) => {
  const person = by(event.target.dataset?.id);
  if (!person) return;
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const way = ways[event.key];
  if (way) {
    event.preventDefault();
    if (resting === undefined) history.push(snapshot());
    const step = event.shiftKey ? STEP / 5 : STEP;
    // Where the keys have led, which lies between the tenths.
    const goal = person.goal ?? { x: person.x, y: person.y };
    const next = { x: goal.x + way[0] * step, y: goal.y + way[1] * step };
    moveTo(person, next);
    person.goal = next;
    isSaved = false;
    box.dataset.settling = "";
    tell(person);
    show();
    event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
    clearTimeout(resting);
    resting = setTimeout(() => put(person), REST);
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    if (resting !== undefined) put(person);
    else choose(person);
  } else if (event.key === "Escape" && chosen) {
    chosen = undefined;
    show();
  }
});

// ---- somebody new

box.querySelector(".add").addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  const [name, relation] = ["navn", "hvem"].map((id) => document.getElementById(id));
  if (!name.value.trim()) return name.focus();
  history.push(snapshot());
  const added = [name.value.trim(), relation.value.trim()];
  const number = 1 + Math.max(0, ...people.filter((one) => one.added).map((one) => Number(one.id.slice(3))));
  const seat = picture.freeSeat(people);
  const person = { id: `ny-${number}`, name: added[0], relation: added[1], added, new: true, unplaced: true, ...seat };
  person.field = fieldAt(picture.drawing, person.angle);
  Object.assign(person, point(picture.drawing, person.distance, person.angle));
  people.push(person);
  adding = { name: name.value, relation: relation.value };
  name.value = relation.value = "";
  wrongName("");
  name.focus();
  put(person);
});

/** A name that cannot stand on the map is in its field again, and what is wrong stands beside it. */
function typeAgain(why) {
  const [name, relation] = ["navn", "hvem"].map((id) => document.getElementById(id));
  if (!name.value) [name.value, relation.value] = [adding.name, adding.relation];
  adding = undefined;
  wrongName(why);
  name.focus();
}

function wrongName(why) {
  const [name, told] = ["navn", "navn-galt"].map((id) => document.getElementById(id));
  told.textContent = why;
  name.toggleAttribute("aria-invalid", why !== "");
}

undoButton.addEventListener("click", () => {
  if (history.length === 0) return;
  chosen = undefined;
  restore(history.pop());
  say("");
  settle();
});

earlierButton.addEventListener("click", () => {
  const isOn = earlierButton.getAttribute("aria-pressed") !== "true";
  earlierButton.setAttribute("aria-pressed", String(isOn));
  earlierButton.textContent = isOn ? words.earlier_hide : words.earlier;
  show();
});

saveButton.addEventListener("click", () => {
  const waiting = people.filter((one) => one.unplaced);
  if (waiting.length === 0) return save();
  // Where the program has put somebody is saved when somebody has said that it is right.
  askFor(fill(words.unplaced_ask, { navne: waiting.map((one) => one.name).join(", ") }), [
    [words.unplaced_yes, () => {
      for (const one of people) one.unplaced = false;
      show();
      save();
    }],
    [words.unplaced_no, () => picture.groups.get(waiting[0].id)?.focus()],
  ]);
});

async function save() {
  if (resting !== undefined) clearTimeout(resting);
  resting = undefined;
  box.dataset.settling = "";
  let sent;
  saving = ask("gem", () => ({ kort: (sent = drawn()), fra: from, grund: base }));
  const answer = await saving;
  saving = undefined;
  if (!answer) return;
  delete box.dataset.settling;
  if (answer.refused) {
    say(answer.refused);
    return drawn() === sent ? undefined : settle();
  }
  const since = drawn() === sent ? undefined : { people, ties };
  history = [];
  chosen = undefined;
  apart = answer.apart ?? [];
  isSaved = apart.length === 0;
  const before = people;
  people = [];
  take(answer);
  begin(answer);
  show();
  say(isSaved ? words.saved : "");
  chooseSide();
  if (since) goOn(since, before);
}

/** Asks those in the room something, with a button for each answer. */
function askFor(text, answers) {
  const asking = document.getElementById("valg");
  asking.replaceChildren(Object.assign(document.createElement("p"), { textContent: text }));
  for (const [label, act] of answers) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: label });
    button.addEventListener("click", () => {
      asking.replaceChildren();
      act();
    });
    asking.append(button);
  }
  asking.querySelector("button").focus();
  asking.scrollIntoView({ block: "nearest" });
}

/** Of somebody whom two have placed both places are said and shown, and one press keeps either. */
function chooseSide() {
  const person = by(apart[0]);
  picture.beside();
  if (!person) return;
  const there = JSON.parse(base).people.find((one) => one.id === person.id);
  const at = point(picture.drawing, there.distance, there.angle);
  picture.beside(person, { ...at, field: there.field });
  const chosen = (act) => () => {
    apart = apart.slice(1);
    act();
    picture.beside();
    if (apart.length > 0) chooseSide();
  };
  askFor(`${fill(words.both, { navn: person.name })} ${words.ours}: ${near(person)}. ${words.theirs}: ${near(there)}.`, [
    [words.keep_ours, chosen(() => save())],
    [words.keep_theirs, chosen(() => {
      Object.assign(person, { field: there.field, distance: there.distance, angle: there.angle }, at);
      settle();
    })],
  ]);
}

/** What was drawn while the rest was being saved stands on what is saved: those who were new then are in the file now. */
function goOn(since, before) {
  history.push(snapshot());
  const key = ({ name, relation }) => `${name}|${relation}`;
  const saved = new Map(people.map((one) => [key(one), one.id]));
  const known = new Set(people.map((one) => one.id));
  const id = (one) => (known.has(one.id) ? one.id : saved.get(key(one)) ?? one.id);
  const words = new Map(before.map((one) => [one.id, id(one)]));
  for (const one of since.people) {
    const place = { field: one.field, distance: one.distance, angle: one.angle, x: one.x, y: one.y };
    const now = by(words.get(one.id) ?? one.id);
    if (now) Object.assign(now, place);
    else people.push(one);
  }
  ties = since.ties.map((pair) => pair.map((one) => words.get(one) ?? one));
  settle();
}

// How large names can be depends on the screen.
window.addEventListener("resize", () => picture.drawing && !held && show());
window.addEventListener("beforeunload", (event) => {
  if (!isSaved) event.preventDefault();
});
