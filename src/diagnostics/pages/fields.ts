import type { Page } from "../page.ts";

export const unknownField: Page = {
  why: `The fields of a map are the fields of its target, and the target's description does not have this one. Some systems refuse such a record with 400; others answer 200 and drop the value, which is worse: nothing fails, and the data is not there.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take(40)
  emial:    order.customer.email
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take(40)
  email:    order.customer.email
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  mend: `Where the description leaves out a field that the system really takes (a custom field, say), state it in the system: \`assume Contact: { tier__c?: string }\`.`,
};

export const missingField: Page = {
  why: `The target's description requires the field: without it the system refuses every record. In production that is one dead letter for each order, from the first one on.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  email: order.customer.email
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take(40)
  email:    order.customer.email
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
};

export const notAssignable: Page = {
  why: `No value of the one type is a value of the other, so the system would refuse every such record: a text where a number is needed, a word that is not in the target's enum, a number above its maximum. What holds for some values only (a text that may be too long) is no error but a guard: \`integ check --explain\` shows those.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take(40)
  stage:    "client"
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take(40)
  stage:    "customer"
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  mend: `A text becomes a number with \`toInt()\` or \`toNumber()\`, a number a text with \`toString()\` or in a template \`"\${n}"\`, and one enum's words become another's with \`match\` or a \`table\`.`,
};

export const nullNotAllowed: Page = {
  why: `The source's description allows null or leaves the field out, and the target's allows neither. The records with which the integration was tried had the value; the first one without it would be refused, or worse, arrive as the text \`null\`.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.coupon
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: (order.coupon ?? "no coupon").take(40)
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  mend: `- \`value ?? other\` where there is a sensible default,
- \`value!\` where such a record is a mistake: it becomes a dead letter that names the field,
- \`value ?? fail "why"\` to say so in your own words.`,
};

export const maybeNothing: Page = {
  why: `\`a.b\` needs an \`a\`. Where it may be null or absent, JavaScript throws \`Cannot read properties of undefined\` at the first record without it, and the run dies with a message that names neither the record nor the field. \`a?.b\` is absent where \`a\` is, and the type says so.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take(40)
  email:    order.customer.email.lower()
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take(40)
  email:    order.customer.email?.lower()
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
};

export const unmetFault: Page = {
  why: `Some functions have no answer for some values: \`toInt()\` of a text that is no number, \`table[key]\` of a key that is not in the table. What becomes of such a record has to be said, because \`NaN\` and \`undefined\` say nothing and travel on.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: "Customer of age \${order.customer.age?.toInt()}".take(40)
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: "Customer of age \${order.customer.age?.toInt() ?? 0}".take(40)
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  mend: `\`?? value\` gives a default, \`!\` sends the record to the dead letters with the reason and the path, and \`?? fail "why"\` does so in your own words.`,
};

export const readOnlyField: Page = {
  why: `The description marks the field as \`readOnly\`: it is part of what the system answers, never of what it is sent. Systems ignore such a value or refuse the whole record.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  id:       order.id
  lastName: order.customer.name.take(40)
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

export const duplicateField: Page = {
  why: `Each field of an object is given once; which of two values was meant is not guessed. After a spread (\`...order\`) a field that is written wins over one that was copied, and that is no duplicate.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take(40)
  email:    order.customer.email
  lastName: "Unknown"
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take(40)
  email:    order.customer.email
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
};

export const deprecatedField: Page = {
  why: `The description marks the field as deprecated: it may go away in a later version, and then the integration stops on a day that somebody else has chosen. What to use instead often stands in the field's description.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take(40)
  fax:      "+49 30 1234"
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

map toContact(order: shop.Order) -> crm.Contact {
  lastName: order.customer.name.take(40)
  phone:    "+49 30 1234"
}

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: toContact(order))
}`,
};
