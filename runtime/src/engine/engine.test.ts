import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GuardRefusal, OperationFailure, Refusal } from "../failure.ts";
import type { StepCallOptions } from "../flow/flow-context.ts";
import { continueFlow, deadLetter, failWith, on, value } from "../flow/handlers.ts";
import { settle } from "./testing/manual-clock.ts";
import { isOrder, type Order, orderFlow, type TestEngine, testEngine } from "./testing/test-engine.ts";

const ada: Order = { id: "o1", customer: "ada" };

function status(code: number): OperationFailure {
  return new OperationFailure({ system: "shop", operation: "ship", failure: "status", status: code, attempts: 1 });
}

/** Runs one order through a flow, and gives what became of it. */
async function runOne(test: TestEngine, order: Order = ada): Promise<void> {
  await test.engine.start();
  await test.deliver(order);
  await test.engine.idle();
}

describe("accepting", () => {
  test("a delivery becomes one run of each flow, however often it comes", async () => {
    const ran: string[] = [];
    const flows = ["first", "second"].map((name) => orderFlow(async () => void ran.push(name), { name }));
    const { engine, deliver, events } = testEngine(flows);
    await engine.start();
    await deliver(ada, ["first"]);
    await deliver(ada, ["first", "second", "second"]);
    await deliver(ada, ["first", "second"]);
    await engine.idle();
    expect(ran.sort()).toEqual(["first", "second"]);
    expect(await engine.status()).toMatchObject({ accepted: 2, duplicates: 3, done: 2, queued: 0, running: 0, dead: 0 });
    const accepted = events.find((event) => event.type === "run.accepted" && event.flow === "first");
    const duplicates = events.filter((event) => event.type === "run.duplicate" && event.flow === "first");
    expect(duplicates.map((event) => event.runId)).toEqual([accepted?.runId, accepted?.runId]);
  });

  test("the same id from another source, and no id at all, are other deliveries", async () => {
    let ran = 0;
    const { engine } = testEngine([orderFlow(async () => void ran++)]);
    await engine.start();
    const delivery = { event: "shop.order", payload: ada, flows: ["order"] };
    await engine.accept({ ...delivery, source: "/a", deliveryId: "1" });
    await engine.accept({ ...delivery, source: "/b", deliveryId: "1" });
    await engine.accept({ ...delivery, source: "/b" });
    await engine.accept({ ...delivery, source: "/b" });
    await engine.idle();
    expect(ran).toBe(4);
  });

  test("what is accepted before the start runs after it", async () => {
    const ran: string[] = [];
    const { engine, deliver } = testEngine([orderFlow(async (_, order) => void ran.push(order.id))]);
    await deliver(ada);
    expect(await engine.status()).toMatchObject({ queued: 1 });
    await engine.start();
    await engine.idle();
    expect(ran).toEqual(["o1"]);
  });

  test("a rejected payload is a dead letter at once, with its reason", async () => {
    const { engine, alerts } = testEngine([orderFlow(async () => undefined)]);
    await engine.start();
    const delivery = { source: "/hooks", deliveryId: "1", event: "shop.order", payload: { bad: true }, flows: ["order"] };
    await engine.accept({ ...delivery, rejection: { reason: "must have an id", path: "/id" } });
    await settle();
    const [letter] = await engine.deadLetters.list();
    expect(letter).toMatchObject({ failure: "invalidPayload", reason: "must have an id", path: "/id", doneSteps: [] });
    expect(await engine.deadLetters.get(letter?.id ?? "")).toMatchObject({ payload: { bad: true } });
    expect(alerts).toHaveLength(1);
  });

  test("a key that refuses the record, and a flow that is not there, are dead letters", async () => {
    const refusing = orderFlow(async () => undefined, {
      key: () => {
        throw new Refusal("is missing", "order.customer");
      },
    });
    const { engine, deliver } = testEngine([refusing]);
    await engine.start();
    await deliver(ada, ["order", "gone"]);
    const letters = await engine.deadLetters.list();
    expect(letters.map(({ failure, path }) => [failure, path])).toEqual([
      ["refused", "order.customer"],
      ["unknownFlow", undefined],
    ]);
  });

  test("a hostile payload of any depth is stored", async () => {
    const { engine } = testEngine([orderFlow(async () => undefined)]);
    const payload: unknown = JSON.parse(`{"id":"x","deep":${"[".repeat(50_000)}${"]".repeat(50_000)},"__proto__":{"id":1}}`);
    await engine.accept({ source: "/hooks", event: "shop.order", payload, flows: ["order"] });
    await engine.start();
    await engine.idle();
    expect(await engine.status()).toMatchObject({ done: 1 });
  });
});

