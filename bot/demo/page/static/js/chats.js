// The list of chats.

import { summary } from "./attachment.js";
import { avatar } from "./avatar.js";
import { on } from "./bus.js";
import { button, byId, el } from "./dom.js";
import { shortWhen } from "./format.js";
import { serviceText } from "./service.js";
import { chatFace, chatTitle, currentChat, isMine, openChat, state } from "./store.js";

const list = byId("chats");
const conversation = byId("chat");

/** Keep the list ready; it comes up in the place of the chat. */
export function startChats() {
  on("list", () => show(true));
  on("opened", () => show(false));
  on("chats messages", () => list.hidden || draw());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) show(false);
  });
}

function show(isList) {
  const hadList = !list.hidden;
  list.hidden = !isList;
  conversation.hidden = isList;
  if (isList) {
    draw();
    list.querySelector(".current")?.focus();
  } else if (hadList) {
    byId("header").querySelector("button").focus();
  }
}

function draw() {
  const focused = document.activeElement?.dataset?.chat;
  const rows = [...state.chats.values()].sort((a, b) => lastDate(b) - lastDate(a)).map(row);
  const me = el("p", { class: "list-me" }, "You are here as ", el("b", {}, state.me.first_name));
  list.replaceChildren(el("header", {}, el("h1", {}, "Chats"), me), el("div", { class: "rows" }, rows));
  if (focused) list.querySelector(`[data-chat="${focused}"]`)?.focus();
}

const lastOf = (chat) => [...chat.messages.values()].at(-1);
const lastDate = (chat) => lastOf(chat)?.date ?? 0;

function row(chat) {
  const isCurrent = chat === currentChat();
  const last = lastOf(chat);
  return button(
    {
      class: `row${isCurrent ? " current" : ""}`,
      "data-chat": chat.info.id,
      "aria-current": isCurrent ? "true" : null,
      onclick: () => openChat(chat.info.id),
    },
    avatar(chatTitle(chat), chatFace(chat)),
    el("bdi", { class: "row-title" }, chatTitle(chat)),
    el("span", { class: "row-when" }, last && shortWhen(last.date)),
    el("span", { class: "row-last", dir: "auto" }, lastWords(chat, last)),
    chat.unread ? el("span", { class: "badge" }, String(chat.unread)) : null,
  );
}

function lastWords(chat, last) {
  if (!last) return "No messages yet";
  if (serviceText(last)) return serviceText(last);
  if (chat.info.type === "private") return summary(last);
  return `${isMine(last) ? "You" : last.from.first_name}: ${summary(last)}`;
}
