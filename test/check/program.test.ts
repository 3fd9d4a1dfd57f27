import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { check } from "../../src/checker/check.ts";
import type { Program, ProgramStep } from "../../src/program/program.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";

const specs = ["shop.yaml", "vault.yaml", "order.json"].map((name): [string, string] => [
  `/p/specs/${name}`,
  readFileSync(join(import.meta.dirname, "specs", name), "utf8"),
]);

function programOf(text: string, more: Readonly<Record<string, string>> = {}): Program {
  const { program, diagnostics } = check({
    host: createMemoryHost({ ...Object.fromEntries(specs), ...more, "/p/main.integ": text }),
    entry: "/p/main.integ",
  });
  if (program === undefined) throw new Error(diagnostics.map((diagnostic) => diagnostic.message).join("\n"));
  return program;
}

function calls(program: Program): readonly Extract<ProgramStep, { kind: "call" }>[] {
  const within = (steps: readonly ProgramStep[]): readonly Extract<ProgramStep, { kind: "call" }>[] =>
    steps.flatMap((step) => (step.kind === "call" ? [step] : step.kind === "if" ? [...within(step.then), ...within(step.else)] : []));
  return program.flows.flatMap((flow) => within(flow.steps));
}

const webhooks = `  webhooks "/hooks/shop" {
    verify: github(secret.SHOP_WEBHOOK_SECRET)
    event orderPaid: Order
  }
`;
const system = (settings: string): string =>
  `system shop {\n  spec: openapi "specs/shop.yaml"\n  auth: bearer(secret.SHOP_TOKEN)\n${settings}\n${webhooks}}\n`;
const flow = (steps: string, settings = ""): string => `flow paid {\n  on: shop.orderPaid as order\n  ${settings}\n${steps}\n}\n`;
const program = (settings: string, steps: string, more = "", flowSettings = ""): Program =>
  programOf(`integration p "1.0.0"${more}\n${system(settings)}${flow(steps, flowSettings)}`);

describe("policies", () => {
  test("the nearest wins, key by key: call, operation, system, integration", () => {
    const made = programOf(`integration p "1.0.0" { policy: far }
policy far { timeout: 1s, deadline: 9m, retry: { attempts: 2, jitter: none, backoff: constant(1s) } }
policy middle { timeout: 2s, retry: { attempts: 3, on: [5xx] } }
${system("  policy: middle\n  operation getOrder { timeout: 3s, retry: { attempts: 4 } }")}
${flow("  shop.getOrder(id: order.id)\n  shop.getOrder(id: order.id)\n    with { timeout: 4s }")}`);
    const [operation] = made.systems[0]?.operations ?? [];
    expect(operation?.policy).toEqual({
      deadline: 540_000,
      timeout: 3_000,
      retry: { attempts: 4, backoff: { kind: "constant", initial: 1_000, maximum: 1_000, factor: 1 }, jitter: "none", on: ["5xx"] },
    });
    const [first, second] = calls(made);
    expect(first?.policy).toBeUndefined();
    expect(second?.policy).toEqual({ ...operation?.policy, timeout: 4_000 });
  });

  test("one attempt is no retry; for one call it must be said", () => {
    const made = program(
      "  operation getOrder { retry: { attempts: 3 } }\n  operation deleteOrder { retry: { attempts: 1 } }",
      "  shop.getOrder(id: order.id)\n    with { retry: { attempts: 1 } }\n  shop.deleteOrder(id: order.id)",
    );
    const operations = new Map(made.systems[0]?.operations.map((operation) => [operation.name, operation]));
    expect(operations.get("deleteOrder")?.policy).toEqual({});
    expect(operations.get("getOrder")?.policy.retry?.attempts).toBe(3);
    expect(calls(made)[0]?.policy?.retry?.attempts).toBe(1);
  });
});

describe("whether an operation may be repeated", () => {
  const steps = '  shop.getOrder(id: order.id)\n  shop.createOrder(body: { reference: "1" })\n  shop.search(body: { text: "x" })';
  const kinds = (settings: string): Record<string, string> =>
    Object.fromEntries(program(settings, steps).systems[0]?.operations.map((operation) => [operation.name, operation.repeatable]) ?? []);

  test("by its method, by the author's word, or not", () => {
    expect(kinds("  operation search { reads: true }")).toEqual({ getOrder: "method", createOrder: "no", search: "declared" });
  });

  test("by the system's key", () => {
    expect(kinds('  idempotency: header "Idempotency-Key"')).toEqual({
      getOrder: "method",
      createOrder: "idempotencyKey",
      search: "idempotencyKey",
    });
  });
});

