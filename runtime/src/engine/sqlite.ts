import type { FlowDefinition } from "../flow/define-flow.ts";
import { acceptDelivery } from "./accept.ts";
import type { EngineClock, EngineCore, EngineLogger } from "./core.ts";
import { createDeadLetterDesk } from "./dead-letter-desk.ts";
import type { Alert, Engine, EngineEvent, EngineStatus } from "./engine.ts";
import type { RunReference } from "./runs.ts";
import { storageError } from "./storage-error.ts";
import { openStore, type Store } from "./store.ts";
import { startWorker, type Worker } from "./worker.ts";

export interface SqliteEngineOptions {
  /** The file, or `:memory:`. It is opened when it is first needed. */
  readonly path: string;
  readonly flows: readonly FlowDefinition[];
  readonly clock: EngineClock;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly logger?: EngineLogger | undefined;
  readonly observe?: ((event: EngineEvent) => void) | undefined;
  readonly onAlert?: ((alert: Alert) => void | Promise<void>) | undefined;
  /** How many runs may be running at the same time; 16 unless given. */
  readonly concurrency?: number | undefined;
  /** How long {@link Engine.stop} lets running steps go on, in milliseconds; 10 seconds unless given. */
  readonly grace?: number | undefined;
}

const day = 86_400_000;
/** How long finished runs and the ids of deliveries are kept: senders repeat for days, not for weeks. */
const retention = 30 * day;

/** The engine on one SQLite file, for one process. */
export function createSqliteEngine(options: SqliteEngineOptions): Engine {
  const { clock, logger, path } = options;
  const flows = new Map(options.flows.map((flow) => [flow.name, flow]));
  let opened: EngineCore | undefined;
  let worker: Worker | undefined;
  let stopped: Promise<void> | undefined;
  let deletedOldAt = Number.NEGATIVE_INFINITY;
  let idleWaiters: PromiseWithResolvers<void>[] = [];

  const report = (event: EngineEvent): void => {
    logEvent(logger, event);
    try {
      options.observe?.(event);
    } catch {
      // Whoever watches must not be able to change what is watched.
      logger?.error("the observer of the connector has thrown", { event: event.type });
    }
  };

  const core = (): EngineCore => {
    if (stopped) throw storageError("closed", path);
    opened ??= {
      store: openStore(path),
      flows,
      clock,
      newId: () => Buffer.from(options.randomBytes(16)).toString("hex"),
      report,
      logger,
    };
    return opened;
  };

  const deleteOld = (): void => {
    const { store } = core();
    deletedOldAt = clock.now();
    store.transaction(() => {
      store.runs.deleteDoneBefore(deletedOldAt - retention);
      store.deliveries.deleteBefore(deletedOldAt - retention);
    });
  };

  const isIdle = (): boolean => (worker ? worker.isIdle() : core().store.runs.unfinished().length === 0);

  const wakeIdleWaiters = (): void => {
    if (idleWaiters.length === 0 || !isIdle()) return;
    const waiters = idleWaiters;
    idleWaiters = [];
    for (const waiter of waiters) waiter.resolve();
  };

  const enqueue = (run: RunReference): void => worker?.add(run);

  return {
    accept: async (delivery) => {
      if (clock.now() - deletedOldAt > day) deleteOld();
      const { acceptance, queued } = acceptDelivery(core(), delivery);
      for (const run of queued) enqueue(run);
      if (queued.length < acceptance.accepted.length) worker?.sendAlerts();
      return acceptance;
    },
    ignore: async () => core().store.counters.add("ignored", 1),
    start: async () => {
      if (worker) return;
      stopped = undefined;
      deleteOld();
      worker = startWorker(core(), {
        concurrency: options.concurrency ?? 16,
        grace: options.grace ?? 10_000,
        onAlert: options.onAlert,
        onRunEnded: wakeIdleWaiters,
      });
    },
    stop: async () => {
      stopped ??= (async () => {
        await worker?.stop();
        opened?.store.close();
        worker = undefined;
        opened = undefined;
        for (const waiter of idleWaiters) waiter.reject(storageError("closed", path));
        idleWaiters = [];
      })();
      await stopped;
    },
    idle: async () => {
      if (isIdle()) return;
      const waiter = Promise.withResolvers<void>();
      idleWaiters.push(waiter);
      await waiter.promise;
    },
    status: async () => statusOf(core().store),
    deadLetters: createDeadLetterDesk(core, enqueue),
  };
}

function statusOf(store: Store): EngineStatus {
  const runs = store.runs.countByState();
  const counters = store.counters.all();
  return {
    queued: (runs.get("queued") ?? 0) + (runs.get("waiting") ?? 0),
    running: runs.get("running") ?? 0,
    dead: runs.get("dead") ?? 0,
    done: counters.get("done") ?? 0,
    accepted: counters.get("accepted") ?? 0,
    duplicates: counters.get("duplicates") ?? 0,
    ignored: counters.get("ignored") ?? 0,
  };
}

/** Everything an event has is a name, an id or a time. */
function logEvent(logger: EngineLogger | undefined, event: EngineEvent): void {
  const { type, at: _, ...fields } = event;
  if (type === "run.dead") logger?.error(type, fields);
  else if (type === "step.failed") logger?.warn(type, fields);
  else logger?.info(type, fields);
}
