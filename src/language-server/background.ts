/** Work that waits until no message does. */
export interface Background {
  /** Says that a message was handled: what else waits goes first. */
  handled(): void;
  /**
   * Begins; with a delay, begins that many milliseconds after the last call that had one, and stops until then.
   */
  wake(delay: number): void;
}

/** How often messages may go first, one after the other, before a piece of work is done in between. */
const patience = 200;

/**
 * Runs work in pieces, each when no message is waiting: the connection hands over one message a turn of the event loop, so a
 * turn without one means that all that had come are handled.
 *
 * @param step does one piece, and says whether there is more; does not throw
 */
export function createBackground(step: () => boolean): Background {
  let handled = 0;
  let seen = 0;
  let waited = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  const turn = (): void => {
    if (timer !== undefined) {
      running = false;
      return;
    }
    if (handled !== seen && waited < patience) {
      seen = handled;
      waited++;
      soon(turn);
      return;
    }
    waited = 0;
    running = step();
    if (running) soon(turn);
  };
  const begin = (): void => {
    timer = undefined;
    if (running) return;
    running = true;
    soon(turn);
  };
  return {
    handled() {
      handled++;
    },
    wake(delay) {
      if (delay <= 0) {
        if (timer === undefined) begin();
        return;
      }
      if (timer !== undefined) clearTimeout(timer);
      timer = setTimeout(begin, delay);
    },
  };
}

/** Calls back when the messages that have come were let in. */
export function soon(callback: () => void): void {
  // A browser has no `setImmediate`, and its workers get their messages between timers.
  if (typeof setImmediate === "function") setImmediate(callback);
  else setTimeout(callback, 0);
}
