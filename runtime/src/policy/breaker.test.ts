import { describe, expect, it } from "vitest";
import { virtualClock } from "../testing/world.ts";
import { type Breaker, type BreakerPass, createBreaker } from "./breaker.ts";

function setUp(): { readonly breaker: Breaker; readonly clock: ReturnType<typeof virtualClock>; readonly enter: () => BreakerPass } {
  const clock = virtualClock();
  const breaker = createBreaker({ failureRatio: 0.5, minimumCalls: 4, halfOpenAfter: 1_000 }, clock);
  const enter = (): BreakerPass => {
    const pass = breaker.enter();
    if (pass === undefined) throw new Error("the breaker is open");
    return pass;
  };
  return { breaker, clock, enter };
}

describe("a breaker", () => {
  it("counts the last calls alone, and each call once", () => {
    const { breaker, enter } = setUp();
    for (const succeeded of [false, true, true, true, false]) {
      const pass = enter();
      pass.report(succeeded);
      pass.report(false);
      pass.leave();
    }
    expect(breaker.enter()).toBeDefined();
    enter().report(false);
    expect(breaker.enter()).toBeUndefined();
  });

  it("lets one call try, and stays open when that fails", async () => {
    const { breaker, clock, enter } = setUp();
    for (let call = 0; call < 4; call++) enter().report(false);
    await clock.advance(999);
    expect(breaker.enter()).toBeUndefined();
    await clock.advance(1);
    const probe = enter();
    expect(breaker.enter()).toBeUndefined();
    probe.report(false);
    expect(breaker.enter()).toBeUndefined();
    await clock.advance(1_000);
    enter().report(true);
    expect([breaker.enter(), breaker.enter()]).not.toContain(undefined);
  });

  it("takes no word for it of calls that began before it opened", async () => {
    const { breaker, clock, enter } = setUp();
    const [good, bad] = [enter(), enter()];
    for (let call = 0; call < 4; call++) enter().report(false);
    good.report(true);
    expect(breaker.enter()).toBeUndefined();
    await clock.advance(1_000);
    const probe = enter();
    bad.report(false);
    expect(breaker.enter()).toBeUndefined();
    probe.report(true);
    expect(breaker.enter()).toBeDefined();
  });

  it("lets another call try where the first came to no answer", async () => {
    const { breaker, clock, enter } = setUp();
    for (let call = 0; call < 4; call++) enter().report(false);
    await clock.advance(1_000);
    enter().leave();
    expect(breaker.enter()).toBeDefined();
  });
});
