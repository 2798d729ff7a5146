// The map as a picture: what the paper has, with names as large as there is room for. Lengths in mm.
import { curve, path, point, sign, wedge } from "./map_geometry.js";
import { tiesTold } from "./map_told.js";

const COLOURS = { familie: "#a63a37", slægt: "#9a6a14", fritid: "#2f7a4b", "arbejde/skole": "#2b63a0", professionel: "#5b4a8c" };
/** The same for words, which can be read in bright light. */
const DARK = { familie: "#7d2421", slægt: "#634205", fritid: "#1d5733", "arbejde/skole": "#1c4a7d", professionel: "#46376f" };
const [POINT, INK, GREY] = [25.4 / 72, "#1b1f23", "#40484f"];
/** How near somebody is meant, and how far around a line: in mm, and at least in pixels. */
const [REACH, BESIDE] = [8.5, 5];
const [FINGER, THIN] = [46, 24];
/** How large names are at least, in pixels. */
const READABLE = 14.2;
/** Below this size, in pixels, what people are to the borger is left to those who listen, and the names get its room. */
const SMALL = 12;
/** How large the names of fields and rings are at least, in pixels. */
const CAPTION = 12;
/** How much more room the map may have than its frame; by how much less than before it is not made smaller again. */
const [LARGEST, STEADY] = [3, 0.8];
/** How near the edge of its frame, in pixels, a finger moves the map; and how far with each frame of the screen. */
const [EDGE, PACE] = [36, 9];
/** What is left free around the map on the sheet, in mm: the paper's right column is beside the map here. */
const SHOWN = { x: 5, y: 8.5, width: 318, height: 281 };

