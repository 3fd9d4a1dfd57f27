/** Files of a program that gives a code which no page can show, and why it cannot. */
interface Unshown {
  readonly reason: string;
  /** Other codes that cannot but come with it. */
  readonly beside?: readonly string[];
  readonly files: (entry: string) => Readonly<Record<string, string | Uint8Array>>;
}

const begin = 'integration orders "1.0.0"\n';

/** Codes without a program on their page, as few as possible. */
export const unshown: Readonly<Record<string, Unshown>> = {
  INTEG1005: {
    reason: "a program that is nested so deep fills a page",
    files: (entry) => ({ [entry]: `${begin}table deep { "a": ${"(".repeat(1000)}1${")".repeat(1000)} }\n` }),
  },
  INTEG1006: {
    reason: "the program would be longer than a book",
    files: (entry) => ({ [entry]: `${begin}${" ".repeat(16_000_000)}` }),
  },
  INTEG1007: {
    reason: "the file holds bytes that are no text",
    files: (entry) => ({ [entry]: new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]) }),
  },
  INTEG1008: {
    reason: "it takes a hundred mistakes, and each is said",
    beside: ["INTEG1002"],
    files: (entry) => ({ [entry]: `${begin}${"policy { = }\n".repeat(200)}` }),
  },
  INTEG1010: {
    reason: "the row of operands fills a page",
    files: (entry) => ({ [entry]: `${begin}map sum() -> number = ${"1 + ".repeat(1000)}1\n` }),
  },
  INTEG9001: { reason: "there is no file", files: () => ({}) },
  INTEG9002: { reason: "the file is empty", files: (entry) => ({ [entry]: "" }) },
  INTEG9003: {
    reason: "the file holds bytes that are no UTF-8",
    files: (entry) => ({ [entry]: new Uint8Array([...new TextEncoder().encode(`${begin}// caf`), 0xe9, 0x0a]) }),
  },
};
