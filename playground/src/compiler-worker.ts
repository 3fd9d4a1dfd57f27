import { generate } from "../../src/codegen/generate.ts";
import { camelCase } from "../../src/codegen/names.ts";
import { toJavaScript } from "../../src/codegen/to-javascript.ts";
import type { Guard, Program } from "../../src/program/program.ts";
import { proposeSystem } from "../../src/scaffold/system.ts";
import { systemNames } from "../../src/scaffold/system-names.ts";
import { callRows, failuresOf, flowRows } from "../../src/workspace/failure-table.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { type CheckedProgram, createWorkspace } from "../../src/workspace/workspace.ts";
import type { Compiled, CompilerAnswer, CompilerRequest, FailureSection, GuardRow, TriableMap } from "./protocol.ts";

/*
 * The compiler, beside the language server: what takes longer than a keystroke never makes an answer wait.
 */

const files: Record<string, string> = {};
const host = createMemoryHost(files);
const workspace = createWorkspace(host);

globalThis.onmessage = ({ data }: MessageEvent<CompilerRequest>) => {
  if (data.kind === "files") {
    for (const [path, text] of Object.entries(data.files)) {
      if (text === null) delete files[path];
      else files[path] = text;
    }
    return;
  }
  if (data.kind === "add") answer({ kind: "extended", entry: data.entry, text: extended(data.entry, data.description) });
  else void compile(data.entry).then((compiled) => answer({ kind: "compiled", id: data.id, ...compiled }));
};

function answer(message: CompilerAnswer): void {
  globalThis.postMessage(message);
}

/** The program with a system for a description; the system is named by the description's file. */
function extended(entry: string, description: string): string | undefined {
  const folder = entry.replace(/[^/]*$/, "");
  const path = description.startsWith(folder) ? description.slice(folder.length) : description;
  const [name = ""] = systemNames([path], [""]);
  const proposal = proposeSystem({ host, entry, text: files[entry] ?? "", name, description: path });
  return proposal.kind === "proposed" ? proposal.text : undefined;
}

async function compile(entry: string): Promise<Omit<Compiled, "kind" | "id">> {
  const checked = workspace.check(entry);
  const { program, proved, guards } = checked;
  const shown = { proved, guards: guards.map((guard) => guardRow(checked, guard)) };
  if (program === undefined) return { ...shown, problem: problemOf(checked), files: [], modules: {}, maps: [], failures: [] };
  const generated = await generate(program, entry.replace(/^.*\//, ""));
  return {
    ...shown,
    files: generated,
    modules: await toJavaScript(generated),
    maps: program.maps.map((map) => triable(program, map)),
    failures: failureSections(checked),
  };
}

function problemOf({ diagnostics, unsupported }: CheckedProgram): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  if (errors > 0) return `${errors === 1 ? "One error stands" : `${errors} errors stand`} in the way.`;
  return unsupported[0]?.message ?? "There is nothing to generate yet.";
}

function guardRow({ places }: CheckedProgram, { site, path, constraint, reason, at }: Guard): GuardRow {
  const name = site.kind === "argument" ? `${site.system}.${site.operation} ${site.argument}` : site.map;
  return { site: `${name}${path}`, constraint, reason, line: places.lines(at.file)?.position(at.start).line ?? 0 };
}

function triable({ tests }: Program, { name, parameters, environment }: Program["maps"][number]): TriableMap {
  return {
    name,
    exported: camelCase(name),
    parameters: parameters.map((parameter) => parameter.name),
    environment,
    given: tests.find(({ target }) => target.kind === "map" && target.name === name)?.given,
  };
}

function failureSections(checked: CheckedProgram): readonly FailureSection[] {
  return failuresOf(host, checked).flatMap((flow) => [
    { title: `flow ${flow.flow}`, line: flow.range.start.line, rows: flowRows(flow) },
    ...flow.calls.map((call) => ({
      title: `${call.system}.${call.operation}`,
      line: call.range.start.line,
      rows: callRows(flow, call),
    })),
  ]);
}
