// A list over the composer to choose from, by tap or with the arrow keys.

import { button, el } from "./dom.js";

/**
 * A panel of options, each {node parts, choose, complete}.
 *
 * The text field keeps the focus; arrows move the mark, Enter chooses, Tab completes.
 */
export class Panel {
  constructor(name, field) {
    this.field = field;
    this.name = name;
    this.options = [];
    this.active = -1;
    this.list = el("div", { id: `${name}-list`, role: "listbox", "aria-label": name, class: "list" });
    this.head = el("div", { class: "panel-head" });
    this.node = el("div", { class: `panel ${name}`, hidden: true }, this.head, this.list);
  }

  get isOpen() {
    return !this.node.hidden;
  }

  /** Show options; more of them may be added below. */
  show(options, { append = false } = {}) {
    this.options = append ? [...this.options, ...options] : options;
    if (!append) this.list.replaceChildren();
    const first = this.options.length - options.length;
    this.list.append(...options.map((option, at) => this.#row(option, first + at)));
    if (!append) this.#mark(-1);
    this.node.hidden = false;
    this.field.setAttribute("aria-controls", this.list.id);
  }

  /** Take the panel away. */
  hide() {
    if (!this.isOpen) return;
    this.node.hidden = true;
    this.#mark(-1);
    this.field.removeAttribute("aria-controls");
  }

  /** Handle a key pressed in the text field; tell whether it was for the panel. */
  handleKey(event) {
    if (!this.isOpen) return false;
    const option = this.options[this.active];
    if (event.key === "Escape") this.hide();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") this.#move(event.key);
    else if (event.key === "Enter" && option) option.choose();
    else if (event.key === "Tab" && !event.shiftKey && this.options[0]?.complete) {
      (option ?? this.options[0]).complete();
    } else return false;
    return true;
  }

  #move(key) {
    const count = this.options.length;
    if (!count) return;
    const step = key === "ArrowDown" ? 1 : -1;
    const from = this.active < 0 && step < 0 ? 0 : this.active;
    this.#mark((from + step + count) % count);
  }

  #row(option, at) {
    const attributes = { class: "suggestion", id: `${this.name}-${at}`, role: "option" };
    const choose = () => option.choose();
    const more = { tabindex: "-1", "aria-selected": "false", onclick: choose };
    return button({ ...attributes, ...more }, option.parts);
  }

  #mark(at) {
    this.active = at;
    [...this.list.children].forEach((row, number) => {
      row.setAttribute("aria-selected", String(number === at));
      if (number === at) row.scrollIntoView({ block: "nearest" });
    });
    if (at < 0) this.field.removeAttribute("aria-activedescendant");
    else this.field.setAttribute("aria-activedescendant", `${this.name}-${at}`);
  }
}
