// What happened in a chat, said in a line of its own.

import { el } from "./dom.js";
import { fullName } from "./format.js";

/** Return what a service message says, or nothing if it isn't one. */
export function serviceText(message) {
  const who = fullName(message.from);
  const joined = message.new_chat_members;
  if (joined) {
    const names = joined.filter((user) => user.id !== message.from.id).map(fullName);
    return names.length ? `${who} added ${names.join(", ")}` : `${who} joined the group`;
  }
  if (message.left_chat_member) return `${fullName(message.left_chat_member)} left the group`;
  const topic = message.forum_topic_created;
  return topic ? `${who} opened the topic “${topic.name}”` : "";
}

/** Return the line of a service message. */
export function serviceLine(message) {
  return el(
    "div",
    { class: "service", "data-message": `${message.chat.id}/${message.message_id}` },
    el("bdi", {}, serviceText(message)),
  );
}