function element(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export class Picture {
  constructor(svg, words) {
    this.svg = svg;
    this.words = words;
    svg.setAttribute("viewBox", `${SHOWN.x} ${SHOWN.y} ${SHOWN.width} ${SHOWN.height}`);
    const layer = (name) => svg.appendChild(element("g", { class: name }));
    [this.base, this.before, this.other, this.lines, this.signs] = ["base", "before", "other", "lines", "signs"].map(layer);
    this.base.setAttribute("aria-hidden", "true");
    this.before.setAttribute("aria-hidden", "true");
    this.other.setAttribute("aria-hidden", "true");
    this.lines.setAttribute("aria-hidden", "true");
    this.groups = new Map();
    this.zoom = 1;
  }

  /** How many pixels a mm is when the map has the room of its frame. */
  get pixels() {
    this.measured ??= (this.svg.getScreenCTM()?.a ?? 1) / this.zoom;
    return this.measured;
  }

  /** How near somebody is meant, in mm: a fingertip at least. */
  get reach() {
    return Math.max(REACH, FINGER / 2 / (this.pixels * this.zoom));
  }

  /** The frame has become another. */
  resized() {
    this.measured = undefined;
    this.zoomTo(1);
  }

  /** Gives the map so much more room than its frame has, in which it is moved then; what is in the middle stays there. */
  zoomTo(zoom) {
    if (zoom === this.zoom) return;
    const frame = this.svg.parentElement;
    const [across, down] = [frame.scrollLeft + frame.clientWidth / 2, frame.scrollTop + frame.clientHeight / 2].map((middle) => middle / this.zoom);
    this.zoom = zoom;
    const give = (room) => this.svg.style.setProperty("--zoom", room);
    give(zoom);
    this.svg.closest(".map").toggleAttribute("data-large", zoom > 1);
    // What the frame's own bars take of it is given back.
    if (zoom > 1) give((zoom * this.pixels * zoom) / this.svg.getScreenCTM().a);
    frame.scrollTo(across * zoom - frame.clientWidth / 2, down * zoom - frame.clientHeight / 2);
  }

  /** How much room the map needs so that the names can be read: as little more than its frame has as will do. */
  roomFor(people) {
    const lines = people.flatMap((person) => person.shown?.lines.filter((line) => line.is_name) ?? []);
    const smallest = Math.min(READABLE, ...lines.map((line) => line.size * POINT * this.scale * this.pixels));
    const zoom = Math.min(LARGEST, READABLE / smallest);
    const needed = zoom < 1.01 ? 1 : zoom;
    // It does not grow and shrink with each name that is moved.
    return needed < this.zoom && needed > this.zoom * STEADY ? this.zoom : needed;
  }

  fieldName(field) {
    return this.fields.find((one) => one.field === field)?.name ?? field;
  }

  /** The fields, the rings and the borger. */
  ground({ drawing, fields, called }) {
    Object.assign(this, { drawing, fields, called });
  }

  /** Draws them, when they are not as they stand there. */
  drawGround() {
    const { drawing, fields, called } = this;
    const least = CAPTION / (POINT * this.pixels * this.zoom);
    const is = JSON.stringify([drawing.sectors, drawing.rings, drawing.borger, drawing.rim, fields, called, least]);
    if (is === this.drawn) return;
    this.drawn = is;
    const { borger, inner, outer } = drawing;
    const larger = (frame, size) => {
      const k = Math.max(1, least / size);
      return { x: frame.x - ((k - 1) * frame.width) / 2, y: frame.y - ((k - 1) * frame.height) / 2, width: k * frame.width, height: k * frame.height };
    };
    const text = (frame, points, colour, words, weight, size = Math.max(points, least)) =>
      element("text", { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 + size * POINT * 0.34, "font-size": size * POINT, "text-anchor": "middle", fill: colour, "font-weight": weight }, words);
    const ring = (step) => element("circle", { cx: borger.x, cy: borger.y, r: inner + ((outer - inner) * step) / 4, fill: "none", stroke: step % 4 ? "#d3d9de" : "#aab3bb", "stroke-width": step % 4 ? 0.2 : 0.3 });
    this.base.replaceChildren(
      ...drawing.sectors.map((one) => element("path", { d: wedge(drawing, one), fill: COLOURS[one.field], "fill-opacity": 0.08, stroke: "#fff", "stroke-width": 0.5 })),
      ...[0, 1, 2, 3, 4].map(ring),
      ...drawing.rings.flatMap(({ frame, text: words }) => [element("rect", { ...larger(frame, 10), fill: "#fff", "fill-opacity": 0.85, rx: 1 }), text(frame, 10, GREY, words)]),
      ...drawing.sectors.map((one) => text(one.heading, 14, DARK[one.field], this.fieldName(one.field), 600)),
      element("circle", { cx: borger.x, cy: borger.y, r: borger.radius, class: "borger" }),
      element("text", { x: borger.x, y: borger.y + 14 * POINT * 0.34, "font-size": Math.min(14, (2 * borger.radius * 1.7) / POINT / Math.max(called.length, 3)) * POINT, "text-anchor": "middle", fill: "#fff", "font-weight": 600 }, called),
    );
  }

  show(people, ties, chosen, withEarlier, isHeld = false) {
    const smallest = (is_name) => {
      const lines = people.flatMap((person) => person.label?.lines.filter((line) => line.is_name === is_name) ?? []);
      return Math.min(...lines.map((line) => line.size * POINT * this.scale * this.pixels));
    };
    people.forEach((person) => (person.shown = person.label));
    this.scale = largest(people, this.drawing);
    if (smallest(false) < SMALL || smallest(true) < READABLE) {
      for (const person of people) person.shown = person.label && nameOnly(person.label, person);
      this.scale = largest(people, this.drawing);
    }
    // Nothing moves under a finger.
    if (!isHeld) this.zoomTo(this.isWhole ? 1 : this.roomFor(people));
    this.drawGround();
    for (const [id, group] of this.groups)
      if (!people.some((person) => person.id === id)) {
        group.remove();
        this.groups.delete(id);
      }
    people.forEach((person) => this.person(person, person.id === chosen, tiesTold(this.words, people, ties, person.id)));
    this.tie(people, ties);
    this.earlier(withEarlier ? people : []);
  }

  person(person, isChosen, tied) {
    const { drawing } = this;
    let group = this.groups.get(person.id);
    if (!group) {
      group = this.signs.appendChild(element("g", { class: "person", role: "button", tabindex: 0 }));
      group.dataset.id = person.id;
      this.groups.set(person.id, group);
    }
    const distance = this.words.distances[String(Math.round(person.distance))];
    const who = [person.name, person.relation].filter(Boolean).join(", ");
    // The lines are drawn for those who see them; with each name it is heard whom there is one to.
    group.setAttribute("aria-label", `${who}: ${this.fieldName(person.field)}, ${distance}. ${tied}`);
    group.setAttribute("aria-pressed", String(isChosen));
    group.classList.toggle("unplaced", person.unplaced === true);
    group.setAttribute("transform", `translate(${person.x} ${person.y})`);
    const r = drawing.symbol;
    // What looks as it did is not built anew.
    const { x, y } = person.labelAt ?? person;
    const looks = JSON.stringify([person.field, person.team, person.name, person.shown, person.shown && [x, y], this.scale, this.reach, r]);
    if (group.looks === looks) return;
    group.looks = looks;
    group.replaceChildren(
      element("circle", { r: this.reach, class: "reach" }),
      element("circle", { r: r + 2, class: "ring" }),
      element("path", { d: sign(person.field, r), fill: COLOURS[person.field], stroke: "#fff", "stroke-width": 0.28 }),
      ...(person.team ? [element("circle", { r: r + Math.min(0.87, 0.36 * r), fill: "none", stroke: COLOURS[person.field], "stroke-width": 0.28 })] : []),
      ...this.label(person),
    );
  }

  label(person) {
    const placed = person.shown ?? person.label;
    if (!placed) {
      // Somebody new, until the program has found room for the name.
      return [element("text", { x: 4.5, y: 1.5, "font-size": 12 * POINT, "font-weight": 600, fill: INK, class: "name" }, person.name)];
    }
    const k = this.scale;
    const frame = scaled(placed, person.labelAt ?? person, k);
    const [x, anchor] = { left: [frame.x, "start"], center: [frame.x + frame.width / 2, "middle"], right: [frame.x + frame.width, "end"] }[placed.align];
    const at = person.labelAt ?? person;
    const made = placed.lines.map((line) => {
      const size = line.size * POINT * k;
      const y = frame.y + line.top * k + size * 0.9;
      return element("text", { x: x - at.x, y: y - at.y, "font-size": size, "text-anchor": anchor, "font-weight": line.is_name ? 600 : 400, fill: line.is_name ? INK : GREY, class: "name" }, line.text);
    });
    if (placed.leader) {
      const [x1, y1, x2, y2] = placed.leader;
      made.unshift(element("path", { d: `M${x1 - at.x} ${y1 - at.y}L${x2 - at.x} ${y2 - at.y}`, stroke: "#6b747c", "stroke-width": 0.2, fill: "none" }));
    }
    return made;
  }

  tie(people, ties) {
    const by = new Map(people.map((person) => [person.id, person]));
    this.curves = ties.map(([one, other]) => [by.get(one), by.get(other)]);
    this.lines.replaceChildren(
      ...this.curves.flatMap(([one, other], at) => {
        if (!one || !other) return [];
        const d = path(curve(this.drawing, one, other));
        const wide = element("path", { d, class: "beside", "stroke-width": Math.max(BESIDE, THIN / (this.pixels * this.zoom)) });
        wide.dataset.line = at;
        return [wide, element("path", { d, class: "tie" })];
      }),
    );
  }

  /** While somebody is dragged: the sign, the name and the lines, and nothing else. */
  move(person) {
    this.groups.get(person.id).setAttribute("transform", `translate(${person.x} ${person.y})`);
    const drawn = this.lines.children;
    let at = 0;
    for (const [one, other] of this.curves) {
      if (!one || !other) continue;
      if (one.id === person.id || other.id === person.id) {
        const d = path(curve(this.drawing, one, other));
        drawn[at].setAttribute("d", d);
        drawn[at + 1].setAttribute("d", d);
      }
      at += 2;
    }
  }

  /** Where people stood the last time. */
  earlier(people) {
    const { drawing } = this;
    const moved = people.filter((one) => one.earlier && Math.abs(one.earlier - Math.hypot(one.x - drawing.borger.x, one.y - drawing.borger.y)) > 1);
    this.before.replaceChildren(
      ...moved.flatMap((one) => {
        const distance = 1 + (4 * (one.earlier - drawing.inner)) / (drawing.outer - drawing.inner);
        return this.elsewhere(one, { ...point(drawing, distance, one.angle), field: one.field });
      }),
    );
  }

  /** Where somebody else has put somebody meanwhile; nothing when there is nobody. */
  beside(person, there) {
    this.other.replaceChildren(...(person ? this.elsewhere(person, there) : []));
  }

  elsewhere(person, { x, y, field }) {
    return [
      element("path", { d: `M${x} ${y}L${person.x} ${person.y}`, class: "way" }),
      element("path", { d: sign(field, this.drawing.symbol), transform: `translate(${x} ${y})`, fill: "#fff", stroke: COLOURS[field], "stroke-width": 0.4 }),
    ];
  }

  /** Where the map is larger than its frame, those who stand on it and their names are in the middle; the borger, where there is nobody. */
  centre(people) {
    const { borger, symbol } = this.drawing;
    const signs = [borger, ...people].map(({ x, y, radius = symbol }) => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }));
    const boxes = [...signs, ...people.filter((one) => one.shown).map((one) => scaled(one.shown, one, this.scale))];
    const middle = (from, length) => (Math.min(...boxes.map((box) => box[from])) + Math.max(...boxes.map((box) => box[from] + box[length]))) / 2;
    const { x, y } = new DOMPoint(middle("x", "width"), middle("y", "height")).matrixTransform(this.svg.getScreenCTM());
    const frame = this.svg.parentElement;
    const { left, top } = frame.getBoundingClientRect();
    frame.scrollBy(x - left - frame.clientWidth / 2, y - top - frame.clientHeight / 2);
  }

  /** Moves the map in its frame when a finger is at the frame's edge; whether it moved. */
  follow({ clientX, clientY }) {
    const frame = this.svg.parentElement;
    const { left, right, top, bottom } = frame.getBoundingClientRect();
    const near = (at, from, to) => (at < from + EDGE ? -PACE : at > to - EDGE ? PACE : 0);
    const before = [frame.scrollLeft, frame.scrollTop];
    frame.scrollBy(near(clientX, left, Math.min(right, innerWidth)), near(clientY, Math.max(0, top), Math.min(bottom, innerHeight)));
    return frame.scrollLeft !== before[0] || frame.scrollTop !== before[1];
  }

  /** A place of an event on the sheet. */
  at(event) {
    const to = this.svg.getScreenCTM().inverse();
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(to);
    return { x, y };
  }

  /** Who is meant by a place: the nearest, or whose name it is. */
  personAt(people, at) {
    const far = (person) => Math.hypot(person.x - at.x, person.y - at.y);
    const nearest = people.reduce((best, one) => (!best || far(one) < far(best) ? one : best), undefined);
    if (nearest && far(nearest) <= this.reach) return nearest;
    return people.find((person) => {
      const label = person.shown ?? person.label;
      if (!label) return false;
      const from = person.labelAt ?? person;
      const { x, y, width, height } = scaled(label, from, this.scale);
      const [right, down] = [at.x - person.x + from.x - x, at.y - person.y + from.y - y];
      return right >= 0 && right <= width && down >= 0 && down <= height;
    });
  }

  lineAt(target) {
    return target.dataset?.line === undefined ? undefined : Number(target.dataset.line);
  }

  /** Where somebody new is put before they are put where they belong: in the middle of the map's width, with room around. */
  freeSeat(people) {
    const seats = [3, 2.4, 3.6, 4.2, 1.8].flatMap((distance) => Array.from({ length: 24 }, (_, step) => ({ distance, angle: (20 + step * 15) % 360 })));
    const room = (seat) => {
      const at = point(this.drawing, seat.distance, seat.angle);
      return Math.min(30, ...people.map((one) => Math.hypot(one.x - at.x, one.y - at.y)));
    };
    return seats.reduce((best, seat) => (room(seat) > room(best) + 1 ? seat : best));
  }
}

