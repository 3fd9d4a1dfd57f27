import type { Host } from "../source/host.ts";
import { jsonCacheKey } from "./document/json-document.ts";
import { yamlCacheKey } from "./document/yaml-document.ts";

/** A description up to this size, in bytes, is read in no time. */
const small = 1_000_000;

/** Whether a description is opened quickly: it is small, or it was read before and has not changed since. */
export function isIndexed(host: Host, file: string): boolean {
  const handle = host.open(file);
  if ("failure" in handle || handle.size <= small) return true;
  // What is kept of either language begins with the stamp.
  const stamp = JSON.stringify(handle.stamp);
  return [jsonCacheKey(file), yamlCacheKey(file)].some((key) => {
    const head = host.cache.get(key)?.subarray(0, 256);
    return head !== undefined && new TextDecoder().decode(head).includes(stamp);
  });
}
