// What those in the room are asked beside the map: a question with a button for each answer, and a name that cannot stand there.

/** Asks those in the room something, with a button for each answer. */
export function askFor(text, answers) {
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

/** A name that cannot stand on the map is in its field again, and what is wrong stands beside it. */
export function typeAgain(why, [typed, whose]) {
  const [name, relation] = ["navn", "hvem"].map((id) => document.getElementById(id));
  // What is being typed there by now stays.
  if (!name.value) [name.value, relation.value] = [typed, whose];
  wrongName(name.value === typed ? why : `${typed}: ${why}`);
  name.focus();
}

export function wrongName(why) {
  const [name, told] = ["navn", "navn-galt"].map((id) => document.getElementById(id));
  told.textContent = why;
  name.toggleAttribute("aria-invalid", why !== "");
}
