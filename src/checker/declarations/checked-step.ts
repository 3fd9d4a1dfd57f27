import type { Expr } from "../../program/program.ts";
import type { Expression, MatchStep, Step } from "../../syntax/nodes.ts";
import type { Type } from "../../types/type.ts";
import type { Scope } from "../context.ts";
import type { FileContext } from "../session.ts";
import type { CheckedCall } from "./call.ts";
import type { CheckedHandler } from "./handlers.ts";
import type { Policies } from "./policies.ts";
import type { PolicyKeys } from "./policy-keys.ts";

/** A call of an operation as a step of a flow. */
export interface CheckedCallStep {
  readonly kind: "call";
  readonly id: string;
  readonly call: CheckedCall;
  /** The name that the result is bound to, with its type. */
  readonly result?: { readonly name: string; readonly type: Type } | undefined;
  readonly handlers: readonly CheckedHandler[];
  /** What is called when a later step fails for good. */
  readonly undo?: CheckedCallStep | undefined;
  /** What `with { … }` says. */
  readonly keys: PolicyKeys;
  readonly doc: string | undefined;
  readonly node: Step;
}

/** `for x in xs { … }`: over a list, or over the items of all pages of an operation. */
export interface CheckedForStep {
  readonly kind: "for";
  readonly variable: { readonly name: string; readonly type: Type };
  readonly source: { readonly kind: "value"; readonly value: Expr } | { readonly kind: "pages"; readonly call: CheckedCallStep };
  /** How many items are worked on at the same time. */
  readonly parallel: number;
  readonly steps: readonly CheckedStep[];
  readonly doc: string | undefined;
  readonly node: Step;
}

export type CheckedStep =
  | { readonly kind: "let"; readonly name: string; readonly value: Expr; readonly doc: string | undefined; readonly node: Step }
  | CheckedCallStep
  | {
      readonly kind: "if";
      readonly condition: Expr;
      readonly then: readonly CheckedStep[];
      readonly else: readonly CheckedStep[];
      readonly doc: string | undefined;
      /** An arm of a `match` is an `if` whose condition nobody wrote. */
      readonly node: Step | MatchStep["arms"][number];
    }
  | CheckedForStep
  | { readonly kind: "parallel"; readonly branches: readonly CheckedStep[]; readonly doc: string | undefined; readonly node: Step }
  | { readonly kind: "fail"; readonly message: Expr; readonly node: Step };

/** The steps right within a step. */
export function stepsWithin(step: CheckedStep): readonly CheckedStep[] {
  switch (step.kind) {
    case "if":
      return [...step.then, ...step.else];
    case "for":
      return step.steps;
    case "parallel":
      return step.branches;
    default:
      return [];
  }
}

/** A step, and the scope of what follows it. */
export interface StepResult {
  readonly step: CheckedStep | undefined;
  readonly scope: Scope;
}

/** What the steps of one flow share. */
export interface FlowState {
  readonly context: FileContext;
  readonly policies: Policies;
  /** How often a call of each name has been seen: ids are unique in a flow, and stable while names and order are. */
  readonly ids: Map<string, number>;
  /** Checks steps that stand within a step; gives the scope behind the last of them, too. */
  readonly block: (scope: Scope, steps: readonly Step[]) => { readonly steps: readonly CheckedStep[]; readonly scope: Scope };
  /** Checks a call of an operation with what stands behind it; undefined where the expression is something else. */
  readonly call: (scope: Scope, value: Expression, step: Step) => { readonly step: CheckedCallStep | undefined } | undefined;
}
