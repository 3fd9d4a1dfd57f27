/*
 * The import directions of the house, as ARCHITECTURE.md describes them. A folder of src may import what its line in
 * `mayImport` names, and itself; nothing else. Type imports count like any other.
 */
const mayImport = {
  source: [],
  diagnostics: ["source"],
  syntax: ["source"],
  types: ["source"],
  language: ["source", "diagnostics", "syntax", "types"],
  program: ["types"],
  parser: ["source", "diagnostics", "syntax", "language"],
  contract: ["source", "diagnostics", "types"],
  format: ["source", "syntax", "parser"],
  checker: ["source", "diagnostics", "syntax", "types", "language", "program", "parser", "contract"],
  codegen: ["source", "types", "program"],
  mock: ["source", "types", "contract"],
  workspace: ["source", "diagnostics", "syntax", "types", "language", "program", "parser", "contract", "checker"],
  scaffold: ["source", "diagnostics", "syntax", "types", "language", "program", "parser", "contract", "checker", "format", "workspace"],
  ide: [
    "source",
    "diagnostics",
    "syntax",
    "types",
    "language",
    "program",
    "parser",
    "contract",
    "checker",
    "format",
    "workspace",
    "scaffold",
  ],
  "language-server": ["source", "diagnostics", "contract", "program", "codegen", "workspace", "ide"],
};

const tests = "\\.test\\.ts$";

const directions = Object.entries(mayImport).map(([folder, others]) => ({
  name: `${folder}-imports`,
  comment: `src/${folder} may import ${others.length === 0 ? "nothing of src" : others.join(", ")}, and nothing else of src.`,
  severity: "error",
  from: { path: `^src/${folder}/`, pathNot: tests },
  to: { path: "^src/", pathNot: `^src/(${[folder, ...others].join("|")})/` },
}));

/** A package, or a built-in module, that one place alone may import. */
function onlyIn(name, place, module) {
  return {
    name,
    comment: `Only ${place} may import it.`,
    severity: "error",
    from: { path: "^(src|runtime/src)/", pathNot: [place, tests] },
    to: { path: module },
  };
}

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...directions,
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or lack a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "nothing-imports-the-command-line",
      severity: "error",
      from: { path: "^(src|runtime/src)/", pathNot: "^src/cli/" },
      to: { path: "^src/cli/" },
    },
    {
      name: "only-the-command-line-reads-all",
      comment: "A folder of src without a line in mayImport: give it one.",
      severity: "error",
      from: { path: "^src/", pathNot: [`^src/(${[...Object.keys(mayImport), "cli"].join("|")})/`, "^src/index\\.ts$", tests] },
      to: { path: "^src/" },
    },
    {
      name: "the-runtime-stands-alone",
      comment: "The runtime imports nothing of the compiler.",
      severity: "error",
      from: { path: "^runtime/src/", pathNot: tests },
      to: { path: "^(src|scripts|test)/" },
    },
    {
      name: "the-extension-speaks-the-protocol",
      comment: "The extension for VS Code knows what the server answers, and of the compiler nothing else; its worker is the server.",
      severity: "error",
      from: { path: "^editors/vscode/src/", pathNot: "^editors/vscode/src/server\\.ts$" },
      to: { path: "^(src|runtime/src|scripts|test)/", pathNot: "^src/language-server/(requests|file-uris)\\.ts$" },
    },
    // Standard functions are declared once, beside their implementation.
    {
      name: "functions-only",
      comment: "Of the runtime the compiler reads only the standard functions: their declarations, and what they give for constants.",
      severity: "error",
      from: { path: "^src/", pathNot: tests },
      to: { path: "^runtime/src/", pathNot: "^runtime/src/functions/" },
    },
    onlyIn("chevrotain-in-the-parser", "^src/parser/", "node_modules/chevrotain"),
    onlyIn("language-server-protocol-at-the-edge", "^src/language-server/", "node_modules/vscode-languageserver"),
    onlyIn("regexpp-in-patterns", "^src/types/patterns/", "node_modules/@eslint-community/regexpp"),
    onlyIn("ts-morph-in-codegen", "^src/codegen/", "node_modules/(ts-morph|@ts-morph)"),
    {
      name: "disk-through-the-host",
      comment: "The disk is read through a Host; only its implementation and the command line touch it.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/workspace/node-host\\.ts$", "^src/cli/", tests, "/testing/"] },
      to: { path: "^(node:)?fs(/promises)?$" },
    },
    {
      name: "declared-dependencies",
      comment: "What is imported stands in package.json.",
      severity: "error",
      from: { path: "^(src|runtime/src)/", pathNot: [tests, "/testing/"] },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown", "unknown", "undetermined"], pathNot: "@types/" },
    },
    {
      name: "resolvable",
      severity: "error",
      from: {},
      // The editor gives `vscode` to its extensions.
      to: { couldNotResolve: true, pathNot: "^vscode$" },
    },
  ],
  options: {
    parser: "swc",
    doNotFollow: { path: "node_modules|(^|/)dist/" },
    exclude: { path: "^examples/.*/generated/" },
    enhancedResolveOptions: {
      extensions: [".ts", ".js", ".json"],
      conditionNames: ["import", "node", "types", "default"],
      exportsFields: ["exports"],
    },
  },
};
