// Inline mode: "@bot words" in the text field asks the bot; a result chosen is sent.

import { answerTo } from "./answers.js";
import { act } from "./api.js";
import { tell } from "./bus.js";
import { button, el } from "./dom.js";
import { Panel } from "./panel.js";
import { state } from "./store.js";

const PAUSE_MILLISECONDS = 250;
const NEAR_END = 60;

/** The inline results of one text field. */
export class InlineResults {
  constructor(field, { choose }) {
    this.choose = choose;
    this.asked = null;
    this.timer = 0;
    this.panel = new Panel("inline", field);
    this.panel.list.addEventListener("scroll", () => this.#loadMore(), { passive: true });
  }

  /** Follow what is typed; tell whether it is an inline query. */
  follow(text) {
    const query = inlineQuery(text);
    clearTimeout(this.timer);
    if (query === null) {
      this.hide();
      return false;
    }
    if (this.asked?.query !== query || this.asked.chat !== state.current || !this.panel.isOpen) {
      this.asked = { query, chat: state.current, next: "" };
      this.timer = setTimeout(() => this.#ask(this.asked, ""), PAUSE_MILLISECONDS);
    }
    return true;
  }

  hide() {
    clearTimeout(this.timer);
    this.asked = null;
    this.panel.hide();
  }

  handleKey(event) {
    return this.panel.handleKey(event);
  }

  /** Ask, wait for the answer, and show it unless something else was typed meanwhile. */
  async #ask(asked, offset) {
    const isFirst = !offset;
    if (isFirst) this.#note("Searching…");
    asked.isLoading = true;
    let answer = null;
    let queryId = "";
    try {
      const { query, chat } = asked;
      const opened = await act("inline", { user: state.me.id, chat, query, offset });
      queryId = opened.query_id;
      answer = opened.answer ?? (await answerTo(queryId));
    } catch {
      // No answer, as when the bot doesn't give one.
    }
    asked.isLoading = false;
    if (this.asked !== asked) return;
    asked.next = answer?.next_offset ?? "";
    this.#show(queryId, answer, isFirst);
  }

  #show(queryId, answer, isFirst) {
    const results = answer?.results ?? [];
    const options = results.map((result) => this.#option(queryId, result));
    if (isFirst && !results.length) this.#note(answer ? "No results" : "The bot didn't answer");
    else if (isFirst) this.panel.head.replaceChildren();
    this.panel.show(options, { append: !isFirst });
    if (isFirst && answer?.button) this.panel.head.append(startButton(answer.button));
  }

  #note(words) {
    const note = el("p", { class: "panel-note", role: "status" }, words);
    this.panel.head.replaceChildren(note);
    if (!this.panel.isOpen) this.panel.show([]);
  }

  #option(queryId, result) {
    const title = result.title ?? "";
    return {
      parts: [
        el("span", { class: "result-tile", "aria-hidden": "true" }, [...title][0] ?? "•"),
        el("span", { class: "result-title", dir: "auto" }, title),
        el("span", { class: "result-about", dir: "auto" }, result.description ?? ""),
      ],
      choose: () => this.choose(queryId, result.id),
    };
  }

  #loadMore() {
    const { scrollHeight, scrollTop, clientHeight } = this.panel.list;
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (isNear && this.asked?.next && !this.asked.isLoading) this.#ask(this.asked, this.asked.next);
  }
}

/** Return what is asked of the bot in inline mode, or null if the text doesn't ask. */
export function inlineQuery(text) {
  const start = `@${state.bot.username} `.toLowerCase();
  return text.toLowerCase().startsWith(start) ? text.slice(start.length).trim() : null;
}

function startButton({ text, start_parameter: parameter }) {
  const start = () => tell("deep-link", parameter ?? "");
  return button({ class: "panel-button", onclick: start }, el("bdi", {}, text));
}
