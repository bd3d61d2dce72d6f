// The topics of a group that has them, in a row under the head.

import { on } from "./bus.js";
import { button, byId } from "./dom.js";
import { currentChat, openChat, state } from "./store.js";

const bar = byId("topics");

/** Show the topics of the open chat. */
export function startTopics() {
  on("opened messages", draw);
}

function draw() {
  const chat = currentChat();
  const topics = chat ? [...chat.topics] : [];
  bar.hidden = !topics.length;
  bar.replaceChildren(...[[0, "All"], ...topics].map(([id, name]) => chip(chat, id, name)));
}

function chip(chat, id, name) {
  const isOpen = id === state.topic;
  const open = () => openChat(chat.info.id, id);
  return button({ class: "chip", "aria-pressed": String(isOpen), dir: "auto", onclick: open }, name);
}
