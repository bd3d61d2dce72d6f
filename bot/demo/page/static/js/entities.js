// From a text and its entities to elements. Offsets are UTF-16 units, as in JavaScript's strings.

import { copy } from "./clipboard.js";
import { button, el } from "./dom.js";
import { linkTo } from "./links.js";
import { quote } from "./quote.js";
import { state } from "./store.js";
import { tell } from "./bus.js";

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const PLAIN_TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };

const MAKERS = {
  blockquote: () => quote(false),
  expandable_blockquote: () => quote(true),
  pre: codeBlock,
  code: (entity, text) => el("code", { onclick: () => copy(text) }),
  spoiler,
  text_link: (entity, text) => link(entity.url),
  url: (entity, text) => link(text),
  bot_command: (entity, text) => linkish(() => tell("command", text)),
  mention: (entity, text) => mention(text),
};

/**
 * Return a text with its entities as nodes.
 *
 * The text is cut at every edge of an entity; neighbouring pieces share the elements that are
 * open in both, so entities may nest or overlap in any way.
 */
export function richText(text, entities = []) {
  const root = document.createDocumentFragment();
  const sorted = entities
    .filter((it) => it.length > 0 && it.offset >= 0 && it.offset < text.length)
    .sort(outerFirst);
  let open = [];
  for (const [start, end] of pieces(text, sorted)) {
    const wanted = sorted.filter((it) => it.offset <= start && end <= it.offset + it.length);
    open = openElements(root, open, wanted, text);
    const target = open.at(-1)?.inner ?? root;
    target.append(withoutBreakAfterBlock(text.slice(start, end), start, sorted));
  }
  return root;
}

function outerFirst(a, b) {
  const blocks = BLOCKS.has(b.type) - BLOCKS.has(a.type);
  return blocks || a.offset - b.offset || b.length - a.length;
}

function pieces(text, entities) {
  const edges = new Set([0, text.length]);
  for (const { offset, length } of entities) {
    edges.add(offset);
    edges.add(Math.min(offset + length, text.length));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((end, at) => [sorted[at], end]);
}

/** Keep the elements that go on, and open those that begin. */
function openElements(root, open, wanted, text) {
  let same = 0;
  while (same < open.length && open[same].entity === wanted[same]) same += 1;
  const kept = open.slice(0, same);
  for (const entity of wanted.slice(same)) {
    const made = element(entity, text.slice(entity.offset, entity.offset + entity.length));
    (kept.at(-1)?.inner ?? root).append(made.outer);
    kept.push({ entity, inner: made.inner });
  }
  return kept;
}

function element(entity, text) {
  const tag = PLAIN_TAGS[entity.type];
  const made = tag ? el(tag) : (MAKERS[entity.type]?.(entity, text) ?? el("span", { class: "marked" }));
  return made.outer ? made : { outer: made, inner: made };
}

/** Drop the line break that ends a block: the block breaks the line itself. */
function withoutBreakAfterBlock(piece, start, entities) {
  const afterBlock = entities.some((it) => BLOCKS.has(it.type) && it.offset + it.length === start);
  return afterBlock && piece.startsWith("\n") ? piece.slice(1) : piece;
}

function link(address) {
  return linkTo(address, { title: address }) ?? el("span");
}

function linkish(onclick) {
  return button({ class: "linkish", onclick });
}

function mention(text) {
  const isBot = text.slice(1).toLowerCase() === state.bot.username.toLowerCase();
  return isBot ? linkish(() => tell("deep-link", "")) : el("span", { class: "marked" });
}

function codeBlock(entity, text) {
  const inner = el("code");
  const copier = button({ class: "code-copy", onclick: () => copy(text) }, "Copy");
  const head = el("div", { class: "code-head" }, el("bdi", {}, entity.language || "code"), copier);
  return { outer: el("div", { class: "code-block" }, head, el("pre", {}, inner)), inner };
}

function spoiler() {
  const inner = el("span", { "aria-hidden": "true" });
  const attributes = { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Hidden" };
  const node = el("span", attributes, inner);
  const reveal = () => {
    node.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
    inner.removeAttribute("aria-hidden");
  };
  node.addEventListener("click", reveal);
  node.addEventListener("keydown", (event) => event.key === "Enter" && reveal());
  return { outer: node, inner };
}
