import { portOf } from "./arguments.ts";
import type { Command, CommandArguments, CommandOption } from "./command.ts";
import { programIn } from "./only-program.ts";

const format: CommandOption = {
  name: "format",
  value: "FORMAT",
  choices: ["pretty", "json"],
  summary: "How the result is written: pretty (default) or json",
};
const checkFormat: CommandOption = {
  name: "format",
  value: "FORMAT",
  choices: ["pretty", "json", "sarif"],
  summary: "How the result is written: pretty (default), json, or sarif (SARIF 2.1.0, for code scanning)",
};
const json: CommandOption = { name: "json", summary: "The same as --format json" };
const port: CommandOption = { name: "port", value: "PORT", summary: "The port to listen on (3000; 0 takes a free one)" };
const storage: CommandOption = { name: "storage", value: "FILE", summary: "Where the progress of runs is kept (.integ/NAME.sqlite)" };
const program = {
  name: "FILE",
  summary: "the .integ file of a program",
  required: false,
  otherwise: "the only one of this folder where none is named",
};

function isJson(args: CommandArguments): boolean {
  return args.has("json") || args.value("format") === "json";
}

/** The program that is named, or the only one of this folder; one in a folder that is named. */
function programOf(args: CommandArguments): string {
  return programIn(args.operands[0]);
}

