import { describe, expect, test } from "vitest";
import {
  type ArrayType,
  absentType,
  integerType,
  neverType,
  type ObjectType,
  type Property,
  type RefType,
  resolve,
  stringType,
  type Type,
  unknownType,
} from "../../types/type.ts";
import { AssumedTypes, changedAt } from "./assumed-types.ts";

const property = (name: string, type: Type): Property => ({
  name,
  type,
  required: false,
  readOnly: false,
  writeOnly: false,
  deprecated: false,
});
const object = (additional: Type, ...properties: Property[]): ObjectType => ({
  kind: "object",
  properties: new Map(properties.map((each) => [each.name, each])),
  additional,
});
const list = (items: Type): ArrayType => ({ kind: "array", items });
const ref = (id: string, behind: () => Type): RefType => ({ kind: "ref", id, name: id, resolve: behind });

function propertyAt(type: Type | undefined, ...path: readonly string[]): Property | undefined {
  let found: Property | undefined;
  let current = type;
  for (const name of path) {
    let form = current && resolve(current);
    if (form?.kind === "array") form = resolve(form.items);
    found = form?.kind === "object" ? form.properties.get(name) : undefined;
    current = found?.type;
  }
  return found;
}

describe("changedAt", () => {
  const page = object(neverType, property("items", list(ref("item", () => object(unknownType, property("id", stringType))))));

  test("makes the type at a path tighter, through lists and references", () => {
    const changed = changedAt(page, ["items", "id"], { type: { kind: "string", maxLength: 5 } }, "k");
    expect(propertyAt(changed, "items", "id")?.type).toMatchObject({ kind: "string", maxLength: 5 });
    expect(propertyAt(page, "items", "id")?.type).toEqual(stringType);
  });

  test("adds a field to an open object, as required", () => {
    expect(propertyAt(changedAt(page, ["items", "email"], { type: stringType }, "k"), "items", "email")).toMatchObject({
      required: true,
      type: stringType,
    });
    expect(changedAt(page, ["other"], { type: stringType }, "k")).toBeUndefined();
  });

  test("marks a field that is there, and no other", () => {
    expect(propertyAt(changedAt(page, ["items", "id"], { mark: "personal" }, "k"), "items", "id")?.personal).toBe(true);
    expect(propertyAt(changedAt(page, ["items", "id"], { mark: "required" }, "k"), "items", "id")?.required).toBe(true);
    expect(changedAt(page, ["items", "mail"], { mark: "personal" }, "k")).toBeUndefined();
  });

  test("a contradiction leaves nothing", () => {
    expect(propertyAt(changedAt(page, ["items", "id"], { type: integerType }, "k"), "items", "id")?.type).toEqual(neverType);
  });

  test("a changed reference is a reference of its own", () => {
    const changed = changedAt(
      ref("page", () => page),
      ["items"],
      { mark: "required" },
      "k",
    );
    expect(changed).toMatchObject({ kind: "ref", id: "page~k" });
  });

  test("a key may have any name", () => {
    const open = object(unknownType);
    expect(propertyAt(changedAt(open, ["__proto__"], { type: stringType }, "k"), "__proto__")?.type).toEqual(stringType);
  });
});

describe("AssumedTypes", () => {
  test("replaces a named type wherever it is referred to, circles included", () => {
    const node: RefType = ref("node", () => object(neverType, property("next", node), property("all", list(node))));
    const assumed = new AssumedTypes(
      new Map([["node", object(neverType, property("next", node), property("all", list(node)), property("name", stringType))]]),
    );
    const rewritten = assumed.rewrite(list(node));
    expect(rewritten.kind).toBe("array");
    const first = rewritten.kind === "array" ? rewritten.items : absentType;
    expect(propertyAt(first, "next", "all", "next", "name")?.type).toEqual(stringType);
    expect(assumed.rewrite(node)).toBe(first);
  });

  test("without assumptions types are what they are", () => {
    const type = list(stringType);
    expect(new AssumedTypes(new Map()).rewrite(type)).toBe(type);
  });
});
