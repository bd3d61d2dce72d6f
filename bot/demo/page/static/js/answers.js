// Matching the bot's answers to taps and inline queries; an answer may come before its number.

const waiting = new Map();
const early = new Map();

/** Wait for the answer to a query; null if it doesn't come in time. */
export function answerTo(queryId, milliseconds = 15000) {
  if (early.has(queryId)) {
    const answer = early.get(queryId);
    early.delete(queryId);
    return Promise.resolve(answer);
  }
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle(queryId, null), milliseconds);
    waiting.set(queryId, (answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}

/** Hand over an answer that the server has sent. */
export function deliver(answer) {
  if (!settle(answer.query_id, answer)) early.set(answer.query_id, answer);
}

function settle(queryId, answer) {
  const resolve = waiting.get(queryId);
  waiting.delete(queryId);
  resolve?.(answer);
  return Boolean(resolve);
}
