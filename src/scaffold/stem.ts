/**
 * The stem of an English word in small letters, so that `addresses`, `address` and `shipped`, `shipping` meet: M. F. Porter, "An
 * algorithm for suffix stripping" (1980), steps 1a to 1c. The later steps bring words together that mean different fields
 * (`organ`, `organization`), so they are left out.
 */
export function stem(word: string): string {
  if (word.length < 4 || unlike.has(word) || !/^[a-z]+$/u.test(word)) return word;
  return withI(withoutPast(withoutPlural(word)));
}

/** Words whose stem is another word: `mailing` says where, `mail` what. */
const unlike: ReadonlySet<string> = new Set(["mailing", "news", "series", "address", "status", "bus"]);

function withoutPlural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("ies")) return word.slice(0, -2);
  if (word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) return word;
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

function withoutPast(word: string): string {
  if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const suffix = ["ed", "ing"].find((each) => word.endsWith(each) && hasVowel(word.slice(0, -each.length)));
  if (suffix === undefined) return word;
  const rest = word.slice(0, -suffix.length);
  if (/(?:at|bl|iz)$/u.test(rest)) return `${rest}e`;
  if (/([^aeioulsz])\1$/u.test(rest)) return rest.slice(0, -1);
  return measure(rest) === 1 && endsShort(rest) ? `${rest}e` : rest;
}

function withI(word: string): string {
  return word.endsWith("y") && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;
}

/** The vowels and consonants of a word, as `v` and `c`; a `y` is a vowel behind a consonant. */
function formOf(word: string): string {
  let form = "";
  for (const letter of word) form += "aeiou".includes(letter) || (letter === "y" && form.endsWith("c")) ? "v" : "c";
  return form;
}

function hasVowel(word: string): boolean {
  return formOf(word).includes("v");
}

/** How often consonants follow vowels: `m` of the paper. */
function measure(word: string): number {
  return formOf(word).match(/v+c+/gu)?.length ?? 0;
}

/** Ends with consonant, vowel, consonant, the last being none of w, x and y (`*o` of the paper). */
function endsShort(word: string): boolean {
  return formOf(word).endsWith("cvc") && !/[wxy]$/u.test(word);
}