describe("flows", () => {
  test("ids of calls are unique, and stay while names and order do", () => {
    const made = program(
      "",
      "  shop.getOrder(id: order.id)\n  if order.total > 1 { shop.getOrder(id: order.id) } else { shop.getOrder(id: order.id) }\n  shop.deleteOrder(id: order.id)",
    );
    expect(calls(made).map((call) => call.id)).toEqual(["getOrder", "getOrder-2", "getOrder-3", "deleteOrder"]);
  });

  test("every failure has an outcome: the first handler that takes it, else what the flow says", () => {
    const made = program(
      "  operation getOrder { retry: { attempts: 3, on: [5xx, timeout] }, breaker: { open: 50% of 20 }, deadline: 10m }",
      '  shop.getOrder(id: order.id)\n    on 404 => continue\n    on 503, timeout => fail "down"',
      "",
      'failure: [deadLetter, alert "ops"]',
    );
    expect(calls(made)[0]?.failures).toEqual([
      { failure: "3xx", documented: false, outcome: "deadLetter" },
      { failure: "404", documented: true, outcome: "continue", handler: 0 },
      { failure: "429", documented: false, outcome: "deadLetter" },
      { failure: "4xx", documented: false, outcome: "deadLetter" },
      { failure: "503", documented: true, attempts: 3, outcome: "fail", handler: 1 },
      { failure: "5xx", documented: true, attempts: 3, outcome: "deadLetter" },
      { failure: "timeout", attempts: 3, outcome: "fail", handler: 1 },
      { failure: "network", outcome: "deadLetter" },
      { failure: "malformed", outcome: "deadLetter" },
      { failure: "auth", outcome: "deadLetter" },
      { failure: "breaker", outcome: "deadLetter" },
      { failure: "deadline", outcome: "deadLetter" },
      { failure: "guard", outcome: "deadLetter" },
    ]);
    expect(made.flows[0]?.failures).toEqual(["invalidPayload", "unexpected"]);
  });

  test("what may not be repeated is not repeated after a crash; a limit has a name beside its status", () => {
    const steps = '  shop.createOrder(body: { reference: "1" })\n    on rateLimit, network => "later"';
    const made = program("", steps, "", "deadline: 5m");
    const row = (name: string) => calls(made)[0]?.failures.find(({ failure }) => failure === name);
    for (const name of ["429", "network"]) expect(row(name), name).toMatchObject({ outcome: "value", handler: 0 });
    expect(row("outcomeUnknown")).toEqual({ failure: "outcomeUnknown", outcome: "deadLetter" });
    expect(calls(program("", "  shop.getOrder(id: order.id)"))[0]?.failures.some(({ failure }) => failure === "outcomeUnknown")).toBe(
      false,
    );
    expect(made.flows[0]?.failures).toContain("deadline");
  });

  test("what refuses the record is no failure that a handler takes", () => {
    const made = programOf(`integration p "1.0.0"\n${system("")}
map input(o: shop.Order) -> shop.OrderInput { reference: o.note ?? fail "no note" }
map outer(o: shop.Order) -> shop.OrderInput = input(o)
${flow('  let text = order.note ?? fail "no text"\n  shop.createOrder(body: outer(order))\n    on failure => continue\n  shop.deleteOrder(id: text)\n    on failure => continue')}`);
    const rows = calls(made).map((call) => call.failures.find(({ failure }) => failure === "refused"));
    expect(rows).toEqual([{ failure: "refused", outcome: "deadLetter" }, undefined]);
    expect(made.flows[0]?.failures).toEqual(["invalidPayload", "refused", "unexpected"]);
  });

  test("a guard is a failure of the calls that it stands in front of, through maps too", () => {
    const made = programOf(`integration p "1.0.0"\n${system("")}
map inner(o: shop.Order) -> shop.OrderInput { reference: o.id }
map outer(o: shop.Order) -> shop.OrderInput = inner(o)
${flow('  shop.createOrder(body: outer(order))\n  shop.deleteOrder(id: "1")\n  shop.deleteOrder(id: order.id)')}`);
    const guarded = calls(made).map((call) => call.failures.some(({ failure }) => failure === "guard"));
    // A path cannot be made of every text: an empty one would lead elsewhere.
    expect(guarded).toEqual([true, false, true]);
    expect(made.guards.map((guard) => guard.site)).toEqual([{ kind: "map", map: "inner" }]);
  });

  test("what a handler gives is part of the result's type", () => {
    const made = program("", '  let found = shop.getOrder(id: order.id)\n    on 404 => "none"\n  if found == "none" { fail "none" }');
    expect(calls(made)[0]?.resultSchema).toEqual({ anyOf: [{ $ref: expect.stringContaining("#/types/") }, { const: "none" }] });
  });

  test("a value that nothing reads is not computed, and a result that nothing reads is not kept", () => {
    const made = program("", "  let found = shop.getOrder(id: order.id)\n  let text = order.id\n  let longer = text");
    expect(made.flows[0]?.steps.map((step) => step.kind)).toEqual(["call"]);
    expect(calls(made)[0]?.result).toBeUndefined();
    expect(made.systems[0]?.operations[0]?.result).toBeUndefined();
    expect(made.systems[0]?.operations[0]?.responses).toEqual([{ status: "200" }]);
  });

  test("two flows may begin with the same event", () => {
    const made = programOf(
      `integration p "1.0.0"\n${system("")}${flow("  shop.deleteOrder(id: order.id)")}flow other { on: shop.orderPaid as it }\n`,
    );
    expect(made.flows.map((each) => each.trigger.event)).toEqual(["orderPaid", "orderPaid"]);
  });
});

