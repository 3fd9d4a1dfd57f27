import fc from "fast-check";

/** Asserts a law: for all values of the arbitraries, the last argument does not throw. */
export function holds<T extends [unknown, ...unknown[]]>(
  ...law: [...{ [K in keyof T]: fc.Arbitrary<T[K]> }, (...values: T) => void]
): void {
  const predicate = law.pop() as (...values: T) => void;
  fc.assert(fc.property(...(law as unknown as { [K in keyof T]: fc.Arbitrary<T[K]> }), (...values: T) => predicate(...values)));
}
