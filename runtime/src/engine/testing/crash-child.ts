/**
 * A connector that is killed: `node crash-child.ts STATE URL [POINT]`. It accepts two orders of one customer and runs them
 * against a server. At POINT, such as `step.done charge o1`, it says so and stands still until it is killed; without a point
 * it runs to the end and prints its status.
 */
import { randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import type { StepCallOptions } from "../../flow/flow-context.ts";
import { createSqliteEngine } from "../sqlite.ts";
import { orderFlow } from "./test-engine.ts";

const [path = "", url = "", point] = process.argv.slice(2);

/** Stands still for good: nothing of this process happens any more. */
function reach(name: string): void {
  if (name !== point) return;
  writeSync(1, `reached ${name}\n`);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

const flow = orderFlow(async (context, order) => {
  const operation = (step: string) => async (amount: number, options: StepCallOptions) => {
    const headers = { "idempotency-key": options.idempotencyKey };
    const body = JSON.stringify({ step, order: order.id, amount });
    const answer = await fetch(url, { method: "POST", headers, body, signal: options.signal });
    const result: unknown = await answer.json();
    reach(`answered ${step} ${order.id}`);
    return result;
  };
  await context.call("charge", operation("charge"), () => 1);
  await context.call("notify", operation("notify"), () => 2, { repeatable: false });
  await context.call("ship", operation("ship"), () => 3);
});

const orders = new Map<string, string>();
const engine = createSqliteEngine({
  path,
  flows: [flow],
  clock: { now: () => Date.now(), sleep: () => new Promise(() => undefined) },
  randomBytes,
  observe: (event) => {
    const order = orders.get(event.runId) ?? "?";
    if (event.type === "step.done" && event.recorded) return;
    reach(`${event.type} ${"step" in event ? `${event.step} ` : ""}${order}`);
  },
});

for (const id of ["o1", "o2"]) {
  const { accepted } = await engine.accept({
    source: "/hooks",
    deliveryId: id,
    event: "shop.order",
    payload: { id, customer: "ada" },
    flows: ["order"],
  });
  for (const { runId } of accepted) orders.set(runId, id);
  reach(`acknowledged ${id}`);
}
await engine.start();
await engine.idle();
const letters = await engine.deadLetters.list();
writeSync(1, `${JSON.stringify({ status: await engine.status(), letters: letters.map(({ failure, step }) => ({ failure, step })) })}\n`);
await engine.stop();
process.exit(0);
