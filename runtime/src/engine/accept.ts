import type { FlowDefinition } from "../flow/define-flow.ts";
import { jsonText } from "../values/json-text.ts";
import { bury, reportBuried } from "./bury.ts";
import { classifyFailure } from "./classify-failure.ts";
import type { EngineCore } from "./core.ts";
import type { FinalFailure } from "./dead-letters.ts";
import type { Acceptance, Delivery } from "./engine.ts";
import type { RunReference } from "./runs.ts";

/** What became of a delivery, and the runs that wait from now on. */
export interface Accepted {
  readonly acceptance: Acceptance;
  readonly queued: readonly RunReference[];
}

/** What one flow makes of a delivery. */
interface PlannedRun extends RunReference {
  /** Set where the run is a dead letter from the beginning. */
  readonly failure: FinalFailure | undefined;
}

/**
 * Stores a run for each flow of a delivery that has not had it yet, all in one transaction.
 *
 * @throws {StorageError} when nothing was stored
 */
export function acceptDelivery(core: EngineCore, delivery: Delivery): Accepted {
  const { store, clock } = core;
  const at = clock.now();
  const { source, deliveryId, event } = delivery;
  const correlationId = delivery.correlationId ?? core.newId();
  const payload = jsonText(delivery.payload);
  // A flow is named once, however often the caller names it.
  const planned = [...new Set(delivery.flows)].map((flow) => planRun(core, flow, delivery));

  const { runs, duplicates } = store.transaction(() => {
    const fresh: PlannedRun[] = [];
    const had: { readonly flow: string; readonly runId: string }[] = [];
    for (const run of planned) {
      const { id, flow, key, failure } = run;
      const earlier = deliveryId === undefined ? undefined : store.deliveries.runOf(source, deliveryId, flow);
      if (earlier !== undefined) {
        had.push({ flow, runId: earlier });
        continue;
      }
      fresh.push(run);
      if (deliveryId !== undefined) store.deliveries.insert(source, deliveryId, flow, id, at);
      store.runs.insert({ id, flow, event, key, correlationId, payload, state: failure ? "dead" : "queued", acceptedAt: at });
      if (failure) bury(core, { id, flow, correlationId }, failure, at);
    }
    store.counters.add("accepted", fresh.length);
    store.counters.add("duplicates", had.length);
    return { runs: fresh, duplicates: had };
  });

  for (const { flow, runId } of duplicates) core.report({ type: "run.duplicate", at, flow, runId, correlationId, event });
  for (const { id, flow, failure } of runs) {
    core.report({ type: "run.accepted", at, flow, runId: id, correlationId, event });
    if (failure) reportBuried(core, { id, flow, correlationId }, failure, at);
  }
  return {
    acceptance: {
      accepted: runs.map(({ flow, id }) => ({ flow, runId: id })),
      duplicates: duplicates.map(({ flow }) => flow),
      correlationId,
    },
    queued: runs.filter((run) => run.failure === undefined),
  };
}

function planRun(core: EngineCore, flowName: string, { rejection, payload }: Delivery): PlannedRun {
  const run = { id: core.newId(), flow: flowName, key: undefined };
  if (rejection) {
    return { ...run, failure: { failure: "invalidPayload", reason: rejection.reason, path: rejection.path, step: undefined } };
  }
  const flow = core.flows.get(flowName);
  if (!flow) return { ...run, failure: unknownFlow(flowName) };
  return { ...run, ...keyOf(flow, payload) };
}

/** The key is an expression of the program's: it can refuse the record. */
function keyOf(flow: FlowDefinition, payload: unknown): Pick<PlannedRun, "key" | "failure"> {
  try {
    return { key: flow.keyOf(payload), failure: undefined };
  } catch (error) {
    const { failure, reason, path } = classifyFailure(error);
    return { key: undefined, failure: { failure, reason, path, step: undefined } };
  }
}

/** The failure of a run whose flow is not, or no longer, part of the program. */
export function unknownFlow(flow: string): FinalFailure {
  return { failure: "unknownFlow", reason: `the program has no flow ${flow}`, path: undefined, step: undefined };
}
