import type { EnvironmentVariable, Guard } from "../program/program.ts";
import type { EnvironmentCollector, GuardCollector } from "./context.ts";

/** Gathers what is proved and what is guarded. */
export function createGuardCollector(): GuardCollector & { readonly guards: readonly Guard[]; readonly provedCount: () => number } {
  const guards: Guard[] = [];
  let proved = 0;
  return {
    guards,
    provedCount: () => proved,
    proved(count = 1) {
      proved += count;
    },
    guard(guard) {
      guards.push(guard);
    },
  };
}

/** Gathers the configuration and the secrets that a program reads, by name. */
export function createEnvironmentCollector(): EnvironmentCollector & {
  readonly variables: () => readonly EnvironmentVariable[];
  readonly secrets: () => readonly EnvironmentVariable[];
} {
  const variables = new Map<string, { uses: Set<string>; optional: boolean }>();
  const secrets = new Map<string, { uses: Set<string>; optional: boolean }>();
  const listed = (names: typeof variables): readonly EnvironmentVariable[] =>
    [...names]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, { uses, optional }]) => ({ name, uses: [...uses], optional }));
  return {
    environment(name, use, optional) {
      const known = variables.get(name);
      if (known === undefined) variables.set(name, { uses: new Set([use]), optional });
      else {
        known.uses.add(use);
        known.optional &&= optional;
      }
    },
    secret(name, use) {
      const known = secrets.get(name);
      if (known === undefined) secrets.set(name, { uses: new Set([use]), optional: false });
      else known.uses.add(use);
    },
    variables: () => listed(variables),
    secrets: () => listed(secrets),
  };
}

/** Remembers what one declaration reads, until it is known whether the declaration is used. */
export interface EnvironmentUses extends EnvironmentCollector {
  /** Hands everything on. */
  replay(collector: EnvironmentCollector): void;
}

/**
 * A collector for one declaration.
 *
 * @param reader who reads values, in words (`the map toNote`); settings say themselves what they are for
 */
export function createEnvironmentUses(reader?: string): EnvironmentUses {
  const uses: ((collector: EnvironmentCollector) => void)[] = [];
  return {
    environment: (name, use, optional) => uses.push((collector) => collector.environment(name, reader ?? use, optional)),
    secret: (name, use) => uses.push((collector) => collector.secret(name, use)),
    replay: (collector) => {
      for (const use of uses) use(collector);
    },
  };
}
