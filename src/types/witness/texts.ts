import { formatExamples, formatImplies, isAssertedFormat } from "../formats.ts";
import { patternCheck } from "../pattern-check.ts";
import {
  boundsOfFormat,
  complement,
  intersectLanguages,
  languageOfFormat,
  languageOfPattern,
  type TextLanguage,
  textsOf,
} from "../patterns/language.ts";
import type { Atom } from "./atom.ts";
import { type Found, none, unsure } from "./requirement.ts";

/** How many texts are tried where a pattern or a format is no regular language. */
const mostTried = 40;

/** Texts that meet all atoms. Patterns and formats that are regular languages are decided; of others, texts are tried by whoever asks. */
export function findTexts(atoms: readonly Atom[], count: number): Found {
  const { language, opaque, min, max } = languageOfAtoms(atoms);
  if (max !== undefined && min > max) return none;
  if (contradictory(opaque)) return none;
  if (language === "too-large") return unsure;
  const examples = opaque.flatMap((atom) => (atom.is === "format" && atom.holds ? (formatExamples[atom.format] ?? []) : []));
  if (language === undefined) return unsure;
  const texts = textsOf(language, { min, ...(max === undefined ? {} : { max }) }, opaque.length === 0 ? count : Math.max(count, mostTried));
  if (texts === undefined) return unsure;
  if (texts.length === 0) return none;
  return { values: [...examples, ...texts], complete: opaque.length === 0 && texts.length < count };
}

/** What atoms say of a text: a regular language, the lengths in code points, and what is no regular language. */
export function languageOfAtoms(atoms: readonly Atom[]): {
  readonly language: TextLanguage | undefined | "too-large";
  readonly opaque: readonly Extract<Atom, { is: "pattern" | "format" }>[];
  readonly min: number;
  readonly max: number | undefined;
} {
  let min = 0;
  let max: number | undefined;
  const opaque: Extract<Atom, { is: "pattern" | "format" }>[] = [];
  const languages: TextLanguage[] = [];
  let tooLarge = false;
  for (const atom of atoms) {
    if (atom.is === "length") {
      min = Math.max(min, atom.min);
      if (atom.max !== undefined) max = Math.min(max ?? atom.max, atom.max);
    } else if (atom.is === "pattern" || atom.is === "format") {
      if (atom.is === "format" && !isAssertedFormat(atom.format)) {
        // A format that nobody asserts holds of every text.
        if (!atom.holds) max = -1;
        continue;
      }
      const language = atom.is === "pattern" ? languageOfPattern(atom.pattern) : languageOfFormat(atom.format);
      const wanted = language === undefined || atom.holds ? language : complement(language);
      if (atom.is === "format" && language === undefined) languages.push(...around(atom.format, atom.holds));
      // What validators leave out holds of nothing that was read.
      if (language === undefined || (atom.is === "pattern" && atom.holds && patternCheck(atom.pattern) === undefined)) opaque.push(atom);
      else if (wanted === undefined) tooLarge = true;
      else languages.push(wanted);
    }
  }
  if (tooLarge) return { language: "too-large", opaque, min, max };
  const language = intersectLanguages(...languages);
  return { language: language ?? "too-large", opaque, min, max };
}

/** A language around the texts of a format that is none itself, or around those that are not of the format. */
function around(format: string, holds: boolean): readonly TextLanguage[] {
  const bounds = boundsOfFormat(format);
  const language = bounds && (holds ? bounds.around : complement(bounds.within));
  return language === undefined ? [] : [language];
}

/** Whether the same pattern must match and must not, or one format implies another that must not be. */
function contradictory(atoms: readonly Extract<Atom, { is: "pattern" | "format" }>[]): boolean {
  return atoms.some(
    (yes) =>
      yes.holds &&
      (yes.is === "format" || patternCheck(yes.pattern) !== undefined) &&
      atoms.some(
        (no) =>
          !no.holds &&
          (yes.is === "pattern"
            ? no.is === "pattern" && no.pattern === yes.pattern
            : no.is === "format" && formatImplies(yes.format, no.format)),
      ),
  );
}
