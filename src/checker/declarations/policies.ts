import type { PolicyDeclaration } from "../../syntax/nodes.ts";
import type { CheckContext, PolicySymbol } from "../context.ts";
import { checkPolicy } from "./policy.ts";
import type { PolicyKeys } from "./policy-keys.ts";

/** The policies of a program, each read once, in the context of the file that declares it. */
export class Policies {
  readonly #contextOf: (file: string) => CheckContext | undefined;
  readonly #keys = new Map<PolicyDeclaration, PolicyKeys>();

  constructor(contextOf: (file: string) => CheckContext | undefined) {
    this.#contextOf = contextOf;
  }

  /** What a policy says; nothing for one that is not declared. */
  keysOf(symbol: Pick<PolicySymbol, "declaration" | "file"> | undefined): PolicyKeys {
    if (symbol === undefined) return {};
    const known = this.#keys.get(symbol.declaration);
    if (known !== undefined) return known;
    const context = this.#contextOf(symbol.file);
    const keys = context === undefined ? {} : checkPolicy(context, symbol.declaration);
    this.#keys.set(symbol.declaration, keys);
    return keys;
  }
}
