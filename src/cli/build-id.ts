/** Put in by `scripts/build.ts`: a hash of the sources. */
declare const INTEG_BUILD: string | undefined;

/** What distinguishes this build of the compiler from others; undefined where it runs from its sources, which may change. */
export function buildId(): string | undefined {
  return typeof INTEG_BUILD === "undefined" ? undefined : INTEG_BUILD;
}
