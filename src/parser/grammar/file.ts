import { EmbeddedActionsParser, type IParserConfig, type IRecognitionException } from "chevrotain";
import type {
  Declaration,
  Doc,
  ImportDeclaration,
  IntegrationDeclaration,
  Name,
  PlanDeclaration,
  PolicyDeclaration,
  Setting,
  SourceFile,
} from "../../syntax/nodes.ts";
import type { Brackets } from "../brackets.ts";
import { repair } from "../repair.ts";
import * as t from "../tokens.ts";
import { FlowRules } from "./flows.ts";

/** Every mistake passes through chevrotain's SAVE_ERROR, which is there but not among its public types. */
const errorHandler = EmbeddedActionsParser.prototype as unknown as { SAVE_ERROR(error: IRecognitionException): IRecognitionException };

/** Thrown to end parsing after too many mistakes: recovery would go on, ever slower. */
export class TooManyErrors extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super("too many mistakes");
    this.offset = offset;
  }
}

/** A whole file. */
export class IntegParser extends FlowRules {
  /** The declarations that were finished before parsing was given up, or before an end that nothing fits. */
  finishedDeclarations: Declaration[] = [];
  private maximumErrors = 100;
  private mistakes = 0;

  /** Sets everything back for a new input. */
  begin(text: string, brackets: Brackets, docs: ReadonlyMap<number, Doc>, maximumErrors: number, maximumOperands: number): void {
    this.beginRecovery(text, brackets);
    this.docs = docs;
    this.maximumErrors = maximumErrors;
    this.maximumOperands = maximumOperands;
    this.longChains.length = 0;
    this.finishedDeclarations = [];
    this.mistakes = 0;
  }

  protected override SAVE_ERROR(error: IRecognitionException): IRecognitionException {
    this.mistakes++;
    const { errors } = this;
    if (errors.length + this.omissions.length >= this.maximumErrors) throw new TooManyErrors(error.token.startOffset);
    // What every open block around a place says of it is one mistake.
    if (errors.at(-1)?.token === error.token) return error;
    return errorHandler.SAVE_ERROR.call(this, error);
  }

  readonly file = this.RULE("file", (): SourceFile => {
    const declarations: Declaration[] = [];
    // They stay where the rest of the file cannot be read.
    this.ACTION(() => (this.finishedDeclarations = declarations));
    const add = (read: () => Declaration | undefined): void => {
      const before = this.mistakes + this.omissions.length;
      const declaration = read();
      const isWhole = this.mistakes + this.omissions.length === before;
      if (declaration !== undefined) declarations.push(isWhole ? declaration : repair(declaration));
    };
    const addTests = (): void => {
      while (this.testWithoutWordHere()) add(() => this.SUBRULE(this.declaration));
    };
    addTests();
    this.MANY(() => {
      add(() => this.SUBRULE(this.declaration));
      addTests();
    });
    return { kind: "SourceFile", declarations, start: 0, end: this.endHere() };
  });

  /** A test whose word is left out: `toAccount "takes the email" {`. */
  private testWithoutWordHere(): boolean {
    return this.LA(1).tokenType === t.Identifier && this.isAt(t.StringLiteral, 2) && this.isAt(t.OpenBrace, 3);
  }

  readonly declaration = this.RULE("declaration", (): Declaration | undefined =>
    this.testWithoutWordHere()
      ? this.SUBRULE(this.testDeclaration)
      : this.OR([
          { ALT: (): Declaration => this.SUBRULE(this.integrationDeclaration) },
          { ALT: (): Declaration => this.SUBRULE(this.importDeclaration) },
          { ALT: (): Declaration => this.SUBRULE(this.systemDeclaration) },
          { ALT: (): Declaration => this.SUBRULE(this.policyDeclaration) },
          { ALT: (): Declaration => this.SUBRULE(this.typeDeclaration) },
          { ALT: (): Declaration => this.SUBRULE(this.tableDeclaration) },
          { ALT: (): Declaration => this.SUBRULE(this.mapDeclaration) },
          { ALT: (): Declaration => this.SUBRULE(this.flowDeclaration) },
          { ALT: (): Declaration => this.SUBRULE(this.syncDeclaration) },
          { ALT: (): Declaration => this.SUBRULE(this.testDeclaration) },
          { ALT: (): Declaration => this.SUBRULE(this.planDeclaration) },
        ]),
  );

  readonly integrationDeclaration = this.RULE("integrationDeclaration", (): IntegrationDeclaration => {
    const start = this.startHere();
    const doc = this.docHere();
    let settings: readonly Setting[] = [];
    this.CONSUME(t.Integration);
    const name = this.SUBRULE(this.name);
    const version = this.OPTION(() => this.stringOf(this.CONSUME(t.StringLiteral)));
    const block = (): void => {
      const opener = this.CONSUME(t.OpenBrace);
      settings = this.SUBRULE(this.settings);
      if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
    };
    if (this.blockLostAt(1)) block();
    else this.OPTION2(block);
    return { kind: "IntegrationDeclaration", doc, name, version, settings, start, end: this.endHere() };
  });

  /** `import { a, b } from "./shared.integ"` */
  readonly importDeclaration = this.RULE("importDeclaration", (): ImportDeclaration => {
    const start = this.startHere();
    const doc = this.docHere();
    const names: Name[] = [];
    this.CONSUME(t.Import);
    this.CONSUME(t.OpenBrace);
    this.MANY({
      GATE: () => this.isAt(t.Identifier),
      DEF: () => {
        names.push(this.identifierOf(this.CONSUME(t.Identifier)));
        this.OPTION(() => this.CONSUME(t.Comma));
      },
    });
    this.CONSUME(t.CloseBrace);
    this.CONSUME(t.From);
    const from = this.SUBRULE(this.string);
    return { kind: "ImportDeclaration", doc, names, from, start, end: this.endHere() };
  });

  readonly policyDeclaration = this.RULE("policyDeclaration", (): PolicyDeclaration => {
    const start = this.startHere();
    const doc = this.docHere();
    this.CONSUME(t.Policy);
    const name = this.SUBRULE(this.name);
    const opener = this.CONSUME(t.OpenBrace);
    const settings = this.SUBRULE(this.settings);
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
    return { kind: "PolicyDeclaration", doc, name, settings, start, end: this.endHere() };
  });

  readonly planDeclaration = this.RULE("planDeclaration", (): PlanDeclaration => {
    const start = this.startHere();
    const doc = this.docHere();
    this.CONSUME(t.Plan);
    const opener = this.CONSUME(t.OpenBrace);
    const settings = this.SUBRULE(this.settings);
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
    return { kind: "PlanDeclaration", doc, settings, start, end: this.endHere() };
  });

  constructor(config: IParserConfig) {
    super(config);
    this.performSelfAnalysis();
  }
}
