// The geometry of the map that is needed while something is dragged: the same as in src/network_map. Lengths in mm from the sheet's
// top left corner, angles in degrees clockwise from the top.

const CLEARANCE = 2.5;
const SOFT = 0.09;

const radians = (degrees) => (degrees * Math.PI) / 180;

export function point(drawing, distance, angle) {
  const radius = drawing.inner + ((distance - 1) / 4) * (drawing.outer - drawing.inner);
  const { x, y } = drawing.borger;
  return { x: x + radius * Math.sin(radians(angle)), y: y - radius * Math.cos(radians(angle)) };
}

/** Distance to the tenth and angle to the tenth of a point, as near and as far as a map goes. */
export function place(drawing, at) {
  const [x, y] = [at.x - drawing.borger.x, at.y - drawing.borger.y];
  const radius = Math.hypot(x, y);
  const distance = 1 + (4 * (radius - drawing.inner)) / (drawing.outer - drawing.inner);
  const angle = (Math.atan2(x, -y) * 180) / Math.PI;
  return { distance: tenth(Math.min(5, Math.max(1, distance))), angle: tenth((angle + 360) % 360) };
}

export const tenth = (number) => Math.round(number * 10) / 10;

export function fieldAt(drawing, angle) {
  const sector = drawing.sectors.find((one) => angle >= one.from && angle < one.to);
  return (sector ?? drawing.sectors.at(-1)).field;
}

/** A line between two, bent softly round the borger. */
export function curve(drawing, from, to) {
  const way = { x: to.x - from.x, y: to.y - from.y };
  const length = Math.hypot(way.x, way.y);
  if (length < 1e-9) return { from, control: from, to };
  const middle = drawing.borger;
  const raw = ((middle.x - from.x) * way.x + (middle.y - from.y) * way.y) / (length * length);
  const along = Math.min(1, Math.max(0, raw));
  const nearest = { x: from.x + way.x * along, y: from.y + way.y * along };
  let out = { x: -way.y / length, y: way.x / length };
  if (out.x * (nearest.x - middle.x) + out.y * (nearest.y - middle.y) < 0) out = { x: -out.x, y: -out.y };
  const gap = middle.radius + CLEARANCE - Math.hypot(nearest.x - middle.x, nearest.y - middle.y);
  let pull = SOFT * length;
  if (gap > 0) pull = Math.max(pull, (1.1 * gap) / Math.max(0.2, 2 * along * (1 - along)));
  const share = Math.min(0.65, Math.max(0.35, along));
  return { from, control: { x: from.x + way.x * share + out.x * pull, y: from.y + way.y * share + out.y * pull }, to };
}

export const path = ({ from, control, to }) => `M${from.x} ${from.y}Q${control.x} ${control.y} ${to.x} ${to.y}`;

/** A field from the middle to the rim. */
export function wedge(drawing, sector) {
  const steps = Math.max(2, Math.ceil((sector.to - sector.from) / 4));
  const { x, y } = drawing.borger;
  const rim = Array.from({ length: steps + 1 }, (_, step) => {
    const angle = radians(sector.from + ((sector.to - sector.from) * step) / steps);
    return `${x + drawing.rim * Math.sin(angle)} ${y - drawing.rim * Math.cos(angle)}`;
  });
  return `M${x} ${y}L${rim.join("L")}Z`;
}

/** The sign of a field round a point, as on the paper. */
export function sign(field, radius) {
  const corners = (count, size, down = 0) =>
    Array.from({ length: count }, (_, corner) => {
      const angle = (2 * Math.PI * corner) / count;
      return `${size * Math.sin(angle)} ${down - size * Math.cos(angle)}`;
    }).join("L");
  if (field === "slægt") return `M${corners(4, radius * 1.12)}Z`;
  if (field === "fritid") return `M${corners(3, radius * 1.15, radius * 0.1)}Z`;
  if (field === "arbejde/skole") return `M${corners(6, radius * 1.05)}Z`;
  if (field === "professionel") {
    const half = radius * 0.9;
    return `M${-half} ${-half}H${half}V${half}H${-half}Z`;
  }
  return `M0 ${-radius}A${radius} ${radius} 0 1 1 0 ${radius}A${radius} ${radius} 0 1 1 0 ${-radius}Z`;
}
