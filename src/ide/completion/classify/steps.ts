import type { Node } from "../../../syntax/nodes.ts";
import { endsValue } from "../cursor.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";
import { nodesAround, scopeOfBlock, stepsOf, valuePlace } from "./around.ts";
import { settingValue } from "./settings.ts";

/** A place in a row of steps, or in the block of a flow. */
export function inSteps(request: Request, nodes: readonly Node[], begins: boolean): Place | undefined {
  const { cursor, model } = request;
  const { previous } = cursor;
  const owner = nodes.at(-1);
  if (previous !== undefined && cursor.index - 1 !== cursor.bracket) {
    switch (previous.kind) {
      case "Let":
      case "For":
        return { kind: "newName" };
      case "Undo":
      case "In":
        return { kind: "value", ...valuePlace(request, true) };
      case "With":
        return undefined;
      case "If":
      case "Match":
      case "Fail":
        return { kind: "value", ...valuePlace(request) };
    }
    const around = nodesAround(request, previous.start);
    const clause = around.findLastIndex((node) => node.kind === "OnClause");
    const on = around[clause];
    if (on?.kind === "OnClause" && on.end >= previous.end) {
      if (previous.kind === "On" || (previous.kind === "Comma" && previous.end <= on.outcome.start))
        return { kind: "failure", nodes: around.slice(0, clause + 1) };
      if (previous.kind === "FatArrow") return { kind: "outcome", value: valuePlace(request) };
    }
  }
  if (owner?.kind === "FlowDeclaration") {
    const [last] = [...owner.settings, ...owner.steps]
      .filter((each) => each.start < cursor.word.start)
      .sort((left, right) => right.start - left.start);
    const setting = last?.kind === "Setting" ? last : undefined;
    const isValue =
      setting !== undefined && previous !== undefined && previous.start >= setting.name.start && !endsValue(cursor, request.root);
    if (isValue || previous?.kind === "As") return settingValue(request, [...nodes, ...(setting === undefined ? [] : [setting])]);
  }
  if (!begins) return { kind: "value", ...valuePlace(request, previous?.kind === "Equal") };
  const flow = nodes.findLast((node) => node.kind === "FlowDeclaration");
  const steps = owner === undefined ? [] : stepsOf(owner).flat();
  const behind = steps.findLast((step) => step.end <= cursor.word.start && step.start < cursor.word.start);
  return {
    kind: "step",
    flow: owner?.kind === "FlowDeclaration" && flow?.kind === "FlowDeclaration" ? flow : undefined,
    scope: scopeOfBlock(request, nodes) ?? (behind && model.scopeOfSteps(behind)),
    behind,
    nodes,
  };
}
