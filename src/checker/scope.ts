import type { Type } from "../types/type.ts";
import type { Scope, Variable } from "./context.ts";

/** A scope without variables. */
export const emptyScope: Scope = makeScope(new Map(), new Map());

function makeScope(variables: ReadonlyMap<string, Variable>, narrowings: ReadonlyMap<string, Type>): Scope {
  return {
    lookup: (name) => variables.get(name),
    names: () => [...variables.keys()],
    with: (variable) => {
      // A new variable hides what was known of an older one with its name.
      const kept = [...narrowings].filter(([path]) => path !== variable.name && !path.startsWith(`${variable.name}.`));
      return makeScope(new Map(variables).set(variable.name, variable), new Map(kept));
    },
    narrowed: (path, type) => makeScope(variables, new Map(narrowings).set(path, type)),
    narrowing: (path) => narrowings.get(path),
  };
}
