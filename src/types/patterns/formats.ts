import type { Automaton } from "./automaton.ts";
import { compilePattern } from "./pattern.ts";

/** A format between two regular languages. They are one and the same where the format is regular, and not too large. */
export interface FormatBounds {
  /** Every text of this language is of the format. */
  readonly within: Automaton;
  /** Every text of the format is in this language. */
  readonly around: Automaton;
  /** No text of the format has more code points, where `around` does not say so. */
  readonly maxLength: number | undefined;
}

interface FormatPatterns {
  readonly within: string;
  readonly around: string;
  readonly maxLength?: number;
}

const leapYear = "(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
const longMonth = "(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])";
const shortMonth = "(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)";
const date = `(?:\\d{4}-(?:${longMonth}|${shortMonth}|02-(?:0[1-9]|1\\d|2[0-8]))|${leapYear}-02-29)`;

const hours = "(?:[01]\\d|2[0-3])";
const zone = `(?:[zZ]|[+-]${hours}:[0-5]\\d)`;
const fraction = "(?:\\.\\d+)?";
const usualTime = `${hours}:[0-5]\\d:[0-5]\\d${fraction}${zone}`;
// A leap second is 23:59:60 in UTC. In another zone that is a relation between the time and the zone: regular, but of many states.
const someTimes = `(?:${usualTime}|23:59:60${fraction}(?:[zZ]|[+-]00:00))`;
const moreTimes = `(?:${usualTime}|23:59:60${fraction}[zZ]|${hours}:[0-5]\\d:60${fraction}[+-]${hours}:[0-5]\\d)`;

const label = "[a-zA-Z\\d](?:[a-zA-Z\\d-]{0,61}[a-zA-Z\\d])?";
const host = `${label}(?:\\.${label})*`;
const byte = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4 = `(?:${byte}\\.){3}${byte}`;

const uriCharacters = "(?:[\\w\\-.~:/?[\\]@!$&'()*+,;=]|%[\\da-fA-F]{2})*";
const uriReference = `${uriCharacters}(?:#${uriCharacters})?`;

const base64 = "[A-Za-z\\d+/]";

/** The asserted formats as regular expressions, each what the runtime's validator accepts. */
const patterns: Readonly<Record<string, string | FormatPatterns>> = {
  date,
  time: { within: someTimes, around: moreTimes },
  "date-time": { within: `${date}[tT ]${someTimes}`, around: `${date}[tT ]${moreTimes}` },
  duration: "P(?:\\d+W|(?=\\d|T\\d)(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?)",
  email: email(),
  hostname: { within: shortHosts(), around: host, maxLength: 253 },
  ipv4,
  ipv6: ipv6(),
  uri: `[a-zA-Z][a-zA-Z\\d+.-]*:(?=.)${uriReference}`,
  "uri-reference": uriReference,
  uuid: "(?:[uU][rR][nN]:[uU][uU][iI][dD]:)?[\\da-fA-F]{8}-(?:[\\da-fA-F]{4}-){3}[\\da-fA-F]{12}",
  "json-pointer": "(?:/(?:[^~/]|~0|~1)*)*",
  byte: `(?:${base64}{4})*(?:${base64}{2}==|${base64}{3}=)?`,
};

/**
 * Hosts of up to 63 characters, none of whose labels can be too long. All hosts have up to 253 characters: with the length of
 * each label that is regular, but of very many states.
 */
function shortHosts(): string {
  const part = "[a-zA-Z\\d](?:[a-zA-Z\\d-]*[a-zA-Z\\d])?";
  return `(?!.{64})${part}(?:\\.${part})*`;
}

function email(): FormatPatterns {
  const atom = "[\\w!#$%&'*+/=?^`{|}~-]+";
  const local = `(?![^@]{65})${atom}(?:\\.${atom})*`;
  // A local part of up to 64 characters, the sign, and a host.
  return { within: `${local}@${shortHosts()}`, around: `${local}@${host}`, maxLength: 64 + 1 + 253 };
}

/** RFC 4291, section 2.2: eight groups, of which `::` stands for at least one, and an IPv4 address for the last two. */
function ipv6(): string {
  const group = "[\\da-fA-F]{1,4}";
  const forms = [`(?:${group}:){7}${group}`, `(?:${group}:){6}${ipv4}`, `(?:${group}:){0,5}${ipv4}::`];
  for (let left = 0; left <= 7; left++) {
    const start = left === 0 ? "::" : `(?:${group}:){${left}}:`;
    const right = [""];
    if (left < 7) right.push(`(?:${group}:){0,${6 - left}}${group}`);
    if (left <= 5) right.push(`(?:${group}:){0,${5 - left}}${ipv4}`);
    forms.push(`${start}(?:${right.join("|")})`);
  }
  return `(?:${forms.join("|")})`;
}

const known = new Map<string, FormatBounds | undefined>();

/** Undefined for a format that is not asserted, or of which no language says enough. */
export function boundsOfFormat(format: string): FormatBounds | undefined {
  const patternsOfFormat = Object.hasOwn(patterns, format) ? patterns[format] : undefined;
  if (patternsOfFormat === undefined) return undefined;
  if (!known.has(format)) known.set(format, compiled(patternsOfFormat));
  return known.get(format);
}

function compiled(format: string | FormatPatterns): FormatBounds | undefined {
  const { within, around, maxLength } = typeof format === "string" ? { within: format, around: format, maxLength: undefined } : format;
  const inner = compilePattern(`^(?:${within})$`);
  const outer = within === around ? inner : compilePattern(`^(?:${around})$`);
  return "automaton" in inner && "automaton" in outer ? { within: inner.automaton, around: outer.automaton, maxLength } : undefined;
}
