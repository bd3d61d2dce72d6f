// The bar over the text field: what is replied to, or edited.

import { summary } from "./attachment.js";
import { button, el, icon } from "./dom.js";
import { fullName } from "./format.js";

/** The bar; it holds what the next message is about. */
export class Bar {
  constructor(onClose) {
    this.node = el("div", { class: "bar", hidden: true });
    this.onClose = onClose;
    this.clear();
  }

  /** Show that the next message is a reply. */
  reply(message, quote = "") {
    this.#set("reply", message, `Reply to ${fullName(message.from)}`, quote || summary(message));
    this.quote = quote;
  }

  /** Show that the text field changes a message. */
  edit(message) {
    this.#set("edit", message, "Edit message", summary(message));
  }

  /** Forget it. */
  clear() {
    this.kind = "";
    this.message = null;
    this.quote = "";
    this.node.hidden = true;
    this.node.replaceChildren();
  }

  #set(kind, message, title, words) {
    this.clear();
    this.kind = kind;
    this.message = message;
    const cancel = button({ class: "round", "aria-label": "Cancel", onclick: this.onClose }, icon("close"));
    const facts = el(
      "div",
      { class: "bar-facts" },
      el("bdi", { class: "bar-title" }, title),
      el("span", { class: "bar-text", dir: "auto" }, words),
    );
    this.node.append(icon(kind), facts, cancel);
    this.node.hidden = false;
  }
}
