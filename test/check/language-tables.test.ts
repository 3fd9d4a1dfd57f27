import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { check } from "../../src/checker/check.ts";
import { authKinds } from "../../src/language/auth/kinds.ts";
import { backoffFunctions } from "../../src/language/backoff.ts";
import { pageStyles } from "../../src/language/pages/styles.ts";
import { settingTables } from "../../src/language/settings/tables.ts";
import { webhookSchemes } from "../../src/language/webhooks/schemes.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";

const shop = readFileSync(join(import.meta.dirname, "specs/shop.yaml"), "utf8");

/** The codes of the errors that a program has. */
function errorsOf(text: string): readonly string[] {
  const { diagnostics } = check({ host: createMemoryHost({ "/p/specs/shop.yaml": shop, "/p/main.integ": text }), entry: "/p/main.integ" });
  return diagnostics
    .filter((diagnostic) => diagnostic.severity === "error")
    .map((diagnostic) => `${diagnostic.code} ${diagnostic.message}`);
}

const system = (settings: string): string =>
  `integration tables "1.0.0"\npolicy standard { timeout: 1s }\nsystem shop {\n  spec: openapi "specs/shop.yaml"\n${settings}\n}\n`;

describe("the examples in the language's tables are right", () => {
  test.each(
    authKinds
      .filter((kind) => kind.unsupported !== true && kind.name !== "oauth2.clientCredentials")
      .map((kind) => [kind.name, kind.example]),
  )("auth: %s", (_, example) => {
    expect(errorsOf(system(`  auth: ${example}`))).toEqual([]);
  });

  test("auth: oauth2.clientCredentials only lacks what the description does not say", () => {
    const example = authKinds.find((kind) => kind.name === "oauth2.clientCredentials")?.example ?? "";
    expect(errorsOf(system(`  auth: ${example}`))).toEqual([expect.stringContaining("INTEG5009")]);
  });

  test.each(authKinds.filter((kind) => kind.unsupported === true).map((kind) => [kind.name, kind.example]))(
    "auth: %s is not supported yet, and says so",
    (_, example) => {
      expect(errorsOf(system(`  auth: ${example}`))).toEqual([expect.stringContaining("INTEG5011")]);
    },
  );

  test.each(webhookSchemes.map((scheme) => [scheme.name, scheme.example]))("verify: %s", (_, example) => {
    expect(errorsOf(system(`  webhooks "/hooks" {\n    verify: ${example}\n    event paid: Order\n  }`))).toEqual([]);
  });

  test.each(pageStyles.map((style) => [style.name, style.example]))("pages: %s", (_, example) => {
    expect(errorsOf(system(`  pages: ${example}`))).toEqual([]);
  });

  test.each(backoffFunctions.map((backoff) => [backoff.name, backoff.example]))("backoff: %s", (_, example) => {
    expect(errorsOf(system(`  operation getOrder { retry: { attempts: 2, backoff: ${example} } }`))).toEqual([]);
  });

  const blocks: readonly (readonly [string, (settings: string) => string])[] = [
    ["policy", (setting) => `integration tables "1.0.0"\npolicy p { ${setting} }\n`],
    ["retry", (setting) => `integration tables "1.0.0"\npolicy p { retry: { ${setting} } }\n`],
    ["operation", (setting) => system(`  operation getOrder { ${setting} }`).replace("standard", "patient")],
    ["integration", (setting) => `integration tables "1.0.0" { ${setting} }\npolicy standard { timeout: 1s }\n`],
  ];
  for (const [name, program] of blocks) {
    const table = settingTables.get(name);
    test.each((table?.settings ?? []).map((setting) => [setting.name, setting]))(`${name}: %s`, (_, setting) => {
      const errors = errorsOf(program(`${setting.name}: ${setting.example}`));
      expect(errors).toEqual(setting.unsupported === true ? [expect.stringContaining("INTEG6001")] : []);
    });
  }

  test("no name stands twice in a table, and every setting has words", () => {
    for (const { settings } of settingTables.values()) {
      expect(new Set(settings.map((setting) => setting.name)).size).toBe(settings.length);
      for (const setting of settings) expect(setting.doc).toMatch(/\.$/u);
    }
  });
});
