import type { FunctionSpec } from "../../runtime/src/functions/spec.ts";
import type { ArgumentSymbol, MapSymbol, OperationSymbol } from "../checker/context.ts";
import { fitsParameter } from "../checker/functions/signature.ts";
import type { SettingSpecification } from "../language/setting.ts";
import type { Token } from "../parser/parse.ts";
import { parseFunctionSignature } from "../parser/parse.ts";
import { nodesAt } from "../syntax/node-at.ts";
import type { Node } from "../syntax/nodes.ts";
import { present } from "../types/join.ts";
import { printType } from "../types/print.ts";
import type { DocumentationPart } from "./documentation.ts";
import type { IdeSymbol } from "./symbol-at.ts";
import { constraintsOf } from "./type-text.ts";
import type { View } from "./view.ts";
import { writtenName } from "./written-name.ts";

/** One way to call something. */
export interface Signature {
  readonly label: string;
  readonly parts: readonly DocumentationPart[];
  readonly parameters: readonly SignatureParameter[];
  /** The place of the parameter that is being written; undefined where it is none of them. */
  readonly active: number | undefined;
}

export interface SignatureParameter {
  readonly name: string;
  /** Its place in the label, half-open. */
  readonly start: number;
  readonly end: number;
  readonly parts: readonly DocumentationPart[];
}

/** The signatures of what is being called at a place, the one that is meant first counted. */
export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  readonly active: number;
}

/** How many parameters that may be left out, and are, stand in a label. */
const maximumOptional = 8;

/** What the call around an offset takes, also of a call that is not closed yet; undefined where nothing is called. */
export function signatureHelpAt(view: View, offset: number): SignatureHelp | undefined {
  const call = openCallAt(view, offset);
  if (call === undefined || view.model === undefined) return undefined;
  const callee = nodesAt(view.parsed.file, call.at, "left").nodes;
  const name = callee.findLast((node) => node.kind === "Identifier" && node.end <= call.at);
  const symbol = name && view.model.symbolOf(name);
  // What a map takes where it is declared stands there.
  const isDeclared = callee.some((node) => node.kind === "MapDeclaration" && node.name === name);
  if (symbol === undefined || name === undefined || isDeclared) return undefined;
  const receiver = callee.findLast((node) => node.kind === "MemberExpression" && node.member === name);
  return signaturesOf(view, symbol, receiver, call);
}

/** A call whose brackets are open at a place. */
interface OpenCall {
  /** Where its bracket opens. */
  readonly at: number;
  /** How many arguments stand before the one that is being written. */
  readonly index: number;
  /** The name of the argument that is being written, where it has one. */
  readonly name: string | undefined;
  /** The names of all arguments that have one. */
  readonly given: ReadonlySet<string>;
}

/** The innermost bracket of a call that is open at an offset; none within a block, an object or a list of its own. */
function openCallAt({ parsed, text }: View, offset: number): OpenCall | undefined {
  const { tokens, file } = parsed;
  const first = file.declarations.findLast(({ start }) => start <= offset)?.start ?? 0;
  let depth = 0;
  let opening = -1;
  for (let index = tokens.findLastIndex(({ end }) => end <= offset); index >= 0 && opening === -1; index--) {
    const { kind, start } = tokens[index] ?? { kind: "", start: 0 };
    if (start < first) return undefined;
    if (kind === "CloseParenthesis" || kind === "CloseBracket" || kind === "CloseBrace") depth++;
    else if (kind === "OpenParenthesis" || kind === "OpenBracket" || kind === "OpenBrace" || kind === "InterpolationStart") {
      if (depth === 0 && kind !== "OpenParenthesis") return undefined;
      if (depth === 0) opening = index;
      depth--;
    }
  }
  const bracket = tokens[opening];
  if (bracket === undefined) return undefined;
  return { at: bracket.start, ...argumentsBehind(tokens, opening, text, offset) };
}

function argumentsBehind(tokens: readonly Token[], opening: number, text: string, offset: number): Omit<OpenCall, "at"> {
  const given = new Set<string>();
  let depth = 0;
  let index = 0;
  let name: string | undefined;
  let isFirst = true;
  for (let at = opening + 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const isNamed = isFirst && depth === 0 && tokens[at + 1]?.kind === "Colon" && /^[\w`]/u.test(text.slice(token.start, token.end));
    if (isNamed) {
      const written = text.slice(token.start, token.end).replaceAll("`", "");
      given.add(written);
      if (token.start <= offset) name = written;
    }
    isFirst = false;
    if (/^(?:Open|Interpolation)/u.test(token.kind)) depth++;
    else if (/^Close/u.test(token.kind) && --depth < 0) break;
    else if (token.kind === "Comma" && depth === 0) {
      isFirst = true;
      if (token.end <= offset) {
        index++;
        name = undefined;
      }
    }
  }
  return { index, name, given };
}

function signaturesOf(view: View, symbol: IdeSymbol, receiver: Node | undefined, call: OpenCall): SignatureHelp | undefined {
  switch (symbol.kind) {
    case "operation":
      return only(operationSignature(symbol.operation, call));
    case "declaration":
      return symbol.symbol.kind === "map" ? only(mapSignature(symbol.symbol, call)) : undefined;
    case "function":
      return functionSignatures(view, symbol.spec, receiver, call);
    case "authKind":
      return only(settingsSignature(symbol.authKind, symbol.authKind.parameters, call));
    case "webhookScheme":
      return only(settingsSignature(symbol.scheme, symbol.scheme.parameters, call));
    case "backoff": {
      const { backoff } = symbol;
      const parameters = backoff.parameters.map((each) => ({ ...each, text: `${each.name}${each.required ? "" : "?"}: ${each.form}` }));
      return only(
        signatureOf(backoff.name, parameters.map(withDoc), "", [{ kind: "words", markdown: backoff.doc }], positional(parameters, call)),
      );
    }
    default:
      return undefined;
  }
}