describe("steps", () => {
  test("give their results, with stable keys and the run's correlation id", async () => {
    const seen: StepCallOptions[] = [];
    const results: unknown[] = [];
    const flow = orderFlow(async (context, order) => {
      const operation = async (args: string, options: StepCallOptions) => {
        seen.push(options);
        return `${args}!`;
      };
      results.push(await context.call("one", operation, () => order.id));
      results.push(await context.call("two", operation, () => order.customer));
    });
    await runOne(testEngine([flow]));
    expect(results).toEqual(["o1!", "ada!"]);
    expect(new Set(seen.map((options) => options.correlationId)).size).toBe(1);
    expect(new Set(seen.map((options) => options.idempotencyKey)).size).toBe(2);
    for (const { idempotencyKey } of seen) expect(idempotencyKey).toMatch(/^[0-9a-f]{64}$/);
  });

  test("handlers are tried in order; the first that names the failure decides", async () => {
    const outcomes: unknown[] = [];
    const fails = (code: number) => async () => {
      throw status(code);
    };
    const flow = orderFlow(async (context) => {
      outcomes.push(
        await context.call("a", fails(409), () => 0, [
          on(
            ["409"],
            value(() => "had it"),
          ),
          on(["4xx"], continueFlow),
        ]),
      );
      outcomes.push(await context.call("b", fails(404), () => 0, { on: [on(["409"], deadLetter), on(["4xx"], continueFlow)] }));
      outcomes.push(
        await context.call("c", fails(503), () => 0, [
          on(
            ["failure"],
            value(() => 3),
          ),
        ]),
      );
      await context.call("d", fails(400), () => 0, [
        on(
          ["400"],
          failWith(() => "refused by the shop"),
        ),
      ]);
    });
    const run = testEngine([flow]);
    await runOne(run);
    expect(outcomes).toEqual(["had it", undefined, 3]);
    const [letter] = await run.engine.deadLetters.list();
    expect(letter).toMatchObject({ failure: "400", reason: "refused by the shop", step: "d", doneSteps: ["a", "b", "c"] });
  });

  test.each([
    ["a failed call", status(400), { failure: "400", step: "ship" }],
    ["a guard", new GuardRefusal("is too long", "body.name"), { failure: "guard", reason: "is too long", path: "body.name", step: "ship" }],
    ["a mistake in the program", new TypeError("x is not a function"), { failure: "unexpected", step: "ship" }],
    ["what is no error", "text", { failure: "unexpected", reason: "text", step: "ship" }],
  ])("%s without a handler ends in the dead letters", async (_, thrown, expected) => {
    const ship = async () => {
      throw thrown;
    };
    const run = testEngine([orderFlow((context) => context.call("ship", ship, () => 0))]);
    await runOne(run);
    expect(await run.engine.deadLetters.list()).toEqual([expect.objectContaining(expected)]);
  });

  test("arguments that refuse the record are no failure of the call: no handler takes them", async () => {
    let called = false;
    const ship = async () => {
      called = true;
    };
    const refuse = (): number => {
      throw new Refusal("no name");
    };
    const run = testEngine([orderFlow((context) => context.call("ship", ship, refuse, [on(["failure"], continueFlow)]))]);
    await runOne(run);
    expect(called).toBe(false);
    expect(await run.engine.deadLetters.list()).toEqual([expect.objectContaining({ failure: "refused", reason: "no name", step: "ship" })]);
  });

  test("a guard of an argument is a failure of the call, wherever it stands", async () => {
    const outcomes: unknown[] = [];
    const nothing = async () => "sent";
    const refuse = (): number => {
      throw new GuardRefusal("is too long", "Name");
    };
    const flow = orderFlow(async (context) => {
      for (const name of ["guard", "failure"]) outcomes.push(await context.call(name, nothing, refuse, [on([name], continueFlow)]));
      await context.call("unhandled", nothing, refuse, [on(["4xx", "malformed"], continueFlow)]);
    });
    const run = testEngine([flow]);
    await runOne(run);
    expect(outcomes).toEqual([undefined, undefined]);
    expect(await run.engine.deadLetters.list()).toEqual([expect.objectContaining({ failure: "guard", step: "unhandled", path: "Name" })]);
  });

  test("a system's limit has a name beside its status", async () => {
    const outcomes: unknown[] = [];
    const flow = orderFlow(async (context) => {
      const limited = async () => {
        throw status(429);
      };
      for (const name of ["rateLimit", "429", "4xx"]) outcomes.push(await context.call(name, limited, () => 0, [on([name], continueFlow)]));
    });
    await runOne(testEngine([flow]));
    expect(outcomes).toEqual([undefined, undefined, undefined]);
  });

  test("a mistake in a program with two steps of one id is named", async () => {
    const nothing = async () => undefined;
    const flow = orderFlow(async (context) => {
      await context.call("same", nothing, () => 0);
      await context.call("same", nothing, () => 0);
    });
    const run = testEngine([flow]);
    await runOne(run);
    expect(await run.engine.deadLetters.list()).toEqual([expect.objectContaining({ failure: "unexpected", step: "same" })]);
  });

  test("a deadline ends a step that does not, even one that ignores its signal", async () => {
    const run = testEngine([
      orderFlow(
        (context) =>
          context.call(
            "ship",
            () => new Promise<void>(() => undefined),
            () => 0,
          ),
        { deadline: 60_000 },
      ),
    ]);
    await run.engine.start();
    await run.deliver(ada);
    await run.clock.advance(59_999);
    expect(await run.engine.status()).toMatchObject({ running: 1 });
    await run.clock.advance(1);
    await run.engine.idle();
    expect(await run.engine.deadLetters.list()).toEqual([expect.objectContaining({ failure: "deadline", step: "ship" })]);
  });
});

