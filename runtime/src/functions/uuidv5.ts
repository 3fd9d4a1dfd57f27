import { createHash } from "node:crypto";
import type { FunctionSpec } from "./spec.ts";

/** The namespaces of RFC 9562, section 6.6. */
const namespaces: Readonly<Record<string, string>> = {
  dns: "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
  url: "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
  oid: "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
  x500: "6ba7b814-9dad-11d1-80b4-00c04fd430c8",
};

export const spec: FunctionSpec = {
  name: "uuidv5",
  receiver: ["string"],
  certain: ['(name: string, namespace: "dns" | "url" | "oid" | "x500") -> string'],
  signature: "(name: string, namespace: string) -> string",
  fault: "has no namespace that is a UUID",
  resultFormat: "uuid",
  description:
    "The UUID of a name in a namespace, which is a UUID itself, or `dns`, `url`, `oid` or `x500` (RFC 9562, version 5): the same name has the same UUID, so that it serves as a key that other systems can make too.",
  examples: [
    { source: '"www.example.com".uuidv5("dns")', result: "2ed6657d-e927-568b-95e1-2665a8aea6a2" },
    { source: '"order-1".uuidv5("2ed6657d-e927-568b-95e1-2665a8aea6a2")', result: "66c81535-55e6-5b10-b688-bdb400067cbd" },
    { source: '"order-1".uuidv5("shop")', fault: true },
  ],
};

/** The UUID of the name, or undefined where the namespace is none. */
export function uuidv5(name: string, namespace: "dns" | "url" | "oid" | "x500"): string;
export function uuidv5(name: string, namespace: string): string | undefined;
export function uuidv5(name: string, namespace: string): string | undefined {
  const space = Object.hasOwn(namespaces, namespace) ? (namespaces[namespace] ?? "") : namespace;
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(space)) return undefined;
  const hash = createHash("sha1")
    .update(Buffer.from(space.replaceAll("-", ""), "hex"))
    .update(name, "utf8")
    .digest();
  const bytes = hash.subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
