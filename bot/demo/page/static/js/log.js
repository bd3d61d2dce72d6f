// The messages of the open chat, under their days; the newest stays in view.

import { bubble } from "./bubble.js";
import { on } from "./bus.js";
import { byId, el, icon } from "./dom.js";
import { dayKey, dayName } from "./format.js";
import { openQuotes, reopenQuotes } from "./quote.js";
import { serviceLine, serviceText } from "./service.js";
import { currentChat, isMine, markRead, messagesOf, state } from "./store.js";

const NEAR_END = 80;
const FLASH_MILLISECONDS = 1500;
const log = byId("log");
const toEnd = byId("to-end");
let drawn = new Map();
let wasAtEnd = true;
let size = "";

/** Show the messages of the chat, and keep them up to date. */
export function startLog() {
  toEnd.append(icon("down"));
  toEnd.addEventListener("click", () => scrollToEnd("smooth"));
  log.addEventListener("scroll", scrolled, { passive: true });
  new ResizeObserver(stayAtEnd).observe(log);
  on("opened", openLog);
  on("messages", update);
  on("go-to", goTo);
  document.addEventListener("visibilitychange", () => document.hidden || markRead());
}

function openLog() {
  drawn = new Map();
  log.setAttribute("aria-live", "off");
  log.replaceChildren();
  draw();
  scrollToEnd();
  setTimeout(() => log.setAttribute("aria-live", "polite"));
}

function update({ chat, message, isNew }) {
  if (chat !== state.current) return;
  showWhetherAtEnd();
  const follow = wasAtEnd || (isNew && isMine(message));
  draw();
  if (follow) scrollToEnd();
  else showWhetherAtEnd();
}

/** Bring the lines on the page in step with the messages; what hasn't changed isn't touched. */
function draw() {
  const chat = currentChat();
  const messages = chat ? messagesOf(chat) : [];
  const fresh = new Map();
  const nodes = [];
  let previous;
  for (const { message, album } of withAlbums(messages)) {
    const isNewDay = !previous || dayKey(previous.date) !== dayKey(message.date);
    if (isNewDay) nodes.push(separator(message.date, fresh));
    const node = nodeOf(message, album, fresh);
    const follows = !isNewDay && continues(previous, message);
    node.classList.toggle("follows", follows);
    node.classList.add("last");
    if (follows) nodes.at(-1).classList.remove("last");
    nodes.push(node);
    previous = message;
  }
  drawn = fresh;
  place(nodes);
}

/** Put the photos of an album with its first message. */
function withAlbums(messages) {
  const entries = [];
  for (const message of messages) {
    const last = entries.at(-1);
    const group = message.media_group_id;
    if (group && last?.message.media_group_id === group) last.album.push(message.photo);
    else entries.push({ message, album: [] });
  }
  return entries;
}

function continues(previous, message) {
  const isTalk = !serviceText(previous) && !serviceText(message);
  return isTalk && previous.from.id === message.from.id && message.date - previous.date < 300;
}

function separator(date, fresh) {
  const key = dayKey(date);
  const node = drawn.get(key)?.node ?? el("div", { class: "day" }, el("span", {}, dayName(date)));
  fresh.set(key, { node });
  return node;
}

function nodeOf(message, album, fresh) {
  const known = drawn.get(message.message_id);
  const isSame = known?.message === message && known.album.length === album.length;
  const node = isSame ? known.node : redraw(message, album, known);
  fresh.set(message.message_id, { message, album, node });
  return node;
}

/** Draw a message anew in its old place; what was open or focused stays so. */
function redraw(message, album, known) {
  const node = serviceText(message) ? serviceLine(message) : bubble(message, album);
  if (!known) return node;
  if (known.message.text === message.text) reopenQuotes(node, openQuotes(known.node));
  const focused = document.activeElement;
  const spot = known.node.contains(focused) ? focused.dataset.place : undefined;
  known.node.replaceWith(node);
  if (spot) node.querySelector(`.key[data-place="${spot}"]`)?.focus();
  return node;
}

function place(nodes) {
  nodes.forEach((node, at) => {
    if (log.children[at] !== node) log.insertBefore(node, log.children[at] ?? null);
  });
  while (log.children.length > nodes.length) log.lastElementChild.remove();
}

function scrollToEnd(behavior = "instant") {
  log.scrollTo({ top: log.scrollHeight, behavior });
  wasAtEnd = true;
  showWhetherAtEnd();
}

/** Keep the end in view when the log grows or shrinks, as when the phone's keyboard comes up. */
function stayAtEnd() {
  const now = `${log.clientWidth}x${log.clientHeight}`;
  const isResized = now !== size;
  size = now;
  if (isResized && wasAtEnd) scrollToEnd();
  return isResized;
}

function scrolled() {
  if (!stayAtEnd()) showWhetherAtEnd();
}

function showWhetherAtEnd() {
  wasAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
  toEnd.hidden = wasAtEnd;
}

/** Scroll to a message and let it flash. */
function goTo(messageId) {
  const node = drawn.get(messageId)?.node;
  if (!node) return;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  node.scrollIntoView({ block: "center", behavior: isCalm ? "instant" : "smooth" });
  node.classList.add("flash");
  setTimeout(() => node.classList.remove("flash"), FLASH_MILLISECONDS);
}
