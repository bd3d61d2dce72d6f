// Asking the server.

/** What the server refused, in its own words. */
export class Refusal extends Error {}

/** Do something as a person: say, edit, tap, inline, choose, start… */
export function act(action, body) {
  return call(`/people/${action}`, body);
}

/** Come in as a new person. */
export function arrive() {
  return call("/visitors", { language: navigator.language.slice(0, 2) });
}

/** Return a person's chats, or null if the server doesn't know them. */
export function visit(user) {
  return call(`/visitors/${user}`);
}

/** Return what the bot says about itself in a chat. */
export function botPage(user, chat) {
  return call(`/people/${user}/bot?chat=${chat}`);
}

/** Return the messages of a chat and the number of the last event. */
export async function messages(user, chat) {
  const body = await fetchJson(`/people/${user}/chats/${chat}/messages`);
  return { list: body.result, lastEvent: body.last_event_id };
}

async function call(path, body) {
  return (await fetchJson(path, body)).result;
}

async function fetchJson(path, body) {
  const options = body && {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  const response = await fetch(path, options);
  const answer = await response.json();
  if (!response.ok) throw new Refusal(answer.error ?? `The server said ${response.status}`);
  return answer;
}
