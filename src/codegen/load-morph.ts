import type { Morph } from "./file.ts";

/** Loads ts-morph, which brings a whole compiler along: only when something is generated. */
export async function loadMorph(): Promise<Morph> {
  const loaded = await import("ts-morph");
  return "printStructure" in loaded ? loaded : (loaded as { readonly default: Morph }).default;
}
