import { createMemo } from "../../source/memo.ts";

/** The shape of a kind of credential; every pattern runs in linear time. */
interface SecretShape {
  /** What it is, with its article. */
  readonly what: string;
  readonly pattern: RegExp;
}

/** Credentials that can be told by how they look. */
const shapes: readonly SecretShape[] = [
  { what: "a private key", pattern: /-----BEGIN [A-Z ]{0,40}PRIVATE KEY/u },
  { what: "a Stripe key", pattern: /(?:^|[^0-9A-Za-z])[rs]k_(?:live|test)_[0-9A-Za-z]{10,}/u },
  { what: "a webhook signing secret", pattern: /(?:^|[^0-9A-Za-z])whsec_[0-9A-Za-z+/=]{16,}/u },
  { what: "a Slack token", pattern: /(?:^|[^0-9A-Za-z])xox[abeoprs]-[0-9A-Za-z-]{10,}/u },
  { what: "a Slack webhook address", pattern: /hooks\.slack\.com\/services\/T[0-9A-Z]+\/B[0-9A-Z]+\/[0-9A-Za-z]{16,}/u },
  { what: "a GitHub token", pattern: /(?:^|[^0-9A-Za-z])(?:gh[oprsu]_[0-9A-Za-z]{30,}|github_pat_[0-9A-Za-z_]{30,})/u },
  { what: "a GitLab token", pattern: /(?:^|[^0-9A-Za-z])glpat-[0-9A-Za-z_-]{20,}/u },
  { what: "an AWS access key", pattern: /(?:^|[^0-9A-Za-z])(?:AKIA|ASIA)[0-9A-Z]{16}(?![0-9A-Za-z])/u },
  { what: "a Google API key", pattern: /(?:^|[^0-9A-Za-z])AIza[0-9A-Za-z_-]{35}/u },
  { what: "a SendGrid key", pattern: /(?:^|[^0-9A-Za-z])SG\.[0-9A-Za-z_-]{16,}\.[0-9A-Za-z_-]{16,}/u },
  { what: "a Twilio key", pattern: /(?:^|[^0-9A-Za-z])SK[0-9a-f]{32}(?![0-9A-Za-z])/u },
  { what: "an npm token", pattern: /(?:^|[^0-9A-Za-z])npm_[0-9A-Za-z]{36}/u },
  { what: "a Shopify token", pattern: /(?:^|[^0-9A-Za-z])shp(?:at|ca|pa|ss)_[0-9A-Fa-f]{32}/u },
  { what: "a HubSpot token", pattern: /(?:^|[^0-9A-Za-z])pat-(?:eu|na)\d-[0-9a-f]{8}-[0-9a-f]{4}-/u },
  { what: "an API key", pattern: /(?:^|[^0-9A-Za-z])sk-(?:ant-|proj-)?[0-9A-Za-z_-]{32,}/u },
  { what: "a JSON Web Token", pattern: /(?:^|[^0-9A-Za-z])eyJ[0-9A-Za-z_-]{8,}\.eyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{8,}/u },
  { what: "a user name and a password in a URL", pattern: /[a-z][0-9a-z+.-]{0,20}:\/\/[^\s/:@"'{}]{1,200}:[^\s/:@"'{}]{1,200}@/iu },
  { what: "an authorization header", pattern: /^(?:Basic|Bearer) [0-9A-Za-z._~+/=-]{8,}$/u },
];

const whats = createMemo<string | undefined>(200_000);

/** The kind of credential that a text holds, with its article; undefined where it looks like none. */
export function secretShapeOf(text: string): string | undefined {
  return whats.of(text, () => shapes.find(({ pattern }) => pattern.test(text))?.what);
}

/** Names under which credentials are sent. */
const credentialName =
  /(?:^|[-_. ])(?:api[-_]?key|auth[-_]?key|access[-_]?key|secret|secret[-_]?key|client[-_]?secret|token|access[-_]?token|auth[-_]?token|api[-_]?token|password|passwd|pwd|authorization|credentials?|private[-_]?key|signature[-_]?key)$/iu;

/** Whether a field, a header or a parameter of this name carries a credential. */
export function isCredentialName(name: string): boolean {
  return credentialName.test(name.replace(/([a-z0-9])([A-Z])/gu, "$1-$2"));
}

/** Whether a text could be a password or a key, and is no word for one (`none`, `YOUR_TOKEN`). */
export function couldBeCredential(text: string): boolean {
  if (text.length < 8 || /\s/u.test(text)) return false;
  return /\d/u.test(text) && /[A-Za-z]/u.test(text);
}

/**
 * Whether a text looks as if chance had made it: long, without spaces, and with more than four bits of information a
 * character (Shannon), which no language reaches at that length. Names, paths, UUIDs and digests of four bits stay below.
 */
export function looksRandom(text: string): boolean {
  if (text.length < 32 || text.length > 512 || !/^[0-9A-Za-z+/=_-]+$/u.test(text)) return false;
  if (!/\d/u.test(text) || !/[a-z]/u.test(text) || !/[A-Z]/u.test(text)) return false;
  return entropyOf(text) > 4.2;
}

/** Bits of information a character (Shannon). */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const length = [...text].length;
  return [...counts.values()].reduce((bits, count) => bits - (count / length) * Math.log2(count / length), 0);
}
