// What the bot says about itself in the open chat: description, commands, menu button.

import { botPage } from "./api.js";
import { on, tell } from "./bus.js";
import { state } from "./store.js";

export const profile = { description: "", short_description: "", commands: [], menu_button: {} };

/** Fetch it whenever a chat is opened or the tab comes back into view. */
export function startProfile() {
  on("opened", refreshProfile);
  on("connection", () => state.online && refreshProfile());
  document.addEventListener("visibilitychange", () => document.hidden || refreshProfile());
}

/** Fetch it again; bots change their commands. */
export async function refreshProfile() {
  const chat = state.current;
  if (!chat) return;
  try {
    const found = await botPage(state.me.id, chat);
    if (chat !== state.current) return;
    Object.assign(profile, found);
    state.bot = { ...state.bot, first_name: found.name || found.bot.first_name };
    tell("profile");
  } catch {
    // The server is away; the connection says so, and brings this back.
  }
}
