import { brokenList } from "./columns.ts";
import { type Assigned, type Choice, type Doc, flatList, flatWidth, type Group, hardLine, indent, type List, takesLines } from "./doc.ts";
import { widthOf } from "./width.ts";

/** Columns that a line may have. */
export const lineWidth = 140;
const step = 2;

interface Command {
  readonly indentation: number;
  readonly flat: boolean;
  readonly doc: Doc;
}

/** Prints a document, without an end to its last line. */
export function print(doc: Doc): string {
  return new Printer().print(doc);
}

class Printer {
  readonly #lines: string[] = [];
  #line = "";
  #column = 0;
  /** What the line at hand is indented by, once something stands on it. */
  #indentation = 0;
  /** A comment ended the line: whatever comes next begins a new one. */
  #ended = false;
  readonly #commands: Command[] = [];
  /** Lists that a choice has decided to break. */
  readonly #broken = new Set<List>();

  print(doc: Doc): string {
    this.#push(0, false, doc);
    for (let command = this.#commands.pop(); command !== undefined; command = this.#commands.pop()) this.#printOne(command);
    this.#lines.push(this.#line.trimEnd());
    return this.#lines.join("\n");
  }

  #push(indentation: number, flat: boolean, doc: Doc): void {
    this.#commands.push({ indentation, flat, doc });
  }

  #printOne({ indentation, flat, doc }: Command): void {
    if (typeof doc === "string") {
      this.#write(doc, indentation);
      return;
    }
    if (!("kind" in doc)) {
      for (let index = doc.length - 1; index >= 0; index--) this.#push(indentation, flat, doc[index] ?? "");
      return;
    }
    // A comment ended the line: what is to be measured now stands on the next.
    if (this.#ended && doc.kind !== "line" && doc.kind !== "comment") this.#newLine(indentation, false);
    switch (doc.kind) {
      case "line":
        if (flat && doc.flat !== undefined) this.#write(doc.flat, indentation);
        else this.#newLine(indentation, doc.blank);
        break;
      case "indent":
        this.#push(indentation + step, flat, doc.contents);
        break;
      case "group":
        this.#push(indentation, flat || this.#fitsFlat(doc), doc.contents);
        break;
      case "flat":
        this.#push(indentation, true, doc.contents);
        break;
      case "ifBreak":
        this.#push(indentation, flat, flat ? doc.flat : doc.broken);
        break;
      case "comment":
        this.#comment(doc.text, doc.trailing, doc.blank, indentation);
        break;
      case "raw":
        this.#raw(doc.text, indentation);
        break;
      case "list": {
        const whole = flat || (!doc.tied && !this.#broken.has(doc) && this.#fitsFlat(doc));
        if (whole) this.#push(indentation, true, flatList(doc));
        else this.#push(indentation, false, brokenList(doc, indentation + step, lineWidth));
        break;
      }
      case "assigned":
        this.#push(indentation, flat, !flat && this.#isBelow(doc, indentation) ? indent([hardLine, doc.value]) : [" ", doc.value]);
        break;
      case "choice":
        if (flat || this.#fitsFlat(doc)) this.#push(indentation, true, doc.states[0]);
        else this.#push(indentation, false, this.#chosen(doc));
        break;
    }
  }

  #isBelow(doc: Assigned, indentation: number): boolean {
    const { value, overflow } = doc;
    if (overflow === "in place" || this.#fitsFlat(doc)) return false;
    if (overflow === "in place if first") return !this.#firstFits(value);
    return overflow === "below" || this.#restFits(lineWidth - indentation - step - flatWidth(value));
  }

  #firstFits(value: Doc): boolean {
    if (typeof value === "string" || !("kind" in value) || value.kind !== "choice") return false;
    const measure = new Measure(lineWidth - this.#column - 1, new Set(value.broken === undefined ? [] : [value.broken]));
    measure.add(value.states[0], false);
    return measure.fits;
  }

  #chosen({ states, broken }: Choice): Doc {
    const [first, last] = states;
    if (broken === undefined) return last;
    this.#broken.add(broken);
    const measure = new Measure(lineWidth - this.#column, this.#broken);
    measure.add(first, false);
    if (measure.fits) return first;
    this.#broken.delete(broken);
    return last;
  }

  /** Whether a part and what follows it up to the next place where a line may end fit on the line. */
  #fitsFlat(doc: Doc | Group | List | Choice): boolean {
    return this.#restFits(lineWidth - this.#column - flatWidth(doc));
  }

  #restFits(room: number): boolean {
    if (room < 0) return false;
    const measure = new Measure(room, undefined);
    for (let index = this.#commands.length - 1; index >= 0 && measure.open; index--) {
      const command = this.#commands[index];
      if (command !== undefined) measure.add(command.doc, command.flat);
    }
    return measure.fits;
  }

