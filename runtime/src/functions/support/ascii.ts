import { refuseHugeText } from "./text.ts";

/** Letters and signs that no normal form of Unicode takes apart, with what they are written as where there is only ASCII. */
const written: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: "ss",
    ẞ: "SS",
    æ: "ae",
    Æ: "AE",
    œ: "oe",
    Œ: "OE",
    ø: "o",
    Ø: "O",
    ł: "l",
    Ł: "L",
    đ: "d",
    Đ: "D",
    ð: "d",
    Ð: "D",
    þ: "th",
    Þ: "TH",
    ħ: "h",
    Ħ: "H",
    ı: "i",
    "‘": "'",
    "’": "'",
    "‚": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "€": "EUR",
    "£": "GBP",
    "×": "x",
  }),
);

/** A text in ASCII; what has no form in it becomes `unknown`. */
export function asciiOf(text: string, unknown: string): string {
  refuseHugeText(text.length * Math.max(18, unknown.length));
  let ascii = "";
  for (const character of text.normalize("NFKD")) {
    if (character <= "\x7f") ascii += character;
    else if (!/^\p{M}$/u.test(character)) ascii += written.get(character) ?? unknown;
  }
  return ascii;
}
