import { describe, expect, test } from "vitest";
import { couldBeCredential, entropyOf, isCredentialName, looksRandom, secretShapeOf } from "./secret-shapes.ts";

// The samples are put together here, so that no scanner of repositories takes them for real ones.
const digits = "4eC39HqLyjWDarjtT1zdp7dc";

describe("the shapes of credentials", () => {
  test.each([
    [`sk_${"live"}_${digits}`, "a Stripe key"],
    [`rk_${"test"}_${digits}`, "a Stripe key"],
    [`xox${"b"}-1234567890-${digits}`, "a Slack token"],
    [`gh${"p"}_${digits}${digits}`, "a GitHub token"],
    [`AK${"IA"}IOSFODNN7EXAMPLE`, "an AWS access key"],
    [`-----BEGIN RSA ${"PRIVATE"} KEY-----\nMIIE`, "a private key"],
    [`-----BEGIN ${"PRIVATE"} KEY-----`, "a private key"],
    [`https://user:${"hunter2"}@api.example.com/x`, "a user name and a password in a URL"],
    [`Bearer ${digits}`, "an authorization header"],
    [`see eyJhbGciOiJI.eyJzdWIiOiIx.${digits}`, "a JSON Web Token"],
  ])("%s", (text, what) => expect(secretShapeOf(text)).toBe(what));

  test.each([
    "https://api.example.com/v1?at=10:30@home",
    "task_live_report",
    "Bearer of good news",
    "risk-assessment-of-the-whole-department-2024",
    "AKIANOTAKEY",
    "sk_live_",
    "mailto:someone@example.com",
  ])("%s is none", (text) => expect(secretShapeOf(text)).toBeUndefined());

  test("patterns stay fast on hostile text", () => {
    for (const piece of ["-----BEGIN ", "a:", "https://a:", "eyJaaaaaaaa.", "xoxb-", "sk-"])
      expect(secretShapeOf(piece.repeat(20_000).replaceAll("@", ""))).toBe(secretShapeOf(piece.repeat(20_000)));
  });
});

describe("names under which credentials are sent", () => {
  test.each(["X-Api-Key", "apiKey", "api_key", "client_secret", "accessToken", "password", "Authorization"])("%s", (name) =>
    expect(isCredentialName(name)).toBe(true),
  );
  test.each(["keyboard", "tokens", "external_id", "Idempotency-Key", "secretary", "starting_after", "pageToken2"])("%s is none", (name) =>
    expect(isCredentialName(name)).toBe(false),
  );
});

describe("texts that chance has made", () => {
  test("hold many bits a character", () => {
    expect(entropyOf("aaaa")).toBe(0);
    expect(entropyOf("abab")).toBe(1);
    expect(looksRandom("wJalrXUtnFEMI/K7MDENG+bPxRfiCYzEXAMPLEKEY0")).toBe(true);
  });

  test.each([
    "550e8400-e29b-41d4-a716-446655440000",
    "StripeCustomerIdentifierExternalId1",
    "/services/data/v60.0/sobjects/Account",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaA1",
  ])("%s does not", (text) => expect(looksRandom(text)).toBe(false));

  test("a word for a credential is none", () => {
    expect(couldBeCredential("YOUR_TOKEN_HERE")).toBe(false);
    expect(couldBeCredential("none")).toBe(false);
    expect(couldBeCredential("hunter22x")).toBe(true);
  });
});
