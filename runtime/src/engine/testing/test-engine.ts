import { defineFlow, type FlowDefinition, type FlowOptions } from "../../flow/define-flow.ts";
import type { Alert, Engine, EngineEvent } from "../engine.ts";
import { createSqliteEngine, type SqliteEngineOptions } from "../sqlite.ts";
import { type ManualClock, manualClock } from "./manual-clock.ts";

/** What flows of tests take. */
export interface Order {
  readonly id: string;
  readonly customer: string;
}

export function isOrder(value: unknown): value is Order {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";
}

/** A flow over orders, by customer, with an alert. */
export function orderFlow(run: FlowOptions<Order>["run"], more: Partial<FlowOptions<Order>> = {}): FlowDefinition<Order> {
  return defineFlow<Order>({
    name: "order",
    key: (order) => order.customer,
    failure: { alerts: ["ops"] },
    validate: isOrder,
    run,
    ...more,
  });
}

export interface TestEngine {
  readonly engine: Engine;
  readonly clock: ManualClock;
  readonly events: EngineEvent[];
  readonly alerts: Alert[];
  /** Delivers an order; its id is the delivery's id. */
  deliver(order: Order, flows?: readonly string[]): Promise<void>;
}

/** An engine in memory, or in a file, with a manual clock and ids that count up. */
export function testEngine(flows: readonly FlowDefinition[], more: Partial<SqliteEngineOptions> = {}): TestEngine {
  const clock = manualClock();
  const events: EngineEvent[] = [];
  const alerts: Alert[] = [];
  let ids = 0;
  const engine = createSqliteEngine({
    path: ":memory:",
    flows,
    clock,
    randomBytes: (count) => {
      const bytes = Buffer.alloc(count);
      bytes.writeUInt32BE(++ids, count - 4);
      return bytes;
    },
    observe: (event) => events.push(event),
    onAlert: (alert) => void alerts.push(alert),
    ...more,
  });
  const deliver = async (order: Order, names: readonly string[] = ["order"]): Promise<void> => {
    await engine.accept({ source: "/hooks", deliveryId: order.id, event: "shop.order", payload: order, flows: names });
  };
  return { engine, clock, events, alerts, deliver };
}
