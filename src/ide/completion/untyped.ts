import { webhookSchemes } from "../../language/webhooks/schemes.ts";
import type { Node } from "../../syntax/nodes.ts";
import type { CompletionItem } from "./item.ts";
import { rank, written } from "./item.ts";
import type { Request } from "./request.ts";
import { nameOfSetting } from "./tables.ts";

/**
 * Members of a value that no description knows, such as a delivery's body: what the way in which the system signs is known to
 * deliver, and what the program reads of the same path elsewhere.
 */
export function untypedMembers(request: Request, path: string, nodes: readonly Node[]): readonly CompletionItem[] {
  const delivered = deliveredBy(nodes).flatMap((each) => {
    const [root = "", ...rest] = path.split(".");
    const names = each.split(".");
    return root === "body" && rest.every((name, index) => names[index] === name) && names.length > rest.length
      ? [names[rest.length] ?? ""]
      : [];
  });
  return [...new Set([...delivered, ...readOf(request, path)])].map((name) => ({
    label: name,
    kind: "field",
    text: written(name),
    rank: rank.likely,
  }));
}

/** The paths that are known of the deliveries of a `webhooks` block. */
function deliveredBy(nodes: readonly Node[]): readonly string[] {
  const webhooks = nodes.findLast((node) => node.kind === "WebhooksMember");
  if (webhooks?.kind !== "WebhooksMember") return [];
  const verify = webhooks.settings.find((setting) => nameOfSetting(setting) === "verify")?.value;
  const called = verify?.kind === "CallExpression" ? verify.callee : verify;
  const name = called?.kind === "Identifier" ? called.name : undefined;
  return webhookSchemes.find((scheme) => scheme.name === name)?.delivers ?? [];
}

/** The names that stand behind a path anywhere in the file, but for the one at the cursor. */
function readOf({ view: { text, parsed }, cursor }: Request, path: string): readonly string[] {
  const names = path.split(".");
  const { tokens } = parsed;
  const textOf = (index: number): string => text.slice(tokens[index]?.start ?? 0, tokens[index]?.end ?? 0);
  const isDot = (index: number): boolean => tokens[index]?.kind === "Dot" || tokens[index]?.kind === "OptionalDot";
  return tokens.flatMap((token, index) => {
    const end = index + 2 * names.length;
    if (token.end - token.start !== names[0]?.length || !isDot(end - 1) || isDot(index - 1)) return [];
    const isPath = names.every((name, place) => textOf(index + 2 * place) === name && (place === 0 || isDot(index + 2 * place - 1)));
    const isName =
      /^[A-Za-z_]/u.test(textOf(end)) && tokens[end]?.start !== cursor.word.start && tokens[end + 1]?.kind !== "OpenParenthesis";
    return isPath && isName ? [textOf(end)] : [];
  });
}
