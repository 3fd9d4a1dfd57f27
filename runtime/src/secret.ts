/** A secret: gives its value at the moment of use, so that a vault may change it. It is never part of a message. */
export type Secret = () => Promise<string>;

/** Where secrets come from: the environment unless an application says otherwise, or a vault. */
export interface SecretProvider {
  /** The secret's value, or undefined where there is none. */
  get(name: string): Promise<string | undefined> | string | undefined;
  /** Whether there is one, as far as that is known at start; without it, missing secrets show when they are used. */
  has?(name: string): boolean;
}

/** Secrets that stand in the environment under their names. */
export function environmentSecrets(environment: Readonly<Record<string, string | undefined>>): SecretProvider {
  return { get: (name) => environment[name], has: (name) => (environment[name] ?? "") !== "" };
}

/** Takes secrets out of texts: it knows every value that was handed out. */
export class Redactor {
  readonly #values = new Set<string>();

  add(value: string): void {
    // Shorter ones would take ordinary words away.
    if (value.length >= 6) this.#values.add(value);
  }

  redact(text: string): string {
    let redacted = text;
    for (const value of this.#values) redacted = redacted.replaceAll(value, "[secret]");
    return redacted;
  }
}
