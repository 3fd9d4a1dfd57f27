import fc from "fast-check";
import { expect, test } from "vitest";
import { createScheduler } from "./scheduler.ts";
import { settle } from "./testing/manual-clock.ts";
import { orderFlow, testEngine } from "./testing/test-engine.ts";

const deliveries = fc.array(fc.record({ customer: fc.constantFrom("a", "b", "c"), fails: fc.boolean() }), { minLength: 1, maxLength: 12 });

test("runs of a key happen one at a time and in order, whatever the calls' order of completion; others overlap", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), deliveries, fc.integer({ min: 1, max: 4 }), async (scheduler, orders, concurrency) => {
      const begun = new Map<string, string[]>();
      const active = new Map<string, number>();
      let running = 0;
      const flow = orderFlow(async (context, order) => {
        begun.set(order.customer, [...(begun.get(order.customer) ?? []), order.id]);
        active.set(order.customer, (active.get(order.customer) ?? 0) + 1);
        running++;
        expect(active.get(order.customer)).toBe(1);
        expect(running).toBeLessThanOrEqual(concurrency);
        try {
          for (const step of ["one", "two"]) {
            await context.call(
              step,
              () => scheduler.schedule(Promise.resolve()),
              () => 0,
            );
          }
          if (orders[Number(order.id)]?.fails) throw new Error("fails for good");
        } finally {
          active.set(order.customer, (active.get(order.customer) ?? 0) - 1);
          running--;
        }
      });
      const { engine, deliver } = testEngine([flow], { concurrency });
      await engine.start();
      for (const [id, order] of orders.entries()) await deliver({ id: String(id), customer: order.customer });
      let idle = false;
      const ended = engine.idle().then(() => {
        idle = true;
      });
      while (!idle) {
        while (scheduler.count() > 0) await scheduler.waitOne();
        await settle();
      }
      await ended;
      for (const customer of ["a", "b", "c"]) {
        const expected = [...orders.keys()].filter((id) => orders[id]?.customer === customer).map(String);
        expect(begun.get(customer) ?? []).toEqual(expected);
      }
      const failed = orders.filter((order) => order.fails).length;
      expect(await engine.status()).toMatchObject({ done: orders.length - failed, dead: failed, queued: 0, running: 0 });
      await engine.stop();
    }),
    { numRuns: 60 },
  );
});

test("the scheduler loses nothing, keeps the order of each lane, and lets lanes take turns", () => {
  const actions = fc.array(fc.oneof(fc.record({ key: fc.constantFrom("a", "b", undefined) }), fc.constant("next"), fc.nat(5)), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(actions, fc.integer({ min: 1, max: 4 }), (steps, concurrency) => {
      const scheduler = createScheduler(concurrency);
      const waiting: { id: string; flow: string; key: string | undefined }[] = [];
      const running: typeof waiting = [];
      for (const [index, step] of steps.entries()) {
        if (typeof step === "object") {
          const run = { id: `r${index}`, flow: "f", key: step.key };
          waiting.push(run);
          scheduler.add(run);
        } else if (step === "next") {
          const next = scheduler.next();
          const startable = waiting.filter((run) => run.key === undefined || !running.some((other) => other.key === run.key));
          expect(next === undefined).toBe(startable.length === 0 || running.length >= concurrency);
          if (!next) continue;
          if (next.key !== undefined) expect(waiting.find((run) => run.key === next.key)).toBe(next);
          waiting.splice(
            waiting.findIndex((run) => run.id === next.id),
            1,
          );
          running.push(next);
        } else {
          const [ended] = running.splice(step, 1);
          if (ended) scheduler.finished(ended);
        }
        expect([scheduler.waiting, scheduler.running]).toEqual([waiting.length, running.length]);
      }
    }),
  );
});
