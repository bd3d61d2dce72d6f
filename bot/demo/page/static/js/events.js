// The stream of what a person sees, picked up where it broke off.

const KINDS = ["message", "edited", "deleted", "action", "answer", "inline", "reaction", "starting"];
const FIRST_DELAY = 500;
const LONGEST_DELAY = 4000;

/**
 * Listen until told to stop; return the function that stops.
 *
 * onEvent(kind, data) gets each event; onState(isOpen) hears of the connection; mayResume()
 * is asked before each new attempt, throws while the server is away, and returns false if
 * there is nothing to resume.
 */
export function listen(user, after, { onEvent, onState, mayResume }) {
  let last = after;
  let delay = FIRST_DELAY;
  let source;
  let timer;
  let stopped = false;

  function open() {
    source = new EventSource(`/people/${user}/events?after=${last}`);
    source.onopen = () => {
      delay = FIRST_DELAY;
      onState(true);
    };
    source.onerror = retryLater;
    for (const kind of KINDS) source.addEventListener(kind, (event) => pass(kind, event));
  }

  function pass(kind, event) {
    last = Number(event.lastEventId);
    onEvent(kind, JSON.parse(event.data));
  }

  function retryLater() {
    source.close();
    if (stopped) return;
    onState(false);
    clearTimeout(timer);
    timer = setTimeout(retry, delay);
    delay = Math.min(delay * 2, LONGEST_DELAY);
  }

  async function retry() {
    try {
      if ((await mayResume()) && !stopped) open();
    } catch {
      retryLater();
    }
  }

  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    source.close();
  };
}