/** All commands, in the order of the help. Only the one that is called loads what it needs. */
export const commands: readonly Command[] = [
  {
    name: "init",
    summary: "Write a program to start from, over API descriptions where some are named",
    operands: [
      { name: "DIR", summary: "a folder", required: false, otherwise: "this one where none is named" },
      {
        name: "DESCRIPTION",
        summary: "API descriptions: a system each, and a flow between two of them where one suggests itself",
        required: false,
        many: true,
        otherwise: "a small one is written where none is named",
      },
    ],
    options: [],
    examples: ["integ init", "integ init my-integration", "integ init billing specs/stripe.json specs/salesforce.yaml"],
    run: async (args, output) => (await import("./init.ts")).initCommand(args.operands, output),
  },
  {
    name: "add system",
    summary: "Add a system to a program, from its API description",
    operands: [
      { name: "NAME", summary: "what the program calls the system", required: true },
      { name: "DESCRIPTION", summary: "its API description: OpenAPI, Swagger or JSON Schema", required: true },
      program,
    ],
    options: [],
    examples: ["integ add system stripe specs/stripe.json", "integ add system crm specs/crm.yaml billing.integ"],
    run: async (args, output) =>
      (await import("./add-system.ts")).addSystemCommand(
        { name: args.operands[0] ?? "", description: args.operands[1] ?? "", file: args.operands[2] },
        output,
      ),
  },
  {
    name: "map",
    summary: "Propose a map from one type to another, with the confidence in each field",
    operands: [
      { name: "A", summary: "the type of what is given: system.Type, system.operation.body, or file#/pointer", required: true },
      { name: "B", summary: "the type of what is made", required: true },
      program,
    ],
    options: [
      { name: "write", summary: "Put the map into FILE instead of printing it" },
      { name: "name", value: "NAME", summary: "The map's name; made of B's where it is left out" },
    ],
    examples: [
      "integ map stripe.customer salesforce.AccountCreate billing.integ",
      "integ map github.issue salesforce.createCase.body --write",
      "integ map a.json#/$defs/Person b.yaml#/components/schemas/Contact",
    ],
    exitStatus: "0  proposed, and it compiles      1  one of the types is not known      2  wrong use",
    run: async (args, output) =>
      (await import("./map.ts")).mapCommand(
        {
          source: args.operands[0] ?? "",
          target: args.operands[1] ?? "",
          file: args.operands[2],
          write: args.has("write"),
          name: args.value("name"),
        },
        output,
      ),
  },
  {
    name: "inspect",
    summary: "List an API description's operations and types, under the names that a program uses",
    operands: [{ name: "SPEC", summary: "an API description: OpenAPI, Swagger or JSON Schema", required: true }],
    options: [
      { name: "operations", summary: "Only the operations" },
      { name: "types", summary: "Only the types" },
      { name: "filter", value: "TEXT", summary: "Only what has TEXT in its name, path or summary" },
      format,
      json,
    ],
    examples: [
      "integ inspect specs/stripe.json --filter customer",
      "integ inspect specs/stripe.json --types",
      "integ inspect specs/stripe.json --format json",
    ],
    run: async (args, output) =>
      (await import("./inspect.ts")).inspectCommand(
        args.operands[0] ?? "",
        { json: isJson(args), operations: args.has("operations"), types: args.has("types"), filter: args.value("filter") },
        output,
      ),
  },
  {
    name: "check",
    summary: "Say what is wrong with a program, what is proved and what is guarded",
    operands: [program],
    options: [
      checkFormat,
      json,
      { name: "all", summary: "Show everything, not the first page only" },
      { name: "explain", summary: "Say why each guard could not be proved" },
      { name: "failures", summary: "Say what can go wrong with each call, and what becomes of it" },
      { name: "fix", summary: "First mend what is certain in the program's files, and say what was changed" },
    ],
    examples: [
      "integ check billing.integ",
      "integ check billing.integ --explain",
      "integ check billing.integ --failures",
      "integ check billing.integ --fix",
      "integ check billing.integ --json",
    ],
    run: async (args, output) =>
      (await import("./check.ts")).checkCommand(
        programOf(args),
        {
          json: isJson(args),
          sarif: args.value("format") === "sarif",
          all: args.has("all"),
          explain: args.has("explain"),
          failures: args.has("failures"),
          fix: args.has("fix"),
        },
        output,
      ),
  },
  {
    name: "fmt",
    summary: "Write programs in the one style",
    operands: [
      {
        name: "PATH",
        summary: "files, or folders with all `.integ` files in them",
        required: false,
        many: true,
        otherwise: "this one where none is named",
      },
    ],
    options: [
      { name: "check", summary: "Write nothing, and end with 1 where a file would change" },
      { name: "stdin", summary: "Read a program from standard input, and write it to standard output" },
    ],
    examples: ["integ fmt", "integ fmt billing.integ shared/", "integ fmt --check", "integ fmt --stdin < billing.integ"],
    exitStatus:
      "0  all is formatted      1  a file would change (--check), or parts with mistakes of syntax were left as they are      2  wrong use, or a file that cannot be read",
    run: async (args, output) =>
      (await import("./fmt.ts")).fmtCommand(args.operands, { check: args.has("check"), stdin: args.has("stdin") }, output),
  },
  {
    name: "test",
    summary: "Run the tests that a program holds",
    operands: [program],
    options: [{ name: "only", value: "NAME", summary: "Only the tests of the map NAME, or the one test `NAME: TITLE`" }, format, json],
    examples: ["integ test billing.integ", "integ test billing.integ --only toContact"],
    run: async (args, output) =>
      (await import("./test.ts")).testCommand(programOf(args), { json: isJson(args), only: args.value("only") }, output),
  },
  {
    name: "explain",
    summary: "Explain a diagnostic: why it exists, and how to mend a program",
    operands: [{ name: "CODE", summary: "the code of a diagnostic, such as INTEG3004", required: true }],
    options: [],
    examples: ["integ explain INTEG3004"],
    run: async (args, output) => (await import("./explain.ts")).explainCommand(args.operands[0] ?? "", output),
  },
  {
    name: "build",
    summary: "Check a program, and write the connector's TypeScript",
    operands: [program],
    options: [
      { name: "out", value: "DIR", summary: "The folder to write to (generated/ beside the program)" },
      { name: "watch", short: "w", summary: "Build again whenever the program or a description changes" },
      format,
      json,
    ],
    examples: ["integ build billing.integ", "integ build billing.integ --out src/billing", "integ build billing.integ --watch"],
    run: async (args, output) =>
      (await import("./build.ts")).buildCommand(
        programOf(args),
        { out: args.value("out"), watch: args.has("watch"), json: isJson(args) },
        output,
      ),
  },
  {
    name: "dev",
    summary: "Run a connector against mock servers of all its systems, and show what happens",
    operands: [program],
    options: [port],
    examples: ["integ dev billing.integ"],
    run: async (args, output) => (await import("./dev.ts")).devCommand(programOf(args), { port: portOf(args.value("port"), 3000) }, output),
  },
  {
    name: "run",
    summary: "Run a program's connector against the real systems",
    operands: [program],
    options: [port, storage],
    examples: ["integ run billing.integ", "integ run billing.integ --port 8080"],
    run: async (args, output) =>
      (await import("./run.ts")).runCommand(
        programOf(args),
        { port: portOf(args.value("port"), 3000), storage: args.value("storage") },
        output,
      ),
  },
  {
    name: "replay",
    summary: "Run dead letters again: runs that failed for good, from where they stood",
    operands: [program],
    options: [
      storage,
      { name: "flow", value: "NAME", summary: "Only those of the flow NAME" },
      { name: "list", summary: "Only show them" },
      format,
      json,
    ],
    examples: ["integ replay billing.integ --list", "integ replay billing.integ", "integ replay billing.integ --flow customerCreated"],
    exitStatus: "0  all are done      1  one is not done, or the program is wrong      2  wrong use, or a storage that is in use",
    run: async (args, output) =>
      (await import("./replay.ts")).replayCommand(
        programOf(args),
        { storage: args.value("storage"), flow: args.value("flow"), list: args.has("list"), json: isJson(args) },
        output,
      ),
  },
  {
    name: "assignable",
    summary: "Say whether every value of one schema is a value of another",
    operands: [
      { name: "SOURCE", summary: "a JSON Schema, or a part of a file: `file#/pointer`", required: true },
      { name: "TARGET", summary: "the schema that it is held against", required: true },
    ],
    options: [format, json],
    examples: [
      "integ assignable order.json order-v2.json",
      "integ assignable specs/stripe.json#/components/schemas/customer contact.schema.json",
      "integ assignable a.yaml b.yaml --json",
    ],
    exitStatus: "0  always      1  never, sometimes, or not decided      2  wrong use, or a schema that cannot be read",
    run: async (args, output) =>
      (await import("./assignable.ts")).assignableCommand(args.operands[0] ?? "", args.operands[1] ?? "", isJson(args), output),
  },
  {
    name: "lsp",
    summary: "Answer an editor: the language server, over standard input and output",
    operands: [],
    options: [{ name: "stdio", summary: "Over standard input and output, which is the only way there is" }],
    examples: ["integ lsp --stdio"],
    run: async () => (await import("./lsp.ts")).lspCommand(),
  },
];
