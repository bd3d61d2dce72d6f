// What this tab knows: who it is, its chats and their messages. Changes are told on the bus.

import { tell } from "./bus.js";
import { remember } from "./session.js";

export const state = {
  me: null,
  bot: null,
  chats: new Map(),
  current: 0,
  topic: 0,
  online: false,
  starting: null,
};

/** Begin afresh with a person and their chats. */
export function begin(visit) {
  state.me = visit.person;
  state.bot = visit.bot;
  state.starting = visit.starting;
  state.chats.clear();
  state.current = 0;
  visit.chats.forEach(addChat);
}

/** Add a chat, or learn more about one; what is known of its messages stays. */
export function addChat(info) {
  const known = state.chats.get(info.id) ?? { messages: new Map(), unread: 0, topics: new Map() };
  const chat = { ...known, info: { ...known.info, ...info } };
  for (const [id, name] of Object.entries(info.topics ?? {})) chat.topics.set(Number(id), name);
  state.chats.set(info.id, chat);
  tell("chats");
  return chat;
}

/** Add a chat that was opened meanwhile; more about it has to be asked for. */
function addUnknown(info) {
  const chat = addChat(info);
  tell("new-chat", info.id);
  return chat;
}

/** Return the chat that is open. */
export function currentChat() {
  return state.chats.get(state.current);
}

/** Return the name under which a chat is shown; the bot's own chat has the bot's name. */
export function chatTitle(chat) {
  return chat.info.type === "private" ? state.bot.first_name : chat.info.title;
}

/** Return whose picture a chat has: the bot's, or the group's own. */
export function chatFace(chat) {
  return chat.info.type === "private" ? state.bot.id : chat.info.id;
}

/** Return a chat's messages in order, those of the open topic only if there is one. */
export function messagesOf(chat) {
  const all = [...chat.messages.values()].sort((a, b) => a.message_id - b.message_id);
  const inTopic = (message) => !state.topic || message.message_thread_id === state.topic;
  return chat.info.id === state.current ? all.filter(inTopic) : all;
}

/** Tell whether a message is this person's own. */
export function isMine(message) {
  return message.from.id === state.me.id;
}

/** Show a chat. */
export function openChat(id, topic = 0) {
  state.current = id;
  state.topic = topic;
  state.chats.get(id).unread = 0;
  remember({ chat: id, topic });
  tell("opened", id);
  tell("chats");
}

/** Put a new or changed message in its place. */
export function putMessage(message, { isNew = false } = {}) {
  const chat = state.chats.get(message.chat.id) ?? addUnknown(message.chat);
  const old = chat.messages.get(message.message_id);
  const reactions = old?.reactions ?? chat.info.reactions?.[message.message_id] ?? [];
  chat.messages.set(message.message_id, { ...message, reactions });
  if (message.forum_topic_created) {
    chat.topics.set(message.message_id, message.forum_topic_created.name);
  }
  if (old) refreshReplies(chat, message);
  if (isNew && !old) countMembers(chat, message);
  if (isNew && !old && !isSeen(message)) countUnread(chat);
  tell("messages", { chat: message.chat.id, message, isNew: isNew && !old });
  if (isNew && !old) tell("arrived", message);
}

/** Let the replies to a message show what it says now. */
function refreshReplies(chat, message) {
  for (const other of chat.messages.values()) {
    if (other.reply_to_message?.message_id === message.message_id) {
      putMessage({ ...other, reply_to_message: message });
    }
  }
}

/** Tell whether a message needn't be counted: one's own, one in view, one about members. */
function isSeen(message) {
  const isInView = message.chat.id === state.current && !document.hidden;
  const isService = message.new_chat_members || message.left_chat_member;
  return isInView || isMine(message) || Boolean(isService);
}

function countUnread(chat) {
  chat.unread += 1;
  tell("chats");
}

/** Count who came and who went. */
function countMembers(chat, { new_chat_members: came, left_chat_member: left }) {
  if (chat.info.members === undefined) return;
  const members = chat.info.members + (came?.length ?? 0) - (left ? 1 : 0);
  if (members === chat.info.members) return;
  chat.info = { ...chat.info, members };
  tell("chats");
}

/** Take a message away. */
export function dropMessage(chatId, messageId) {
  state.chats.get(chatId)?.messages.delete(messageId);
  tell("messages", { chat: chatId });
}

/** Put the bot's reactions under a message. */
export function setReactions(chatId, messageId, emoji) {
  const message = state.chats.get(chatId)?.messages.get(messageId);
  if (!message) return;
  state.chats.get(chatId).messages.set(messageId, { ...message, reactions: emoji });
  tell("messages", { chat: chatId });
}

/** Count a chat as read. */
export function markRead() {
  const chat = currentChat();
  if (!chat?.unread) return;
  chat.unread = 0;
  tell("chats");
}

/** Note how far the bot's start has come, in percent; null when it is ready. */
export function setStarting(percent) {
  state.starting = percent;
  tell("status");
}

/** Note whether the server is there. */
export function setOnline(isOnline) {
  state.online = isOnline;
  tell("connection");
}
