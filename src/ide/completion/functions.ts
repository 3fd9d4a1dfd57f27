import type { FunctionSpec, ReceiverKind } from "../../../runtime/src/functions/spec.ts";
import { functionSpecs } from "../../../runtime/src/functions/specs.ts";
import { fitsParameter } from "../../checker/functions/signature.ts";
import { parseFunctionSignature } from "../../parser/parse.ts";
import type { FunctionSignature } from "../../syntax/nodes.ts";
import type { Type } from "../../types/type.ts";
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

const known = new WeakMap<Type, readonly FittingFunction[]>();

/** The standard functions that can be called on a value of a type that is neither null nor absent. */
export function functionsOn(type: Type): readonly FittingFunction[] {
  const before = known.get(type);
  if (before !== undefined) return before;
  const kinds = new Set(formsOf(type).map(receiverKindOf));
  const fitting = functionSpecs.flatMap((spec) => {
    if (!spec.receiver.some((kind) => kind === "any" || kinds.has(kind) || kinds.has("any"))) return [];
    for (const text of [...(spec.certain ?? []), spec.signature, ...(spec.overloads ?? [])]) {
      const signature = signatureOf(text);
      const [receiver] = signature.parameters;
      if (receiver !== undefined && (kinds.has("any") || fitsParameter(signature, receiver.type, type, new Map())))
        return [{ spec, signature, text }];
    }
    return [];
  });
  known.set(type, fitting);
  return fitting;
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
