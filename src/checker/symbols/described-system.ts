import type { Contract, EventSummary, OperationSummary } from "../../contract/contract.ts";
import type {
  AssumeMember,
  EventMember,
  Identifier,
  OperationMember,
  Setting,
  SystemDeclaration,
  WebhooksMember,
} from "../../syntax/nodes.ts";
import { present } from "../../types/join.ts";
import { lookUpMember } from "../../types/members.ts";
import { resolve, type Type } from "../../types/type.ts";
import type { EventSymbol, ModelSymbol, SystemSymbol } from "../context.ts";
import type { FileContext } from "../session.ts";
import { invocationOf, pathOf } from "../settings/paths.ts";
import { AssumedTypes, type Change, changedAt } from "./assumed-types.ts";
import { type DescribedOperation, describeOperation } from "./described-operation.ts";
import { typeSymbols } from "./type-symbols.ts";

/** What the symbol of a system asks of the checker; so that symbols need not know how declarations are read. */
export interface SystemReader {
  /** Loads the description; reports why it cannot be used. */
  contract(): Contract | undefined;
  /** The assumptions, read and reported; their types may name the system's own types. */
  assumptions(): readonly Assumption[];
  /** What is assumed of answers and scopes, read and reported. */
  answers(): readonly AnswerAssumption[];
  /** The payload type of an event; reports where there is none. */
  eventType(member: EventMember, described: EventSummary | undefined): Type;
}

/** One thing that a program assumes of an operation or a type. */
export interface Assumption {
  readonly member: AssumeMember;
  /** The operation's name, or the type's. */
  readonly root: string;
  /** `body` where the second word said so; only for operations. */
  readonly part: "result" | "body";
  /** An operation, or a type of the description. */
  readonly of: "operation" | "type";
  readonly path: readonly string[];
  readonly change: Change;
}

/** What a program assumes of an operation's answers, and of what its token must allow. */
export interface AnswerAssumption {
  readonly member: AssumeMember;
  readonly operation: string;
  /** Where the operation is named. */
  readonly node: Identifier;
  /** `409`, `4XX` */
  readonly statuses: readonly string[];
  readonly scopes: readonly string[];
}

/** The event of a system with its declaration. */
export interface DescribedEvent extends EventSymbol {
  readonly member: EventMember;
  readonly webhooks: WebhooksMember;
}

/** A system: its description under what the program says of it. Everything is read when it is asked for, and once. */
export class DescribedSystem implements SystemSymbol {
  readonly kind = "system";
  readonly name: string;
  readonly file: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly declaration: SystemDeclaration;
  readonly context: FileContext;
  readonly #reader: SystemReader;
  readonly #members = new Map<string, OperationMember>();
  readonly #events = new Map<string, { readonly member: EventMember; readonly webhooks: WebhooksMember }>();
  readonly #operations = new Map<string, DescribedOperation | undefined>();
  readonly #eventSymbols = new Map<string, DescribedEvent>();
  readonly #usedOperations = new Set<string>();
  #contract: { readonly value: Contract | undefined } | undefined;
  #assumptions: readonly Assumption[] | undefined;
  #answers: readonly AnswerAssumption[] | undefined;
  #types: AssumedTypes | undefined;

