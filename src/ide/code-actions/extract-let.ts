import type { Expression, Node, Step } from "../../syntax/nodes.ts";
import { walk } from "../../syntax/walk.ts";
import { type ActionPlace, type ActionProvider, edit, insert } from "./action.ts";
import { keepsSound } from "./keeps-sound.ts";
import { decides, isOperation, selectedExpression } from "./selected-expression.ts";
import { suggestedName } from "./suggested-name.ts";
import { freeName, indentAt, textOf } from "./text.ts";

/** In a flow, gives the selected expression a name of its own in front of its step; gives the result of a call a name. */
export const extractLet: ActionProvider = (place) => [...extractExpression(place), ...nameResult(place)];

const extractExpression: ActionProvider = (place) => {
  const { view } = place;
  const selected = selectedExpression(place);
  if (selected === undefined) return [];
  const { expression, path } = selected;
  const step = path.findLast(isStep);
  const flow = path.find((node) => node.kind === "FlowDeclaration");
  if (step === undefined || flow === undefined || !mayStandBefore(place, path, step)) return [];
  if (!isAlwaysReached(path.slice(path.indexOf(step)), expression)) return [];
  // The value of a step is a step by itself; a call of an operation is nothing but a step.
  if (decides(view, selected) || view.model?.faultOf(expression) !== undefined || isPlain(expression)) return [];
  if (
    (step.kind === "CallStep" && step.value === expression) ||
    (expression.kind === "CallExpression" && isOperation(view.model, expression))
  )
    return [];
  if (step.kind === "LetStep" && step.value === expression) return [];
  const name = freeName(flow, suggestedName(expression) ?? "value", namesInScope(place, expression));
  return [
    {
      title: `Extract to \`let ${name}\``,
      kind: "refactor.extract",
      edits: () =>
        keepsSound(view, [
          insert(place, startOf(step), `let ${name} = ${textOf(view, expression)}\n${indentAt(view, startOf(step))}`),
          edit(place, expression, name),
        ]),
    },
  ];
};

/** `stripe.updateCustomer(…)` becomes `let customer = stripe.updateCustomer(…)`. */
function nameResult(place: ActionPlace) {
  const step = place.path.nodes.findLast(isStep);
  const flow = place.path.nodes.find((node) => node.kind === "FlowDeclaration");
  if (step?.kind !== "CallStep" || flow === undefined || step.value.kind !== "CallExpression") return [];
  const { callee } = step.value;
  const call = place.view.model?.callOf(step.value);
  // Only at the operation's name: elsewhere in the call other things are meant.
  if (call === undefined || place.span.start < callee.start || place.span.end > callee.end || call.operation.result.kind === "absent")
    return [];
  const name = freeName(flow, suggestedName(step.value) ?? "result", namesInScope(place, step.value));
  return [
    {
      title: `Name the result of \`${call.operation.name}\` with \`let ${name}\``,
      kind: "refactor.extract" as const,
      edits: () => [insert(place, step.value.start, `let ${name} = `)],
    },
  ];
}

/** Whether another step may be written in front of a step: it is no branch of its own, and no `else if`. */
function mayStandBefore({ view }: ActionPlace, path: readonly Node[], step: Step): boolean {
  const parent = path[path.indexOf(step) - 1];
  return parent?.kind !== "ParallelStep" && !(step.kind === "IfStep" && /\belse\s*$/u.test(view.text.slice(0, step.start)));
}

function startOf(step: Step): number {
  return step.doc?.start ?? step.start;
}

const stepKinds: ReadonlySet<Node["kind"]> = new Set(["LetStep", "CallStep", "IfStep", "MatchStep", "ForStep", "ParallelStep"]);

function isStep(node: Node): node is Step {
  return stepKinds.has(node.kind);
}

function isPlain({ kind }: Expression): boolean {
  return kind === "Identifier" || kind === "Missing" || kind === "FailExpression" || kind === "LambdaExpression";
}

/** Names that a `let` there must not have. */
function namesInScope({ view }: ActionPlace, expression: Expression): readonly string[] {
  return view.model?.scopeOf(expression)?.names() ?? [];
}

/**
 * Whether an expression is computed whenever its step is: in an arm, a lambda or behind `??` it may not be, and what it fails
 * with there would end every run in front of the step.
 */
function isAlwaysReached(path: readonly Node[], expression: Expression): boolean {
  for (const [index, node] of path.entries()) {
    const next = path[index + 1] ?? expression;
    switch (node.kind) {
      case "LambdaExpression":
      case "MatchArm":
      case "OnClause":
      case "UndoClause":
      case "SettingsClause":
        return false;
      case "BinaryExpression":
        if ((node.operator === "??" || node.operator === "||" || node.operator === "&&") && node.right === next) return false;
        break;
      case "ForStep":
      case "MatchStep":
      case "IfStep":
        if (next.kind === "MatchStepArm") return false;
        break;
      default:
    }
  }
  // What is spread takes its fields by what the place asks for.
  for (const node of walk(expression)) if (node.kind === "SpreadEntry") return false;
  return true;
}
