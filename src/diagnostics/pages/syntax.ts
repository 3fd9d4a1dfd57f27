import type { Page } from "../page.ts";

export const unexpectedToken: Page = {
  why: `The text does not follow the grammar here. The message says what could have stood in this place and what stands there instead; it marks the first word that does not fit, so the mistake is there or just before it.

One mistake gives one message: the rest of the file is still read and checked.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: "Unknown" })
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: "Unknown" })
}`,
};

export const missingPart: Page = {
  why: `Something was begun and not finished: a setting without its value, a \`.\` without the name of a field, a declaration without its name. Nothing is filled in for you, because a guess that happens to compile would run in production.`,
  wrong: `integration orders "1.0.0" { policy: standard }

policy standard {
  timeout:
  retry: { attempts: 5 }
}`,
  right: `integration orders "1.0.0" { policy: standard }

policy standard {
  timeout: 20s
  retry: { attempts: 5 }
}`,
};

export const invalidCharacter: Page = {
  why: `The character begins no word, number, string or sign of the language. Lines go on without a sign at their end, and a name that is no identifier stands in back-quotes. An invisible character often comes along with text that was copied from a web page or a chat.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, \\
    body: { lastName: "Unknown" })
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id,
    body: { lastName: "Unknown" })
}`,
};

export const unterminatedString: Page = {
  why: `A string ends on the line on which it begins. Without its closing quote the rest of the program would be read as text.

Inside of a string a line break is written \`\\n\`, a quote \`\\"\`, and a dollar in front of a brace \`\\$\`.`,
  wrong: `integration orders "1.0.0" {
  owner: "team@shop.example
}`,
  right: `integration orders "1.0.0" {
  owner: "team@shop.example"
}`,
};

export const nestedTooDeep: Page = {
  why: `The compiler follows brackets to a fixed depth (128), so that no input can exhaust it. No integration that a person can read comes near it. Give the inner part a map of its own and call that.`,
};

export const fileTooLarge: Page = {
  why: `A program is read whole, up to sixteen million characters. A file of this size was written by a machine or is another file: check the path. If it is a program, split it into files and \`import\` what they share.`,
};

export const notText: Page = {
  why: `The file holds bytes that no text has, so another file was probably named by mistake: an archive, an image, a compiled program. An \`.integ\` file is UTF-8 text.`,
};

export const tooManyErrors: Page = {
  why: `After a hundred mistakes further messages help nobody. Mend the first ones and check again: many of those that follow are often gone with them. If the very first line is marked, the file is perhaps no \`.integ\` program at all.`,
};

export const unclosedBracket: Page = {
  why: `A block, a list or a call was opened and not closed before the file or the next declaration began. The message stands at the bracket that was opened, since that is the one to look at; the declarations behind it are read as if it had been closed.`,
  wrong: `integration orders "1.0.0" { policy: standard }
import { shop } from "./systems.integ"

policy standard {
  timeout: 20s

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
  right: `integration orders "1.0.0" { policy: standard }
import { shop } from "./systems.integ"

policy standard {
  timeout: 20s
}

flow orderPaid {
  on: shop.orderPaid as order
  shop.getOrder(id: order.id)
}`,
};

export const chainTooLong: Page = {
  why: `The compiler follows a thousand operands in a row, so that no input can exhaust it. Put the values into a list and use \`join\` or \`sum\`, or give parts of the expression a map of their own.`,
};

export const foreignForm: Page = {
  why: `The word or sign is one of another language. Integ looks like TypeScript where it has the same thing, and has less: an expression has no effects and a flow's steps come one after the other, so there is nothing to \`await\`, to \`return\` or to \`throw\`; equality has one form; texts are joined in a template rather than by \`+\`; a choice is a \`match\`; comments begin with \`//\`. The message says what is written instead.`,
  wrong: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: match { order.id === "1" => "first", else => "other" } })
}`,
  right: `integration orders "1.0.0"
import { shop, crm } from "./systems.integ"

flow orderPaid {
  on: shop.orderPaid as order
  crm.putContact(id: order.id, body: { lastName: match { order.id == "1" => "first", else => "other" } })
}`,
};