  constructor(context: FileContext, name: string, declaration: SystemDeclaration, reader: SystemReader) {
    this.context = context;
    this.name = name;
    this.file = context.file;
    this.span = declaration.name;
    this.declaration = declaration;
    this.#reader = reader;
    for (const member of declaration.members) {
      if (member.kind === "OperationMember" && member.name.kind === "Identifier" && !this.#members.has(member.name.name))
        this.#members.set(member.name.name, member);
      if (member.kind !== "WebhooksMember") continue;
      for (const event of member.events) {
        if (event.name.kind === "Identifier" && !this.#events.has(event.name.name))
          this.#events.set(event.name.name, { member: event, webhooks: member });
      }
    }
  }

  get contract(): Contract | undefined {
    this.#contract ??= { value: this.#reader.contract() };
    return this.#contract.value;
  }

  get answersFailures(): boolean {
    return this.#settingOf("fails") !== undefined;
  }

  get assumptions(): readonly Assumption[] {
    // Their types may name the system's own types: those are then the ones of the description.
    this.#assumptions ??= [];
    if (this.#types === undefined) {
      this.#types = new AssumedTypes(new Map());
      this.#assumptions = this.#reader.assumptions();
      this.#types = this.#typesUnder(this.#assumedTypes());
      // What was looked at on the way does not know the assumptions yet.
      this.#operations.clear();
    }
    return this.#assumptions;
  }

  /** What the program assumes of answers and scopes. */
  get answerAssumptions(): readonly AnswerAssumption[] {
    this.#answers ??= this.#reader.answers();
    return this.#answers;
  }

  /** Operations that the program names, by their names here. */
  get operationMembers(): ReadonlyMap<string, OperationMember> {
    return this.#members;
  }

  /** The operation of the description that a member names; undefined where there is none. */
  summaryOf(member: OperationMember): OperationSummary | undefined {
    const { contract } = this;
    if (contract === undefined || member.name.kind === "Missing") return undefined;
    if (member.method === undefined) return contract.operationById(member.name.name);
    return member.path?.kind === "StringLiteral" ? contract.operationAt(member.method.name.toUpperCase(), member.path.value) : undefined;
  }

  operation(name: string): DescribedOperation | undefined {
    this.#usedOperations.add(name);
    return this.describedOperation(name);
  }

  /** As {@link operation}, without its use being counted. */
  describedOperation(name: string): DescribedOperation | undefined {
    if (this.#operations.has(name)) return this.#operations.get(name);
    const { contract } = this;
    const member = this.#members.get(name);
    const summary = member === undefined ? contract?.operationById(name) : this.summaryOf(member);
    const described =
      contract === undefined || summary === undefined
        ? undefined
        : describeOperation(this, name, contract.operation(summary), member, {
            rewrite: (type, part) => this.#assumed(name, type, part),
            statuses: this.#answersOf(name).flatMap((assumption) => assumption.statuses),
            scopes: this.#answersOf(name).flatMap((assumption) => assumption.scopes),
          });
    this.#operations.set(name, described);
    return described;
  }

  #answersOf(operation: string): readonly AnswerAssumption[] {
    return this.answerAssumptions.filter((assumption) => assumption.operation === operation);
  }

  /** Whether anything names the operation. */
  uses(name: string): boolean {
    return this.#usedOperations.has(name);
  }

  operationNames(): readonly string[] {
    const ids = (this.contract?.operations ?? []).flatMap((operation) =>
      operation.operationId === undefined ? [] : [operation.operationId],
    );
    return [...new Set([...this.#members.keys(), ...ids])];
  }

  event(name: string): DescribedEvent | undefined {
    const known = this.#eventSymbols.get(name);
    if (known !== undefined) return known;
    const found = this.#events.get(name);
    if (found === undefined) return undefined;
    const described = this.contract?.events.find((event) => event.name === name);
    const event: DescribedEvent = {
      name,
      system: this,
      type: this.#reader.eventType(found.member, described),
      span: found.member.name,
      ...found,
    };
    this.#eventSymbols.set(name, event);
    return event;
  }

  eventNames(): readonly string[] {
    return [...this.#events.keys()];
  }

  type(path: readonly string[]): Type | undefined {
    const [first, ...rest] = path;
    const { contract } = this;
    if (first === undefined || contract === undefined) return undefined;
    const named = contract.type(first);
    if (named !== undefined) {
      return this.#follow(this.rewrite(named), rest);
    }
    const operation = this.operation(first);
    if (operation === undefined) return undefined;
    if (rest[0] === "body") return operation.body && this.#follow(operation.body.type, rest.slice(1));
    if (rest[0] === "item") {
      const item = this.itemType(operation);
      if (item !== undefined) return this.#follow(item, rest.slice(1));
    }
    return this.#follow(operation.result, rest);
  }

  typeSymbols(path: readonly string[]): readonly ModelSymbol[] {
    return typeSymbols(this, path);
  }

  /** A type of the description under what is assumed of the types in it. */
  rewrite(type: Type): Type {
    void this.assumptions;
    return this.#types?.rewrite(type) ?? type;
  }

  typeNames(): readonly string[] {
    return [...(this.contract?.typeNames ?? []), ...this.operationNames()];
  }

  #follow(type: Type, path: readonly string[]): Type | undefined {
    let current = type;
    for (const name of path) {
      const found = lookUpMember(present(current), name);
      if (found.kind !== "found") return undefined;
      current = present(found.type);
    }
    return current;
  }

  /** The type of what one page of an operation holds many of: what `pages` says, or the one list that the answer is or has. */
  itemType(operation: DescribedOperation): Type | undefined {
    const said = this.#itemsPath();
    const list = said === undefined ? operation.result : this.#follow(operation.result, said);
    const form = list && resolve(present(list));
    if (form?.kind === "array") return form.items;
    if (form?.kind !== "object") return undefined;
    const lists = [...form.properties.values()].map((property) => resolve(present(property.type))).filter((type) => type.kind === "array");
    return lists.length === 1 ? lists[0]?.items : undefined;
  }

  #itemsPath(): readonly string[] | undefined {
    const pages = this.#settingOf("pages");
    const given = pages && invocationOf(pages.value)?.given;
    if (given?.kind !== "block") return undefined;
    const items = given.settings.find((setting) => setting.name.kind === "Identifier" && setting.name.name === "items");
    return items && pathOf(items.value)?.map((part) => part.name);
  }

  #assumed(name: string, type: Type, part: "result" | "body" | "parameter"): Type {
    const assumptions = this.assumptions;
    let current = this.#types?.rewrite(type) ?? type;
    for (const assumption of assumptions) {
      if (assumption.of !== "operation" || assumption.root !== name || assumption.part !== part) continue;
      current = changedAt(current, assumption.path, assumption.change, [this.name, name, ...assumption.path].join(".")) ?? current;
    }
    return current;
  }

  /** A description with corrections of this system's own must not be taken for the same one elsewhere. */
  #typesUnder(assumed: ReadonlyMap<string, Type>): AssumedTypes {
    const spec = this.#settingOf("spec");
    const corrected = assumed.size > 0 || (spec !== undefined && (invocationOf(spec.value)?.modifiers.length ?? 0) > 0);
    return new AssumedTypes(assumed, corrected ? `~${this.name}` : "");
  }

  #settingOf(name: string): Setting | undefined {
    return this.declaration.members.find(
      (member): member is Setting => member.kind === "Setting" && member.name.kind === "Identifier" && member.name.name === name,
    );
  }

  /** What stands behind the references that something is assumed of. */
  #assumedTypes(): ReadonlyMap<string, Type> {
    const assumed = new Map<string, Type>();
    for (const { of, root, path, change } of this.#assumptions ?? []) {
      const reference = of === "type" ? this.contract?.type(root) : undefined;
      if (reference?.kind !== "ref") continue;
      const before = assumed.get(reference.id) ?? reference.resolve();
      assumed.set(reference.id, changedAt(before, path, change, [this.name, root, ...path].join(".")) ?? before);
    }
    return assumed;
  }
}
