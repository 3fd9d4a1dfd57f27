import manifest from "../../package.json" with { type: "json" };

/** The version of the compiler, from its package. */
export function readVersion(): string {
  return manifest.version;
}
