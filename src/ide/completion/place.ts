import type { Scope } from "../../checker/context.ts";
import type { SettingSpecification, SettingTable } from "../../language/setting.ts";
import type { Span } from "../../source/span.ts";
import type {
  AssumeMember,
  CallExpression,
  FlowDeclaration,
  ImportDeclaration,
  MatchExpression,
  MatchStep,
  Node,
  ObjectExpression,
  OperationMember,
  Setting,
  Step,
  SystemDeclaration,
  TestDeclaration,
} from "../../syntax/nodes.ts";
import type { Type } from "../../types/type.ts";

/** What may stand at the cursor. One provider answers for each kind. */
export type Place =
  | { readonly kind: "declaration" }
  /** A name that the program makes up itself. */
  | { readonly kind: "newName" }
  | { readonly kind: "settingName"; readonly table: SettingTable; readonly settings: readonly Setting[]; readonly nodes: readonly Node[] }
  | {
      readonly kind: "settingValue";
      readonly specification: SettingSpecification;
      readonly nodes: readonly Node[];
      readonly value: ValuePlace;
    }
  /** An argument of `bearer(…)`, `exponential(…)` and the like. */
  | {
      readonly kind: "invokedArgument";
      readonly setting: string;
      readonly invoked: string;
      readonly index: number;
      readonly value: ValuePlace;
    }
  /** The value of a setting whose name is left out: it may be any of the block's. */
  | {
      readonly kind: "anySettingValue";
      readonly specifications: readonly SettingSpecification[];
      readonly nodes: readonly Node[];
      readonly value: ValuePlace;
    }
  | { readonly kind: "typeName"; readonly path: readonly string[]; readonly expected: "type" | "target" }
  /** Behind the point of a type's name whose first part is left out. */
  | { readonly kind: "typeMember"; readonly dot: Span }
  | {
      readonly kind: "member";
      readonly object: Node;
      readonly dot: Span;
      readonly optional: boolean;
      readonly expected: Type | undefined;
      readonly scope: Scope | undefined;
      /** The setting that it is the value of, or a part of its value. */
      readonly setting: string | undefined;
      /** It is an argument of a call. */
      readonly isArgument: boolean;
      readonly nodes: readonly Node[];
    }
  /** Behind the point of a path that is no value: `oauth2.`, `paging.next.`. */
  | { readonly kind: "path"; readonly path: readonly string[]; readonly nodes: readonly Node[] }
  | { readonly kind: "assumePath"; readonly member: AssumeMember; readonly path: readonly string[]; readonly nodes: readonly Node[] }
  | { readonly kind: "argument"; readonly call: CallExpression; readonly value: ValuePlace }
  | { readonly kind: "field"; readonly object: ObjectExpression; readonly nodes: readonly Node[] }
  | ({ readonly kind: "value" } & ValuePlace)
  | { readonly kind: "string"; readonly nodes: readonly Node[]; readonly literal: Node }
  | { readonly kind: "pattern"; readonly match: MatchExpression | MatchStep; readonly scope: Scope | undefined }
  | { readonly kind: "isPattern"; readonly match: MatchExpression | MatchStep }
  | { readonly kind: "failure"; readonly nodes: readonly Node[] }
  | { readonly kind: "outcome"; readonly value: ValuePlace }
  | {
      readonly kind: "step";
      readonly flow: FlowDeclaration | undefined;
      readonly scope: Scope | undefined;
      readonly behind: Step | undefined;
      readonly nodes: readonly Node[];
    }
  | {
      readonly kind: "systemMember";
      readonly system: SystemDeclaration;
      readonly nodes: readonly Node[];
      readonly in: "system" | "webhooks";
    }
  | { readonly kind: "operationName"; readonly nodes: readonly Node[] }
  | { readonly kind: "method"; readonly member: OperationMember; readonly nodes: readonly Node[] }
  | { readonly kind: "eventName"; readonly nodes: readonly Node[] }
  | { readonly kind: "importName"; readonly declaration: ImportDeclaration }
  | { readonly kind: "testTarget" }
  | { readonly kind: "testClause"; readonly declaration: TestDeclaration }
  /** One of some words of the grammar. */
  | { readonly kind: "word"; readonly words: readonly string[] };

/** A place that takes a value. */
export interface ValuePlace {
  /** The node there: what is being written, or `Missing`. */
  readonly node: Node | undefined;
  readonly scope: Scope | undefined;
  readonly expected: Type | undefined;
  /** A call of an operation may stand there. */
  readonly takesCalls: boolean;
  readonly nodes: readonly Node[];
  /** The name of the field or the parameter that it is for. */
  readonly name?: string | undefined;
}