describe("dead letters", () => {
  /** A flow of two steps whose second fails until it is mended. */
  function mendable() {
    const calls: string[] = [];
    const keys: string[] = [];
    const state = { broken: true };
    const flow = orderFlow(async (context) => {
      await context.call(
        "charge",
        async () => void calls.push("charge"),
        () => 0,
      );
      await context.call(
        "ship",
        async (_, options) => {
          calls.push("ship");
          keys.push(options.idempotencyKey);
          if (state.broken) throw status(500);
        },
        () => 0,
        { repeatable: false },
      );
    });
    return { flow, calls, keys, state };
  }

  test("a replay goes on where it stood, with the same idempotency key", async () => {
    const { flow, calls, keys, state } = mendable();
    const run = testEngine([flow]);
    await runOne(run);
    const [letter] = await run.engine.deadLetters.list();
    expect(letter).toMatchObject({ failure: "500", step: "ship", doneSteps: ["charge"] });
    state.broken = false;
    expect(await run.engine.deadLetters.replay(letter?.id ?? "")).toBe(true);
    await run.engine.idle();
    expect(calls).toEqual(["charge", "ship", "ship"]);
    expect(new Set(keys).size).toBe(1);
    expect(await run.engine.status()).toMatchObject({ done: 1, dead: 0 });
    expect(await run.engine.deadLetters.replay(letter?.id ?? "")).toBe(false);
  });

  test("one that is discarded is gone, and its delivery is still known", async () => {
    const { flow } = mendable();
    const run = testEngine([flow]);
    await runOne(run);
    const [letter] = await run.engine.deadLetters.list();
    expect(await run.engine.deadLetters.discard(letter?.id ?? "")).toBe(true);
    expect(await run.engine.deadLetters.discard(letter?.id ?? "")).toBe(false);
    expect(await run.engine.deadLetters.get(letter?.id ?? "")).toBeUndefined();
    await run.deliver(ada);
    await run.engine.idle();
    expect(await run.engine.status()).toMatchObject({ dead: 0, accepted: 1, duplicates: 1 });
  });

  test("lets the next run of the key go on", async () => {
    const ran: string[] = [];
    const flow = orderFlow(async (context, order) => {
      ran.push(order.id);
      if (order.id === "o1")
        await context.call(
          "ship",
          () => Promise.reject(status(400)),
          () => 0,
        );
    });
    const run = testEngine([flow]);
    await run.engine.start();
    for (const id of ["o1", "o2", "o3"]) await run.deliver({ id, customer: "ada" });
    await run.engine.idle();
    expect(ran).toEqual(["o1", "o2", "o3"]);
    expect(await run.engine.status()).toMatchObject({ done: 2, dead: 1 });
  });

  test("alerts are sent until they arrive, and quote nothing of the record", async () => {
    let refusals = 2;
    const texts: string[] = [];
    const flow = orderFlow((context, order) =>
      context.call(
        "ship",
        () => Promise.reject(new Refusal(`no address for ${order.customer}`)),
        () => 0,
      ),
    );
    const run = testEngine([flow], {
      onAlert: async (alert) => {
        if (refusals-- > 0) throw new Error("pager is down");
        texts.push(JSON.stringify(alert));
      },
    });
    await runOne(run);
    await run.clock.advance(1000);
    expect(texts).toHaveLength(0);
    await run.clock.advance(2000);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('"step":"ship"');
    expect(texts[0]).toContain('"channel":"ops"');
    expect(texts[0]).not.toContain("ada");
    await run.clock.advance(3_600_000);
    expect(texts).toHaveLength(1);
  });

  test("an application that never answers an alert does not hold the stop up, and gets it again", async () => {
    let alerts = 0;
    const flow = orderFlow((context) =>
      context.call(
        "ship",
        () => Promise.reject(status(400)),
        () => 0,
      ),
    );
    const run = testEngine([flow], {
      grace: 1000,
      onAlert: () => {
        alerts++;
        return new Promise(() => undefined);
      },
    });
    await runOne(run);
    const stopping = run.engine.stop();
    await run.clock.advance(1000);
    await stopping;
    expect(alerts).toBe(1);
  });

  test("a delivery is forgotten after a month", async () => {
    let ran = 0;
    const run = testEngine([orderFlow(async () => void ran++)]);
    await runOne(run);
    await run.clock.advance(29 * 86_400_000);
    await run.deliver(ada);
    await run.clock.advance(2 * 86_400_000);
    await run.deliver(ada);
    await run.engine.idle();
    expect(ran).toBe(2);
    expect(await run.engine.status()).toMatchObject({ accepted: 2, duplicates: 1, done: 2 });
  });

  test("what is logged and observed quotes nothing of the record", async () => {
    const logged: unknown[] = [];
    const log = (message: string, fields: unknown) => void logged.push([message, fields]);
    const flow = orderFlow((context, order) =>
      context.call(
        "ship",
        () => Promise.reject(new Error(`secret of ${order.customer}`)),
        () => 0,
      ),
    );
    const run = testEngine([flow], { logger: { info: log, warn: log, error: log } });
    await runOne(run);
    expect(logged.length).toBeGreaterThan(3);
    expect(JSON.stringify(logged) + JSON.stringify(run.events)).not.toContain("ada");
  });
});

