import { describe, expect, test } from "vitest";
import { areOpposites, similarityOf, wordsOf, wordsOfText } from "./words.ts";

describe("the words of a name", () => {
  test.each([
    ["BillingPostalCode", "billing_zip"],
    ["firstname", "given_name"],
    ["email", "E-Mail-Address"],
    ["createdAt", "CreatedDate"],
    ["created_at", "dateCreated"],
    ["phone", "telephoneNumber"],
    ["MobilePhone", "cell_phone"],
    ["addr", "addresses"],
    ["companyName", "organization"],
    ["line1", "address_line_1"],
    ["SLA__c", "sla"],
    ["CustomerID", "customer_id"],
    ["jobtitle", "JobTitle"],
    ["userid", "user-id"],
    ["currency_iso_code", "currency"],
  ])("%s and %s are the same", (left, right) => {
    expect(wordsOf(left)).toEqual(wordsOf(right));
  });

  test("cases, digits and signs divide", () => {
    expect(wordsOf("HTTPServer2Go")).toEqual(["http", "server", "2", "go"]);
  });

  test.each([
    ["MailingCity", "email_city"],
    ["lastName", "firstName"],
    ["line1", "line2"],
    ["organ", "organization"],
  ])("%s and %s are not", (left, right) => {
    expect(wordsOf(left)).not.toEqual(wordsOf(right));
  });

  test("a name of nothing but signs has none", () => {
    expect(wordsOf("__")).toEqual([]);
    expect(wordsOf("")).toEqual([]);
  });
});

describe("how alike words are", () => {
  test("it is the same both ways", () => {
    const [subject = ""] = wordsOf("subject");
    const [title = ""] = wordsOf("title");
    expect(similarityOf(subject, title)).toBeGreaterThan(0.8);
    expect(similarityOf(title, subject)).toBe(similarityOf(subject, title));
    expect(similarityOf(subject, wordsOf("city")[0] ?? "")).toBe(0);
  });

  test("billing and shipping tell fields apart", () => {
    expect(areOpposites(wordsOf("billing")[0] ?? "", wordsOf("Shipping")[0] ?? "")).toBe(true);
    expect(areOpposites(wordsOf("billing")[0] ?? "", wordsOf("city")[0] ?? "")).toBe(false);
  });
});

test("of a description its telling words count, markup and links do not", () => {
  expect([...wordsOfText("The customer's <b>full</b> address: https://example.com/a")]).toEqual(["customer", "full", "address"]);
});
