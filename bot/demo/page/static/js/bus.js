// What the parts of the page tell each other, by name; names have no spaces.

const listeners = new Map();

/** Call a function whenever something of a name is told. */
export function on(names, listener) {
  for (const name of names.split(" ")) {
    listeners.set(name, [...(listeners.get(name) ?? []), listener]);
  }
}

/** Tell the others. */
export function tell(name, data) {
  for (const listener of listeners.get(name) ?? []) listener(data);
}
