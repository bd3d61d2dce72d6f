// Sending what a person does in the open chat, and saying so if it can't be done.

import { act, Refusal } from "./api.js";
import { toast } from "./popups.js";
import { openChat, putMessage, state } from "./store.js";

// Larger ones can be sent in Telegram, but no bot can fetch them.
const LARGEST_FILE = 25 * 1000 * 1000;

/** Write a message, perhaps in reply; tell whether it was sent. */
export function say(text, replyTo = null, quote = "") {
  const reply = replyTo ? { reply_to: replyTo.message_id, quote } : {};
  const topic = state.topic ? { topic: state.topic } : {};
  return post("say", { text, ...reply, ...topic });
}

/** Change one's own message. */
export function edit(message, text) {
  const { chat, message_id } = message;
  return post("edit", { chat: chat.id, message_id, text });
}

/** Send an inline result. */
export function choose(queryId, resultId) {
  return post("choose", { query_id: queryId, result_id: resultId });
}

/** Press Start in the chat with the bot, perhaps by a link with a payload. */
export async function start(payload = "") {
  openChat(state.me.id);
  return post("start", { payload });
}

/** Send a file. */
export async function sendFile(file) {
  if (file.size > LARGEST_FILE) return toast("The file is larger than 25 MB");
  const mime_type = file.type || "application/octet-stream";
  return post("document", { name: file.name, base64: await base64(file), mime_type });
}

/** Return the bytes of a file as base64. */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result.split(",", 2)[1] ?? ""));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

async function post(action, body) {
  try {
    putMessage(await act(action, { user: state.me.id, chat: state.current, ...body }), {
      isNew: action !== "edit",
    });
    return true;
  } catch (error) {
    toast(error instanceof Refusal ? error.message : "No connection; not sent");
    return false;
  }
}
