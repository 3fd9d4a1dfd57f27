import type { CallClause, Expression, IfStep, Pattern, Step } from "../syntax/nodes.ts";
import { type Doc, group, hardLine, indent, type List, takesLines } from "./doc.ts";
import { assignmentOf, blockStyle, expressionOf, patternsOf } from "./expressions.ts";
import { type ListStyle, listOf, tied } from "./lists.ts";
import { settingsOf } from "./settings.ts";
import type { Source } from "./source.ts";
import { inlineList, leaf } from "./types.ts";

/** Steps, or members of a system: at most one of them on the line of its block. */
export const memberStyle: ListStyle = { open: "{", commas: "never", most: 1 };

/** Steps between braces. */
function stepsOf(source: Source, steps: readonly Step[]): List {
  return listOf(source, steps, memberStyle, (step) => ({ cells: [stepOf(source, step)] }));
}

/** One step of a flow. */
export function stepOf(source: Source, step: Step): Doc {
  switch (step.kind) {
    case "LetStep": {
      const left = [source.expect("let"), " ", leaf(source, step.name), " ", source.expect("=")];
      const value = expressionOf(source, step.value);
      return [assignmentOf(left, step.value, value), clausesOf(source, step.clauses)];
    }
    case "CallStep":
      return [expressionOf(source, step.value), clausesOf(source, step.clauses)];
    case "IfStep":
      return ifOf(source, step);
    case "ForStep": {
      const head = [
        source.expect("for"),
        " ",
        leaf(source, step.variable),
        " ",
        source.expect("in"),
        " ",
        expressionOf(source, step.iterable),
      ];
      const parallel = step.parallel === undefined ? "" : [" ", source.expect("parallel"), " ", leaf(source, step.parallel)];
      return [head, parallel, " ", stepsOf(source, step.steps)];
    }
    case "ParallelStep":
      return [source.expect("parallel"), " ", stepsOf(source, step.steps)];
    case "MatchStep":
      return matchOf(source, step);
  }
}

/** What stands behind a call, each on its own line. */
function clausesOf(source: Source, clauses: readonly CallClause[]): Doc {
  return clauses.length === 0 ? "" : indent(clauses.map((clause): Doc => [source.trailing() ?? "", hardLine, clauseOf(source, clause)]));
}

function clauseOf(source: Source, clause: CallClause): Doc {
  // A comment in front of a clause stands within its indentation.
  const leading = source.leading();
  switch (clause.kind) {
    case "OnClause": {
      const failures = [source.expect("on"), " ", inlineList(source, ",", clause.failures, (failure) => leaf(source, failure))];
      return [leading, failures, " ", source.expect("=>"), " ", expressionOf(source, clause.outcome)];
    }
    case "UndoClause":
      return [leading, source.expect("undo"), " ", expressionOf(source, clause.call)];
    case "SettingsClause":
      return [leading, source.expect("with"), " ", settingsOf(source, clause.settings)];
  }
}

interface Branch {
  readonly head: Doc;
  readonly steps: List;
}

function ifOf(source: Source, step: IfStep): Doc {
  const branches: Branch[] = [branchOf(source, source.expect("if"), step)];
  let otherwise = step.else;
  while (otherwise !== undefined) {
    const word = source.expect("else");
    const [inner] = otherwise;
    if (inner?.kind === "IfStep" && source.peek() === "if" && source.start === inner.start) {
      branches.push(branchOf(source, [word, " ", source.expect("if")], inner));
      otherwise = inner.else;
    } else {
      branches.push({ head: word, steps: stepsOf(source, otherwise) });
      otherwise = undefined;
    }
  }
  // All branches on one line, or none.
  const forced = branches.some(({ steps }) => takesLines(steps));
  return group(
    branches.map(({ head, steps }, index): Doc => [index === 0 ? "" : " ", head, " ", tied(steps, forced)]),
    forced,
  );
}

function branchOf(source: Source, word: Doc, step: IfStep): Branch {
  return { head: [word, " ", expressionOf(source, step.condition)], steps: stepsOf(source, step.then) };
}

function matchOf(source: Source, step: Extract<Step, { kind: "MatchStep" }>): Doc {
  const subject: Expression | undefined = step.subject;
  const head = [source.expect("match"), " ", subject === undefined ? "" : [expressionOf(source, subject), " "]];
  const arms = listOf(source, step.arms, blockStyle, ({ patterns, steps }: { patterns: readonly Pattern[]; steps: readonly Step[] }) => {
    const pattern = patternsOf(source, patterns);
    return { cells: [pattern, [source.expect("=>"), " ", stepsOf(source, steps)]], columns: "arm", block: true };
  });
  return [head, arms];
}