function only(signature: Signature): SignatureHelp {
  return { signatures: [signature], active: 0 };
}

interface LabelPart {
  readonly name: string;
  readonly text: string;
  readonly parts: readonly DocumentationPart[];
}

function signatureOf(
  name: string,
  parameters: readonly LabelPart[],
  result: string,
  parts: readonly DocumentationPart[],
  active: number | undefined,
): Signature {
  let label = `${name}(`;
  const placed = parameters.map((parameter, index): SignatureParameter => {
    if (index > 0) label += ", ";
    const start = label.length;
    label += parameter.text;
    return { name: parameter.name, start, end: label.length, parts: parameter.parts };
  });
  return { label: `${label})${result}`, parts, parameters: placed, active };
}

/** The parameter that an argument is for: by its name, or by its place. */
function positional(parameters: readonly { readonly name: string }[], { name, index }: OpenCall): number | undefined {
  const place = name === undefined ? index : parameters.findIndex((parameter) => parameter.name === name);
  return place >= 0 && place < parameters.length ? place : undefined;
}

/** Arguments of an operation have names: while one has none yet, the first required one that is missing is meant. */
function operationSignature(symbol: OperationSymbol, { name, given }: OpenCall): Signature {
  const all = [...symbol.arguments.values()];
  const isShown = ({ required, name: own }: ArgumentSymbol): boolean => required || given.has(own);
  const optional = all.filter((each) => !isShown(each));
  const shown = [
    ...all.filter(isShown).sort((left, right) => Number(right.required) - Number(left.required)),
    ...optional.slice(0, maximumOptional),
  ];
  const parameters = shown.map((argument): LabelPart => {
    const words = [
      argument.in === "body" ? "the body" : `a ${argument.in} parameter`,
      argument.required ? "required" : "may be left out",
      ...(given.has(argument.name) && argument.name !== name ? ["given"] : []),
      ...constraintsOf(argument.type),
    ];
    return {
      name: argument.name,
      text: `${writtenName(argument.name) ?? argument.name}${argument.required ? "" : "?"}: ${printType(argument.type)}`,
      parts: [
        { kind: "words", markdown: `${argument.deprecated ? "**deprecated** · " : ""}${words.join(" · ")}` },
        ...(argument.description === undefined ? [] : [{ kind: "quoted", text: argument.description } as const]),
      ],
    };
  });
  const missing = shown.findIndex((argument) => argument.required && !given.has(argument.name));
  const active = name === undefined ? missing : shown.findIndex((argument) => argument.name === name);
  const more = optional.length > maximumOptional ? ` (${optional.length - maximumOptional} more)` : "";
  const { operation, system } = symbol;
  const result = symbol.result.kind === "absent" ? "" : ` -> ${printType(symbol.result)}`;
  const summary = operation.summary ?? operation.description;
  const parts = summary === undefined ? [] : [{ kind: "quoted", text: summary } as const];
  return signatureOf(`${system.name}.${symbol.name}`, parameters, `${more}${result}`, parts, active === -1 ? undefined : active);
}

function mapSignature(map: MapSymbol, call: OpenCall): Signature {
  const parameters = map.parameters.map(
    ({ name, optional, type }): LabelPart => ({
      name,
      text: `${writtenName(name) ?? name}${optional ? "?" : ""}: ${printType(type)}`,
      parts: [],
    }),
  );
  const { doc } = map.declaration;
  const parts = doc === undefined ? [] : [{ kind: "quoted", text: doc.text } as const];
  return signatureOf(map.name, parameters, ` -> ${printType(map.result)}`, parts, positional(map.parameters, call));
}

/** The signatures of a standard function without the receiver; the first that takes the receiver is the active one. */
function functionSignatures(view: View, spec: FunctionSpec, receiver: Node | undefined, call: OpenCall): SignatureHelp {
  const texts = [...new Set([spec.signature, ...(spec.overloads ?? [])])];
  const object = receiver?.kind === "MemberExpression" ? view.model?.typeOf(receiver.object) : undefined;
  const fits = texts.findIndex((text) => {
    const signature = parseFunctionSignature(text);
    const [first] = signature.parameters;
    return object !== undefined && first !== undefined && fitsParameter(signature, first.type, present(object), new Map());
  });
  const signatures = texts.map((text): Signature => {
    const { parameters, result } = parseFunctionSignature(text);
    const own = parameters.slice(1).map(({ name, optional, type }) => ({
      name,
      text: `${name}${optional ? "?" : ""}: ${text.slice(type.start, type.end)}`,
      parts: [],
    }));
    const parts = [{ kind: "words", markdown: spec.description }] as const;
    return signatureOf(spec.name, own, ` -> ${text.slice(result.start, result.end)}`, parts, positional(own, call));
  });
  return { signatures, active: Math.max(0, fits) };
}

function settingsSignature(
  entry: { readonly name: string; readonly doc: string },
  settings: readonly SettingSpecification[],
  call: OpenCall,
): Signature {
  const parameters = settings.map((setting) => ({ ...setting, text: `${setting.name}${setting.required === true ? "" : "?"}` }));
  return signatureOf(entry.name, parameters.map(withDoc), "", [{ kind: "words", markdown: entry.doc }], positional(settings, call));
}

function withDoc({ name, text, doc }: { readonly name: string; readonly text: string; readonly doc: string }): LabelPart {
  return { name, text, parts: [{ kind: "words", markdown: doc }] };
}
