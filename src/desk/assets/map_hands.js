// A finger or a mouse on the map: somebody is dragged, two taps tie, a tap on a line takes it away.

/** How far, in pixels, a hand may slip in a tap: it trembles more on glass than with a mouse. */
const slip = ({ pointerType }) => (pointerType === "mouse" ? 5 : 10);

/**
 * Listens to hands; who is held by one just now is `held`. `map` says who stands on the map and whether somebody is chosen, and is told
 * who is tapped, which line, whom a hand has put where, and that all is let go of.
 */
export function takeHold(picture, places, map) {
  const hands = { held: undefined };
  let frame;

  function grab(event, person) {
    event.preventDefault();
    event.currentTarget.setPointerCapture?.(event.pointerId);
    hands.held = { person, x: event.clientX, y: event.clientY, isDragged: false };
  }

  // A finger on somebody drags them, and moves neither the page nor the map in its frame.
  picture.svg.addEventListener("touchstart", (event) => {
    if (picture.drawing && picture.personAt(map.people(), picture.at(event.changedTouches[0]))) event.preventDefault();
  }, { passive: false });
  picture.svg.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    const person = picture.personAt(map.people(), picture.at(event));
    if (person) return grab(event, person);
    const line = picture.lineAt(event.target);
    if (line !== undefined) map.tapLine(line);
    else map.tapNothing();
  });
  for (const place of places) {
    place.addEventListener("pointermove", (event) => {
      const { held } = hands;
      if (!held || !event.isPrimary) return;
      if (!held.isDragged && Math.hypot(event.clientX - held.x, event.clientY - held.y) < slip(event)) return;
      held.isDragged = true;
      held.finger = { clientX: event.clientX, clientY: event.clientY };
      frame ??= requestAnimationFrame(drag);
    });
    place.addEventListener("pointerup", drop);
    place.addEventListener("pointercancel", () => {
      if (!hands.held) return;
      hands.held = undefined;
      map.letGo();
    });
  }

  function drag() {
    frame = undefined;
    const { held } = hands;
    if (!held?.isDragged) return;
    const { person, finger } = held;
    // At the edge of a map that is larger than its frame, the map comes along.
    if (picture.follow(finger)) frame = requestAnimationFrame(drag);
    held.at = picture.at(finger);
    Object.assign(person, held.at);
    picture.move(person);
  }

  function drop(event) {
    if (!hands.held || !event.isPrimary) return;
    const { person, isDragged } = hands.held;
    const at = isDragged ? picture.at(event) : undefined;
    hands.held = undefined;
    if (isDragged) map.put(person, at);
    else map.tap(person);
  }

  return hands;
}