describe("types", () => {
  test("hold what the program uses and no more", () => {
    const made = program("", "  let found = shop.getOrder(id: order.id)\n  shop.search(body: { text: found.note ?? found.id })");
    expect(Object.keys(made.types["ShopOrder"]?.schema.properties ?? {})).toEqual(["id", "note"]);
    expect(made.types["ShopOrder"]?.schema.required).toEqual(["id"]);
  });

  test("hold everything that goes on as it is", () => {
    const made = program('  operation replace = PUT "/orders/{id}"', "  shop.replace(id: order.id, body: order)");
    const input = Object.values(made.types).find((type) => type.name === "shop.Order");
    expect(Object.keys(input?.schema.properties ?? {}).sort()).toEqual(["email", "id", "note", "properties", "status", "total"]);
  });

  test("hold what is assumed, so that it is verified on what arrives", () => {
    const made = program(
      "  assume search.items.properties: { campaign: string }\n  assume required: [search.items.note, search.items.properties]\n  assume Order.email: string",
      '  let found = shop.search(body: { text: order.email ?? "" })\n  let item = found.items.first()\n  shop.deleteOrder(id: "${item?.note ?? ""}/${item?.properties?.campaign ?? ""}")',
    );
    const text =
      JSON.stringify(made.systems[0]?.operations.find((operation) => operation.name === "search")?.responses) + JSON.stringify(made.types);
    expect(text).toContain('"campaign":{"type":"string"}');
    expect(made.types["ShopOrder"]?.schema.properties?.["email"]).toMatchObject({ type: "string" });
    expect(made.assumptions.map(({ subject, statement }) => `${subject} ${statement}`)).toEqual([
      "search.items.properties is { campaign: string }",
      "search.items.note is required",
      "search.items.properties is required",
      "Order.email is string",
    ]);
  });
});

describe("two systems with one description", () => {
  test("what one assumes does not hold for the other", () => {
    const made = programOf(`integration p "1.0.0"
system strict { spec: openapi "specs/shop.yaml" auth: bearer(secret.A) assume Order.email: string assume required: [Order.email] }
${system("")}
map both(a: strict.Order, b: shop.Order) -> shop.OrderInput { reference: "1", email: "\${a.email}\${b.email ?? ""}" }
${flow("  let x = strict.getOrder(id: order.id)\n  shop.createOrder(body: both(x, order))")}`);
    const emails = Object.values(made.types)
      .filter((type) => type.name.endsWith(".Order"))
      .map((type) => type.schema.required?.includes("email") ?? false);
    expect(emails.sort()).toEqual([false, true]);
  });
});

describe("deliveries", () => {
  test("names of headers are compared without case", () => {
    const made = programOf(`integration p "1.0.0"
system shop {
  spec: openapi "specs/shop.yaml"
  webhooks "/hooks" {
    verify: github(secret.X)
    id: headers["X-Delivery"]
    event paid: Order = body.order when headers["X-Kind"] == "paid" && headers.Host != null
  }
}
`);
    const text = JSON.stringify(made.systems[0]?.webhooks);
    expect(text).toContain("x-delivery");
    expect(text).toContain("x-kind");
    expect(text).not.toMatch(/X-Kind|X-Delivery|"Host"/u);
  });
});

