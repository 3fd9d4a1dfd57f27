import { readdirSync } from "node:fs";
import { join } from "node:path";
import { generate } from "../../src/codegen/generate.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";

/** The generated code of all examples. */
export async function exampleFiles(root: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const workspace = createWorkspace(createNodeHost(root, process.env));
  for (const example of readdirSync(join(root, "examples"), { withFileTypes: true })) {
    if (!example.isDirectory()) continue;
    for (const name of readdirSync(join(root, "examples", example.name)).filter((file) => file.endsWith(".integ"))) {
      const { program, diagnostics } = workspace.check(join(root, "examples", example.name, name));
      if (program === undefined)
        throw new Error(`examples/${example.name}/${name}: ${diagnostics.map((diagnostic) => diagnostic.message).join("; ")}`);
      for (const file of await generate(program, name)) files.set(`examples/${example.name}/generated/${file.path}`, file.text);
    }
  }
  return files;
}
