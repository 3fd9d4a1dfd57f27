import type { Narrowing, Scope, Variable } from "./context.ts";

/** A scope without variables. */
export const emptyScope: Scope = makeScope(new Map(), new Map());

function makeScope(variables: ReadonlyMap<string, Variable>, narrowings: ReadonlyMap<string, Narrowing>): Scope {
  return {
    lookup: (name) => variables.get(name),
    names: () => [...variables.keys()],
    with: (variable) => {
      // A new variable hides what was known of an older one with its name.
      const kept = [...narrowings].filter(([path]) => path !== variable.name && !isWithin(path, variable.name));
      return makeScope(new Map(variables).set(variable.name, variable), new Map(kept));
    },
    narrowed: (path, type) => makeScope(variables, new Map(narrowings).set(path, { type, outside: false })),
    narrowing: (path) => narrowings.get(path),
    inFunction: () =>
      makeScope(
        variables,
        new Map([...narrowings].map(([path, { type }]) => [path, { type, outside: variables.get(path) === undefined }])),
      ),
  };
}

/** Whether a path leads through a variable (`c.name`, `c["a b"]`). */
function isWithin(path: string, name: string): boolean {
  return path.startsWith(`${name}.`) || path.startsWith(`${name}[`);
}

/** The path of a member: `c.name`; a name that is no identifier is quoted, so that no two members have one path. */
export function memberPath(path: string | undefined, name: string): string | undefined {
  if (path === undefined) return undefined;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}
