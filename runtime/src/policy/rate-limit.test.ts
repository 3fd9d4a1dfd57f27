import { describe, expect, it } from "vitest";
import { virtualClock } from "../testing/world.ts";
import { createRateLimiter, type Rate } from "./rate-limit.ts";

const open = new AbortController().signal;

/** A limiter, with the times at which turns were given, in milliseconds since the beginning. */
function setUp(rate: Rate | undefined) {
  const clock = virtualClock();
  const start = clock.now();
  const limiter = createRateLimiter(rate, clock);
  const turns: [string, number][] = [];
  const take = (name: string, signal = open): Promise<void> =>
    limiter.take(signal).then(() => void turns.push([name, clock.now() - start]));
  return { clock, limiter, turns, take };
}

describe("a rate", () => {
  it("is kept in the order of asking, and a turn is saved up to the burst", async () => {
    const { clock, turns, take } = setUp({ limit: 10, perMilliseconds: 1_000, burst: 2 });
    for (const name of ["a", "b", "c", "d"]) void take(name);
    await clock.advance(10_000);
    expect(turns).toEqual([
      ["a", 0],
      ["b", 0],
      ["c", 100],
      ["d", 200],
    ]);
    for (const name of ["e", "f", "g"]) void take(name);
    await clock.advance(10_000);
    expect(turns.slice(4).map(([, at]) => at)).toEqual([10_000, 10_000, 10_100]);
  });

  it("costs no millisecond more where its turns are no whole number of them", async () => {
    const { clock, turns, take } = setUp({ limit: 3, perMilliseconds: 1_000, burst: 1 });
    for (let call = 0; call < 7; call++) void take(String(call));
    await clock.advance(10_000);
    expect(turns.map(([, at]) => at)).toEqual([0, 334, 667, 1_000, 1_334, 1_667, 2_000]);
  });

  it("pauses those that wait already", async () => {
    const { clock, limiter, turns, take } = setUp({ limit: 1, perMilliseconds: 1_000 });
    for (const name of ["a", "b"]) void take(name);
    await clock.advance(500);
    limiter.pause(3_000);
    await clock.advance(10_000);
    expect(turns).toEqual([
      ["a", 0],
      ["b", 3_500],
    ]);
  });

  it("pauses without a limit too", async () => {
    const { clock, limiter, turns, take } = setUp(undefined);
    limiter.pause(200);
    for (const name of ["a", "b"]) void take(name);
    await clock.advance(1_000);
    expect(turns).toEqual([
      ["a", 200],
      ["b", 200],
    ]);
  });

  it("takes no turn from those behind one that gives up, and lets them not overtake those in front", async () => {
    const { clock, turns, take } = setUp({ limit: 1, perMilliseconds: 1_000 });
    const controller = new AbortController();
    void take("a");
    void take("b");
    const given = take("c", controller.signal);
    void take("d");
    await clock.advance(500);
    controller.abort(new Error("gave up"));
    await expect(given).rejects.toThrow("gave up");
    await clock.advance(10_000);
    expect(turns).toEqual([
      ["a", 0],
      ["b", 1_000],
      ["d", 2_000],
    ]);
  });

  it("gives no turn to one that has given up before it asked", async () => {
    const { clock, turns, take } = setUp({ limit: 1, perMilliseconds: 1_000 });
    await expect(take("a", AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
    void take("b");
    await clock.advance(0);
    expect(turns).toEqual([["b", 0]]);
  });
});
