// The round picture of a person, a bot or a group: initials on a colour.

import { el } from "./dom.js";
import { colour, initials } from "./format.js";

/** Return an avatar; it says nothing to a screen reader, the name stands beside it. */
export function avatar(name, id) {
  return el("span", { class: `avatar colour-${colour(id)}`, "aria-hidden": "true" }, initials(name));
}
