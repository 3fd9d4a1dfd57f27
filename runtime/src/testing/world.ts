import type { Clock, HttpRequest, HttpResponse, World } from "../world.ts";

/** A clock that stands still until it is moved. Published, with {@link testWorld}, as `@integ/runtime/testing`. */
export interface VirtualClock extends Clock {
  /** Moves the time, waking sleepers in the order of their times, each with what it sets off. */
  advance(milliseconds: number): Promise<void>;
  /** How many are asleep. */
  readonly sleepers: number;
  /** All sleeps that were asked for, in milliseconds, in order. */
  readonly slept: readonly number[];
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Makes a clock that starts at a time, in milliseconds since 1970. */
export function virtualClock(start = Date.UTC(2026, 0, 1)): VirtualClock {
  let now = start;
  let sleepers: Sleeper[] = [];
  const slept: number[] = [];
  return {
    slept,
    get sleepers() {
      return sleepers.length;
    },
    now: () => now,
    sleep(milliseconds, signal) {
      slept.push(milliseconds);
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const abort = (): void => {
          sleepers = sleepers.filter((each) => each !== sleeper);
          reject(signal?.reason);
        };
        const sleeper: Sleeper = {
          at: now + Math.max(0, milliseconds),
          wake: () => {
            signal?.removeEventListener("abort", abort);
            resolve();
          },
        };
        sleepers.push(sleeper);
        signal?.addEventListener("abort", abort, { once: true });
      });
    },
    async advance(milliseconds) {
      const target = now + milliseconds;
      for (;;) {
        await settle();
        const next = sleepers.filter((each) => each.at <= target).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        sleepers = sleepers.filter((each) => each !== next);
        now = Math.max(now, next.at);
        next.wake();
      }
      now = target;
      await settle();
    },
  };
}

/** Lets everything that is ready run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** A world in simulated time whose HTTP is a function; the same from the same seed. */
export function testWorld(options: {
  readonly handle: (request: HttpRequest) => Promise<HttpResponse> | HttpResponse;
  readonly clock?: VirtualClock;
  readonly seed?: number;
}): World & { readonly clock: VirtualClock; readonly requests: readonly HttpRequest[] } {
  const requests: HttpRequest[] = [];
  const random = mulberry32(options.seed ?? 1);
  return {
    clock: options.clock ?? virtualClock(),
    random,
    randomBytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256)),
    requests,
    http: {
      async request(request) {
        requests.push(request);
        return options.handle(request);
      },
    },
    close: async () => {},
  };
}

/** A small generator with a seed (Mulberry32); good enough for jitter. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
