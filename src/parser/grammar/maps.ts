import type {
  Expression,
  MapDeclaration,
  ParameterNode,
  TableDeclaration,
  TableEntry,
  TestClause,
  TestDeclaration,
  TypeDeclaration,
  TypeNode,
} from "../../syntax/nodes.ts";
import * as t from "../tokens.ts";
import { SettingRules } from "./settings.ts";

/** Declarations of pure things: types, tables, maps and their tests. */
export abstract class MapRules extends SettingRules {
  readonly typeDeclaration = this.RULE("typeDeclaration", (): TypeDeclaration => {
    const start = this.startHere();
    const doc = this.docHere();
    this.CONSUME(t.Type);
    const name = this.SUBRULE(this.name);
    this.CONSUME(t.Equal);
    const type = this.SUBRULE(this.type);
    return { kind: "TypeDeclaration", doc, name, type, start, end: this.endHere() };
  });

  readonly tableDeclaration = this.RULE("tableDeclaration", (): TableDeclaration => {
    const start = this.startHere();
    const doc = this.docHere();
    const entries: TableEntry[] = [];
    this.CONSUME(t.Table);
    const name = this.SUBRULE(this.name);
    const inverse = this.OPTION(() => {
      this.CONSUME(t.DoubleArrow);
      return this.SUBRULE2(this.name);
    });
    const opener = this.CONSUME(t.OpenBrace);
    this.MANY({
      GATE: () => this.tableEntryHere() && !this.leftOpenBefore(opener),
      DEF: () => {
        entries.push(this.SUBRULE(this.tableEntry));
        this.OPTION2(() => this.CONSUME(t.Comma));
      },
    });
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
    return { kind: "TableDeclaration", doc, name, inverse, entries, start, end: this.endHere() };
  });

  private tableEntryHere(): boolean {
    return this.entryHere() || this.isAt(t.NumberLiteral) || (this.isAt(t.Minus) && this.isAt(t.NumberLiteral, 2));
  }

  readonly tableEntry = this.RULE("tableEntry", (): TableEntry => {
    const start = this.startHere();
    const key = this.OR([
      { ALT: (): Expression => this.stringOf(this.CONSUME(t.StringLiteral)) },
      { ALT: (): Expression => this.numberOf(this.CONSUME(t.NumberLiteral)) },
      {
        ALT: (): Expression => {
          this.CONSUME(t.Minus);
          const operand = this.numberOf(this.CONSUME2(t.NumberLiteral));
          return { kind: "UnaryExpression", operator: "-", operand, start, end: this.endHere() };
        },
      },
      { ALT: (): Expression => this.identifierOf(this.CONSUME(t.Identifier)) },
    ]);
    this.CONSUME(t.Colon);
    const value = this.SUBRULE(this.expression);
    return { kind: "TableEntry", key, value, start, end: this.endHere() };
  });

  readonly mapDeclaration = this.RULE("mapDeclaration", (): MapDeclaration => {
    const start = this.startHere();
    const doc = this.docHere();
    const parameters: ParameterNode[] = [];
    let result: TypeNode | undefined;
    let inverse: ParameterNode | undefined;
    this.CONSUME(t.Map);
    const name = this.SUBRULE(this.name);
    this.CONSUME(t.OpenParenthesis);
    this.MANY_SEP({ SEP: t.Comma, DEF: () => parameters.push(this.SUBRULE(this.parameter)) });
    this.CONSUME(t.CloseParenthesis);
    if (this.resultFollows()) {
      this.lost(t.Arrow);
      result = this.SUBRULE(this.type);
    } else
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.Arrow);
            result = this.SUBRULE(this.type);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.DoubleArrow);
            this.CONSUME2(t.OpenParenthesis);
            inverse = this.SUBRULE2(this.parameter);
            this.CONSUME2(t.CloseParenthesis);
          },
        },
        { ALT: () => (result = this.missing("type")) },
      ]);
    const body = this.SUBRULE(this.mapBody);
    return { kind: "MapDeclaration", doc, name, parameters, result, inverse, body, start, end: this.endHere() };
  });

  /** The result of a map stands here without the arrow in front of it. */
  private resultFollows(): boolean {
    return this.nameHere() && this.sameLine();
  }

  /** `{ fields }`, or `= expression`. */
  readonly mapBody = this.RULE("mapBody", (): Expression => {
    if (this.blockLostAt(1)) return this.SUBRULE(this.objectExpression);
    if (this.valueBegins() && this.continuesAt(1) && !this.isAt(t.OpenBrace)) {
      this.lost(t.Equal);
      return this.SUBRULE(this.expression);
    }
    return this.OR({
      DEF: [
        { ALT: (): Expression => this.SUBRULE(this.objectExpression) },
        {
          ALT: (): Expression => {
            this.CONSUME(t.Equal);
            return this.SUBRULE(this.expression);
          },
        },
        { ALT: (): Expression => this.missing("value") },
      ],
      IGNORE_AMBIGUITIES: true,
    });
  });

  readonly testDeclaration = this.RULE("testDeclaration", (): TestDeclaration => {
    const start = this.startHere();
    const doc = this.docHere();
    const clauses: TestClause[] = [];
    if (this.isAt(t.Identifier) && !this.isAt(t.Test)) this.lost(t.Test);
    else this.CONSUME(t.Test);
    const target = this.SUBRULE(this.name);
    const title = this.SUBRULE(this.string);
    const opener = this.CONSUME(t.OpenBrace);
    this.MANY({
      GATE: () => this.isAt(t.Identifier) && !this.blockEndsHere() && !this.leftOpenBefore(opener),
      DEF: () => clauses.push(this.SUBRULE(this.testClause)),
    });
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
    return { kind: "TestDeclaration", doc, target, title, clauses, start, end: this.endHere() };
  });

  /** A clause begins: a word with its value behind it on a line of its own. */
  private testClauseHere(): boolean {
    const { tokenType } = this.LA(1);
    if (tokenType !== t.Identifier || this.sameLine() || !this.valueFollows(2)) return false;
    return !this.isAt(t.OpenParenthesis, 2) && !this.isAt(t.OpenBracket, 2);
  }

  readonly testClause = this.RULE("testClause", (): TestClause => {
    const word = this.identifierOf(this.CONSUME(t.Identifier));
    this.OPTION({ GATE: () => this.isAt(t.Colon), DEF: () => this.CONSUME(t.Colon) });
    const value = this.testClauseHere() ? this.missing("value") : this.SUBRULE(this.expression);
    return { kind: "TestClause", word, value, start: word.start, end: this.endHere() };
  });
}
