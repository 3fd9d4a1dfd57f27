import type { ArgumentSymbol, OperationSymbol } from "../checker/context.ts";
import type { SemanticModel } from "../checker/model.ts";
import type { Location, Span } from "../source/span.ts";
import { type Origin, type Property, resolve, type Type } from "../types/type.ts";
import type { IdeSymbol } from "./symbol-at.ts";

/** A place in a program, with the whole that it names, or one in a description. */
export type Place = (Location & { readonly whole?: Span | undefined }) | Origin;

/** Where what a symbol stands for is described: in the program, or in an API description. Nowhere for the language's own words. */
export function placesOf(model: SemanticModel, symbol: IdeSymbol): readonly Place[] {
  switch (symbol.kind) {
    case "declaration": {
      const { file, span, declaration } = symbol.symbol;
      return [{ file, start: span.start, end: span.end, whole: { start: declaration.start, end: declaration.end } }];
    }
    case "operation":
      return [symbol.operation.operation.origin];
    case "argument":
      return placesOfArgument(symbol.operation, symbol.argument);
    case "event": {
      const { event } = symbol;
      return [{ file: event.system.file, start: event.span.start, end: event.span.end }];
    }
    case "variable": {
      const { file, variable } = symbol;
      // What the language binds itself stands nowhere.
      if (variable.span.start === variable.span.end) return originsOf(variable.type);
      return [{ file, start: variable.span.start, end: variable.span.end }];
    }
    case "property":
      return distinct(symbol.uses.flatMap(({ property }) => placesOfProperty(model, property)));
    case "type":
      return originsOf(symbol.type);
    case "constant":
      return [...originsOf(symbol.type), ...originsOf(symbol.of)].slice(0, 1);
    case "failure":
      return symbol.operation === undefined ? [] : placesOfFailure(symbol.operation, symbol.failure);
    case "file":
      return symbol.pointer === "" ? [{ file: symbol.file, start: 0, end: 0 }] : [{ file: symbol.file, pointer: symbol.pointer }];
    case "setting":
    case "word":
    case "function":
    case "authKind":
    case "webhookScheme":
    case "pageStyle":
    case "backoff":
    case "environment":
      return [];
  }
}

/** Where the type of a symbol is described. */
export function typePlacesOf(symbol: IdeSymbol): readonly Place[] {
  switch (symbol.kind) {
    case "variable":
      return originsOf(symbol.variable.type);
    case "property":
      return distinct(symbol.uses.flatMap(({ property }) => originsOf(property.type)));
    case "argument":
      return originsOf(symbol.argument.type);
    case "operation":
      return originsOf(symbol.operation.result);
    case "event":
      return originsOf(symbol.event.type);
    case "constant":
      return originsOf(symbol.of);
    case "declaration":
      return symbol.symbol.kind === "map" ? originsOf(symbol.symbol.result) : [];
    default:
      return [];
  }
}

/** Where a field is described, or written where it belongs to no description. */
function placesOfProperty(model: SemanticModel, property: Property): readonly Place[] {
  const field = model.fieldOf(property);
  if (field !== undefined) return [field];
  return property.origin === undefined ? originsOf(property.type) : [property.origin];
}

function placesOfArgument({ operation }: OperationSymbol, argument: ArgumentSymbol): readonly Place[] {
  return [argument.origin ?? operation.origin];
}

/** The answers of an operation that a failure names: those of its status, or of its class. */
function placesOfFailure({ operation }: OperationSymbol, failure: string): readonly Place[] {
  const wanted = failure === "rateLimit" ? "429" : failure.toUpperCase();
  const exact = operation.responses.filter(({ status }) => status.toUpperCase() === wanted);
  const within = wanted.endsWith("XX") ? operation.responses.filter(({ status }) => status[0] === wanted[0]) : [];
  const others = operation.responses.filter(({ status }) => status === "default" || status.toUpperCase() === `${wanted[0] ?? ""}XX`);
  const isStatus = /^\d/u.test(wanted);
  const found = exact.length > 0 ? exact : within.length > 0 ? within : isStatus ? others : [];
  return distinct(found.map(({ origin }) => origin));
}

/** How many members of a union are looked into, and how deep lists of lists are. */
const maximumMembers = 20;
const maximumDepth = 4;

/** Where a type is described; each member of a union by itself. */
function originsOf(type: Type, depth = 0): readonly Origin[] {
  const form = resolve(type);
  const own = form.origin ?? type.origin;
  if (own !== undefined) return [own];
  // A type of the program may be a list of itself.
  if (depth > maximumDepth) return [];
  if (form.kind === "array") return originsOf(form.items, depth + 1);
  if (form.kind !== "union") return [];
  return distinct(form.members.slice(0, maximumMembers).flatMap((member) => originsOf(member, depth + 1)));
}

function distinct<Each extends Place>(places: readonly Each[]): readonly Each[] {
  const byKey = new Map(
    places.map((place) => ["pointer" in place ? `${place.file}#${place.pointer}` : `${place.file}:${place.start}`, place]),
  );
  return [...byKey.values()];
}
