import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { load } from "js-yaml";
import { bundle } from "./descriptions/bundle.ts";
import { cut } from "./descriptions/cut.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "./descriptions/json.ts";
import { shipped } from "./descriptions/shipped.ts";

/*
 * Cuts the descriptions that the examples ship out of the vendors' own files.
 * usage: node scripts/descriptions.ts SPECS [--check]    SPECS: the folder with the vendors' files
 */
const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: node scripts/descriptions.ts SPECS [--check]");
const root = resolve(import.meta.dirname, "..");
for (const each of shipped) {
  const source = join(folder, each.from);
  if (!existsSync(source)) {
    console.error(`not here: ${source}`);
    continue;
  }
  const value = each.kind === "cut" ? cut(read(source), each.operations) : bundle(schemasIn(source), each.schemas);
  const text = `${JSON.stringify(value, null, 1)}\n`;
  const path = join(root, each.to);
  if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
  if (flags.includes("--check")) {
    console.error(`differs: ${each.to}`);
    process.exitCode = 1;
    continue;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`${each.to}: ${text.length} characters`);
}

function read(path: string): JsonObject {
  const text = readFileSync(path, "utf8");
  const value: JsonValue = path.endsWith(".json") ? JSON.parse(text) : load(text);
  if (!isJsonObject(value)) throw new Error(`${path} holds no object`);
  return value;
}

/** All schemas below a folder, by `$id`. */
function schemasIn(path: string): ReadonlyMap<string, JsonObject> {
  const files = readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".schema.json"));
  return new Map(
    files.map((name) => {
      const schema = read(join(path, name));
      return [String(schema["$id"]), schema];
    }),
  );
}
