import type { FunctionDeclarationStructure } from "ts-morph";
import type { Expr, Handler, Program, ProgramFlow, ProgramStep } from "../program/program.ts";
import { configuration, environmentModule, environmentName, environmentOf } from "./environment-file.ts";
import { argumentsName } from "./exported-names.ts";
import { type ExpressionContext, printExpression } from "./expressions.ts";
import { Imports, type Morph, type OutputFile, printFile } from "./file.ts";
import { block, braces, brackets, indent } from "./layout.ts";
import { camelCase, NameScope, pascalCase } from "./names.ts";
import { milliseconds, type NamedPolicy } from "./policies.ts";
import { systemModule } from "./system-file.ts";
import { docText, mentions, propertyKey, stringLiteral } from "./text.ts";
import { typeText } from "./type-text.ts";
import type { ValidatorNames } from "./validators-file.ts";
import { hasWidenedLiteral } from "./widened-literals.ts";

const runtime = "@integ/runtime";

/** `flows.ts`: each flow as a function of the systems, and the list of them. */
export function flowsFile(
  morph: Morph,
  program: Program,
  policies: ReadonlyMap<string, NamedPolicy>,
  validators: ValidatorNames,
  source: string,
): OutputFile {
  const imports = new Imports();
  const systems = imports.type("./systems.js", `${pascalCase(program.integration.name)}Systems`);
  const parameters = [{ name: "systems", type: systems }];
  const configured = environmentOf(program).length > 0;
  if (configured) parameters.push({ name: "environment", type: imports.type(environmentModule, environmentName(program)) });
  const flows = program.flows.map((flow) => declaration(morph, program, flow, parameters, imports, policies, validators));
  const list: FunctionDeclarationStructure = {
    kind: morph.StructureKind.Function,
    name: "createFlows",
    isExported: true,
    docs: ["All flows of this integration."],
    parameters,
    returnType: `${imports.type(runtime, "FlowDefinition")}[]`,
    statements: [
      `return ${brackets(
        "[",
        program.flows.map((flow) => `${functionName(flow)}(${parameters.map((parameter) => parameter.name).join(", ")})`),
        "]",
        9,
      )};`,
    ],
  };
  return printFile(morph, "flows.ts", source, imports, [...flows, list]);
}

function functionName(flow: ProgramFlow): string {
  return `${camelCase(flow.name)}Flow`;
}

function declaration(
  morph: Morph,
  program: Program,
  flow: ProgramFlow,
  outer: readonly { readonly name: string; readonly type: string }[],
  imports: Imports,
  policies: ReadonlyMap<string, NamedPolicy>,
  validators: ValidatorNames,
): FunctionDeclarationStructure {
  const input = typeText(flow.input.schema, imports);
  const used = systemsOf(flow.steps);
  const scope = new NameScope([...used.map(camelCase), "flow", "context"]);
  const name = scope.declare(camelCase(flow.input.name));
  const context: ExpressionContext = {
    imports,
    mapsFile: "./maps.js",
    tablesFile: "./tables.js",
    variables: new Map([[flow.input.name, name]]),
    ...configuration(program, "environment"),
  };
  const validator = validators.ofSchema(flow.input.schema, `${flow.name} input`);
  if (validator !== undefined) imports.namespace("./validators.js", "validators");
  const body = stepsText(flow.steps, context, scope, { program, policies });
  const usesInput = mentions(body, name);
  const fields = [
    `name: ${stringLiteral(flow.name)}`,
    ...(flow.key === undefined ? [] : [`key: (${name}) => ${printExpression(flow.key, context)}`]),
    ...(flow.deadline === undefined ? [] : [`deadline: ${milliseconds(flow.deadline)}`]),
    `failure: { alerts: [${flow.failure.flatMap((each) => (each.kind === "alert" ? [stringLiteral(each.channel)] : [])).join(", ")}] }`,
    `validate: ${validator === undefined ? imports.value(runtime, "anything") : `validators.${validator}`}`,
    `run: async (${[mentions(body, "flow") || usesInput ? "flow" : "", usesInput ? name : ""].filter((each) => each !== "").join(", ")}) => {\n${indent(body)}\n}`,
  ];
  return {
    kind: morph.StructureKind.Function,
    name: functionName(flow),
    isExported: true,
    docs: [flow.doc === undefined ? `The flow \`${docText(flow.name)}\`.` : docText(flow.doc)],
    parameters: outer.map(({ name: parameter, type }) => {
      if (parameter === "systems") return { name: used.length === 0 ? "_systems" : `{ ${used.map(camelCase).join(", ")} }`, type };
      return { name: mentions(fields.join("\n"), parameter) ? parameter : `_${parameter}`, type };
    }),
    returnType: `${imports.type(runtime, "FlowDefinition")}<${input}>`,
    statements: [`return ${imports.value(runtime, "defineFlow")}<${input}>(${block(fields)});`],
  };
}

