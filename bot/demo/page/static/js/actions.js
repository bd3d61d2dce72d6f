// What can be done with a message: reply, quote, copy, edit.

import { tell } from "./bus.js";
import { copy } from "./clipboard.js";
import { chooser } from "./popups.js";
import { isMine } from "./store.js";

const GAP = 8;
const STYLES = new Set(["bold", "italic", "underline", "strikethrough", "spoiler"]);

/** Open the menu of a message at a place of the window. */
export function openActions(message, place) {
  const box = chooser("Message actions", actionsFor(message), { hideTitle: true });
  box.classList.add("actions");
  const { width, height } = box.getBoundingClientRect();
  box.style.left = `${between(place.left, innerWidth - width)}px`;
  box.style.top = `${between(place.bottom, innerHeight - height)}px`;
}

const between = (wanted, high) => Math.max(GAP, Math.min(wanted, high - GAP));

function actionsFor(message) {
  const text = message.text ?? message.caption;
  const reply = (quote) => tell("reply", { message, quote });
  const actions = [{ label: "Reply", iconName: "reply", choose: () => reply("") }];
  const selected = selectedIn(message, text);
  if (selected) actions.push({ label: "Quote", iconName: "quote", choose: () => reply(selected) });
  if (text) actions.push({ label: "Copy text", iconName: "copy", choose: () => copy(text) });
  if (isMine(message) && message.text && !message.via_bot) {
    actions.push({ label: "Edit", iconName: "edit", choose: () => tell("edit", message) });
  }
  return actions;
}

/** Return what is selected, if it is a part of the message that can be quoted as plain text. */
function selectedIn(message, text = "") {
  const selected = String(getSelection()).trim();
  const start = selected ? text.indexOf(selected) : -1;
  const isStyled = (message.entities ?? []).some(
    ({ type, offset, length }) =>
      STYLES.has(type) && offset < start + selected.length && start < offset + length,
  );
  return start < 0 || isStyled ? "" : selected;
}
