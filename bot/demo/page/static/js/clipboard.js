// Copying, with a word that it was done.

import { toast } from "./popups.js";

/** Put a text on the clipboard. */
export async function copy(text, said = "Copied to clipboard") {
  try {
    await navigator.clipboard.writeText(text);
    toast(said, "copy");
  } catch {
    toast("The browser doesn't allow copying here");
  }
}
