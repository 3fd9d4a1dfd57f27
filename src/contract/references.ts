import type { Json } from "../types/type.ts";
import type { ContractProblem } from "./contract.ts";
import type { SourceDocument } from "./document/document.ts";
import { pointerOfFragment } from "./document/pointer.ts";

/** A place in a document. */
export interface Place {
  readonly document: SourceDocument;
  readonly pointer: string;
}

/** Opens another file of the same description; undefined where it cannot be read. */
export type OpenDocument = (fromFile: string, relative: string) => SourceDocument | undefined;

/** Follows `$ref` within a file and across files, and remembers what is wrong. */
export class References {
  readonly problems: ContractProblem[] = [];
  readonly #open: OpenDocument;
  readonly #reported = new Set<string>();

  constructor(open: OpenDocument) {
    this.#open = open;
  }

  report(problem: ContractProblem): void {
    const key = `${problem.kind} ${problem.origin.file}#${problem.origin.pointer}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.problems.push(problem);
  }

  /** Where a reference leads; undefined where it leads nowhere, which is reported. */
  target(reference: string, from: Place): Place | undefined {
    const origin = { file: from.document.file, pointer: from.pointer };
    const hash = reference.indexOf("#");
    const path = hash === -1 ? reference : reference.slice(0, hash);
    const fragment = hash === -1 ? "" : reference.slice(hash + 1);
    if (/^[a-z][a-z0-9+.-]*:/i.test(path)) {
      this.report({ kind: "remote-reference", message: `\`$ref\` names ${shorten(reference)}, and the compiler reads no network`, origin });
      return undefined;
    }
    const document = path === "" ? from.document : this.#open(from.document.file, decode(path));
    if (document === undefined) {
      this.report({ kind: "unreadable-reference", message: `\`$ref\` names the file ${shorten(path)}, which cannot be read`, origin });
      return undefined;
    }
    const pointer = pointerOfFragment(fragment) ?? this.#anchor(document, fragment);
    if (pointer === undefined || document.value(pointer) === undefined) {
      this.report({ kind: "dangling-reference", message: `\`$ref\` leads nowhere: ${shorten(reference)}`, origin });
      return undefined;
    }
    return { document, pointer };
  }

  /** Follows a chain of references until a value that is none; undefined where it dangles or turns in a circle. */
  follow(place: Place): { readonly place: Place; readonly value: Json } | undefined {
    let current = place;
    for (let steps = 0; steps < 32; steps++) {
      const value = current.document.value(current.pointer);
      if (value === undefined) return undefined;
      const reference = referenceOf(value);
      if (reference === undefined) return { place: current, value };
      const target = this.target(reference, current);
      if (target === undefined) return undefined;
      current = target;
    }
    this.report({
      kind: "reference-cycle",
      message: "`$ref` leads back to itself",
      origin: { file: place.document.file, pointer: place.pointer },
    });
    return undefined;
  }

  /** `$anchor` and `$id` of definitions, where a document has them. */
  #anchor(document: SourceDocument, name: string): string | undefined {
    for (const container of ["/$defs", "/definitions", "/components/schemas"]) {
      for (const key of document.keys(container)) {
        const pointer = `${container}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
        const value = document.value(pointer);
        if (isObject(value) && (value["$anchor"] === name || value["$id"] === `#${name}` || value["id"] === `#${name}`)) return pointer;
      }
    }
    return undefined;
  }
}

/** The `$ref` of an object that is one. */
export function referenceOf(value: Json | undefined): string | undefined {
  return isObject(value) && typeof value["$ref"] === "string" ? value["$ref"] : undefined;
}

/** Whether a value is a JSON object. */
export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
