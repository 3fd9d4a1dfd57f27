import { wordsOf } from "./words.ts";

/** What the records of systems are about, and the words that they go by, the most usual first. */
const kinds = {
  person: [
    "contact",
    "customer",
    "user",
    "lead",
    "person",
    "people",
    "employee",
    "member",
    "subscriber",
    "client",
    "buyer",
    "candidate",
    "applicant",
    "profile",
  ],
  company: ["account", "company", "organization", "vendor", "supplier", "partner", "merchant"],
  deal: [
    "order",
    "invoice",
    "opportunity",
    "deal",
    "charge",
    "payment",
    "subscription",
    "quote",
    "purchase",
    "checkout",
    "cart",
    "transaction",
  ],
  ticket: ["issue", "incident", "case", "ticket", "task", "bug", "request", "alert"],
  message: ["message", "notification", "event", "comment", "note", "sms", "announcement"],
  product: ["product", "item", "sku", "article", "variant"],
  shipment: ["shipment", "delivery", "fulfillment", "parcel", "label"],
  place: ["address", "location", "warehouse", "site"],
  release: ["release", "deployment", "build"],
  change: ["pullrequest", "pull request", "commit"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A kind of record. */
export type Kind = keyof typeof kinds;

/** What one system's new record is in another, and how often people want that, 0 to 1. */
const wanted: readonly (readonly [Kind, Kind, number])[] = [
  ["person", "person", 1],
  ["person", "company", 0.6],
  ["person", "message", 0.4],
  ["company", "company", 1],
  ["company", "person", 0.6],
  ["deal", "deal", 0.9],
  ["deal", "company", 0.9],
  ["deal", "person", 0.5],
  ["deal", "shipment", 0.9],
  ["deal", "message", 0.6],
  ["ticket", "ticket", 1],
  ["ticket", "message", 0.8],
  ["message", "ticket", 0.6],
  ["message", "message", 0.6],
  ["product", "product", 1],
  ["shipment", "ticket", 0.5],
  ["shipment", "message", 0.6],
  ["place", "place", 1],
  ["release", "message", 0.7],
  ["release", "ticket", 0.3],
  ["change", "message", 0.6],
  ["change", "ticket", 0.5],
];

const byWord = new Map<string, { readonly kind: Kind; readonly rank: number }>();
for (const [kind, words] of Object.entries(kinds) as readonly (readonly [Kind, readonly string[]])[])
  for (const [rank, word] of words.entries()) byWord.set(wordsOf(word).join(" "), { kind, rank });

/** What a name is about: its last word that says so, and how much of the name that is, 0 to 1. */
export interface Concept {
  readonly kind: Kind;
  readonly word: string;
  readonly share: number;
}

/** What a record with a name is about; undefined where none of its words says. */
export function conceptOf(words: readonly string[]): Concept | undefined {
  for (const [at, word] of [...words.entries()].reverse()) {
    const found = byWord.get(word);
    // What stands behind it is something of it: the `note` of an incident, the `policy` of an order.
    if (found === undefined) continue;
    const share = 1 / (1 + (words.length - 1 - at) + 0.15 * at + 0.04 * found.rank);
    return { kind: found.kind, word, share };
  }
  return undefined;
}

/** How often a new record of one kind is wanted as one of the other, 0 to 1: one's own kind first, under the same name before all. */
export function affinity(from: Concept | undefined, to: Concept | undefined): number {
  if (from === undefined || to === undefined) return 0;
  const found = wanted.find(([left, right]) => left === from.kind && right === to.kind)?.[2] ?? 0;
  return found * from.share * to.share * (from.word === to.word ? 1.2 : 1);
}
