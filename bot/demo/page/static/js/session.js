// What this tab remembers over a reload: who it is, on which server, in which chat.

const KEY = "visitor";

/** Return what was remembered, or null. */
export function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

/** Remember more. */
export function remember(facts) {
  sessionStorage.setItem(KEY, JSON.stringify({ ...recall(), ...facts }));
}

/** Forget everything. */
export function forget() {
  sessionStorage.removeItem(KEY);
}
