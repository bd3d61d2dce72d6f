// The buttons under a message.

import { act, Refusal } from "./api.js";
import { answerTo } from "./answers.js";
import { tell } from "./bus.js";
import { copy } from "./clipboard.js";
import { button, el, icon } from "./dom.js";
import { linkTo } from "./links.js";
import { offerLink, showAlert, toast } from "./popups.js";
import { chooseChat } from "./chooser.js";
import { state } from "./store.js";

const LOOKS = new Set(["primary", "success", "danger"]);
const busy = new Set();

/** Return the inline keyboard of a message, or null. */
export function keyboard(message) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  const made = rows.map((row, at) =>
    el("div", { class: "keys" }, row.map((one, column) => key(message, one, `${at}/${column}`))),
  );
  return el("div", { class: "keyboard", role: "group", "aria-label": "Buttons" }, made);
}

function key(message, one, place) {
  const label = el("span", { class: "key-label", dir: "auto" }, one.text);
  const made = one.url ? urlKey(one) : button({ onclick: () => press(message, one, place) });
  made.append(label);
  made.classList.add("key");
  made.dataset.place = place;
  const corner = cornerOf(one);
  if (corner) made.append(icon(corner));
  if (LOOKS.has(one.style)) made.classList.add(`key-${one.style}`);
  setBusy(made, busy.has(busyKey(message, place)));
  return made;
}

function urlKey(one) {
  const refuse = () => toast("This link can't be opened here");
  return linkTo(one.url) ?? button({ onclick: refuse });
}

function cornerOf(one) {
  if (one.url) return "link";
  if (one.copy_text) return "copy";
  const isSwitch = Object.keys(one).some((name) => name.startsWith("switch_inline"));
  return isSwitch ? "share" : "";
}

function press(message, one, place) {
  if (one.callback_data !== undefined) tap(message, one.callback_data, place);
  else if (one.copy_text) copy(one.copy_text.text);
  else if (one.switch_inline_query_current_chat !== undefined) {
    prefill(one.switch_inline_query_current_chat);
  } else if (one.switch_inline_query !== undefined) switchChat(one.switch_inline_query);
  else if (one.switch_inline_query_chosen_chat) {
    switchChat(one.switch_inline_query_chosen_chat.query ?? "");
  } else toast("This button doesn't work here");
}

function prefill(query) {
  tell("prefill", `@${state.bot.username} ${query}`);
}

function switchChat(query) {
  chooseChat("Choose a chat", () => prefill(query));
}

const busyKey = (message, place) => `${message.chat.id}/${message.message_id}/${place}`;

function setBusy(node, isBusy) {
  node.classList.toggle("busy", isBusy);
  if (isBusy) node.setAttribute("aria-busy", "true");
  else node.removeAttribute("aria-busy");
}

/** Tap a button and show that it is at work until the bot has answered. */
async function tap(message, data, place) {
  const name = busyKey(message, place);
  if (busy.has(name)) return;
  busy.add(name);
  refresh(message, place);
  try {
    const { chat, message_id } = message;
    const query = await act("tap", { user: state.me.id, chat: chat.id, message_id, data });
    show(query.answer ?? (await answerTo(query.query_id)));
  } catch (error) {
    toast(error instanceof Refusal ? error.message : "No connection");
  }
  busy.delete(name);
  refresh(message, place);
}

/** Mark the button as it is now: the message may have been redrawn meanwhile. */
function refresh(message, place) {
  const row = document.querySelector(`[data-message="${message.chat.id}/${message.message_id}"]`);
  const node = row?.querySelector(`.key[data-place="${place}"]`);
  if (node) setBusy(node, busy.has(busyKey(message, place)));
}

function show(answer) {
  if (answer?.url) offerLink(answer.url);
  else if (answer?.text && answer.show_alert) showAlert(answer.text);
  else if (answer?.text) toast(answer.text);
}
