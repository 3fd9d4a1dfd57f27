import { describe, expect, it } from "vitest";
import { lookUpMember } from "../../src/types/members.ts";
import { printType } from "../../src/types/print.ts";
import { typeOfSchema } from "../support/schemas.ts";

const noted = { type: "object", required: ["note"], properties: { note: { type: "string" } } };
const other = { type: "object", properties: { id: { type: "integer" } } };

describe("a name that one member of a union lacks", () => {
  it("is of the type that the others give it, or absent, and that is verified of the member that is open", () => {
    const found = lookUpMember(typeOfSchema({ anyOf: [noted, other] }), "note");
    expect(found.kind === "found" && printType(found.type)).toBe("string | absent");
    const uses = found.kind === "found" ? found.uses : [];
    expect(uses.map(({ property }) => [property.name, printType(property.type), property.required])).toEqual([
      ["note", "string", true],
      ["note", "string", false],
    ]);
  });

  it("is certainly absent of a member that is closed", () => {
    const found = lookUpMember(typeOfSchema({ anyOf: [noted, { ...other, additionalProperties: false }] }), "note");
    expect(found.kind === "found" && found.uses.length).toBe(1);
  });
});
