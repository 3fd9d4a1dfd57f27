import { retrySettings } from "../../language/settings/policy.ts";
import type { Policy } from "../../program/program.ts";
import type { Location } from "../../source/span.ts";
import { printType } from "../../types/print.ts";
import { type Property, resolve, type Type } from "../../types/type.ts";
import { type DocumentationPart, escaped, inlineCode } from "../documentation.ts";
import { occurrencesIn } from "../occurrences.ts";
import type { IdeSymbol, SymbolAt } from "../symbol-at.ts";
import { constraintsOf, expandedType, fieldText } from "../type-text.ts";
import { placeIn, type View, viewOf } from "../view.ts";
import { declarationParts } from "./declaration.ts";
import { entryParts, failureParts, functionParts, settingParts, wordParts } from "./language.ts";
import { argumentParts, callAt, operationParts } from "./operation.ts";
import { listed, worstCase } from "./policy.ts";

/** What there is to say of a symbol where it stands. */
export function partsOf(view: View, at: SymbolAt): readonly DocumentationPart[] {
  const { symbol, node } = at;
  switch (symbol.kind) {
    case "declaration":
      return declarationParts(view, symbol.symbol);
    case "operation":
      return operationParts(view, symbol.operation, node);
    case "argument":
      return argumentParts(symbol.operation, symbol.argument);
    case "event": {
      const { system, name, type } = symbol.event;
      return [{ kind: "code", text: `event ${system.name}.${name}: ${printType(type)}` }, ...typeParts(type)];
    }
    case "variable": {
      const { name, type, kind } = symbol.variable;
      // What is known of it here, which may be more than where it was bound.
      const known = view.model?.typeOf(node) ?? type;
      return [{ kind: "code", text: `${variableWords[kind]}${name}: ${printType(known)}` }, ...typeParts(known)];
    }
    case "property":
      return propertyParts(symbol);
    case "type": {
      const { origin } = resolve(symbol.type);
      const short = { kind: "code", text: `type ${symbol.name}` } as const;
      return origin === undefined ? [{ kind: "code", text: printType(symbol.type) }] : [short, ...typeParts(symbol.type)];
    }
    case "constant": {
      const { description } = symbol.type;
      return [
        { kind: "code", text: JSON.stringify(symbol.value) },
        ...(description === undefined ? [] : [{ kind: "quoted", text: description } as const]),
        { kind: "words", markdown: constraintsOf(symbol.of).map(inlineCode).join(" · ") || `one of ${inlineCode(printType(symbol.of))}` },
      ];
    }
    case "setting":
      return [...settingParts(symbol.owner, symbol.setting), ...worstCaseParts(view, at, symbol.setting.name)];
    case "word":
      return wordParts(symbol.word, symbol.setting);
    case "function":
      return functionParts(symbol.spec);
    case "authKind":
      return entryParts(symbol.authKind);
    case "webhookScheme":
      return entryParts(symbol.scheme);
    case "pageStyle":
      return entryParts(symbol.style);
    case "backoff":
      return [...entryParts(symbol.backoff), ...worstCaseParts(view, at, "backoff")];
    case "environment":
      return environmentParts(view, symbol);
    case "failure":
      return failureParts(symbol.failure, symbol.operation);
    case "file":
      return fileParts(view, symbol);
  }
}

const variableWords = { parameter: "", let: "let ", lambda: "", trigger: "", webhook: "", item: "" } as const;

/** What a type is made of, and what is said of it. */
function typeParts(type: Type): readonly DocumentationPart[] {
  const form = resolve(type);
  const description = type.description ?? form.description;
  const constraints = constraintsOf(type);
  const expanded = expandedType(type);
  return [
    ...(constraints.length === 0 ? [] : [{ kind: "words", markdown: constraints.map(inlineCode).join(" · ") } as const]),
    ...(description === undefined ? [] : [{ kind: "quoted", text: description } as const]),
    ...(expanded === undefined ? [] : [{ kind: "code", text: expanded } as const]),
  ];
}

