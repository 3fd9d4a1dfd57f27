import type { DeclaredSymbol } from "../../checker/context.ts";
import { printType } from "../../types/print.ts";
import { resolve } from "../../types/type.ts";
import { type DocumentationPart, escaped, inlineCode } from "../documentation.ts";
import { expandedType } from "../type-text.ts";
import type { View } from "../view.ts";
import { listed, policyWords } from "./policy.ts";

/** A declaration of the program: how it begins, what its author says of it, and what it comes to. */
export function declarationParts(view: View, symbol: DeclaredSymbol): readonly DocumentationPart[] {
  const { doc } = symbol.declaration;
  return [
    { kind: "code", text: headOf(view, symbol) },
    ...(doc === undefined ? [] : [{ kind: "quoted", text: doc.text } as const]),
    ...detailsOf(view, symbol),
    ...(symbol.file === view.file
      ? []
      : [{ kind: "words", markdown: `declared in ${inlineCode(view.host.display(symbol.file))}` } as const]),
  ];
}

/** How a declaration begins, as it is written. */
function headOf(view: View, symbol: DeclaredSymbol): string {
  const text = view.checked.sources.get(symbol.file)?.text ?? "";
  switch (symbol.kind) {
    case "map": {
      const { declaration } = symbol;
      const head = text
        .slice(declaration.start, declaration.body.start)
        .replace(/\s+/gu, " ")
        .replace(/[\s=]+$/u, "");
      return head === "" ? `map ${symbol.name}` : head;
    }
    case "type":
      return `type ${symbol.name} = ${printType(symbol.type.kind === "ref" ? symbol.type.resolve() : symbol.type)}`;
    case "table":
      return `table ${symbol.name}: ${printType(symbol.key)} -> ${printType(symbol.value)}`;
    default:
      return `${symbol.kind} ${symbol.name}`;
  }
}

function detailsOf(view: View, symbol: DeclaredSymbol): readonly DocumentationPart[] {
  switch (symbol.kind) {
    case "system": {
      const { contract } = symbol;
      if (contract === undefined) return [];
      const servers = contract.servers.slice(0, 1).map(({ url }) => `at ${inlineCode(url)}`);
      const counts = `${contract.operations.length} operations, ${contract.typeNames.length} types`;
      const from = `${inlineCode(view.host.display(contract.file))} (${contract.format})`;
      return [
        {
          kind: "words",
          markdown: listed([`${escaped(contract.title)} ${escaped(contract.version)}`, `${counts}, from ${from}`, ...servers]),
        },
      ];
    }
    case "policy": {
      const policy = view.model?.policyOf(symbol.declaration);
      return policy === undefined ? [] : [{ kind: "words", markdown: listed(policyWords(policy)) }];
    }
    case "type":
    case "map": {
      const expanded = expandedType(symbol.kind === "type" ? resolve(symbol.type) : symbol.result);
      return expanded === undefined ? [] : [{ kind: "code", text: expanded }];
    }
    case "table":
      return [{ kind: "words", markdown: `${symbol.entries.length} entries${symbol.reverse ? ", read from right to left" : ""}` }];
    case "flow":
    case "sync":
      return [];
  }
}
