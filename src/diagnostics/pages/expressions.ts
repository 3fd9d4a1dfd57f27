import type { Page } from "../page.ts";

export const matchNotExhaustive: Page = {
  why: `A \`match\` gives a value for every value of its subject, so that a record of the one kind that nobody thought of does not end in the middle of a run. The message names a value that no arm takes.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take(40)
  stage:    match order.status { "open" => "lead", "paid" => "customer" }
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take(40)
  stage:    match order.status { "open" => "lead", "paid" => "customer", "shipped" => "customer" }
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  mend: `Name the missing values where you know them: then a value that the description gets later is an error at the next check. \`else => …\` takes all of them, now and later.`,
};

export const unreachableArm: Page = {
  why: `The arms before it take every value that this one would. Arms are tried in the order in which they stand, so what was meant for these records never happens to them. Mostly a line was copied, and its value not changed.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take(40)
  stage:    match order.status { "open" => "lead", "paid" => "customer", "paid" => "lead", else => "lead" }
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take(40)
  stage:    match order.status { "open" => "lead", "paid" => "customer", "shipped" => "customer" }
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
};

export const wrongOperands: Page = {
  why: `Arithmetic works on numbers, \`&&\` and \`||\` on booleans, comparisons on two numbers or two texts. Nothing is converted on the way: in JavaScript \`9 < "100"\` is true and \`"9" < "100"\` is not, and such a mistake is not found by any test with one record. Texts are joined in a template: \`"\${a} \${b}"\`.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: match { order.number < "100" => "early", else => "late" }
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: match { order.number < 100 => "early", else => "late" }
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
};

export const wrongArguments: Page = {
  why: `The arguments of a function or a map are as many, and of such types, as it is declared with.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take("40")
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take(40)
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
};

export const effectInExpression: Page = {
  why: `Expressions are pure: they can be computed again, repeated and shown without an effect. A call of a system can fail, is retried, and its result is recorded before the next step begins, so it is a step of a flow of its own.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: shop.getOrder(id: order.id).customer.name.take(40) })
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  let current = shop.getOrder(id: order.id)
  crm.putContact(id: order.id, body: { lastName: current.customer.name.take(40) })
}`,
};

export const notAValue: Page = {
  why: `A system, a policy or a type is no value: it cannot be passed on, compared or sent. What was meant is a member of it, or a call.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

table stages { "open": "lead", "paid": "customer" }

map toContact(order: shop.Order) -> crm.Contact {
  lastName: stages
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

table stages { "open": "lead", "paid": "customer" }

map toContact(order: shop.Order) -> crm.Contact {
  lastName: stages[order.status] ?? "customer"
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
};

export const duplicateTableEntry: Page = {
  why: `A table gives one value for a key. A table that reads both ways (\`table a <-> b\`) is one to one, so each value stands once too: otherwise reading it backwards would have to choose.`,
  wrong: `integration orders "1.0.0"

table countries { "DE": "Germany", "FR": "France", "DE": "Deutschland" }

map countryName(code: string) -> string = countries[code] ?? "elsewhere"
test countryName "knows France" { given "FR" expect "France" }`,
  right: `integration orders "1.0.0"

table countries { "DE": "Germany", "FR": "France" }

map countryName(code: string) -> string = countries[code] ?? "elsewhere"
test countryName "knows France" { given "FR" expect "France" }`,
};

export const tableEntryNotConstant: Page = {
  why: `A table is a constant lookup: it is read when the program is compiled, and its values are known then. What has to be computed belongs into a map.`,
  wrong: `integration orders "1.0.0"

table greetings { "de": "Guten Tag", "fr": "bonjour".upper() }

map greeting(language: string) -> string = greetings[language] ?? "Hello"
test greeting "in German" { given "de" expect "Guten Tag" }`,
  right: `integration orders "1.0.0"

table greetings { "de": "Guten Tag", "fr": "BONJOUR" }

map greeting(language: string) -> string = greetings[language] ?? "Hello"
test greeting "in German" { given "de" expect "Guten Tag" }`,
};

export const needlessDefault: Page = {
  why: `\`??\` takes its right side where the left is null, absent or at fault, and the left side here never is: the description says so. The default is dead text that makes a reader believe otherwise.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: (order.customer.name ?? "Unknown").take(40)
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take(40)
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  mend: `What arrives is held against the description before a flow sees it. If the system sends null in spite of it, say so in the system: \`assume Customer.name: string | null\` is wider than the description, so it goes into an overlay.`,
};

export const testDataNotConstant: Page = {
  why: `A test is an example that anyone can read: what goes in and what comes out stand there, written out. Were they computed, the test could be wrong in the same way as the program.`,
  wrong: `integration orders "1.0.0"

map initials(name: string) -> string = name.take(1).upper()
test initials "takes the first letter" { given "ada" expect "ada".take(1).upper() }`,
  right: `integration orders "1.0.0"

map initials(name: string) -> string = name.take(1).upper()
test initials "takes the first letter" { given "ada" expect "A" }`,
};

export const wrongTestClause: Page = {
  why: `A test of a map has \`given\` with its argument (once for each parameter) and \`expect\` with the result, or \`expect fail "part of the reason"\`. With a part missing it would test nothing, and pass.`,
  wrong: `integration orders "1.0.0"

map initials(name: string) -> string = name.take(1).upper()
test initials "takes the first letter" { given "ada" }`,
  right: `integration orders "1.0.0"

map initials(name: string) -> string = name.take(1).upper()
test initials "takes the first letter" { given "ada" expect "A" }`,
};

export const recursionWithoutEnd: Page = {
  why: `Expressions always end. A map may call itself, directly or through other maps, where in one and the same parameter each call is given a part of what the caller was given, and on every way around less than the whole: data are finite, so the parts run out.`,
  wrong: `integration orders "1.0.0"

type Folder = { name: string, parent: Folder | null }

map path(folder: Folder) -> string = match folder.parent {
  null => folder.name
  else => "\${path(folder)}/\${folder.name}"
}
test path "of a folder at the top" { given { name: "a", parent: null } expect "a" }`,
  right: `integration orders "1.0.0"

type Folder = { name: string, parent: Folder | null }

map path(folder: Folder) -> string = match folder.parent {
  null => folder.name
  else => "\${path(folder.parent!)}/\${folder.name}"
}
test path "of a folder at the top" { given { name: "a", parent: null } expect "a" }`,
};
