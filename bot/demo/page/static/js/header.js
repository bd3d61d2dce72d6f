// The head of the chat: back to the list, who it is, what goes on.

import { avatar } from "./avatar.js";
import { on, tell } from "./bus.js";
import { button, byId, el, icon } from "./dom.js";
import { status } from "./status.js";
import { chatFace, chatTitle, currentChat, state } from "./store.js";

/** Show the head and keep it up to date. */
export function startHeader() {
  const badge = el("span", { class: "badge", hidden: true });
  const back = button({ class: "round", "aria-label": "All chats", onclick: () => tell("list") });
  back.append(icon("back"), badge);
  const picture = el("span", { class: "picture" });
  const name = el("h1", { dir: "auto" });
  const line = el("p", { class: "status", role: "status" });
  const me = el("span", { class: "me" });
  byId("header").append(back, picture, el("div", { class: "names" }, name, line), me);

  const drawChat = () => {
    const title = chatTitle(currentChat());
    picture.replaceChildren(avatar(title, chatFace(currentChat())));
    name.textContent = title;
    document.title = title;
    me.replaceChildren(avatar(state.me.first_name, state.me.id));
    me.title = `You are here as ${state.me.first_name}`;
    drawStatus(line);
  };
  on("opened", drawChat);
  on("status connection", () => currentChat() && drawStatus(line));
  on("chats", () => currentChat() && (drawBadge(badge), drawStatus(line)));
}

function drawStatus(line) {
  const { text, isBusy } = status();
  if (line.textContent !== text) line.textContent = text;
  line.classList.toggle("busy", isBusy);
}

function drawBadge(badge) {
  const others = [...state.chats.values()].filter((chat) => chat.info.id !== state.current);
  const unread = others.reduce((sum, chat) => sum + chat.unread, 0);
  badge.hidden = !unread;
  badge.textContent = unread;
  badge.setAttribute("aria-label", `${unread} unread`);
}
