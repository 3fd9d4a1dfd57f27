import { readFileSync } from "node:fs";

/** The version of the compiler, from its package. */
export function readVersion(): string {
  const manifest: { readonly version?: string } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return manifest.version ?? "unknown";
}
