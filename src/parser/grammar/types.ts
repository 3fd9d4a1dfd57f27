import type { FunctionSignature, Identifier, ParameterNode, TypeField, TypeName, TypeNode } from "../../syntax/nodes.ts";
import * as t from "../tokens.ts";
import { GrammarBase } from "./base.ts";

/** Types, as in TypeScript: `string | null`, `T[]`, `{ a: T, b?: U }`, `system.type`, `schema "file.json#/$defs/X"`. */
export abstract class TypeRules extends GrammarBase {
  readonly type = this.RULE("type", (): TypeNode => {
    const start = this.startHere();
    this.OPTION({ GATE: () => this.isAt(t.Bar), DEF: () => this.CONSUME(t.Bar) });
    const first = this.given(this.SUBRULE(this.typeOperand));
    const members: TypeNode[] = [first];
    this.MANY({
      GATE: () => this.isAt(t.Bar),
      DEF: () => {
        this.CONSUME2(t.Bar);
        members.push(this.given(this.SUBRULE2(this.typeOperand)));
      },
    });
    return members.length === 1 ? first : { kind: "UnionType", members, start, end: this.endHere() };
  });

  /** A type begins here, as far as one token shows it. */
  protected typeBegins(): boolean {
    const { tokenType } = this.LA(1);
    const signs: readonly unknown[] = [t.Bar, t.Dot, t.OpenBrace, t.OpenParenthesis, t.StringLiteral, t.NumberLiteral, t.Minus];
    return this.nameHere() || signs.includes(tokenType);
  }

  readonly typeOperand = this.RULE("typeOperand", (): TypeNode => {
    const start = this.startHere();
    let type: TypeNode = this.given(this.SUBRULE(this.typePrimary));
    this.MANY({
      GATE: () => this.isAt(t.OpenBracket) && this.isAt(t.CloseBracket, 2),
      DEF: () => {
        this.CONSUME(t.OpenBracket);
        this.CONSUME(t.CloseBracket);
        type = { kind: "ArrayType", element: type, start, end: this.endHere() };
      },
    });
    return type;
  });

  readonly typePrimary = this.RULE("typePrimary", (): TypeNode => {
    const start = this.startHere();
    if (this.isAt(t.Dot)) return this.SUBRULE(this.typeName);
    return this.OR({
      DEF: [
        { GATE: () => this.isAt(t.OpenBrace), ALT: (): TypeNode => this.SUBRULE(this.objectType) },
        { GATE: () => this.isAt(t.OpenParenthesis), ALT: (): TypeNode => this.SUBRULE(this.groupedType) },
        {
          GATE: () => this.isAt(t.StringLiteral) && !this.isAt(t.Colon, 2),
          ALT: (): TypeNode => ({ ...this.stringOf(this.CONSUME(t.StringLiteral)), kind: "LiteralType" as const }),
        },
        {
          GATE: () => this.isAt(t.NumberLiteral) || (this.isAt(t.Minus) && this.isAt(t.NumberLiteral, 2)),
          ALT: (): TypeNode => {
            let sign = 1;
            this.OPTION(() => {
              this.CONSUME(t.Minus);
              sign = -1;
            });
            const token = this.CONSUME(t.NumberLiteral);
            return { kind: "LiteralType", value: sign * Number(token.image), start, end: this.endHere() };
          },
        },
        {
          GATE: () => (this.isAt(t.True) || this.isAt(t.False)) && !this.isAt(t.Colon, 2),
          ALT: (): TypeNode => {
            const token = this.OR2([{ ALT: () => this.CONSUME(t.True) }, { ALT: () => this.CONSUME(t.False) }]);
            return { kind: "LiteralType", value: token.image === "true", start, end: this.endHere() };
          },
        },
        {
          GATE: () => this.isAt(t.Schema) && this.isAt(t.StringLiteral, 2),
          ALT: (): TypeNode => {
            this.CONSUME(t.Schema);
            const reference = this.SUBRULE(this.string);
            return { kind: "SchemaType", reference, start, end: this.endHere() };
          },
        },
        { GATE: () => this.nameHere(), ALT: (): TypeNode => this.SUBRULE(this.typeName) },
        { ALT: (): TypeNode => this.missing("type") },
      ],
      IGNORE_AMBIGUITIES: true,
    });
  });

  readonly typeName = this.RULE("typeName", (): TypeName => {
    const start = this.startHere();
    const path: Identifier[] = [];
    // Without a name in front of its point it still is the rest of one.
    if (this.isAt(t.Dot)) this.missing("type");
    else path.push(this.identifierOf(this.CONSUME(t.Identifier)));
    this.MANY({
      GATE: () => this.isAt(t.Dot),
      DEF: () => {
        this.CONSUME(t.Dot);
        const name = this.given(this.SUBRULE(this.name));
        if (name.kind === "Identifier") path.push(name);
      },
    });
    return { kind: "TypeName", path, start, end: this.endHere() };
  });

