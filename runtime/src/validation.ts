/** What generated validators stand on. Published as `@integ/runtime/validation`. */

/** The length of a text in Unicode code points, as JSON Schema counts (2020-12, Validation, section 6.3.1). */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** Whether two JSON values are the same, as JSON Schema compares them: the order of keys does not matter. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && deepEqual(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

/** A deterministic automaton over code points, as the compiler writes it. State 0 is the first. */
export interface TextAutomaton {
  /** The pattern that it stands for (JSON Schema, ECMA-262). */
  readonly pattern: string;
  /** Where ranges of code points begin, ascending from 0, and the class of each range. */
  readonly starts: readonly number[];
  readonly classes: readonly number[];
  /** How many classes there are. */
  readonly size: number;
  /** The next state, by state × size + class. */
  readonly next: readonly number[];
  readonly accepting: readonly number[];
}

/** A pattern that is checked in time linear in the text, where a regular expression could take for ever. */
export function textAutomaton({ starts, classes, size, next, accepting }: TextAutomaton): { test(text: string): boolean } {
  const final = new Set(accepting);
  const classOf = (point: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= point) low = middle;
      else high = middle - 1;
    }
    return classes[low] ?? 0;
  };
  return {
    test(text) {
      let state = 0;
      for (const character of text) state = next[state * size + classOf(character.codePointAt(0) ?? 0)] ?? 0;
      return final.has(state);
    },
  };
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** RFC 3339 full-date. */
function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && leap ? 29 : (daysOfMonth[month - 1] ?? 0));
}

/** RFC 3339 full-time, with a zone; the leap second at 23:59:60 UTC alone. */
function isTime(text: string): boolean {
  const match = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|([+-])(\d\d):(\d\d))$/i.exec(text);
  if (match === null) return false;
  const [hour, minute, second] = match.slice(1, 4).map(Number) as [number, number, number];
  const offset = match[4] === undefined ? 0 : (match[4] === "-" ? -1 : 1) * (Number(match[5]) * 60 + Number(match[6]));
  if (hour > 23 || minute > 59 || Number(match[5] ?? 0) > 23 || Number(match[6] ?? 0) > 59) return false;
  return second < 60 || (second === 60 && (((hour * 60 + minute - offset) % 1440) + 1440) % 1440 === 1439);
}

function isIpv4(text: string): boolean {
  const parts = text.split(".");
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

function isIpv6(text: string): boolean {
  const halves = text.split("::");
  if (halves.length > 2 || text.length > 45) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1);
  const embedded = last?.includes(".") === true;
  if (embedded && !isIpv4(last)) return false;
  const count = groups.length + (embedded ? 1 : 0);
  return (
    (embedded ? groups.slice(0, -1) : groups).every((group) => /^[\da-f]{1,4}$/i.test(group)) &&
    (halves.length === 2 ? count < 8 : count === 8)
  );
}

/** RFC 1123 with RFC 5890's limits. */
function isHostname(text: string): boolean {
  return text.length <= 253 && text !== "" && text.split(".").every((label) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(label));
}

/** An address as mail systems take it: a local part without white space, and a host. */
function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  if (at < 1 || at > 64 || text.length > 320) return false;
  return (
    /^[\w!#$%&'*+/=?^`{|}~.-]+$/.test(text.slice(0, at)) &&
    !text.startsWith(".") &&
    !text.includes("..") &&
    text[at - 1] !== "." &&
    isHostname(text.slice(at + 1))
  );
}

function isUriReference(text: string): boolean {
  return /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/.test(text) && !/%(?![\da-f]{2})/i.test(text) && (text.match(/#/g)?.length ?? 0) <= 1;
}

function isRegularExpression(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

/** The formats of JSON Schema and OpenAPI that are asserted. */
export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  time: isTime,
  "date-time": (text) => {
    const [date = "", time = "", ...more] = text.split(/[t ]/i);
    return more.length === 0 && isDate(date) && isTime(time);
  },
  // ISO 8601 as RFC 3339 appendix A writes it.
  duration: (text) => /^P(?:\d+W|(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)$/.test(text),
  email: isEmail,
  hostname: isHostname,
  ipv4: isIpv4,
  ipv6: isIpv6,
  uri: (text) => /^[a-z][a-z\d+.-]*:./i.test(text) && isUriReference(text),
  "uri-reference": isUriReference,
  uuid: (text) => /^(?:urn:uuid:)?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text),
  "json-pointer": (text) => /^(?:\/(?:[^~/]|~0|~1)*)*$/.test(text),
  regex: isRegularExpression,
  byte: (text) => text.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(text),
};
