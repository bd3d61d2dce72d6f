// The bot's commands: behind the menu button, and while a / is typed.

import { on } from "./bus.js";
import { button, el, icon } from "./dom.js";
import { Panel } from "./panel.js";
import { profile, refreshProfile } from "./profile.js";
import { currentChat, state } from "./store.js";

const TYPED = /^\/([a-z0-9_]*)$/i;

/** The menu of commands of one text field. */
export class CommandMenu {
  constructor(field, { send, complete }) {
    this.field = field;
    this.send = send;
    this.complete = complete;
    this.isWhole = false;
    this.panel = new Panel("commands", field);
    this.button = button(
      { class: "menu-button", "aria-label": "Menu of commands", "aria-expanded": "false", hidden: true },
      icon("menu"),
      icon("close"),
      el("span", { "aria-hidden": "true" }, "Menu"),
    );
    this.button.addEventListener("click", () => this.toggle());
    on("profile opened", () => this.#refresh());
  }

  /** Follow what is typed. */
  follow(text) {
    const typed = TYPED.exec(text);
    const matching = typed ? commandsLike(typed[1].toLowerCase()) : [];
    this.button.classList.toggle("short", Boolean(text));
    if (matching.length) this.#show(matching, false);
    else this.hide();
  }

  /** Show all commands, or take them away. */
  async toggle() {
    if (this.panel.isOpen && this.isWhole) {
      this.hide();
      return;
    }
    await refreshProfile();
    this.#show(profile.commands, true);
    this.field.focus();
  }

  hide() {
    this.panel.hide();
    this.button.setAttribute("aria-expanded", "false");
  }

  /** Handle a key of the text field. */
  handleKey(event) {
    const isHandled = this.panel.handleKey(event);
    if (!this.panel.isOpen) this.button.setAttribute("aria-expanded", "false");
    return isHandled;
  }

  #show(commands, isWhole) {
    this.isWhole = isWhole;
    this.panel.show(commands.map((command) => this.#option(command)));
    this.button.setAttribute("aria-expanded", String(isWhole));
  }

  #option({ command, description }) {
    const text = `/${command}${inGroup() ? `@${state.bot.username}` : ""}`;
    return {
      parts: [
        el("span", { class: "command-name" }, `/${command}`),
        el("span", { class: "command-about", dir: "auto" }, description),
      ],
      choose: () => this.send(text),
      complete: () => this.complete(`${text} `),
    };
  }

  #refresh() {
    const isWanted = profile.menu_button?.type !== "web_app" && !inGroup();
    this.button.hidden = !profile.commands.length || !isWanted;
  }
}

const inGroup = () => currentChat()?.info.type !== "private";
const commandsLike = (start) => profile.commands.filter(({ command }) => command.startsWith(start));
