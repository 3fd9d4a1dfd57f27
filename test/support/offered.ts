import { complete } from "../../src/ide/completion/completion.ts";
import type { CompletionItem, CompletionList } from "../../src/ide/completion/item.ts";
import { marked } from "./marked.ts";
import { viewOfText } from "./view.ts";

/** What stands in front of the programs of completion tests: the systems of the error pages. */
const head = 'import { shop, crm } from "./systems.integ"\nintegration example "1.0.0"\n';

/** What is offered at the mark of a program that has the systems `shop` and `crm`. */
export function listed(marks: string, files: Readonly<Record<string, string>> = {}): CompletionList {
  const { text, offset } = marked(`${head}${marks}`);
  return complete(viewOfText(text, files), offset);
}

/** The labels of what is offered, best first. */
export function offered(marks: string, files?: Readonly<Record<string, string>>): readonly string[] {
  return listed(marks, files).items.map(({ label }) => label);
}

/** One of the items; fails where it is not offered. */
export function item(marks: string, label: string, files?: Readonly<Record<string, string>>): CompletionItem {
  const { items } = listed(marks, files);
  const found = items.find((each) => each.label === label);
  if (found === undefined) throw new Error(`${label} is not among ${items.map((each) => each.label).join(", ")}`);
  return found;
}
