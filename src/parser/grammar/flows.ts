import type {
  CallClause,
  Expression,
  FlowDeclaration,
  MatchStep,
  NumberLiteral,
  OnClause,
  Setting,
  Step,
  SyncDeclaration,
} from "../../syntax/nodes.ts";
import { endOf } from "../lexer.ts";
import * as t from "../tokens.ts";
import { SystemRules } from "./systems.ts";

/** Flows and syncs: what happens, one step at a time. */
export abstract class FlowRules extends SystemRules {
  readonly flowDeclaration = this.RULE("flowDeclaration", (): FlowDeclaration => {
    const start = this.startHere();
    const doc = this.docHere();
    const settings: Setting[] = [];
    const steps: Step[] = [];
    this.CONSUME(t.Flow);
    const name = this.SUBRULE(this.name);
    const opener = this.CONSUME(t.OpenBrace);
    const settingHere = (): boolean => this.entryHere() || this.namelessEntryHere() || (steps.length === 0 && this.settingInFrontHere());
    this.MANY({
      GATE: () => (settingHere() || this.stepBegins()) && !this.leftOpenBefore(opener),
      DEF: () => {
        this.OR({
          DEF: [
            { GATE: settingHere, ALT: (): unknown => settings.push(this.SUBRULE(this.setting)) },
            { ALT: (): unknown => steps.push(this.SUBRULE(this.step)) },
          ],
          IGNORE_AMBIGUITIES: true,
        });
        this.OPTION(() => this.CONSUME(t.Comma));
      },
    });
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
    return { kind: "FlowDeclaration", doc, name, settings, steps, start, end: this.endHere() };
  });

  readonly syncDeclaration = this.RULE("syncDeclaration", (): SyncDeclaration => {
    const start = this.startHere();
    const doc = this.docHere();
    this.CONSUME(t.Sync);
    const name = this.SUBRULE(this.name);
    const inverse = this.OPTION(() => {
      this.CONSUME(t.DoubleArrow);
      return this.SUBRULE2(this.name);
    });
    const opener = this.CONSUME(t.OpenBrace);
    const settings = this.SUBRULE(this.settings);
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
    return { kind: "SyncDeclaration", doc, name, inverse, settings, start, end: this.endHere() };
  });

  /** In front of all steps: a setting whose colon is not there, `on github.opened as event`. */
  private settingInFrontHere(): boolean {
    const { tokenType } = this.LA(1);
    if (!this.valueFollows(2) || this.isAt(t.OpenParenthesis, 2)) return false;
    if (this.isAt(t.OpenBracket, 2)) return endOf(this.LA(1)) < this.LA(2).startOffset;
    // A name with a call behind it is a system, and the point between them is what is missing.
    return tokenType === t.On || (tokenType === t.Identifier && !this.isAt(t.OpenParenthesis, 3));
  }

  private stepBegins(): boolean {
    return !this.blockEndsHere() && this.somethingHere();
  }

  readonly steps = this.RULE("steps", (): readonly Step[] => {
    const steps: Step[] = [];
    const opener = this.CONSUME(t.OpenBrace);
    this.MANY({
      GATE: () => this.stepBegins() && !this.entryHere() && !this.leftOpenBefore(opener),
      DEF: () => {
        steps.push(this.SUBRULE(this.step));
        this.OPTION(() => this.CONSUME(t.Comma));
      },
    });
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
    return steps;
  });

  readonly step = this.RULE(
    "step",
    (): Step =>
      this.OR({
        DEF: [
          { GATE: () => this.isAt(t.Let) && !this.isAt(t.Dot, 2), ALT: (): Step => this.SUBRULE(this.letStep) },
          { GATE: () => this.isAt(t.If) && !this.isAt(t.Dot, 2), ALT: (): Step => this.SUBRULE(this.ifStep) },
          { GATE: () => this.isAt(t.For) && this.isAt(t.Identifier, 2), ALT: (): Step => this.SUBRULE(this.forStep) },
          { GATE: () => this.isAt(t.Parallel) && this.isAt(t.OpenBrace, 2), ALT: (): Step => this.SUBRULE(this.parallelStep) },
          { GATE: () => this.isAt(t.Match) && !this.isAt(t.Dot, 2), ALT: (): Step => this.SUBRULE(this.matchStep) },
          { ALT: (): Step => this.SUBRULE(this.callStep) },
        ],
        IGNORE_AMBIGUITIES: true,
      }),
  );

  readonly letStep = this.RULE("letStep", (): Step => {
    const start = this.startHere();
    const doc = this.docHere();
    this.CONSUME(t.Let);
    const name = this.SUBRULE(this.name);
    this.CONSUME(t.Equal);
    const value = this.SUBRULE(this.expression);
    const clauses = this.SUBRULE(this.callClauses);
    return { kind: "LetStep", doc, name, value, clauses, start, end: this.endHere() };
  });

  readonly callStep = this.RULE("callStep", (): Step => {
    const start = this.startHere();
    const doc = this.docHere();
    const value = this.SUBRULE(this.expression);
    const clauses = this.SUBRULE(this.callClauses);
    return { kind: "CallStep", doc, value, clauses, start, end: this.endHere() };
  });

