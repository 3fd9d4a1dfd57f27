import type { SettingSpecification } from "./setting.ts";

/** A way to authenticate requests, as `auth:` of a system names it. */
export interface AuthKind {
  /** As written: `bearer`, `oauth2.clientCredentials`. */
  readonly name: string;
  /** `none`; `bearer(…)`, with arguments by position; `oauth2.clientCredentials { … }`. */
  readonly written: "word" | "call" | "block";
  readonly doc: string;
  readonly example: string;
  readonly parameters: readonly AuthParameter[];
  /** The security schemes of a description that it satisfies. */
  readonly satisfies: readonly SchemePattern[];
  /** Part of the language that this version does not compile. */
  readonly unsupported?: boolean;
}

/** A setting of a block, or an argument of a call; `required` says whether it may be left out. */
export type AuthParameter = SettingSpecification;

/** A security scheme, as far as it matters here. Names of headers and schemes are compared without case. */
export type SchemePattern =
  | { readonly kind: "http"; readonly scheme: string }
  /** The place and name are those of the auth itself, or fixed ones. */
  | { readonly kind: "apiKey"; readonly name?: string }
  /** The grants with which it gets a token; undefined: the token comes from elsewhere, so any. */
  | { readonly kind: "oauth2"; readonly grants?: readonly string[] }
  | { readonly kind: "openIdConnect" }
  | { readonly kind: "mutualTLS" };
