import { notUtf8 } from "../diagnostics/codes/use.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type ParseResult, parse } from "../parser/parse.ts";
import { reparse } from "../parser/reparse.ts";

/** A file of a program with its text. */
export interface ReadFile {
  readonly text: string;
  readonly parsed: ParseResult;
}

/**
 * Decodes and parses the bytes of a program. What is no UTF-8 is a diagnostic at its place, and the rest is still read.
 *
 * @param before what the file was, of which the parts that stayed are taken over
 */
export function readProgram(bytes: Uint8Array, file: string, before?: ReadFile): ReadFile {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) {
    const diagnostic = notUtf8({ encoding: "UTF-16" }, { file, start: 0, end: 0 });
    return { text: "", parsed: { ...parse("", file), diagnostics: [diagnostic] } };
  }
  // Without its byte order mark, which no span counts.
  const text = new TextDecoder("utf-8").decode(bytes);
  const parsed = before === undefined ? parse(text, file) : reparse(before, text, file);
  const wrong = firstWrongCharacter(bytes, text);
  if (wrong === undefined || text.includes("\0")) return { text, parsed };
  const diagnostic: Diagnostic = notUtf8({ encoding: undefined }, { file, start: wrong, end: wrong + 1 });
  return { text, parsed: { ...parsed, diagnostics: [diagnostic, ...parsed.diagnostics.filter((each) => each.location.start !== wrong)] } };
}

/** Where the decoder put a replacement character that the bytes do not hold themselves. */
function firstWrongCharacter(bytes: Uint8Array, text: string): number | undefined {
  if (!text.includes("\ufffd")) return undefined;
  const encoder = new TextEncoder();
  for (let at = text.indexOf("\ufffd"), offset = skipMark(bytes), from = 0; at !== -1; at = text.indexOf("\ufffd", at + 1)) {
    offset += encoder.encode(text.slice(from, at)).length;
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return at;
    from = at;
  }
  return undefined;
}

function skipMark(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}