/** A label without what somebody is to the borger, as near to their sign as it was. */
function nameOnly(label, { y }) {
  const lines = label.lines.filter((line) => line.is_name);
  const last = lines.at(-1);
  if (!last || lines.length === label.lines.length) return label;
  const height = Math.min(label.frame.height, last.top + last.size * POINT * 1.25);
  const less = label.frame.height - height;
  const middle = label.frame.y + label.frame.height / 2;
  const down = label.align !== "center" ? less / 2 : middle < y ? less : 0;
  return { ...label, lines, frame: { ...label.frame, y: label.frame.y + down, height } };
}

/** A label's box when its type is larger, on the same side of its sign. */
function scaled({ frame, align, leader }, { y }, k) {
  const [width, height] = [frame.width * k, frame.height * k];
  const middle = frame.y + frame.height / 2;
  const x = { left: frame.x, center: frame.x - (width - frame.width) / 2, right: frame.x + frame.width - width }[align];
  if (align !== "center" || leader) return { x, y: middle - height / 2, width, height };
  return { x, y: middle < y ? frame.y + frame.height - height : frame.y, width, height };
}

/** How much larger than on the paper all names can be without one covering anything. */
function largest(people, drawing) {
  const shown = people.filter((person) => person.shown);
  const meets = (one, other) => one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
  const captions = [...drawing.sectors.map((one) => one.heading), ...drawing.rings.map((ring) => ring.frame)];
  const holds = (k) => {
    const boxes = shown.map((person) => scaled(person.shown, person, k));
    const isInside = (box) => box.x > SHOWN.x && box.y > SHOWN.y && box.x + box.width < SHOWN.x + SHOWN.width && box.y + box.height < SHOWN.y + SHOWN.height;
    return boxes.every((box, at) => {
      const others = boxes.every((other, n) => n === at || !meets(box, other));
      const signs = people.every((one) => one === shown[at] || !meets(box, { x: one.x - drawing.symbol, y: one.y - drawing.symbol, width: 2 * drawing.symbol, height: 2 * drawing.symbol }));
      const { x, y, radius } = drawing.borger;
      return isInside(box) && others && signs && captions.every((caption) => !meets(box, caption)) && !meets(box, { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });
    });
  };
  return [2.2, 2.1, 2, 1.9, 1.8, 1.7, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1].find(holds) ?? 1;
}
