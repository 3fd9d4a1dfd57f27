import { createHmac, timingSafeEqual } from "node:crypto";
import type { Secret } from "../secret.ts";

/** A delivery as it came in. */
export interface RawDelivery {
  readonly body: Uint8Array;
  /** The header of a name, whatever its case; undefined where there is none. */
  header(name: string): string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Undefined where a delivery is what it says it is; else why not. */
export type Verification = (delivery: RawDelivery) => Promise<string | undefined>;

/** How far a delivery's time may be from now. */
export interface ToleranceOptions {
  /** Five minutes unless given. */
  readonly toleranceMilliseconds?: number;
}

const fiveMinutes = 300_000;

/** `Stripe-Signature: t=UNIX,v1=HEX[,v1=HEX]`: HMAC-SHA256 of `t.body`. Several `v1` while a secret is being changed. */
export function stripeSignature(secret: Secret, options: ToleranceOptions = {}): Verification {
  return async (delivery) => {
    const header = delivery.header("stripe-signature");
    if (header === undefined) return "the Stripe-Signature header is missing";
    const pairs = header.split(",").map((part) => part.trim().split("="));
    const time = pairs.find(([name]) => name === "t")?.[1];
    const late = tooFar(time, delivery.now, options);
    if (time === undefined || late !== undefined) return late ?? "the Stripe-Signature header has no time";
    const expected = hmac("sha256", await secret(), [`${time}.`, delivery.body]).toString("hex");
    return pairs.some(([name, value]) => name === "v1" && value !== undefined && equal(value, expected))
      ? undefined
      : "the signature is wrong";
  };
}

/** `X-Hub-Signature-256: sha256=HEX` of the body. It has no time: what is unique is `X-GitHub-Delivery`. */
export function githubSignature(secret: Secret): Verification {
  return async (delivery) => {
    const header = delivery.header("x-hub-signature-256");
    if (header === undefined) return "the X-Hub-Signature-256 header is missing";
    return equal(header, `sha256=${hmac("sha256", await secret(), [delivery.body]).toString("hex")}`)
      ? undefined
      : "the signature is wrong";
  };
}

/** `X-Slack-Signature: v0=HEX`: HMAC-SHA256 of `v0:TIMESTAMP:body`. */
export function slackSignature(secret: Secret, options: ToleranceOptions = {}): Verification {
  return async (delivery) => {
    const header = delivery.header("x-slack-signature");
    const time = delivery.header("x-slack-request-timestamp");
    if (header === undefined || time === undefined) return "the X-Slack-Signature or X-Slack-Request-Timestamp header is missing";
    const late = tooFar(time, delivery.now, options);
    if (late !== undefined) return late;
    return equal(header, `v0=${hmac("sha256", await secret(), [`v0:${time}:`, delivery.body]).toString("hex")}`)
      ? undefined
      : "the signature is wrong";
  };
}

/** Standard Webhooks 1.0: `webhook-signature: v1,BASE64 …` over `id.timestamp.body`; the secret is `whsec_` and base64. */
export function standardWebhooksSignature(secret: Secret, options: ToleranceOptions = {}): Verification {
  return async (delivery) => {
    const id = delivery.header("webhook-id");
    const time = delivery.header("webhook-timestamp");
    const header = delivery.header("webhook-signature");
    if (id === undefined || time === undefined || header === undefined)
      return "a webhook-id, webhook-timestamp or webhook-signature header is missing";
    const late = tooFar(time, delivery.now, options);
    if (late !== undefined) return late;
    const key = Buffer.from((await secret()).replace(/^whsec_/, ""), "base64");
    const expected = hmac("sha256", key, [`${id}.${time}.`, delivery.body]).toString("base64");
    return header.split(" ").some((part) => part.startsWith("v1,") && equal(part.slice(3), expected))
      ? undefined
      : "the signature is wrong";
  };
}

/** A general HMAC over parts of a delivery. */
export interface HmacOptions extends ToleranceOptions {
  readonly header: string;
  readonly algorithm: "sha1" | "sha256" | "sha512";
  readonly encoding: "hex" | "base64";
  /** What stands in front of the signature in the header (`sha256=`). */
  readonly prefix?: string;
  /** What is signed: `body`, `timestamp`, and text. The body alone unless given. */
  readonly payload?: readonly string[];
  readonly timestampHeader?: string;
}

/** A signature as an API describes it. */
export function hmacSignature(secret: Secret, options: HmacOptions): Verification {
  return async (delivery) => {
    const header = delivery.header(options.header);
    if (header === undefined) return `the ${options.header} header is missing`;
    const time = options.timestampHeader === undefined ? undefined : delivery.header(options.timestampHeader);
    if (options.timestampHeader !== undefined) {
      const late = tooFar(time, delivery.now, options);
      if (late !== undefined) return late;
    }
    const parts = (options.payload ?? ["body"]).map((part) =>
      part === "body" ? delivery.body : part === "timestamp" ? (time ?? "") : part,
    );
    const expected = `${options.prefix ?? ""}${hmac(options.algorithm, await secret(), parts).toString(options.encoding)}`;
    return equal(header, expected) ? undefined : "the signature is wrong";
  };
}

/** Everything is believed. */
export function noVerification(): Verification {
  return async () => undefined;
}

function tooFar(time: string | undefined, now: number, { toleranceMilliseconds = fiveMinutes }: ToleranceOptions): string | undefined {
  if (time === undefined || !/^\d{1,15}$/.test(time)) return "the delivery has no valid time";
  // Most systems write seconds; what would be beyond the year 5000 is milliseconds, as HubSpot writes them.
  const milliseconds = Number(time) < 1e11 ? Number(time) * 1000 : Number(time);
  return Math.abs(now - milliseconds) > toleranceMilliseconds ? "the delivery is too old, or from the future" : undefined;
}

function hmac(algorithm: string, key: string | Buffer, parts: readonly (string | Uint8Array)[]): Buffer {
  const digest = createHmac(algorithm, key);
  for (const part of parts) digest.update(part);
  return digest.digest();
}

/** Compares in a time that does not depend on where two texts differ. */
function equal(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