describe("stop and start", () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "integ-engine-"));
    path = join(folder, "made", "state.sqlite");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("a running step may end within the grace; the next one is done after the restart", async () => {
    const calls: string[] = [];
    const release = Promise.withResolvers<void>();
    const flow = orderFlow(async (context) => {
      const charge = await context.call(
        "charge",
        async () => {
          calls.push("charge");
          await release.promise;
          return { id: "ch_1", note: undefined };
        },
        () => 0,
      );
      await context.call(
        "ship",
        async () => void calls.push(`ship ${charge.id}`),
        () => 0,
      );
    });
    const run = testEngine([flow], { path });
    await run.engine.start();
    await run.deliver(ada);
    await settle();
    const stopping = run.engine.stop();
    await expect(run.deliver({ id: "o2", customer: "ada" })).rejects.toMatchObject({ problem: "closed" });
    release.resolve();
    await stopping;
    expect(calls).toEqual(["charge"]);
    expect(run.events.at(-1)).toMatchObject({ type: "run.parked" });
    await run.engine.start();
    await run.engine.idle();
    expect(calls).toEqual(["charge", "ship ch_1"]);
    await run.engine.stop();
  });

  test("a step that does not end within the grace is aborted and done again", async () => {
    const keys: string[] = [];
    const flow = orderFlow((context) =>
      context.call(
        "ship",
        async (_, options) => {
          keys.push(options.idempotencyKey);
          if (keys.length === 1) await new Promise(() => undefined);
        },
        () => 0,
      ),
    );
    const run = testEngine([flow], { path, grace: 5000 });
    await run.engine.start();
    await run.deliver(ada);
    await settle();
    const stopping = run.engine.stop();
    await run.clock.advance(5000);
    await stopping;
    await run.engine.start();
    await run.engine.idle();
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    await run.engine.stop();
  });

  test("a step that may not be repeated and was aborted is a dead letter: its outcome is unknown", async () => {
    let calls = 0;
    const hang = async () => {
      calls++;
      await new Promise(() => undefined);
    };
    const run = testEngine([orderFlow((context) => context.call("ship", hang, () => 0, { repeatable: false }))], { path, grace: 0 });
    await run.engine.start();
    await run.deliver(ada);
    await settle();
    const stopping = run.engine.stop();
    await run.clock.advance(0);
    await stopping;
    await run.engine.start();
    await run.engine.idle();
    expect(calls).toBe(1);
    expect(await run.engine.deadLetters.list()).toEqual([expect.objectContaining({ failure: "outcomeUnknown", step: "ship" })]);
    await run.engine.stop();
  });

  test("the client may say itself that an operation may not be repeated", async () => {
    const hang = async (_: number, options: StepCallOptions) => {
      options.onBegin(false);
      await new Promise(() => undefined);
    };
    const run = testEngine([orderFlow((context) => context.call("ship", hang, () => 0))], { path, grace: 0 });
    await run.engine.start();
    await run.deliver(ada);
    await settle();
    const stopping = run.engine.stop();
    await run.clock.advance(0);
    await stopping;
    await run.engine.start();
    await run.engine.idle();
    expect(await run.engine.deadLetters.list()).toEqual([expect.objectContaining({ failure: "outcomeUnknown" })]);
    await run.engine.stop();
  });

  test("idle is refused when the engine stops first", async () => {
    const run = testEngine([orderFlow(() => new Promise<void>(() => undefined))]);
    await run.deliver(ada);
    const idle = run.engine.idle();
    idle.catch(() => undefined);
    await run.engine.stop();
    await expect(idle).rejects.toMatchObject({ problem: "closed" });
  });

  test("the payload is checked again: the program may have changed", async () => {
    const first = testEngine([orderFlow(async () => undefined)], { path });
    await first.deliver(ada);
    await first.engine.stop();
    const never = (value: unknown): value is Order => isOrder(value) && value.customer === "nobody";
    const second = testEngine([orderFlow(async () => undefined, { validate: never })], { path });
    await second.engine.start();
    await second.engine.idle();
    expect(await second.engine.deadLetters.list()).toEqual([expect.objectContaining({ failure: "invalidPayload" })]);
    await second.engine.stop();
  });

  test("a done run's payload, key and results are deleted from the file", async () => {
    const secret = "a-very-personal-text";
    const run = testEngine(
      [
        orderFlow((context, order) =>
          context
            .call(
              "ship",
              async () => order.customer,
              () => 0,
            )
            .then(() => undefined),
        ),
      ],
      { path },
    );
    await run.engine.start();
    await run.deliver({ id: "o1", customer: secret });
    await run.engine.idle();
    await run.engine.stop();
    const text = readFileSync(path, "latin1");
    expect(text).toContain("shop.order");
    expect(text).not.toContain(secret);
  });

  test("a second engine on the same file is refused", async () => {
    const first = testEngine([], { path });
    await first.engine.start();
    const second = testEngine([], { path });
    await expect(second.engine.start()).rejects.toMatchObject({
      name: "StorageError",
      problem: "locked",
      message: expect.stringContaining(path),
    });
    await first.engine.stop();
    await second.engine.start();
    await second.engine.stop();
  });

  test("a file that is no database is refused with a clear message", async () => {
    const bad = join(folder, "bad.sqlite");
    writeFileSync(bad, "this is a text, and not a database at all\n".repeat(500));
    await expect(testEngine([], { path: bad }).engine.start()).rejects.toMatchObject({
      problem: "damaged",
      message: expect.stringContaining("is damaged"),
    });
    await expect(testEngine([], { path: folder }).engine.start()).rejects.toMatchObject({ problem: "unavailable" });
  });

  test("a damaged page is found", async () => {
    const first = testEngine([orderFlow(async () => undefined)], { path });
    for (let index = 0; index < 100; index++) await first.deliver({ id: `o${index}`, customer: "x".repeat(200) });
    await first.engine.stop();
    const bytes = readFileSync(path);
    bytes.fill(0xff, 4096);
    writeFileSync(path, bytes);
    await expect(testEngine([orderFlow(async () => undefined)], { path }).engine.start()).rejects.toMatchObject({ problem: "damaged" });
  });
});