/** The systems that steps call, in order. */
function systemsOf(steps: readonly ProgramStep[]): string[] {
  const found = new Set<string>();
  const visit = (list: readonly ProgramStep[]): void => {
    for (const step of list) {
      if (step.kind === "call") found.add(step.system);
      if (step.kind === "if") visit([...step.then, ...step.else]);
    }
  };
  visit(steps);
  return [...found].sort();
}

/** What all steps are printed with. */
interface Printing {
  readonly program: Program;
  readonly policies: ReadonlyMap<string, NamedPolicy>;
}

function stepsText(steps: readonly ProgramStep[], context: ExpressionContext, scope: NameScope, printing: Printing): string {
  let current = context;
  const bind = (name: string): string => {
    const declared = scope.declare(camelCase(name));
    current = { ...current, variables: new Map(current.variables).set(name, declared) };
    return declared;
  };
  const stepText = (step: ProgramStep): string => {
    const doc =
      "doc" in step && step.doc !== undefined
        ? `${step.doc
            .split("\n")
            .map((line) => `// ${docText(line)}`)
            .join("\n")}\n`
        : "";
    switch (step.kind) {
      case "let": {
        const value = printExpression(step.value, current);
        return `${doc}const ${bind(step.name)} = ${value};`;
      }
      case "fail":
        return `${doc}${current.imports.value(runtime, "fail")}(${printExpression(step.message, current)});`;
      case "if": {
        const condition = printExpression(step.condition, current);
        const otherwise = step.else.length === 0 ? "" : ` else {\n${indent(stepsText(step.else, current, scope, printing))}\n}`;
        return `${doc}if (${condition}) {\n${indent(stepsText(step.then, current, scope, printing))}\n}${otherwise}`;
      }
      case "call": {
        const call = callText(step, current, printing);
        return `${doc}${step.result === undefined ? "" : `const ${bind(step.result)} = `}await ${call};`;
      }
    }
  };
  return steps.map(stepText).join("\n");
}

function callText(step: Extract<ProgramStep, { kind: "call" }>, outer: ExpressionContext, { program, policies }: Printing): string {
  // Arguments and outcomes are computed when the call is made, or has failed: in functions of their own.
  const context: ExpressionContext = { ...outer, inClosure: true };
  const args = step.arguments.map((argument) => argumentText(argument, context));
  const operation = `${camelCase(step.system)}.${camelCase(step.operation)}`;
  const policy = step.policy && policies.get(JSON.stringify(step.policy));
  // A call with a policy of its own hands it on with what the flow says about the step.
  const called =
    policy === undefined
      ? operation
      : `(args, options) => ${operation}(args, { ...options, policy: ${context.imports.value("./policies.js", policy.name)} })`;
  const parts = [stringLiteral(step.id), called, `()${argumentsType(program, step, context.imports)} => (${braces(args, 12)})`];
  if (step.arguments.length === 0) parts[2] = "() => ({})";
  if (step.handlers.length > 0)
    parts.push(
      brackets(
        "[",
        step.handlers.map((handler) => handlerText(handler, context)),
        "]",
        8,
      ),
    );
  const line = `flow.call(${parts.join(", ")})`;
  if (!line.includes("\n") && line.length <= 90) return line;
  return `flow.call(\n${parts.map((part) => `${indent(part)},`).join("\n")}\n)`;
}

/** The type of a call's arguments, where TypeScript would not see it. */
function argumentsType(program: Program, step: Extract<ProgramStep, { kind: "call" }>, imports: Imports): string {
  const system = program.systems.find((each) => each.name === step.system);
  const operation = system?.operations.find((each) => each.name === step.operation);
  if (system === undefined || operation === undefined || !hasWidenedLiteral(program, operation, step.arguments)) return "";
  return `: ${imports.type(systemModule(system), argumentsName(program, system, operation))}`;
}

function argumentText(argument: { readonly name: string; readonly value: Expr }, context: ExpressionContext): string {
  const value = printExpression(argument.value, context);
  const key = propertyKey(argument.name);
  return key === value ? key : `${key}: ${value}`;
}

function handlerText(handler: Handler, context: ExpressionContext): string {
  const { imports } = context;
  const names = handler.on.map(stringLiteral).join(", ");
  const { outcome } = handler;
  const text =
    outcome.kind === "deadLetter"
      ? imports.value(runtime, "deadLetter")
      : outcome.kind === "continue"
        ? imports.value(runtime, "continueFlow")
        : outcome.kind === "fail"
          ? `${imports.value(runtime, "failWith")}(() => ${printExpression(outcome.message, context)})`
          : `${imports.value(runtime, "value")}(() => ${wrapped(printExpression(outcome.value, context))})`;
  return `${imports.value(runtime, "on")}([${names}], ${text})`;
}

function wrapped(text: string): string {
  return text.startsWith("{") ? `(${text})` : text;
}
