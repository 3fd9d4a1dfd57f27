import { describe, expect, expectTypeOf, test } from "vitest";
import { defineFlow, type FlowDefinition } from "./define-flow.ts";
import type { FlowContext } from "./flow-context.ts";
import { continueFlow, deadLetter, failWith, matchingHandler, on, value } from "./handlers.ts";

interface Customer {
  readonly id: string;
}

function isCustomer(value: unknown): value is Customer {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";
}

describe("handlers", () => {
  test("the first one that names the failure is taken", () => {
    const handlers = [on(["409"], deadLetter), on(["4xx", "timeout"], continueFlow), on(["failure"], deadLetter)];
    expect(matchingHandler(handlers, ["409", "4xx", "failure"])).toBe(handlers[0]);
    expect(matchingHandler(handlers, ["404", "4xx", "failure"])).toBe(handlers[1]);
    expect(matchingHandler(handlers, ["network", "failure"])).toBe(handlers[2]);
    expect(matchingHandler(handlers.slice(0, 2), ["network", "failure"])).toBeUndefined();
    expect(matchingHandler(handlers, [])).toBeUndefined();
  });

  test("what a step gives is what its call or its handlers give", () => {
    const types = (flow: FlowContext, find: (args: { id: string }, options?: { signal?: AbortSignal }) => Promise<Customer>) => {
      const args = () => ({ id: "1" });
      expectTypeOf(flow.call("a", find, args)).toEqualTypeOf<Promise<Customer>>();
      expectTypeOf(flow.call("b", find, args, [on(["400"], deadLetter)])).toEqualTypeOf<Promise<Customer>>();
      expectTypeOf(flow.call("c", find, args, { repeatable: false })).toEqualTypeOf<Promise<Customer>>();
      expectTypeOf(flow.call("d", find, args, [on(["404"], continueFlow)])).toEqualTypeOf<Promise<Customer | undefined>>();
      expectTypeOf(
        flow.call("e", find, args, {
          on: [
            on(
              ["404"],
              value(() => 1),
            ),
            on(
              ["409"],
              value(() => "x"),
            ),
            on(
              ["400"],
              failWith(() => "no"),
            ),
          ],
        }),
      ).toEqualTypeOf<Promise<Customer | number | string>>();
    };
    expect(types).toBeTypeOf("function");
  });
});

describe("defineFlow", () => {
  const seen: unknown[] = [];
  const definition = defineFlow<Customer>({
    name: "created",
    key: (customer) => customer.id,
    failure: { alerts: ["ops"] },
    validate: isCustomer,
    run: async (_, customer) => void seen.push(customer.id),
  });
  const context: FlowContext = {
    runId: "r",
    correlationId: "c",
    call: () => Promise.reject(new Error("no step")),
  };

  test("flows over different inputs stand in one list", () => {
    const flows: FlowDefinition[] = [definition];
    expect(flows).toHaveLength(1);
  });

  test("gives the key of an input that validates, as text", () => {
    expect(definition.keyOf({ id: "c1" })).toBe("c1");
    expect(definition.keyOf({ id: 1 })).toBeUndefined();
    const byNumber = defineFlow({ ...definition, failure: { alerts: [] }, validate: isCustomer, key: () => 7, run: async () => undefined });
    expect(byNumber.keyOf({ id: "c1" })).toBe("7");
  });

  test("runs with an input that validates, and no other", async () => {
    await definition.run(context, { id: "c1" });
    await expect(definition.run(context, { id: 1 })).rejects.toThrow("created");
    expect(seen).toEqual(["c1"]);
  });
});
