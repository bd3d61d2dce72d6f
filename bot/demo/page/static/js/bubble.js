// One message as it stands in the chat.

import { openActions } from "./actions.js";
import { attachment, summary } from "./attachment.js";
import { avatar } from "./avatar.js";
import { tell } from "./bus.js";
import { button, el, icon } from "./dom.js";
import { richText } from "./entities.js";
import { clock, colour, fullName } from "./format.js";
import { keyboard } from "./keyboard.js";
import { isMine } from "./store.js";

/** Return a message with all that belongs to it, and the other photos of its album. */
export function bubble(message, album = []) {
  const mine = isMine(message);
  const inGroup = message.chat.type !== "private";
  const name = fullName(message.from);
  const body = el(
    "div",
    { class: `bubble${message.sticker ? " bare" : ""}${message.photo ? " pictured" : ""}` },
    inGroup && !mine && avatar(name, message.from.id),
    inGroup && !mine && author(message.from, name),
    message.via_bot && via(message.via_bot),
    preview(message),
    attachment(message, album),
    words(message, mine),
    actionsButton(message),
  );
  body.addEventListener("click", (event) => actOnTap(event, message));
  body.addEventListener("contextmenu", (event) => actOnMenu(event, message));
  return el(
    "article",
    {
      class: `message ${mine ? "out" : "in"}${inGroup ? " grouped" : ""}`,
      "data-message": `${message.chat.id}/${message.message_id}`,
      "aria-label": `${mine ? "You" : name}, ${clock(message.date)}`,
    },
    el("div", { class: "column" }, body, keyboard(message)),
  );
}

function author(user, name) {
  return el("div", { class: `author ink-${colour(user.id)}` }, el("bdi", {}, name));
}

function via(bot) {
  const name = `@${bot.username}`;
  const mention = button({ class: "linkish", onclick: () => tell("prefill", `${name} `) }, name);
  return el("div", { class: "via" }, "via ", mention);
}

/** Return the few words of what is replied to; a message that opened a topic isn't shown. */
function preview(message) {
  const original = message.reply_to_message;
  if (!original || original.forum_topic_created) return null;
  const said = message.quote?.text ?? summary(original);
  return button(
    {
      class: `preview ink-${colour(original.from.id)}${message.quote ? " quoted" : ""}`,
      "aria-label": `In reply to ${fullName(original.from)}: ${said}`,
      onclick: () => tell("go-to", original.message_id),
    },
    el("bdi", { class: "preview-name" }, fullName(original.from)),
    el("span", { class: "preview-text", dir: "auto" }, said),
  );
}

function words(message, mine) {
  const text = message.text ?? message.caption ?? "";
  const entities = message.entities ?? message.caption_entities;
  return el("div", { class: "text", dir: "auto" }, richText(text, entities), meta(message, mine));
}

function meta(message, mine) {
  return el(
    "span",
    { class: "meta", dir: "ltr" },
    message.reactions?.map((emoji) => el("span", { class: "reaction" }, emoji)),
    el(
      "span",
      { class: "when" },
      message.edit_date && el("span", { class: "edited" }, "edited "),
      el("time", { datetime: new Date(message.date * 1000).toISOString() }, clock(message.date)),
      mine && icon("ticks"),
    ),
  );
}

function actionsButton(message) {
  const attributes = { class: "more", "aria-label": "Message actions", "aria-haspopup": "dialog" };
  const open = (event) => openActions(message, event.currentTarget.getBoundingClientRect());
  return button({ ...attributes, onclick: open }, icon("more"));
}

/** A tap on the bubble, not on something in it, opens what can be done; a mouse selects words. */
function actOnTap(event, message) {
  const onSomething = event.target.closest("a, button, code, .expandable, .spoiler:not(.shown)");
  if (onSomething || event.pointerType === "mouse" || !getSelection().isCollapsed) return;
  openActions(message, new DOMRect(event.clientX, event.clientY));
}

function actOnMenu(event, message) {
  if (event.target.closest("a")) return;
  event.preventDefault();
  openActions(message, new DOMRect(event.clientX, event.clientY));
}
