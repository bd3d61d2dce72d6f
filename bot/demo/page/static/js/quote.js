// Quotes with the coloured bar; a long expandable one shows three lines until it is opened.

import { button, el, icon } from "./dom.js";

const watcher = new ResizeObserver((entries) => {
  for (const { target } of entries) fit(target);
});

/** Make a quote; return the element and where its words go. */
export function quote(isExpandable) {
  const inner = el("div", { class: "quote-text", dir: "auto" });
  const outer = el("blockquote", { class: "quote" }, icon("quote"), inner);
  if (isExpandable) makeExpandable(outer, inner);
  return { outer, inner };
}

/** Return which quotes of a message are open, to open them again after it was redrawn. */
export function openQuotes(node) {
  return [...node.querySelectorAll(".expandable")].map((it) => it.classList.contains("open"));
}

/** Open the quotes that were open. */
export function reopenQuotes(node, wereOpen) {
  [...node.querySelectorAll(".expandable")].forEach((it, at) => setOpen(it, Boolean(wereOpen[at])));
}

function makeExpandable(outer, inner) {
  outer.classList.add("expandable");
  const toggle = button({ class: "quote-toggle", hidden: true }, el("span"), icon("down"));
  outer.append(toggle);
  setOpen(outer, false);
  outer.addEventListener("click", (event) => {
    const isOpen = outer.classList.contains("open");
    const isSelecting = !getSelection().isCollapsed;
    const opensByTap = !isOpen && !toggle.hidden && !isSelecting;
    if (toggle.contains(event.target) || (opensByTap && !event.target.closest("a, button"))) {
      setOpen(outer, !isOpen);
    }
  });
  watcher.observe(inner);
}

function setOpen(outer, isOpen) {
  const toggle = outer.querySelector(".quote-toggle");
  outer.classList.toggle("open", isOpen);
  toggle.setAttribute("aria-expanded", String(isOpen));
  toggle.firstChild.textContent = isOpen ? "Show less" : "Show all";
}

/** Offer to open only what is cut off. */
function fit(inner) {
  const outer = inner.parentElement;
  if (outer.classList.contains("open")) return;
  const isCut = inner.scrollHeight > inner.clientHeight + 1;
  outer.classList.toggle("cut", isCut);
  outer.querySelector(".quote-toggle").hidden = !isCut;
}
