import type { SettingSpecification } from "./setting.ts";

/** A way in which a delivery shows that it comes from the system, as `verify:` names it. */
export interface WebhookScheme {
  readonly name: "none" | "stripe" | "github" | "slack" | "standardWebhooks" | "hmac";
  /** `none`; `stripe(secret.X)`; `hmac { … }`. */
  readonly written: "word" | "call" | "block";
  readonly doc: string;
  readonly example: string;
  readonly parameters: readonly SettingSpecification[];
  /** What the bodies of its deliveries are known to have, as paths: they are read without a description. */
  readonly delivers?: readonly string[];
}

/** What the schemes of one vendor take: the secret, and how old a delivery may be. */
export const secretParameter: SettingSpecification = {
  name: "secret",
  form: { kind: "configuration", secret: "required" },
  doc: "The secret that the system signs with.",
  example: "secret.WEBHOOK_SECRET",
  required: true,
};

export const toleranceParameter: SettingSpecification = {
  name: "tolerance",
  form: { kind: "duration" },
  doc: "How old a delivery may be; five minutes unless said otherwise.",
  example: "5m",
};
