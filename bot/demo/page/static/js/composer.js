// The text field at the foot of the chat and all that belongs to it.

import { Bar } from "./bar.js";
import { on } from "./bus.js";
import { CommandMenu } from "./commands.js";
import { button, byId, el, icon } from "./dom.js";
import { InlineResults } from "./inline.js";
import { ReplyKeys } from "./replykeys.js";
import { choose, edit, say, sendFile, start } from "./sending.js";
import { currentChat, isMine, messagesOf, state } from "./store.js";
import { isEmpty } from "./welcome.js";

const LONGEST = 4096;
const TALLEST = 160;

/** The composer of the page. */
export class Composer {
  constructor() {
    this.drafts = new Map();
    this.chat = 0;
    this.field = textField();
    this.bar = new Bar(() => this.#cancel());
    this.menu = new CommandMenu(this.field, {
      send: (text) => this.#sendCommand(text),
      complete: (text) => this.fill(text),
    });
    this.inline = new InlineResults(this.field, { choose: (...ids) => this.#choose(...ids) });
    this.keys = new ReplyKeys((text) => say(text));
    this.sendButton = button({ class: "round send", "aria-label": "Send", disabled: true }, icon("send"));
    this.startButton = button({ class: "start", hidden: true, onclick: () => start() }, "START");
    this.#build();
    this.#listen();
  }

  /** Put a text into the field, ready to go on with. */
  fill(text) {
    this.#showField(true);
    this.field.value = text;
    this.field.focus();
    this.field.setSelectionRange(text.length, text.length);
    this.#typed();
  }

  #build() {
    const { menu, field, sendButton } = this;
    const picker = el("input", { type: "file", hidden: true, "aria-label": "File", tabindex: "-1" });
    const clip = button({ class: "round clip", "aria-label": "Send a file" }, icon("clip"));
    clip.addEventListener("click", () => picker.click());
    picker.addEventListener("change", () => {
      if (picker.files[0]) sendFile(picker.files[0]);
      picker.value = "";
    });
    this.line = el("div", { class: "line" }, menu.button, field, picker, clip, sendButton);
    const panels = el("div", { class: "panels" }, menu.panel.node, this.inline.panel.node);
    byId("footer").append(panels, this.bar.node, this.line, this.startButton, this.keys.node);
  }

  #listen() {
    this.field.addEventListener("input", () => this.#typed());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.sendButton.addEventListener("click", () => this.#send());
    on("opened", () => this.#opened());
    on("messages profile", () => this.#offerStart());
    on("arrived", (message) => this.#heed(message));
    on("prefill", (text) => this.fill(text));
    on("command", (text) => say(text));
    on("deep-link", (payload) => start(payload));
    on("reply", ({ message, quote }) => this.#begin(() => this.bar.reply(message, quote)));
    on("edit", (message) => this.#edit(message));
  }

  #typed() {
    const text = this.field.value;
    this.sendButton.disabled = !text.trim();
    this.#fit();
    const isInline = !this.bar.kind && this.inline.follow(text);
    if (isInline) this.menu.hide();
    else this.menu.follow(text);
    this.line.classList.toggle("typing", Boolean(text));
  }

  /** Make the field as tall as its text; one that isn't shown has no height to go by. */
  #fit() {
    this.field.style.height = "auto";
    const height = this.field.scrollHeight;
    if (height) this.field.style.height = `${Math.min(height, TALLEST)}px`;
  }

  #key(event) {
    if (event.isComposing) return;
    const isHandled = this.inline.handleKey(event) || this.menu.handleKey(event);
    const isPlainEnter = event.key === "Enter" && !event.shiftKey;
    if (isHandled || isPlainEnter) event.preventDefault();
    if (isHandled) return;
    if (isPlainEnter) this.#send();
    else if (event.key === "Escape" && this.bar.kind) this.#cancel();
    else if (event.key === "ArrowUp" && !this.field.value) this.#editLast(event);
  }

  async #send() {
    const text = this.field.value.trim();
    const { kind, message, quote } = this.bar;
    if (!text) return;
    this.#cancel();
    this.field.focus();
    const isSent = await (kind === "edit" ? edit(message, text) : say(text, message, quote));
    if (!isSent && !this.field.value) this.fill(text);
  }

  #sendCommand(text) {
    this.#cancel();
    say(text);
  }

  async #choose(queryId, resultId) {
    this.#cancel();
    await choose(queryId, resultId);
  }

  /** Empty the field and the bar. */
  #cancel() {
    this.bar.clear();
    this.field.value = "";
    this.#typed();
    this.field.placeholder = "Message";
  }

  #begin(show) {
    if (this.bar.kind === "edit") this.field.value = "";
    show();
    this.fill(this.field.value);
  }

  #edit(message) {
    this.bar.edit(message);
    this.fill(message.text);
  }

  #editLast(event) {
    const own = messagesOf(currentChat()).findLast((it) => isMine(it) && it.text && !it.via_bot);
    if (!own) return;
    event.preventDefault();
    this.#edit(own);
  }

  /** Do as a message asks that wants a reply. */
  #heed(message) {
    const asks = message.reply_markup?.force_reply && message.chat.id === state.current;
    if (!asks || isMine(message)) return;
    this.bar.reply(message);
    this.field.placeholder = message.reply_markup.input_field_placeholder || "Message";
    this.#typed();
  }

  /** Put the draft of the chat that is left aside, and take up that of the one opened. */
  #opened() {
    if (this.chat) this.drafts.set(this.chat, this.bar.kind === "edit" ? "" : this.field.value);
    this.chat = state.current;
    this.bar.clear();
    this.inline.hide();
    this.field.value = this.drafts.get(this.chat) ?? "";
    this.#typed();
    this.#offerStart();
  }

  /** A bot is started before it is written to. */
  #offerStart() {
    const isNew = currentChat()?.info.type === "private" && isEmpty();
    this.#showField(!isNew || Boolean(this.field.value));
  }

  #showField(isShown) {
    this.line.hidden = !isShown;
    this.startButton.hidden = isShown;
  }
}

function textField() {
  return el("textarea", {
    rows: "1",
    placeholder: "Message",
    "aria-label": "Message",
    "aria-autocomplete": "list",
    autocomplete: "off",
    enterkeyhint: "send",
    maxlength: LONGEST,
    dir: "auto",
  });
}
