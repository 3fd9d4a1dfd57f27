import type { Contract } from "../contract/contract.ts";
import type { Json } from "../types/type.ts";

/** What a mock server remembers of a record. */
export type JsonObject = { readonly [key: string]: Json };

/**
 * What was written, by the path under which it is read back. A record that is created at `/customers` and gets the id
 * `cus_1` is found at `/customers/cus_1`; one that is upserted at `/Account/StripeId__c/cus_1` is found there and, by
 * its own id, at the nearest path of the description that reads one record (`/Account/{id}`).
 */
export class Memory {
  readonly #contract: Contract;
  readonly #records = new Map<string, JsonObject>();
  #count = 0;

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  read(path: string): JsonObject | undefined {
    return this.#records.get(path);
  }

  /** All records with their paths, in the order in which they were first written. */
  all(): ReadonlyMap<string, JsonObject> {
    return this.#records;
  }

  /** A number that no record has had. */
  nextNumber(): number {
    this.#count++;
    return this.#count;
  }

  /** Merges what is written into what is there, as a PATCH and most POSTs to a record do. */
  write(path: string, template: string, values: JsonObject): JsonObject {
    const merged = merge(this.#records.get(path), values);
    this.#records.set(path, merged);
    const id = merged["id"] ?? merged["Id"];
    if (typeof id === "string" || typeof id === "number") {
      const alias = this.#pathOfRecord(path, template, String(id));
      if (alias !== undefined && alias !== path) this.#records.set(alias, merge(this.#records.get(alias), values));
    }
    return merged;
  }

  replace(path: string, values: JsonObject): void {
    this.#records.set(path, values);
  }

  delete(path: string): boolean {
    return this.#records.delete(path);
  }

  clear(): void {
    this.#records.clear();
  }

  /** The path that reads the record with this id: the longest template `PREFIX/{name}` whose prefix begins the written template. */
  #pathOfRecord(path: string, template: string, id: string): string | undefined {
    let best: string | undefined;
    for (const operation of this.#contract.operations) {
      if (operation.method !== "GET") continue;
      const prefix = /^(.*)\/\{[^{}/]+\}$/.exec(operation.path)?.[1];
      if (prefix === undefined || prefix === "" || prefix.length <= (best?.length ?? 0)) continue;
      if (template === prefix || template.startsWith(`${prefix}/`)) best = prefix;
    }
    if (best === undefined) return undefined;
    const concrete = path.split("/").slice(0, best.split("/").length).join("/");
    return `${concrete}/${encodeURIComponent(id)}`;
  }
}

function merge(before: JsonObject | undefined, after: JsonObject): JsonObject {
  if (before === undefined) return after;
  const merged: Record<string, Json> = Object.assign(Object.create(null), before);
  for (const [name, value] of Object.entries(after)) {
    const there = merged[name];
    merged[name] = isObject(there) && isObject(value) ? merge(there, value) : value;
  }
  return merged;
}

/** Whether a value is a JSON object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
