// Choosing one of the chats, for what is carried from one to another.

import { avatar } from "./avatar.js";
import { chooser } from "./popups.js";
import { chatFace, chatTitle, openChat, state } from "./store.js";

/** Let a chat be chosen; open it, then go on. */
export function chooseChat(title, goOn) {
  const options = [...state.chats.values()].map((chat) => ({
    label: chatTitle(chat),
    lead: avatar(chatTitle(chat), chatFace(chat)),
    choose: () => {
      openChat(chat.info.id);
      goOn(chat);
    },
  }));
  chooser(title, options);
}