describe("the environment", () => {
  test("a variable is optional where every use has a default; what no system in use reads is not asked for", () => {
    const made = programOf(`integration p "1.0.0"
system other { spec: openapi "specs/shop.yaml" server: env.OTHER auth: bearer(secret.OTHER_TOKEN) }
${system('  server: env.SHOP_URL ?? "https://api.shop.example"\n  headers: { "X-A": env.A ?? "a", "X-B": env.A }')}
${flow("  shop.deleteOrder(id: order.id)")}`);
    expect(made.environment).toEqual([
      { name: "A", uses: ["the header X-A of shop", "the header X-B of shop"], optional: false },
      { name: "SHOP_URL", uses: ["the server of shop"], optional: true },
    ]);
    expect(made.secrets.map((secret) => secret.name)).toEqual(["SHOP_TOKEN", "SHOP_WEBHOOK_SECRET"]);
  });
});

describe("imports", () => {
  test("what is imported is checked in its own file, and comes along with what it needs", () => {
    const shared =
      'table names { "a": "b" }\nmap inner(x: string) -> string = names[x] ?? x\nmap outer(x: string) -> string = inner(x)\nmap unused(x: string) -> string = x\n';
    const made = programOf(
      `integration p "1.0.0"\nimport { outer } from "./shared.integ"\n${system("")}${flow("  shop.deleteOrder(id: outer(order.id))")}`,
      { "/p/shared.integ": shared },
    );
    expect(made.maps.map((map) => [map.name, map.at.file])).toEqual([
      ["inner", "shared.integ"],
      ["outer", "shared.integ"],
    ]);
    expect(made.tables.map((table) => table.name)).toEqual(["names"]);
  });

  test("maps of different files may have one name: the Program gives them two", () => {
    const files = {
      "/p/a.integ": "map help(x: string) -> string = x\nmap one(x: string) -> string = help(x)\n",
      "/p/b.integ": 'map help(x: string) -> string = "b"\nmap two(x: string) -> string = help(x)\n',
    };
    const text = `integration p "1.0.0"\nimport { one } from "./a.integ"\nimport { two } from "./b.integ"\n${system("")}${flow("  shop.deleteOrder(id: one(two(order.id)))")}`;
    const made = programOf(text, files);
    expect(made.maps.map((map) => [map.name, map.at.file])).toEqual([
      ["help", "a.integ"],
      ["one", "a.integ"],
      ["help2", "b.integ"],
      ["two", "b.integ"],
    ]);
    expect(made.maps[3]?.body).toMatchObject({ kind: "map", map: "help2" });
  });
});

test("a Program is plain data: JSON gives it back", () => {
  const made = program("", "  shop.deleteOrder(id: order.id)");
  expect(JSON.parse(JSON.stringify(made))).toEqual(made);
});

describe("steps", () => {
  test("a match is a chain of ifs", () => {
    const made = program(
      "",
      `  match order.status {
    "open" | "paid" => { shop.getOrder(id: order.id) }
    "shipped" => { match { order.total > 5 => { fail "much" } else => { } } }
  }`,
    );
    const [step] = made.flows[0]?.steps ?? [];
    if (step?.kind !== "if") throw new Error("no if");
    const isStatus = (value: string): unknown => ({
      kind: "binary",
      operator: "==",
      left: expect.objectContaining({ kind: "member", name: "status" }),
      right: { kind: "literal", value },
    });
    expect(step.condition).toEqual({ kind: "binary", operator: "||", left: isStatus("open"), right: isStatus("paid") });
    expect(step.then).toMatchObject([{ kind: "call", operation: "getOrder" }]);
    expect(step.else).toMatchObject([{ kind: "if", condition: { operator: ">" }, then: [{ kind: "fail" }], else: [] }]);
  });
});

describe("what the author says of a system", () => {
  test("stands in the Program: answers, scopes, fields, and what may be repeated", () => {
    const made = program(
      "  assume status: [getOrder(418, 4xx)]\n  assume personal: [Order.email]\n  operation search { reads: true }",
      '  shop.getOrder(id: order.id)\n    on 418 => fail "tea"\n  shop.search(body: { text: order.email ?? "" })',
    );
    expect(made.assumptions.map(({ subject, statement }) => `${subject} ${statement}`)).toEqual([
      "getOrder may answer 418, 4XX",
      "Order.email is personal",
      "search only reads",
    ]);
    expect(calls(made)[0]?.failures).toContainEqual(expect.objectContaining({ failure: "418" }));
    const order = Object.values(made.types).find(({ name }) => name === "shop.Order");
    expect(order?.schema.properties?.["email"]?.["x-personal"]).toBe(true);
    expect(order?.schema.properties?.["id"]?.["x-personal"]).toBeUndefined();
  });
});