  #write(text: string, indentation: number): void {
    if (this.#ended) this.#newLine(indentation, false);
    const written = this.#line === "" ? text.trimStart() : text;
    if (written === "") return;
    if (this.#line === "") this.#line = " ".repeat(this.#indentation);
    this.#line += written;
    this.#column += widthOf(written);
  }

  /** Begins a new line, unless nothing stands on this one yet. */
  #newLine(indentation: number, blank: boolean): void {
    if (this.#line !== "") this.#lines.push(this.#line.trimEnd());
    if (blank && this.#lines.length > 0 && this.#lines.at(-1) !== "") this.#lines.push("");
    this.#line = "";
    this.#column = indentation;
    this.#indentation = indentation;
    this.#ended = false;
  }

  #comment(text: string, trailing: boolean, blank: boolean, indentation: number): void {
    if (!trailing || this.#ended) this.#newLine(indentation, blank);
    if (this.#line !== "") this.#line = `${this.#line.trimEnd()} `;
    this.#write(text, indentation);
    this.#ended = true;
  }

  #raw(text: string, indentation: number): void {
    const [first = "", ...rest] = text.split("\n");
    this.#write(first, indentation);
    for (const next of rest) {
      this.#lines.push(this.#line);
      this.#line = next;
      this.#column = widthOf(next);
    }
  }
}

/** Measures the first line of what is to be printed. */
class Measure {
  #room: number;
  /** The line may end here. */
  #ended = false;
  /** Undefined: groups may break as they like. Else only these lists, and what takes several lines in any case, do. */
  readonly #broken: ReadonlySet<List> | undefined;

  constructor(room: number, broken: ReadonlySet<List> | undefined) {
    this.#room = room;
    this.#broken = broken;
  }

  get fits(): boolean {
    return this.#room >= 0;
  }

  /** Whether more is needed to know. */
  get open(): boolean {
    return !this.#ended && this.#room >= 0;
  }

  add(doc: Doc, flat: boolean): void {
    if (!this.open) return;
    if (typeof doc === "string") this.#room -= widthOf(doc);
    else if (!("kind" in doc)) for (const part of doc) this.add(part, flat);
    else if (flat) this.#take(doc);
    else this.#addBroken(doc);
  }

  #take(doc: Doc): void {
    const width = flatWidth(doc);
    if (width === Number.POSITIVE_INFINITY) this.#addBroken(doc);
    else this.#room -= width;
  }

  #addBroken(doc: Doc): void {
    if (typeof doc === "string" || !("kind" in doc)) {
      this.add(doc, false);
      return;
    }
    const strict = this.#broken !== undefined;
    switch (doc.kind) {
      case "line":
      case "comment":
        this.#ended = true;
        break;
      case "indent":
        this.add(doc.contents, false);
        break;
      case "group":
        if (strict && !takesLines(doc)) this.#take(doc);
        else this.add(doc.contents, false);
        break;
      case "flat":
        this.#take(doc.contents);
        break;
      case "ifBreak":
        this.add(doc.broken, false);
        break;
      case "raw":
        this.#room -= widthOf(doc.text.split("\n", 1)[0] ?? "");
        if (doc.text.includes("\n")) this.#ended = true;
        break;
      case "list":
        if (!takesLines(doc) && (doc.items.length === 0 || (strict && this.#broken?.has(doc) !== true))) this.#take(doc);
        else {
          this.add(doc.open, false);
          this.#ended = true;
        }
        break;
      case "assigned":
        if (strict || doc.overflow === "in place") this.add([" ", doc.value], false);
        else this.#ended = true;
        break;
      case "choice":
        if (strict && !takesLines(doc)) this.#take(doc);
        else this.add(strict ? doc.states[0] : doc.states[1], false);
        break;
    }
  }
}
