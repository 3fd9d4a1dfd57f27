import type { FunctionSpec, ReceiverKind } from "../../../runtime/src/functions/spec.ts";
import { functionSpecs } from "../../../runtime/src/functions/specs.ts";
import { fitsParameter } from "../../checker/functions/signature.ts";
import { parseFunctionSignature } from "../../parser/parse.ts";
import type { FunctionSignature } from "../../syntax/nodes.ts";
import { resolve, type Type } from "../../types/type.ts";
import { formsOf } from "./fit.ts";

const signatures = new Map<string, FunctionSignature>();

/** A signature of the table of standard functions, read once. */
function signatureOf(text: string): FunctionSignature {
  const known = signatures.get(text);
  if (known !== undefined) return known;
  const signature = parseFunctionSignature(text);
  signatures.set(text, signature);
  return signature;
}

/** A standard function with the signature under which a value can be its receiver. */
export interface FittingFunction {
  readonly spec: FunctionSpec;
  readonly signature: FunctionSignature;
  readonly text: string;
}

const byType = new WeakMap<Type, readonly FittingFunction[]>();
/** Plain types are made anew by each check: those are known by what they say. */
const byText = new Map<string, readonly FittingFunction[]>();
const mostTexts = 500;

/** The standard functions that can be called on a value of a type that is neither null nor absent. */
export function functionsOn(type: Type): readonly FittingFunction[] {
  const form = simplified(resolve(type));
  const text = textOf(form);
  const before = text === undefined ? byType.get(form) : byText.get(text);
  if (before !== undefined) return before;
  const fitting = fittingOf(form);
  if (text === undefined) byType.set(form, fitting);
  else {
    if (byText.size >= mostTexts) byText.clear();
    byText.set(text, fitting);
  }
  return fitting;
}

/** A text of which no more is said than its format: what functions it has does not hang on the rest, and to compare that costs time. */
function simplified(form: ReturnType<typeof resolve>): ReturnType<typeof resolve> {
  if (form.kind === "string") return { kind: "string", format: form.format };
  if (form.kind !== "union" || !formsOf(form).some((each) => each.kind === "string")) return form;
  return { ...form, members: form.members.map((member) => simplified(resolve(member))) };
}

/** What a plain type says of its values, or a union of plain types. */
function textOf(form: Type): string | undefined {
  const forms = formsOf(form);
  if (!forms.every(isPlain)) return undefined;
  return JSON.stringify(forms.map((each) => ({ ...each, origin: undefined, title: undefined, description: undefined })));
}

function isPlain({ kind }: Type): boolean {
  return kind === "string" || kind === "number" || kind === "boolean" || kind === "literal" || kind === "unknown";
}

function fittingOf(type: Type): readonly FittingFunction[] {
  const kinds = new Set(formsOf(type).map(receiverKindOf));
  return functionSpecs.flatMap((spec) => {
    if (!spec.receiver.some((kind) => kind === "any" || kinds.has(kind) || kinds.has("any"))) return [];
    // Those under which it cannot fail take less than these.
    for (const text of [spec.signature, ...(spec.overloads ?? [])]) {
      const signature = signatureOf(text);
      const [receiver] = signature.parameters;
      if (receiver !== undefined && (kinds.has("any") || fitsParameter(signature, receiver.type, type, new Map())))
        return [{ spec, signature, text }];
    }
    return [];
  });
}

function receiverKindOf(form: Type): ReceiverKind {
  switch (form.kind) {
    case "string":
    case "number":
    case "boolean":
    case "array":
    case "object":
      return form.kind;
    case "literal": {
      const kind = typeof form.value;
      if (kind === "string" || kind === "number" || kind === "boolean") return kind;
      return Array.isArray(form.value) ? "array" : "object";
    }
    case "intersection":
      return "object";
    default:
      return "any";
  }
}
