import type { Page } from "../page.ts";

export const duplicateDeclaration: Page = {
  why: `A name means one thing in a program: policies, systems, types, tables, maps, flows and imported names share one space of names. If two declarations could have one name, the reader (and a later change) would have to guess which of them is meant.`,
  wrong: `integration orders "1.0.0"

table countries { "US": "United States" }
table countries { "DE": "Germany" }

map countryName(code: string) -> string = countries[code] ?? "elsewhere"
test countryName "knows the United States" { given "US" expect "United States" }`,
  right: `integration orders "1.0.0"

table countries { "US": "United States", "DE": "Germany" }

map countryName(code: string) -> string = countries[code] ?? "elsewhere"
test countryName "knows the United States" { given "US" expect "United States" }`,
};

export const unknownImport: Page = {
  why: `An import names declarations of another file: policies, systems, types, tables and maps. The file does not declare this one. What that file imports itself is not passed on: import it from where it is declared.`,
  wrong: `integration orders "1.0.0"
import { shopp } from "./systems.integ"

flow orderPaid {
  on: shopp.orderPaid as order
  shopp.getOrder(id: order.id)
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
};

export const importNotReadable: Page = {
  why: `The path of an import is relative to the folder of the file that it stands in, never to the folder in which the compiler was started, so that a program means the same on every machine. Nothing is read from the network.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./system.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
};

export const importCycle: Page = {
  why: `What a file declares may build on what it imports, so imports must not lead back to where they began: there would be no file to begin with. Move what both need into a third file that imports neither.`,
  wrong: `integration orders "1.0.0" { policy: standard }
import { standard } from "./policies.integ"`,
  right: `integration orders "1.0.0" { policy: standard }

policy standard { timeout: 20s }`,
  files: {
    "patience.integ": `import { standard } from "./policies.integ"

policy patient { timeout: 60s }`,
    "policies.integ": `import { patient } from "./patience.integ"

policy standard { timeout: 20s }`,
  },
};

export const unusedDeclaration: Page = {
  why: `What nothing uses does not reach the connector. It is often a sign that another name was meant: here the CRM was to be called patiently, and is called without any policy.

Flows, tests and systems with webhooks have an effect by themselves and are never reported.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

policy patient { timeout: 60s }

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

policy patient { timeout: 60s }

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
    with { policy: patient }
}`,
};

export const missingIntegration: Page = {
  why: `The name of the integration becomes the name of the connector, of its state and of its metrics, and its version is written into every dead letter. Without it two connectors on one machine could not be told apart.

Only a file that other programs import has none.`,
  wrong: `import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
};

export const secondIntegration: Page = {
  why: `One program compiles to one connector, with one name and one version. What two connectors share goes into a file that both import.`,
  wrong: `integration orders "1.0.0"
integration shipping "1.0.0"`,
  right: `integration orders "1.0.0"`,
};

export const unknownDeclaration: Page = {
  why: `The name is declared neither in this file nor imported into it. A policy that does not exist must not be read as "no policy": the call would go without the timeout and the retries that it was meant to have.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

policy patient { timeout: 60s }

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
    with { policy: patiently }
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

policy patient { timeout: 60s }

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
    with { policy: patient }
}`,
};

export const wrongKindOfName: Page = {
  why: `The name exists, but names something else than what is needed here: a table where a policy must stand, a policy where a system must stand.`,
  wrong: `integration orders "1.0.0" { policy: standard }

table standard { "timeout": "20s" }`,
  right: `integration orders "1.0.0" { policy: standard }

policy standard { timeout: 20s }`,
};

export const reservedName: Page = {
  why: `\`env\` and \`secret\` reach the configuration, \`body\` and \`headers\` are what a delivery brings, and the names of the basic types stand for those types. If a declaration could take such a name, the same words would mean something else in another file.`,
  wrong: `integration orders "1.0.0"

table env { "t": "test", "p": "production" }

map stage(letter: string) -> string = env[letter] ?? "unknown"
test stage "of p" { given "p" expect "production" }`,
  right: `integration orders "1.0.0"

table stages { "t": "test", "p": "production" }

map stage(letter: string) -> string = stages[letter] ?? "unknown"
test stage "of p" { given "p" expect "production" }`,
};

export const unusedOperation: Page = {
  why: `Only operations that the program calls reach the connector. One that is declared and never called is a leftover, or a call that was forgotten; what is said about it (that it may be repeated, that it only reads) protects nothing.`,
  wrong: `integration orders "1.0.0"

system shop {
  spec: openapi "specs/shop.yaml"
  auth: bearer(secret.SHOP_TOKEN)
  operation shipOrder { idempotent: true }
  webhooks "/hooks/shop" {
    verify: hmac { secret: secret.SHOP_WEBHOOK_SECRET, header: "X-Signature" }
    event orderCancelled
  }
}

flow cancelled {
  on: shop.orderCancelled as order
  shop.getOrder(id: order.id)
}`,
  right: `integration orders "1.0.0"

system shop {
  spec: openapi "specs/shop.yaml"
  auth: bearer(secret.SHOP_TOKEN)
  webhooks "/hooks/shop" {
    verify: hmac { secret: secret.SHOP_WEBHOOK_SECRET, header: "X-Signature" }
    event orderCancelled
  }
}

flow cancelled {
  on: shop.orderCancelled as order
  shop.getOrder(id: order.id)
}`,
};

export const typeCycle: Page = {
  why: `A type that is one of its own alternatives says nothing: to know what a \`Category\` is one would have to know what a \`Category\` is. Within a field or a list a type may stand for itself.`,
  wrong: `integration orders "1.0.0"

type Category = Category | string
map label(category: Category) -> string = "a category"
test label "has one" { given "tea" expect "a category" }`,
  right: `integration orders "1.0.0"

type Category = { name: string, children: Category[] }
map label(category: Category) -> string = category.name
test label "has one" { given { name: "tea", children: [] } expect "tea" }`,
};

export const parameterWithoutType: Page = {
  why: `A map is checked field by field against what it is given and what it makes, so both must be known. Without the type nothing could be promised about what the map sends.`,
  wrong: `integration orders "1.0.0"
import { shop } from "./systems.integ"

map greeting(order) -> string = "Dear \${order.customer.name}"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: greeting(order))
}`,
  right: `integration orders "1.0.0"
import { shop } from "./systems.integ"

map greeting(order: shop.Order) -> string = "Dear \${order.customer.name}"

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: greeting(order))
}`,
};

export const emptyProgram: Page = {
  why: `The file has no declaration, so there is nothing to check and nothing to build. \`integ init\` writes a small program that checks and that can be built on.`,
};

export const programNotReadable: Page = {
  why: `The program that was named cannot be read. Check the path, that it names a file and not a folder, and that you may read it.`,
};

export const notUtf8: Page = {
  why: `A program is UTF-8 text. In another encoding its letters would be read as other letters, and sent as such to the systems: \`Müller\` would arrive as \`M�ller\`. Every editor lets you choose the encoding when a file is saved.`,
};
