// The keyboard that a bot puts in the place of the phone's own: each key says its text.

import { on } from "./bus.js";
import { button, el } from "./dom.js";
import { currentChat, isMine, messagesOf } from "./store.js";

/** The keys under the text field. */
export class ReplyKeys {
  constructor(say) {
    this.say = say;
    this.used = 0;
    this.node = el("div", { class: "reply-keys", role: "group", "aria-label": "Keyboard", hidden: true });
    on("opened messages", () => this.#draw());
  }

  #draw() {
    const chat = currentChat();
    const asked = chat && messagesOf(chat).findLast((it) => !isMine(it) && replaces(it.reply_markup));
    const rows = asked?.reply_markup.keyboard;
    this.node.hidden = !rows || this.used === asked.message_id;
    if (this.node.hidden) return;
    const keys = rows.map((row) => el("div", { class: "keys" }, row.map((one) => this.#key(one, asked))));
    this.node.replaceChildren(...keys);
  }

  #key(one, asked) {
    const text = typeof one === "string" ? one : one.text;
    const press = () => {
      if (asked.reply_markup.one_time_keyboard) this.used = asked.message_id;
      this.say(text);
    };
    return button({ class: "reply-key", dir: "auto", onclick: press }, text);
  }
}

const replaces = (markup) => Boolean(markup?.keyboard || markup?.remove_keyboard);
