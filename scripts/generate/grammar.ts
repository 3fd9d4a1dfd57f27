import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ISerializedGast } from "chevrotain";
import { functionSpecs } from "../../runtime/src/functions/specs.ts";
import { createParser } from "../../src/parser/parse.ts";
import { declarationKeywords, keywords } from "../../src/parser/tokens.ts";
import { settingsPage } from "./settings.ts";

/** The EBNF, the railroad diagrams and the TextMate grammar, made from the parser and its tokens. */
export function grammarFiles(root: string): ReadonlyMap<string, string> {
  const rules = createParser().getSerializedGastProductions();
  return new Map([
    ["grammar/integ.ebnf", ebnf(rules)],
    ["grammar/railroad.html", railroad(root, rules)],
    ["grammar/integ.tmLanguage.json", `${JSON.stringify(textMate(), undefined, 2)}\n`],
    ["grammar/reference/functions.md", functionsPage()],
    ["grammar/reference/settings.md", settingsPage()],
  ]);
}

interface Production {
  readonly type: string;
  readonly name?: string;
  readonly nonTerminalName?: string;
  readonly label?: string;
  readonly terminalLabel?: string;
  readonly definition?: readonly Production[];
  readonly separator?: Production;
}

/** ISO/IEC 14977 in spirit: `{ x }` repeats, `[ x ]` may be left out, `|` parts alternatives. */
function ebnf(rules: readonly ISerializedGast[]): string {
  const lines = (rules as unknown as readonly Production[]).map((rule) => `${rule.name} =\n    ${sequence(rule.definition ?? [])} ;`);
  const head = `(* The grammar of .integ, made from the parser: npm run generate.
   Keywords are contextual: wherever a name may stand, a keyword may too. A name or a string in front of a colon begins the
   next setting or field, so line ends mean nothing. What a name means, and which settings a declaration has, is beyond a
   grammar: see the reference. *)

NAME      = letter , { letter | digit | "_" } | "\`" , { any character but "\`" } , "\`" ;
STRING    = '"' , { any character | "\\" , any character | "\${" , expression , "}" } , '"' ;
NUMBER    = digits , [ "." , digits ] , [ "e" , [ "+" | "-" ] , digits ] ;
DURATION  = digits , [ "." , digits ] , ( "ms" | "s" | "m" | "h" | "d" ) ;
PERCENT   = digits , [ "." , digits ] , "%" ;
STATUS    = ( "1" | "2" | "3" | "4" | "5" ) , "xx" ;
OPERATOR  = "??" | "||" | "&&" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/" ;
COMMENT   = "//" , { any character but a line end } ;  (* "///" documents what follows *)
`;
  return `${head}\n${lines.join("\n\n")}\n`;
}

function sequence(parts: readonly Production[]): string {
  return parts
    .map(production)
    .filter((part) => part !== "")
    .join(" , ");
}

const terminals = new Map([
  ["Identifier", "NAME"],
  ["String", "STRING"],
  ["Number", "NUMBER"],
  ["Duration", "DURATION"],
  ["Percent", "PERCENT"],
  ["Status", "STATUS"],
  ["BinaryOperator", "OPERATOR"],
  ["TemplateStart", "'\"'"],
  ["TemplateEnd", "'\"'"],
  ["TemplateText", "TEXT"],
  ["TemplateBreak", "line end"],
]);

