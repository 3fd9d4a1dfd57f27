import { functionSpecs } from "../../../runtime/src/functions/specs.ts";
import type { DeclaredSymbol, SystemSymbol } from "../../checker/context.ts";
import type { printType } from "../../types/print.ts";
import { resolve } from "../../types/type.ts";
import { type DocumentationPart, inlineCode } from "../documentation.ts";
import { declarationParts } from "../hover/declaration.ts";
import { functionParts } from "../hover/language.ts";
import { argumentParts, operationParts } from "../hover/operation.ts";
import { constraintsOf, expandedType } from "../type-text.ts";
import type { View } from "../view.ts";
import type { Identity } from "./item.ts";

/** What there is to say of an item, found by its identity; nothing where what it was made of is gone. */
export function documentationOf(view: View, identity: Identity): readonly DocumentationPart[] {
  switch (identity.of) {
    case "text":
      return [{ kind: "words", markdown: identity.markdown }];
    case "quoted":
      return [
        { kind: "words", markdown: identity.lead },
        { kind: "quoted", text: identity.text },
      ];
    case "function": {
      const spec = functionSpecs.find(({ name }) => name === identity.name);
      return spec === undefined ? [] : functionParts(spec);
    }
    case "declaration": {
      const symbol = declaredIn(view, identity.name);
      return symbol === undefined ? [] : declarationParts(view, symbol);
    }
    case "operation": {
      const operation = systemIn(view, identity.system)?.operation(identity.name);
      return operation === undefined ? [] : operationParts(view, operation, view.parsed.file);
    }
    case "argument": {
      const operation = systemIn(view, identity.system)?.operation(identity.operation);
      const argument = operation?.arguments.get(identity.name);
      return operation === undefined || argument === undefined ? [] : argumentParts(operation, argument);
    }
    case "type": {
      const type = systemIn(view, identity.system)?.type(identity.path);
      return type === undefined ? [] : [{ kind: "code", text: [identity.system, ...identity.path].join(".") }, ...typeParts(type)];
    }
    case "described": {
      const type = view.checked.contracts.get(identity.file)?.typeAt(identity.pointer);
      return [{ kind: "words", markdown: identity.lead }, ...(type === undefined ? [] : typeParts(type))];
    }
  }
}

function typeParts(type: Parameters<typeof printType>[0]): readonly DocumentationPart[] {
  const constraints = constraintsOf(type);
  const description = type.description ?? resolve(type).description;
  const expanded = expandedType(type);
  return [
    ...(constraints.length === 0 ? [] : [{ kind: "words", markdown: constraints.map(inlineCode).join(" · ") } as const]),
    ...(description === undefined ? [] : [{ kind: "quoted", text: description } as const]),
    ...(expanded === undefined ? [] : [{ kind: "code", text: expanded } as const]),
  ];
}

function declaredIn({ model, file }: View, name: string): DeclaredSymbol | undefined {
  return model?.namesIn(file)?.peek(name);
}

function systemIn(view: View, name: string): SystemSymbol | undefined {
  const symbol = declaredIn(view, name);
  return symbol?.kind === "system" ? symbol : undefined;
}

/** What each identity is made of, beside its kind. */
const parts: Readonly<Record<Identity["of"], readonly string[]>> = {
  text: ["markdown"],
  quoted: ["text", "lead"],
  function: ["name"],
  declaration: ["name"],
  operation: ["system", "name"],
  argument: ["system", "operation", "name"],
  type: ["system", "path"],
  described: ["file", "pointer", "lead"],
};

const partsOf: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(parts));

/** Whether what an editor sends back is an identity. */
export function isIdentity(data: unknown): data is Identity {
  if (typeof data !== "object" || data === null) return false;
  const given = new Map<string, unknown>(Object.entries(data));
  const of = given.get("of");
  if (typeof of !== "string" || !partsOf.has(of)) return false;
  return (partsOf.get(of) ?? []).every((name) => {
    const value = given.get(name);
    return name === "path" ? Array.isArray(value) && value.every((part) => typeof part === "string") : typeof value === "string";
  });
}
