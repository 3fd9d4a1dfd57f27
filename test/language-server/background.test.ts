import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createBackground } from "../../src/language-server/background.ts";

describe("work in the background", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setImmediate", "clearImmediate", "setTimeout", "clearTimeout"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Messages that come one a turn, as the connection hands them over; each asks for the work. */
  function messages(count: number, handle: () => void): void {
    handle();
    if (count > 1) setImmediate(() => messages(count - 1, handle));
  }

  test("waits for all messages that have come, and is done once", () => {
    let handled = 0;
    const steps: number[] = [];
    const background = createBackground(() => {
      steps.push(handled);
      return false;
    });
    messages(30, () => {
      handled++;
      background.handled();
      background.wake(0);
    });
    vi.runAllTimers();
    expect(steps).toEqual([30]);
  });

  test("lets messages in between its pieces", () => {
    const order: string[] = [];
    let pieces = 0;
    const background = createBackground(() => {
      order.push("work");
      pieces++;
      // Comes while the second piece is done.
      if (pieces === 2) {
        setImmediate(() => {
          order.push("message");
          background.handled();
        });
      }
      return pieces < 4;
    });
    background.wake(0);
    vi.runAllTimers();
    expect(order).toEqual(["work", "work", "message", "work", "work"]);
  });

  test("is done in between where messages never end", () => {
    const background = createBackground(() => {
      worked = true;
      return false;
    });
    let worked = false;
    let handled = 0;
    const next = (): void => {
      handled++;
      background.handled();
      if (!worked && handled < 10_000) setImmediate(next);
    };
    next();
    background.wake(0);
    vi.runAllTimers();
    expect(worked).toBe(true);
    expect(handled).toBeLessThan(10_000);
  });

  test("with a delay, begins when nobody has asked for that long, and stops where it was", () => {
    let pieces = 0;
    const background = createBackground(() => {
      pieces++;
      return pieces < 3;
    });
    background.wake(100);
    vi.advanceTimersByTime(60);
    background.wake(100);
    // Without a delay, what waits goes on waiting.
    background.wake(0);
    vi.advanceTimersByTime(60);
    expect(pieces).toBe(0);
    vi.advanceTimersByTime(40);
    vi.runAllTimers();
    expect(pieces).toBe(3);
  });
});
