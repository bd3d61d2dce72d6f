// What stands under the name of the chat: connecting, typing, or what it is.

import { on, tell } from "./bus.js";
import { currentChat, state } from "./store.js";

const ACTION_MILLISECONDS = 5500;
const DOING = { typing: "typing", upload_document: "sending a file", upload_photo: "sending a photo" };
const doing = new Map();

/** Follow what the bot does in each chat. */
export function startStatus() {
  on("action", begin);
  on("arrived", (message) => message.from.is_bot && end(message.chat.id));
}

/** Return the status of the open chat: its words, and whether something is going on. */
export function status() {
  if (!state.online) return { text: "connecting…", isBusy: true };
  const chat = currentChat();
  const action = doing.get(chat.info.id)?.action;
  if (action) return { text: `${who(chat)}${DOING[action] ?? "working"}…`, isBusy: true };
  if (state.starting !== null) return { text: `starting, ${state.starting} %…`, isBusy: true };
  if (chat.info.type === "private") return { text: "bot", isBusy: false };
  const count = chat.info.members;
  if (!count) return { text: "group", isBusy: false };
  return { text: `${count} member${count === 1 ? "" : "s"}`, isBusy: false };
}

const who = (chat) => (chat.info.type === "private" ? "" : `${state.bot.first_name} is `);

function begin({ chat_id: chat, action }) {
  clearTimeout(doing.get(chat)?.timer);
  doing.set(chat, { action, timer: setTimeout(() => end(chat), ACTION_MILLISECONDS) });
  tell("status");
}

function end(chat) {
  clearTimeout(doing.get(chat)?.timer);
  doing.delete(chat);
  tell("status");
}
