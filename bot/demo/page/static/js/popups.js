// What comes up over the chat: a few words that pass, an alert, a choice.

import { button, byId, el, icon } from "./dom.js";
import { linkTo } from "./links.js";

const TOAST_MILLISECONDS = 3500;
let timer;

/** Show a few words for a while. */
export function toast(text, iconName = "") {
  const note = el("div", { class: "toast" }, iconName && icon(iconName), el("span", { dir: "auto" }, text));
  byId("toast").replaceChildren(note);
  clearTimeout(timer);
  timer = setTimeout(() => byId("toast").replaceChildren(), TOAST_MILLISECONDS);
}

/** Open a dialog that goes away for good when it is closed; Escape and a tap outside close it. */
export function dialog(attributes, ...children) {
  const box = el("dialog", attributes, ...children);
  box.addEventListener("close", () => box.remove());
  box.addEventListener("click", (event) => {
    if (event.target === box) box.close();
  });
  byId("app").append(box);
  box.showModal();
  return box;
}

/** Show an alert that must be closed. */
export function showAlert(text) {
  const close = () => box.close();
  const ok = button({ class: "dialog-button", onclick: close }, "OK");
  const words = el("p", { id: "alert-text", dir: "auto" }, text);
  const box = dialog(
    { class: "alert", role: "alertdialog", "aria-labelledby": "alert-text" },
    el("div", { class: "dialog-body" }, words, el("div", { class: "dialog-buttons" }, ok)),
  );
}

/** Ask before opening an address that the bot wants opened. */
export function offerLink(address) {
  const link = linkTo(address, { class: "dialog-button" });
  if (!link) return;
  link.append("Open");
  const cancel = button({ class: "dialog-button", onclick: () => box.close() }, "Cancel");
  link.addEventListener("click", () => box.close());
  const words = el("p", { id: "alert-text" }, `Open ${address}?`);
  const box = dialog(
    { class: "alert", "aria-labelledby": "alert-text" },
    el("div", { class: "dialog-body" }, words, el("div", { class: "dialog-buttons" }, cancel, link)),
  );
}

/** Let one thing of a list be chosen: [{label, iconName, choose}]. */
export function chooser(title, options, attributes = {}) {
  const rows = options.map(({ label, iconName, lead, choose }) =>
    button(
      {
        class: "option",
        onclick: () => {
          box.close();
          choose();
        },
      },
      lead ?? (iconName && icon(iconName)),
      el("bdi", {}, label),
    ),
  );
  const box = dialog(
    { class: "chooser", "aria-label": title, ...attributes },
    el("div", { class: "dialog-body" }, attributes.hideTitle ? null : el("h2", {}, title), rows),
  );
  return box;
}
