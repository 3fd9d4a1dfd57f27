import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "../../src/cli/main.ts";
import { generate } from "../../src/codegen/generate.ts";
import { createColours } from "../../src/diagnostics/render/colours.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";

/** The generated code of all examples, and what `integ check` says of them in their READMEs. */
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
      const readme = `examples/${example.name}/README.md`;
      if (existsSync(join(root, readme))) files.set(readme, await withCheckOutput(root, readFileSync(join(root, readme), "utf8")));
    }
  }
  return files;
}

/** A page in which what stands behind each `$ integ check FILE …` is what the command prints, from the root of the repository. */
async function withCheckOutput(root: string, page: string): Promise<string> {
  const blocks = /(```text\n\$ integ (check .*)\n)[\s\S]*?(?=```)/g;
  let result = page;
  for (const [block, head, command] of page.matchAll(blocks)) {
    const lines: string[] = [];
    const print = (text: string): void => void lines.push(text.replaceAll(`${root}/`, ""));
    const output = {
      colours: createColours(false),
      width: 120,
      pageLines: Number.POSITIVE_INFINITY,
      print,
      note: print,
      progress: () => () => {},
    };
    await main((command ?? "").split(" "), output);
    result = result.replace(block, () => `${head}${lines.join("\n").trimEnd()}\n`);
  }
  return result;
}
