// Where the page begins: who is here, what they see, and the stream of what happens.

import { deliver } from "./answers.js";
import { arrive, messages, visit } from "./api.js";
import { on, tell } from "./bus.js";
import { startChats } from "./chats.js";
import { Composer } from "./composer.js";
import { listen } from "./events.js";
import { startHeader } from "./header.js";
import { startLog } from "./log.js";
import { startProfile } from "./profile.js";
import { forget, recall, remember } from "./session.js";
import { startStatus } from "./status.js";
import {
  addChat,
  begin,
  dropMessage,
  openChat,
  putMessage,
  setOnline,
  setReactions,
  setStarting,
  state,
} from "./store.js";
import { startTopics } from "./topics.js";
import { startWelcome } from "./welcome.js";

const RETRY_MILLISECONDS = 1000;
const HANDLERS = {
  message: (message) => putMessage(message, { isNew: true }),
  edited: (message) => putMessage(message),
  deleted: ({ chat_id, message_id }) => dropMessage(chat_id, message_id),
  reaction: ({ chat_id, message_id, emoji }) => setReactions(chat_id, message_id, emoji),
  action: (data) => tell("action", data),
  answer: deliver,
  inline: deliver,
  starting: ({ percent }) => setStarting(percent),
};

/** Return who is here and their chats: as before the reload, or as a new person. */
async function enter() {
  const known = recall();
  const found = known && (await visit(known.user));
  if (found && found.server === known.server) return found;
  forget();
  const person = await arrive();
  const fresh = await visit(person.id);
  remember({ user: person.id, server: fresh.server });
  return fresh;
}

/** Load the messages of all chats; return the number of the last event before them. */
async function loadMessages(chats) {
  const loaded = await Promise.all(chats.map((chat) => messages(state.me.id, chat.id)));
  for (const { list } of loaded) list.forEach((message) => putMessage(message));
  return Math.min(...loaded.map(({ lastEvent }) => lastEvent));
}

/** Learn all about a chat that was opened while the page was there. */
async function learn(id) {
  const found = (await visit(state.me.id))?.chats.find((chat) => chat.id === id);
  if (!found) return;
  addChat(found);
  (await messages(state.me.id, id)).list.forEach((message) => putMessage(message));
}

async function open() {
  const found = await enter();
  begin(found);
  const lastEvent = await loadMessages([...state.chats.values()].map((chat) => chat.info));
  const after = Math.min(found.last_event_id, lastEvent);
  const { chat, topic } = recall();
  openChat(state.chats.has(chat) ? chat : state.me.id, state.chats.has(chat) ? topic : 0);
  const stop = listen(state.me.id, after, {
    onEvent: (kind, data) => HANDLERS[kind](data),
    onState: setOnline,
    mayResume: async () => {
      const found = await visit(state.me.id);
      const isSame = found?.server === recall()?.server;
      if (!isSame) {
        stop();
        await keepOpening();
      }
      return isSame;
    },
  });
}

/** Open, again and again while the server is away. */
async function keepOpening() {
  try {
    await open();
  } catch {
    setOnline(false);
    setTimeout(keepOpening, RETRY_MILLISECONDS);
  }
}

startStatus();
startProfile();
startHeader();
startChats();
startTopics();
startLog();
startWelcome();
new Composer();
on("new-chat", (id) => learn(id).catch(() => setOnline(false)));
keepOpening();