function production(part: Production): string {
  const inner = sequence(part.definition ?? []);
  switch (part.type) {
    case "NonTerminal":
      return part.name ?? part.nonTerminalName ?? "";
    case "Terminal":
      return terminals.get(part.name ?? "") ?? `"${(part.label ?? part.name ?? "").replaceAll("`", "")}"`;
    case "Option":
      return inner === "" ? "" : `[ ${inner} ]`;
    case "Repetition":
      return `{ ${inner} }`;
    case "RepetitionMandatory":
      return `${inner} , { ${inner} }`;
    case "RepetitionWithSeparator":
      return `[ ${inner} , { ${production(part.separator ?? part)} , ${inner} } ]`;
    case "RepetitionMandatoryWithSeparator":
      return `${inner} , { ${production(part.separator ?? part)} , ${inner} }`;
    case "Alternation": {
      // The empty alternative is where something was left out, which the parser gets over and reports.
      const alternatives = (part.definition ?? []).map(production).filter((each) => each !== "");
      return alternatives.length === 1 ? (alternatives[0] ?? "") : `( ${alternatives.join("\n    | ")} )`;
    }
    default:
      return inner;
  }
}

/** One page that needs no network: chevrotain's diagrams with their scripts inside. */
function railroad(root: string, rules: readonly ISerializedGast[]): string {
  const folder = join(root, "node_modules/chevrotain/diagrams");
  const read = (path: string): string => readFileSync(join(folder, path), "utf8").replaceAll("</script", "<\\/script");
  const scripts = ["vendor/railroad-diagrams.js", "src/diagrams_builder.js", "src/diagrams_behavior.js", "src/main.js"].map(
    (path) => `<script>\n${read(path)}\n</script>`,
  );
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>The grammar of .integ</title>
<style>
${read("diagrams.css")}
body { font-family: sans-serif; margin: 2rem; }
</style>
</head>
<body>
<h1>The grammar of .integ</h1>
<div id="diagrams" align="center"></div>
${scripts.join("\n")}
<script>
window.serializedGrammar = ${JSON.stringify(rules).replaceAll("</", "<\\/")};
main.drawDiagramsFromSerializedGrammar(window.serializedGrammar, document.getElementById("diagrams"));
</script>
</body>
</html>
`;
}

/** Colours for editors that read TextMate grammars; exact ones come from the language server. */
function textMate(): object {
  const words = (list: readonly string[]): string => list.join("|");
  const declarations = declarationKeywords.map((token) => token.name.toLowerCase());
  /** Those whose name stands for something that is done. */
  const callable = ["map", "flow", "sync", "test"];
  const named = (list: readonly string[], kind: string): object => ({
    match: `^\\s*(${words(list)})\\s+([A-Za-z_]\\w*)`,
    captures: { 1: { name: "keyword.declaration.integ" }, 2: { name: `entity.name.${kind}.integ` } },
  });
  // Those at the beginning of a line begin something with a name; elsewhere they are often names themselves (`event.id`).
  const members = ["operation", "event", "channel"];
  const constants = ["true", "false", "null"];
  const control = keywords
    .map((token) => token.name.toLowerCase())
    .filter((word) => ![...declarations, ...members, ...constants].includes(word))
    // What a test has is no keyword to the parser.
    .concat("given", "expect");
  return {
    $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
    name: "Integ",
    scopeName: "source.integ",
    fileTypes: ["integ"],
    patterns: [{ include: "#code" }],
    repository: {
      code: {
        patterns: [
          { name: "comment.line.documentation.integ", match: "///.*$" },
          { name: "comment.line.double-slash.integ", match: "//.*$" },
          { include: "#string" },
          named(callable, "function"),
          named(
            declarations.filter((word) => !callable.includes(word)),
            "type",
          ),
          { name: "keyword.declaration.integ", match: '^\\s*(import|plan)(?=\\s*[{"])' },
          named(members, "function"),
          {
            name: "keyword.control.integ",
            match: `(?<!\\.)\\b(${words(control)})\\b(?!\\s*:)`,
          },
          { name: "variable.other.property.integ", match: "\\b[A-Za-z_]\\w*(?=\\??\\s*:)" },
          { name: "constant.numeric.duration.integ", match: "\\b\\d+(?:\\.\\d+)?(?:ms|s|m|h|d)\\b" },
          { name: "constant.numeric.status.integ", match: "\\b[1-5]xx\\b" },
          { name: "constant.numeric.percent.integ", match: "\\b\\d+(?:\\.\\d+)?%" },
          { name: "constant.numeric.integ", match: "\\b\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\b" },
          { name: "constant.language.integ", match: `\\b(${words(constants)})\\b` },
          { name: "support.type.integ", match: "\\b(string|number|integer|boolean|unknown)\\b" },
          { name: "variable.language.integ", match: "\\b(env|secret)(?=\\.)" },
          { name: "support.function.integ", match: `(?<=\\.)(${words(functionSpecs.map((spec) => spec.name).sort())})(?=\\()` },
          { name: "variable.other.quoted.integ", match: "`[^`]*`" },
          { name: "keyword.operator.integ", match: "\\?\\?|\\?\\.|=>|<->|->|\\.\\.\\.|&&|\\|\\||[!=<>]=|[-+*/<>=!&|]" },
        ],
      },
      string: {
        name: "string.quoted.double.integ",
        begin: '"',
        end: '"|$',
        patterns: [
          { name: "constant.character.escape.integ", match: "\\\\(u\\{[0-9A-Fa-f]{1,6}\\}|u[0-9A-Fa-f]{4}|.)" },
          { name: "meta.interpolation.integ", begin: "\\$\\{", end: "\\}", patterns: [{ include: "#code" }] },
        ],
      },
    },
  };
}

/** The standard functions, from the one table that the checker and the tests read too. */
function functionsPage(): string {
  const sections = [...functionSpecs]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((spec) => {
      const certain = (spec.certain ?? []).map((signature) => `\`${signature}\`, which never fails`);
      const signatures = [...certain, ...[spec.signature, ...(spec.overloads ?? [])].map((signature) => `\`${signature}\``)].join("<br>");
      const fault = spec.fault === undefined ? "" : ` Fails where the value ${spec.fault}.`;
      const examples = spec.examples
        .slice(0, 3)
        .map(
          (example) =>
            `\`${example.source}\` → ${example.fault === true ? "fails" : example.result === undefined ? "absent" : `\`${JSON.stringify(example.result)}\``}`,
        );
      return `## ${spec.name}\n\n${signatures}\n\n${spec.description}${fault}\n\n${examples.join("  \n")}\n`;
    });
  return `# Standard functions\n\n${functionsIntroduction}\n\n${sections.join("\n")}`;
}

const functionsIntroduction = `The value that a function is called on is its first parameter: \`text.take(3)\`. Further ones may be given by name: \`text.slice(start: 1)\`.
What a function has no answer for is a fault, and must be met: \`?? default\`, \`!\`. Of several signatures the first that fits is taken.

| type | |
| --- | --- |
| \`decimal\` | a text that is an exact number, such as \`-12.50\`: a text whose type shows it (by a pattern), or what another function gives |
| \`date\`, \`dateTime\` | a text whose type has the format \`date\` or \`date-time\` |
| \`count\` | a whole number that is not negative |
| \`RoundingMode\` | \`"halfExpand"\` (away from zero), \`"halfEven"\`, \`"halfTrunc"\`, \`"halfCeil"\`, \`"halfFloor"\`, \`"expand"\`, \`"trunc"\`, \`"ceil"\`, \`"floor"\` |
| \`DateUnit\` | \`"year"\`, \`"quarter"\`, \`"month"\`, \`"week"\`, \`"day"\`, \`"hour"\`, \`"minute"\`, \`"second"\`, \`"millisecond"\` |
| \`DatePart\` | these, \`"weekYear"\`, \`"dayOfYear"\` and \`"weekday"\` |
| \`T\`, \`R\` … | any type, the same wherever it stands |`;
