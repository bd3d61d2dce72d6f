// An empty chat: what the bot is, and how to begin.

import { avatar } from "./avatar.js";
import { on } from "./bus.js";
import { byId, el } from "./dom.js";
import { richText } from "./entities.js";
import { profile } from "./profile.js";
import { chatFace, chatTitle, currentChat, messagesOf } from "./store.js";

const place = byId("welcome");

/** Show it while the chat is empty. */
export function startWelcome() {
  on("opened messages profile", draw);
}

/** Tell whether nobody has written in the chat yet. */
export function isEmpty() {
  return !messagesOf(currentChat()).length;
}

function draw() {
  place.hidden = !currentChat() || !isEmpty();
  if (place.hidden) return;
  const chat = currentChat();
  const title = chatTitle(chat);
  const isBot = chat.info.type === "private";
  const text = isBot ? profile.description || profile.short_description : "";
  place.replaceChildren(
    el(
      "div",
      { class: "card" },
      avatar(title, chatFace(chat)),
      el("h2", {}, isBot ? "What can this bot do?" : title),
      el("p", { class: "about", dir: "auto" }, richText(text || "No messages here yet.")),
    ),
  );
}
