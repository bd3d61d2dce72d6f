// Times, days, sizes and initials as they are shown.

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const KILO = 1024;

const toDate = (seconds) => new Date(seconds * 1000);

/** Return the time of day: 09:05. */
export function clock(seconds) {
  return toDate(seconds).toLocaleTimeString([], CLOCK);
}

/** Return what is the same for all times of one day. */
export function dayKey(seconds) {
  return toDate(seconds).toDateString();
}

/** Return the day as a separator names it. */
export function dayName(seconds) {
  const date = toDate(seconds);
  const now = new Date();
  if (date.toDateString() === now.toDateString()) return "Today";
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString([], { month: "long", day: "numeric", year });
}

/** Return when a chat was last written in: the time, or the day. */
export function shortWhen(seconds) {
  const isToday = dayKey(seconds) === new Date().toDateString();
  if (isToday) return clock(seconds);
  return toDate(seconds).toLocaleDateString([], { month: "short", day: "numeric" });
}

/** Return a size in bytes, short. */
export function size(bytes) {
  if (bytes < KILO) return `${bytes} B`;
  if (bytes < KILO * KILO) return `${(bytes / KILO).toFixed(1)} KB`;
  return `${(bytes / KILO / KILO).toFixed(1)} MB`;
}

/** Return the first letters of the first two words of a name. */
export function initials(name) {
  const words = name.split(/\s+/).filter(Boolean).slice(0, 2);
  return words.map((word) => [...word][0].toUpperCase()).join("") || "?";
}

/** Return a full name. */
export function fullName(user) {
  return [user.first_name, user.last_name].filter(Boolean).join(" ");
}

/** Return which of the seven colours a user or chat has. */
export function colour(id) {
  return (Math.abs(id) + 4) % 7;
}
