import { fullFormats } from "ajv-formats/dist/formats.js";

/** The formats that are asserted, at compile time and at run time; others are only notes (`int32` on a string, `password`). */
export const assertedFormats: ReadonlySet<string> = new Set([
  "date",
  "time",
  "date-time",
  "duration",
  "email",
  "hostname",
  "ipv4",
  "ipv6",
  "uri",
  "uri-reference",
  "uuid",
  "json-pointer",
  "regex",
  "byte",
]);

/** Formats that validators assert. */
export function isAssertedFormat(format: string): boolean {
  return assertedFormats.has(format);
}

/** Texts longer than this are not tried: some formats are read with backtracking. */
const longestTried = 1000;

/** Whether a text has a format. A format that is not asserted says nothing: true. Undefined where the text is too long to try. */
export function matchesFormat(format: string, text: string): boolean | undefined {
  if (!isAssertedFormat(format)) return true;
  if (text.length > longestTried) return undefined;
  const definition: unknown = Reflect.get(fullFormats, format);
  const test: unknown =
    typeof definition === "object" && definition !== null && "validate" in definition ? definition.validate : definition;
  if (test instanceof RegExp) {
    test.lastIndex = 0;
    return test.test(text);
  }
  return typeof test === "function" ? test(text) === true : undefined;
}

/** Texts that have a format, to be tried where nothing else is known of it. */
export const formatExamples: Readonly<Record<string, readonly string[]>> = {
  date: ["2024-02-29", "1970-01-01", "1999-12-31"],
  time: ["00:00:00Z", "12:30:00+01:00", "23:59:59.5Z"],
  "date-time": ["1970-01-01T00:00:00Z", "2024-02-29T12:30:00+01:00", "1999-12-31T23:59:59.5Z"],
  duration: ["P1D", "PT1H", "P1Y2M3DT4H5M6S", "P2W"],
  email: ["a@b.c", "ada@example.com", "first.last+tag@mail.example.org"],
  hostname: ["a", "example.com", "mail.example.org"],
  ipv4: ["0.0.0.0", "127.0.0.1", "192.168.100.200"],
  ipv6: ["::", "::1", "2001:db8::8a2e:370:7334"],
  uri: ["a:b", "https://example.com", "https://example.com/a?b=c#d", "urn:isbn:0"],
  "uri-reference": ["a", "", "/a/b?c#d", "https://example.com"],
  uuid: ["00000000-0000-0000-0000-000000000000", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"],
  "json-pointer": ["", "/a", "/a/0/b~1c"],
  regex: ["a", "", "^[a-z]+$", "a|b"],
  byte: ["", "AAAA", "YWJj", "YQ=="],
};

/** Whether every text of one format is one of another. */
export function formatImplies(source: string | undefined, target: string): boolean {
  return source === target || (source === "uri" && target === "uri-reference");
}
