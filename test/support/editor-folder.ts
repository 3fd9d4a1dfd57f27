import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const specs = resolve(import.meta.dirname, "../../examples/billing/specs");

/** A folder that an editor has open, with the real descriptions of Stripe and Salesforce in `specs`. */
export interface EditorFolder {
  readonly path: string;
  file(name: string): string;
  /** Writes a file, and gives its path. */
  write(name: string, text: string): string;
  remove(): void;
}

/** Makes a folder with the given files. */
export function makeEditorFolder(files: Readonly<Record<string, string>>): EditorFolder {
  const path = mkdtempSync(join(tmpdir(), "integ-editor-"));
  symlinkSync(specs, join(path, "specs"));
  const folder: EditorFolder = {
    path,
    file: (name) => join(path, name),
    write(name, text) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
  for (const [name, text] of Object.entries(files)) folder.write(name, text);
  return folder;
}

/** A file without an `integration`: Stripe, and two maps over it. */
export const library = `system stripe {
  spec:        openapi "specs/stripe.json"
  auth:        bearer(secret.STRIPE_KEY)
  headers:     { "Stripe-Version": "2024-04-10" }
  idempotency: header "Idempotency-Key"

  operation updateCustomer = POST "/v1/customers/{customer}"

  webhooks "/hooks/stripe" {
    verify: stripe(secret.STRIPE_WEBHOOK_SECRET)
    id:     body.id
    event customerCreated: customer = body.data.object when body.type == "customer.created"
  }
}

map label(c: stripe.customer) -> string = (c.name ?? c.id).take(100)
map shortLabel(c: stripe.customer) -> string = label(c).take(20)
`;

/** A program over the library, which calls one of its maps. */
export function programOver(map: string, name = "hello"): string {
  return `integration ${name} "1.0.0"
import { stripe, ${map} } from "lib.integ"

flow ${name} {
  on:  stripe.customerCreated as customer
  key: customer.id

  stripe.updateCustomer(customer: customer.id, body: { description: ${map}(customer) })
    on failure => deadLetter
}
`;
}
