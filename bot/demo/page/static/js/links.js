// Links: only web addresses are opened, in a tab of their own; the bot's deep links stay here.

import { tell } from "./bus.js";
import { el } from "./dom.js";
import { state } from "./store.js";

const WEB = new Set(["http:", "https:"]);
const TELEGRAM = new Set(["t.me", "telegram.me"]);
const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;

/** Return the address if it is one of the web, else null. */
export function webAddress(raw) {
  try {
    const url = new URL(raw.includes("://") ? raw : `http://${raw}`);
    return WEB.has(url.protocol) && url.hostname ? url : null;
  } catch {
    return null;
  }
}

/** Return what a link to this bot starts it with ("" if nothing), or null if it isn't one. */
export function deepLink(url) {
  const name = url.pathname.replaceAll("/", "").toLowerCase();
  if (!TELEGRAM.has(url.hostname) || name !== state.bot.username.toLowerCase()) return null;
  const payload = url.searchParams.get("start") ?? "";
  return PAYLOAD.test(payload) ? payload : "";
}

/** Make a link, or null if the address isn't fit to be opened. */
export function linkTo(raw, attributes = {}) {
  const url = webAddress(raw);
  if (!url) return null;
  const link = el("a", {
    href: url.href,
    target: "_blank",
    rel: "noopener noreferrer",
    ...attributes,
  });
  const payload = deepLink(url);
  if (payload === null) return link;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    tell("deep-link", payload);
  });
  return link;
}
