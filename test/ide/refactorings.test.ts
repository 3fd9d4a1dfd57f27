import { describe, expect, test } from "vitest";
import { actionsAt, afterAction, errorsOf, titlesAt } from "../support/actions.ts";

const head = 'import { crm, shop } from "./systems.integ"\n\nintegration example "1.0.0"\n\n';

/** What an action makes of a program, without its head; the result has no errors. */
function applied(text: string, title: string | RegExp): string {
  const result = afterAction(head + text, title);
  expect(errorsOf(result)).toEqual([]);
  return result.slice(head.length);
}

describe("fill in arguments", () => {
  test("with what is in scope, a body by the map that makes it", () => {
    const text =
      "map toContact(o: shop.Order) -> crm.Contact {\n  lastName: o.id\n}\n\nflow orderPaid {\n  on: shop.orderPaid as order\n\n  crm.put┆Contact()\n}\n";
    const result = applied(text, "Fill in the missing arguments `id`, `body`");
    expect(result).toMatch(/crm\.putContact\(id: [a-z.]+.*, body: toContact\(order\)\)\n/);
  });

  test("behind those that are there; an object where no map makes it", () => {
    const text = "flow orderPaid {\n  on: shop.orderPaid as order\n\n  crm.putContact(id: order.id┆)\n}\n";
    const result = applied(text, "Fill in the missing argument `body`");
    expect(result).toMatch(
      /crm\.putContact\(\n {4}id: order\.id,\n {4}body: \{\n {6}lastName: \(order\.customer\.name.*\n[^}]*\}\n {2}\)\n/,
    );
  });

  test("no two edits are at one place, whose order nobody would know", () => {
    const text = `${head}flow   orderPaid {\n  on: shop.orderPaid as order\n\n  crm.putContact(id: order.id┆)\n}\n`;
    const { actions } = actionsAt(text);
    const edits = actions.find(({ title }) => title.startsWith("Fill in"))?.edits() ?? [];
    expect(edits).toHaveLength(1);
    expect(edits[0]?.newText).toMatch(/^, body: \{/);
  });

  test("a comma goes in front of a comment", () => {
    const text = "flow orderPaid {\n  on: shop.orderPaid as order\n\n  crm.putContact(\n    id: order.id┆ // of the order\n  )\n}\n";
    const result = applied(text, "Fill in the missing argument `body`");
    expect(result).toMatch(/id: +order\.id, \/\/ of the order\n {4}body: \{/);
  });

  test("it mends what the compiler says of it", () => {
    const { actions } = actionsAt(`${head}flow orderPaid {\n  on: shop.orderPaid as order\n\n  crm.get┆Contact()\n}\n`);
    const fill = actions.find(({ title }) => title.startsWith("Fill in"));
    expect(fill?.diagnostics?.map(({ message }) => message)).toHaveLength(1);
  });
});

describe("documented errors", () => {
  test("each that no clause names gets one", () => {
    const text =
      "flow orderPaid {\n  on: shop.orderPaid as order\n\n  let contact = crm.create┆Contact(body: { lastName: order.id })\n    on 409 => continue\n}\n";
    const result = applied(text, "Add `on` for what `crm.createContact` is documented to answer: 422, 503");
    expect(result).toContain("    on 409 => continue\n    on 422 => deadLetter\n    on 503 => deadLetter\n");
  });

  test("nothing where a class takes them all, or in the arguments", () => {
    const step = (clause: string): string =>
      `${head}flow orderPaid {\n  on: shop.orderPaid as order\n  crm.get┆Contact(id: order.id)\n    on ${clause} => deadLetter\n}\n`;
    expect(titlesAt(step("4xx, 5xx"), "refactor.rewrite")).toEqual([]);
    expect(titlesAt(step("5xx"), "refactor.rewrite")).toHaveLength(1);
    expect(titlesAt(step("5xx").replace("┆", "").replace("order.id)", "ord┆er.id)"), "refactor.rewrite")).toEqual([]);
  });
});

describe("make a write idempotent", () => {
  const own = `system shop {
  spec: openapi "specs/shop.yaml"
  auth: bearer(secret.SHOP_TOKEN) // one for all

  operation getOrder { timeout: 3s }

  webhooks "/hooks/shop" {
    verify: hmac { secret: secret.SHOP_WEBHOOK_SECRET, header: "X-Signature" }
    id:     body.id
    event orderPaid: Order = body.order when body.type == "paid"
  }
}

flow orderPaid {
  on: shop.orderPaid as order

  shop.ship┆Order(id: order.id, body: { carrier: "post" })
}
`;
  const withIntegration = (text: string): string => `integration example "1.0.0"\n\n${text}`;

  test("by a key that the runtime sends", () => {
    const result = afterAction(withIntegration(own), /^Send a key/);
    expect(result).toMatch(
      /auth:\s+bearer\(secret\.SHOP_TOKEN\) \/\/ one for all\n {2}idempotency: header "Idempotency-Key"\n\n {2}operation/,
    );
    expect(errorsOf(result)).toEqual([]);
    expect(
      titlesAt(result.replace("shop.shipOrder", "shop.ship┆Order"), "refactor.rewrite").filter((title) => title.startsWith("Send")),
    ).toEqual([]);
  });

  test("by the author's word", () => {
    const result = afterAction(withIntegration(own), /^Say that `shop.shipOrder`/);
    expect(result).toContain("  operation getOrder { timeout: 3s }\n  operation shipOrder { idempotent: true }\n");
    expect(errorsOf(result)).toEqual([]);
  });

  test("into the block that is there", () => {
    const text = withIntegration(own.replace("getOrder { timeout: 3s }", "shipOrder { timeout: 3s }"));
    expect(afterAction(text, /^Say that/)).toContain("operation shipOrder { timeout: 3s, idempotent: true }");
  });

  test("in the file that declares the system", () => {
    const { view, actions } = actionsAt(
      `${head}flow orderPaid {\n  on: shop.orderPaid as order\n  shop.ship┆Order(id: order.id, body: { carrier: "post" })\n}\n`,
    );
    const files = actions
      .filter(({ title }) => title.startsWith("Send"))
      .flatMap((action) => action.edits().map(({ location }) => location.file));
    expect(files).toEqual(["/systems.integ"]);
    expect(view.file).toBe("/example.integ");
  });

  test("not for what only reads", () => {
    expect(
      titlesAt(`${head}flow orderPaid {\n  on: shop.orderPaid as order\n  crm.get┆Contact(id: order.id)\n}\n`).filter((title) =>
        /^(?:Send|Say)/.test(title),
      ),
    ).toEqual([]);
  });
});

describe("name a policy", () => {
  const system = (settings: string): string => `system crm2 {
  spec: openapi "specs/crm.yaml"
  auth: oauth2.clientCredentials { id: env.CRM_ID, secret: secret.CRM_SECRET, scopes: ["contacts.read", "contacts.write"] }
${settings}}

flow orderPaid {
  on: shop.orderPaid as order

  crm2.getContact(id: order.id)
}
`;

  test("of a system's own keys", () => {
    const text = system("  timeout: 5s┆\n  retry: { attempts: 3, backoff: constant(1s), on: [503] }\n");
    // A system takes a policy, and no keys of its own: they belong to operations and calls.
    expect(titlesAt(`${head}${text}`, "refactor.extract")).toEqual(["Move `timeout`, `retry` to `policy crm2Policy`"]);
  });

  test("of an operation", () => {
    const result = applied(
      system("\n  operation getContact {\n    timeout: 5s\n    retry: { attempts: 3, backoff: cons┆tant(1s), on: [503] }\n  }\n"),
      "Move `timeout`, `retry` to `policy crm2Policy`",
    );
    expect(result).toContain("policy crm2Policy {\n  timeout: 5s\n  retry: { attempts: 3, backoff: constant(1s), on: [503] }\n}\n");
    expect(result).toContain("operation getContact {\n    policy: crm2Policy\n  }\n");
  });

  test("of one call", () => {
    const text = system("").replace("(id: order.id)", "(id: order.id)\n    with { timeout: 5s┆, deadline: 20s }");
    const result = applied(text, "Move `timeout`, `deadline` to `policy callPolicy`");
    expect(result).toContain("policy callPolicy {\n  timeout:  5s\n  deadline: 20s\n}\n");
    expect(result).toContain("with { policy: callPolicy }");
  });

  test("not where one is named already", () => {
    expect(titlesAt(`${head}${system("  operation getContact { timeout: 5s┆, policy: x }\n")}`, "refactor.extract")).toEqual([]);
  });
});

describe("convert a value", () => {
  test("by a standard function where the types differ", () => {
    const result = applied(
      "map toContact(c: shop.Customer) -> crm.Contact {\n  lastName: c.name\n  score: c.age┆\n}\n",
      /^Write `.*c\.age/,
    );
    expect(result).toMatch(/score:.*c\.age\?\.toInt\(\)/);
  });

  test("to prove what would be guarded, or to accept the check", () => {
    const text = "map toContact(c: shop.Customer) -> crm.Contact {\n  lastName: c.na┆me\n}\n";
    expect(applied(text, "Write `c.name.take(40)`")).toContain("lastName: c.name.take(40)\n");
    expect(applied(text, "Accept the check at run time with `!`")).toContain("lastName: c.name!\n");
  });

  test("nothing where all is well", () => {
    expect(
      titlesAt(`${head}map toContact(c: shop.Customer) -> crm.Contact {\n  lastName: c.name.take(40)┆\n}\n`).filter((title) =>
        /^(?:Write|Accept)/.test(title),
      ),
    ).toEqual([]);
  });
});

describe("organize imports", () => {
  const files = { "/tables.integ": 'table b { "x": "y" }\n\ntable a { "x": "y" }\n\ntable c { "x": "y" }\n' };
  const rest = '\n\nintegration example "1.0.0"\n\nmap m(o: shop.Order) -> string = a[o.id] ?? b[o.id] ?? "none"\n';

  test("sorts, joins and drops", () => {
    const text = `import { c, b } from "./tables.integ"\nimport { shop, crm } from "./systems.integ"\nimport { a } from "./tables.integ"┆${rest}`;
    const result = afterAction(text, "Organize imports", files);
    expect(result).toBe(`import { shop } from "./systems.integ"\nimport { a, b } from "./tables.integ"${rest}`);
    expect(errorsOf(result, files)).toEqual([]);
  });

  test("nothing to do, nothing offered; comments stay where they are", () => {
    expect(titlesAt(`import { shop } from "./systems.integ"┆${rest}`, "source.organizeImports")).toEqual([]);
    expect(
      titlesAt(
        `import { shop, crm } from "./systems.integ"\n// tables\nimport { a } from "./tables.integ"┆${rest}`,
        "source.organizeImports",
      ),
    ).toEqual([]);
  });
});
