import { descriptionNotUsable } from "../../diagnostics/codes/contract-use.ts";
import type { StringLiteral } from "../../syntax/nodes.ts";
import { brokenType, type Type } from "../../types/type.ts";
import { locationOf } from "../context.ts";
import type { FileContext } from "../session.ts";
import { failureWords } from "./spec.ts";

/** The type at `file#pointer` of a JSON Schema beside the program; reports what cannot be read, and is then `unknown`. */
export function schemaType(context: FileContext, node: StringLiteral): Type {
  const { host } = context.session;
  const reference = node.value;
  const location = locationOf(context, node);
  const hash = reference.indexOf("#");
  const path = hash === -1 ? reference : reference.slice(0, hash);
  const pointer = hash === -1 ? "" : reference.slice(hash + 1);
  const isUrl = /^[a-z][a-z0-9+.-]+:\/\//iu.test(path);
  const file = isUrl ? path : host.resolve(context.file, path);
  if (!isUrl) context.model.symbol(node, { kind: "file", use: "schema", file, pointer });
  const result = context.session.contract(file, []);
  if ("failure" in result) {
    const { why, help } = failureWords(result.failure);
    context.report(descriptionNotUsable({ file: host.display(file), why }, location, help === undefined ? {} : { help }));
    return brokenType;
  }
  const type = result.contract.typeAt(pointer);
  if (type === undefined) {
    const help =
      result.contract.typeNames.length === 0
        ? undefined
        : `It has ${result.contract.typeNames
            .slice(0, 8)
            .map((name) => `\`${name}\``)
            .join(", ")}.`;
    context.report(
      descriptionNotUsable(
        { file: host.display(file), why: `there is no type at \`#${pointer}\`` },
        location,
        help === undefined ? {} : { help },
      ),
    );
  }
  return type ?? brokenType;
}