  readonly callClauses = this.RULE("callClauses", (): readonly CallClause[] => {
    const clauses: CallClause[] = [];
    this.MANY({
      GATE: () => this.clauseHere(),
      DEF: () => {
        clauses.push(
          this.OR({
            DEF: [
              { ALT: (): CallClause => this.SUBRULE(this.onClause) },
              {
                ALT: (): CallClause => {
                  const start = this.startHere();
                  this.CONSUME(t.Undo);
                  const call = this.SUBRULE(this.expression);
                  return { kind: "UndoClause", call, start, end: this.endHere() };
                },
              },
              {
                ALT: (): CallClause => {
                  const start = this.startHere();
                  this.CONSUME(t.With);
                  const opener = this.CONSUME(t.OpenBrace);
                  const settings = this.SUBRULE(this.settings);
                  if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
                  return { kind: "SettingsClause", settings, start, end: this.endHere() };
                },
              },
            ],
            IGNORE_AMBIGUITIES: true,
          }),
        );
      },
    });
    return clauses;
  });

  private clauseHere(): boolean {
    if (this.isAt(t.Colon, 2) || this.isAt(t.Dot, 2) || this.isAt(t.OpenParenthesis, 2)) return false;
    return this.isAt(t.On) || this.isAt(t.Undo) || (this.isAt(t.With) && this.isAt(t.OpenBrace, 2));
  }

  /** `on 409, 5xx => outcome` */
  readonly onClause = this.RULE("onClause", (): OnClause => {
    const start = this.startHere();
    this.CONSUME(t.On);
    const failures = [this.SUBRULE(this.failure)];
    this.MANY(() => {
      this.CONSUME(t.Comma);
      failures.push(this.SUBRULE2(this.failure));
    });
    this.CONSUME(t.FatArrow);
    const outcome = this.SUBRULE(this.expression);
    return { kind: "OnClause", failures, outcome, start, end: this.endHere() };
  });

  readonly failure = this.RULE("failure", (): OnClause["failures"][number] =>
    this.OR([
      { ALT: (): OnClause["failures"][number] => this.numberOf(this.CONSUME(t.NumberLiteral)) },
      { ALT: (): OnClause["failures"][number] => this.statusOf(this.CONSUME(t.StatusLiteral)) },
      { ALT: (): OnClause["failures"][number] => this.stringOf(this.CONSUME(t.StringLiteral)) },
      { GATE: () => !this.declarationHere(), ALT: (): OnClause["failures"][number] => this.identifierOf(this.CONSUME(t.Identifier)) },
      { ALT: (): OnClause["failures"][number] => this.missing("value") },
    ]),
  );

  readonly ifStep = this.RULE("ifStep", (): Step => {
    const start = this.startHere();
    const doc = this.docHere();
    const branches: { readonly start: number; readonly condition: Expression; readonly then: readonly Step[] }[] = [];
    this.CONSUME(t.If);
    const condition = this.SUBRULE(this.expression);
    const then = this.SUBRULE(this.steps);
    // A row, not a recursion: `else if` may come any number of times.
    this.MANY({
      GATE: () => this.isAt(t.Else) && this.isAt(t.If, 2),
      DEF: () => {
        this.CONSUME(t.Else);
        const branchStart = this.startHere();
        this.CONSUME2(t.If);
        const branchCondition = this.SUBRULE2(this.expression);
        const branchThen = this.SUBRULE2(this.steps);
        branches.push({ start: branchStart, condition: branchCondition, then: branchThen });
      },
    });
    const otherwise = this.OPTION({
      GATE: () => this.isAt(t.Else),
      DEF: () => {
        this.CONSUME2(t.Else);
        return this.SUBRULE3(this.steps);
      },
    });
    const end = this.endHere();
    if (branches.length > this.maximumPostfixes) {
      this.longChains.push({ start, end });
      branches.length = this.maximumPostfixes;
    }
    const rest = branches.reduceRight<readonly Step[] | undefined>(
      (inner, branch) => [{ kind: "IfStep", ...branch, else: inner, end }],
      otherwise,
    );
    return { kind: "IfStep", doc, condition, then, else: rest, start, end };
  });

  readonly forStep = this.RULE("forStep", (): Step => {
    const start = this.startHere();
    const doc = this.docHere();
    let parallel: NumberLiteral | undefined;
    this.CONSUME(t.For);
    const variable = this.SUBRULE(this.name);
    this.CONSUME(t.In);
    const iterable = this.SUBRULE(this.expression);
    this.OPTION(() => {
      this.CONSUME(t.Parallel);
      parallel = this.numberOf(this.CONSUME(t.NumberLiteral));
    });
    const steps = this.SUBRULE(this.steps);
    return { kind: "ForStep", doc, variable, iterable, parallel, steps, start, end: this.endHere() };
  });

  readonly parallelStep = this.RULE("parallelStep", (): Step => {
    const start = this.startHere();
    const doc = this.docHere();
    this.CONSUME(t.Parallel);
    const steps = this.SUBRULE(this.steps);
    return { kind: "ParallelStep", doc, steps, start, end: this.endHere() };
  });

  readonly matchStep = this.RULE("matchStep", (): Step => {
    const start = this.startHere();
    const doc = this.docHere();
    const arms: MatchStep["arms"][number][] = [];
    this.CONSUME(t.Match);
    const subject: Expression | undefined = this.OPTION({ GATE: () => !this.isAt(t.OpenBrace), DEF: () => this.SUBRULE(this.expression) });
    const opener = this.CONSUME(t.OpenBrace);
    this.MANY({
      GATE: () => this.somethingHere() && !this.blockEndsHere() && !this.entryHere() && !this.leftOpenBefore(opener),
      DEF: () => {
        const armStart = this.startHere();
        const patterns = this.SUBRULE(this.patterns);
        this.CONSUME(t.FatArrow);
        const steps = this.SUBRULE(this.steps);
        arms.push({ kind: "MatchStepArm", patterns, steps, start: armStart, end: this.endHere() });
        this.OPTION2(() => this.CONSUME(t.Comma));
      },
    });
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
    return { kind: "MatchStep", doc, subject, arms, start, end: this.endHere() };
  });
}
