import type { EngineCore } from "./core.ts";
import type { DeadLetter, DeadLetters } from "./engine.ts";
import type { RunReference } from "./runs.ts";

/**
 * What a person does with dead letters.
 *
 * @param core gives the parts of the engine; throws when the storage cannot be used
 * @param enqueue is told of the runs that wait again
 */
export function createDeadLetterDesk(core: () => EngineCore, enqueue: (run: RunReference) => void): DeadLetters {
  return {
    list: async () => {
      const { store } = core();
      return store.deadLetters.list().map((letter): DeadLetter => ({ ...letter, doneSteps: store.steps.doneSteps(letter.id) }));
    },
    get: async (id) => {
      const { store } = core();
      const letter = store.deadLetters.get(id);
      const run = store.runs.get(id);
      if (!letter || !run) return undefined;
      const payload: unknown = JSON.parse(run.payload);
      return { ...letter, doneSteps: store.steps.doneSteps(id), payload };
    },
    replay: async (id) => {
      const { store, flows } = core();
      const letter = store.deadLetters.get(id);
      const run = store.runs.get(id);
      if (!letter || !run) return false;
      const flow = flows.get(letter.flow);
      const payload: unknown = JSON.parse(run.payload);
      // A payload that was refused when it arrived has no key yet; a changed program may give another one.
      const key = flow ? keyOrUndefined(() => flow.keyOf(payload)) : letter.key;
      store.transaction(() => {
        store.deadLetters.delete(id);
        store.steps.forgetStarted(id);
        store.runs.requeue(id, key);
      });
      enqueue({ id, flow: letter.flow, key });
      return true;
    },
    discard: async (id) => {
      const { store } = core();
      if (!store.deadLetters.get(id)) return false;
      store.transaction(() => {
        store.deadLetters.delete(id);
        store.steps.deleteAll(id);
        store.runs.delete(id);
      });
      return true;
    },
  };
}

/** A key that cannot be evaluated makes the run fail when it is run, not here. */
function keyOrUndefined(give: () => string | undefined): string | undefined {
  try {
    return give();
  } catch {
    return undefined;
  }
}
