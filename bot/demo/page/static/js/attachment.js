// What a message carries besides text.

import { el, icon } from "./dom.js";
import { size } from "./format.js";
import { photos } from "./photo.js";

const MAKERS = {
  document: (file) => download(file, file.file_name ?? "File"),
  photo: (sizes, album) => photos([sizes, ...album], (broken) => download(broken.at(-1), "Photo")),
  voice: (voice) => download(voice, `Voice message, ${voice.duration} s`),
  sticker: (sticker) => el("div", { class: "sticker" }, sticker.emoji),
  location: ({ latitude, longitude }) => el("div", { class: "place" }, `📍 ${latitude}, ${longitude}`),
};

/** Return the attachment of a message, or null; `album` are the photos that are shown with its own. */
export function attachment(message, album = []) {
  const kind = Object.keys(MAKERS).find((name) => message[name]);
  return kind ? MAKERS[kind](message[kind], album) : null;
}

/** Say in a few words what a message is, for lists and previews. */
export function summary(message) {
  const text = message.text ?? message.caption;
  if (text) return text.replace(/\s+/g, " ").slice(0, 160);
  if (message.document) return message.document.file_name ?? "File";
  if (message.photo) return "Photo";
  if (message.voice) return "Voice message";
  if (message.sticker) return `${message.sticker.emoji} Sticker`;
  return message.location ? "Location" : "";
}

function download(file, name) {
  return el(
    "a",
    { class: "file", href: `/visitors/files/${encodeURIComponent(file.file_id)}`, download: name },
    el("span", { class: "file-icon" }, icon("file")),
    el(
      "span",
      { class: "file-facts" },
      el("bdi", { class: "file-name" }, name),
      el("span", { class: "file-size" }, size(file.file_size)),
    ),
  );
}