  readonly objectType = this.RULE("objectType", (): TypeNode => {
    const start = this.startHere();
    const fields: TypeField[] = [];
    let index: TypeNode | undefined;
    const opener = this.CONSUME(t.OpenBrace);
    this.MANY({
      GATE: () =>
        !this.leftOpenBefore(opener) &&
        ((index === undefined && this.isAt(t.OpenBracket)) || this.entryHere() || (this.isAt(t.Identifier) && !this.declarationHere())),
      DEF: () => {
        this.OR([
          { GATE: () => this.isAt(t.OpenBracket), ALT: () => (index = this.SUBRULE(this.indexSignature)) },
          { ALT: () => fields.push(this.SUBRULE(this.typeField)) },
        ]);
        this.OPTION(() => this.CONSUME(t.Comma));
      },
    });
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
    return { kind: "ObjectType", fields, index, start, end: this.endHere() };
  });

  /** `[key: string]: T` */
  readonly indexSignature = this.RULE("indexSignature", (): TypeNode => {
    this.CONSUME(t.OpenBracket);
    this.CONSUME(t.Identifier);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.type);
    this.CONSUME(t.CloseBracket);
    this.CONSUME2(t.Colon);
    return this.SUBRULE2(this.type);
  });

  readonly typeField = this.RULE("typeField", (): TypeField => {
    const start = this.startHere();
    const doc = this.docHere();
    const name = this.OR([
      { ALT: () => this.stringOf(this.CONSUME(t.StringLiteral)) },
      { ALT: () => this.identifierOf(this.CONSUME(t.Identifier)) },
    ]);
    let optional = false;
    this.OPTION(() => {
      this.CONSUME(t.Question);
      optional = true;
    });
    this.CONSUME(t.Colon);
    const type = this.SUBRULE(this.type);
    return { kind: "TypeField", doc, name, optional, type, start, end: this.endHere() };
  });

  /** `(T | U)`, or `(item: T) => U` in the signature of a standard function. */
  readonly groupedType = this.RULE("groupedType", (): TypeNode => {
    const start = this.startHere();
    this.CONSUME(t.OpenParenthesis);
    return this.OR({
      DEF: [
        {
          GATE: () => this.entryHere() || this.isAt(t.CloseParenthesis),
          ALT: (): TypeNode => {
            const parameters: ParameterNode[] = [];
            this.MANY_SEP({ SEP: t.Comma, DEF: () => parameters.push(this.SUBRULE(this.parameter)) });
            this.CONSUME(t.CloseParenthesis);
            this.CONSUME(t.FatArrow);
            const result = this.SUBRULE(this.type);
            return { kind: "FunctionType", parameters, result, start, end: this.endHere() };
          },
        },
        {
          ALT: (): TypeNode => {
            const type = this.SUBRULE2(this.type);
            this.CONSUME2(t.CloseParenthesis);
            return type;
          },
        },
      ],
      IGNORE_AMBIGUITIES: true,
    });
  });

  /** `name: T`, `name?: T` */
  readonly parameter = this.RULE("parameter", (): ParameterNode => {
    const name = this.given(this.SUBRULE(this.label));
    let optional = false;
    let type: TypeNode | undefined;
    this.OPTION(() => {
      this.CONSUME(t.Question);
      optional = true;
    });
    if (this.nameHere() && this.sameLine()) {
      this.lost(t.Colon);
      type = this.SUBRULE(this.type);
    } else
      this.OPTION2(() => {
        this.CONSUME(t.Colon);
        type = this.SUBRULE(this.type);
      });
    const node = { kind: "Parameter" as const, name, type, start: name.start, end: this.endHere() };
    return optional ? { ...node, optional } : node;
  });

  /** `<T>(items: T[]) -> T`, for the table of standard functions. */
  readonly functionSignature = this.RULE("functionSignature", (): FunctionSignature => {
    const start = this.startHere();
    const typeParameters: string[] = [];
    this.OPTION(() => {
      this.CONSUME(t.Less);
      this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => typeParameters.push(this.CONSUME(t.Identifier).image) });
      this.CONSUME(t.Greater);
    });
    this.CONSUME(t.OpenParenthesis);
    const parameters: FunctionSignature["parameters"][number][] = [];
    this.MANY_SEP({
      SEP: t.Comma,
      DEF: () => {
        const parameter = this.SUBRULE(this.parameter);
        const { name, type } = parameter;
        if (name?.kind === "Identifier" && type !== undefined)
          parameters.push({ name: name.name, optional: parameter.optional ?? false, type });
      },
    });
    this.CONSUME(t.CloseParenthesis);
    this.CONSUME(t.Arrow);
    const result = this.SUBRULE(this.type);
    return { kind: "FunctionSignature", typeParameters, parameters, result, start, end: this.endHere() };
  });
}