/** A field, as the first of the members that have it says. */
function propertyParts({ uses }: Extract<IdeSymbol, { kind: "property" }>): readonly DocumentationPart[] {
  const [use] = uses;
  if (use === undefined) return [];
  const { object, property } = use;
  const description = property.description ?? property.type.description ?? resolve(property.type).description;
  const expanded = expandedType(property.type);
  const said = [
    `${property.required ? "required" : "optional"}${object.kind === "ref" ? ` in ${inlineCode(object.name)}` : ""}`,
    ...marksOf(property),
    ...constraintsOf(property.type).map(inlineCode),
    ...(property.default === undefined ? [] : [`default ${inlineCode(JSON.stringify(property.default))}`]),
  ];
  return [
    { kind: "code", text: fieldText(property) },
    { kind: "words", markdown: said.join(" · ") },
    ...(description === undefined ? [] : [{ kind: "quoted", text: description } as const]),
    ...(expanded === undefined ? [] : [{ kind: "code", text: expanded } as const]),
    ...(uses.length > 1 ? [{ kind: "words", markdown: `and in ${uses.length - 1} other members of the union` } as const] : []),
  ];
}

function marksOf({ readOnly, writeOnly, deprecated, personal }: Property): readonly string[] {
  return [
    ...(readOnly ? ["read-only"] : []),
    ...(writeOnly ? ["write-only"] : []),
    ...(deprecated ? ["**deprecated**"] : []),
    ...(personal === true ? ["personal data"] : []),
  ];
}

/** The settings that decide how often a call is tried, and how long that takes. */
const decisive: ReadonlySet<string> = new Set(["timeout", "deadline", "retry", ...retrySettings.settings.map(({ name }) => name)]);

/** What a policy comes to, at the settings that decide its attempts and its time. */
function worstCaseParts(view: View, { node }: SymbolAt, setting: string): readonly DocumentationPart[] {
  const policy = decisive.has(setting) ? policyAround(view, node.start) : undefined;
  return policy === undefined ? [] : [{ kind: "words", markdown: listed(worstCase(policy)) }];
}

/** The policy that a setting is part of: a declared one, or that of the call or the operation around. */
function policyAround(view: View, offset: number): Policy | undefined {
  const { model } = view;
  if (model === undefined) return undefined;
  for (const around of placeIn(view, offset).nodes.toReversed()) {
    if (around.kind === "PolicyDeclaration") return model.policyOf(around);
    if ((around.kind === "LetStep" || around.kind === "CallStep") && around.value.kind === "CallExpression")
      return model.callOf(around.value)?.policy;
    const own = around.kind === "OperationMember" ? model.symbolOf(around.name) : undefined;
    if (own?.kind === "operation") return callAt(view, own.operation, around)?.policy;
  }
  return undefined;
}

/** Where a name of the configuration is used, and what for; its value is nobody's business. */
function environmentParts(view: View, symbol: Extract<IdeSymbol, { kind: "environment" }>): readonly DocumentationPart[] {
  const uses = view.checked.files.flatMap((file): readonly (Location & { readonly use: string })[] => {
    const each = file === view.file ? view : viewOf(view.host, view.checked, file);
    return (each === undefined ? [] : occurrencesIn(each)).flatMap(({ symbol: other, span }) =>
      other.kind === "environment" && other.of === symbol.of && other.name === symbol.name ? [{ file, ...span, use: other.use }] : [],
    );
  });
  const lines = uses.slice(0, 12).map(({ file, start, use }) => {
    const line = view.checked.places.lines(file)?.position(start).line ?? 0;
    return `${escaped(use)}: ${inlineCode(`${view.host.display(file)}:${line + 1}`)}`;
  });
  const what =
    symbol.of === "secret" ? "A secret, read when it is used, and never shown." : "Configuration, read when the connector starts.";
  return [
    { kind: "code", text: `${symbol.of}.${symbol.name}` },
    { kind: "words", markdown: what },
    { kind: "words", markdown: listed(uses.length > lines.length ? [...lines, `… ${uses.length - lines.length} more`] : lines) },
  ];
}

function fileParts(view: View, { file, use, pointer }: Extract<IdeSymbol, { kind: "file" }>): readonly DocumentationPart[] {
  const contract = view.checked.contracts.get(file);
  const shown = { kind: "code", text: `${view.host.display(file)}${pointer === "" ? "" : `#${pointer}`}` } as const;
  if (contract === undefined || use === "import" || use === "overlay") return [shown];
  const type = use === "schema" ? contract.typeAt(pointer) : undefined;
  if (type !== undefined) return [shown, { kind: "code", text: printType(type) }, ...typeParts(type)];
  const counts = `${contract.operations.length} operations, ${contract.typeNames.length} types, ${contract.events.length} events`;
  return [
    shown,
    { kind: "words", markdown: listed([`${escaped(contract.title)} ${escaped(contract.version)} (${contract.format})`, counts]) },
  ];
}
