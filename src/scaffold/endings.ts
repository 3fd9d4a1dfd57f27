import { chooseContent } from "../checker/symbols/media-types.ts";
import type { Contract, Operation, OperationSummary, Parameter } from "../contract/contract.ts";
import { present } from "../types/join.ts";
import { resolve, type Type } from "../types/type.ts";
import { type Concept, conceptOf } from "./concepts.ts";
import { literalsOf } from "./enums.ts";
import { operationName } from "./operation-names.ts";
import { isWritable } from "./system.ts";
import { targetForm } from "./target-form.ts";
import { wordsOf } from "./words.ts";
import { writtenName } from "./written.ts";

/** An operation that a flow could call. */
export interface Ending {
  readonly operation: Operation;
  /** What the program calls it. */
  readonly name: string;
  readonly body: Type;
  /** What it makes: the last thing of its path. */
  readonly made: readonly string[];
  readonly concept?: Concept | undefined;
  /** Required parameters. */
  readonly parameters: readonly Parameter[];
}

const mostEndings = 40;

/** What an operation says of itself that is sent something, and makes no record of it. */
const makesNothing =
  /accept|admin|analytics|apply|approve|archive|auth|batch|bulk|cancel|convert|delete|dialog|disable|enable|ephemeral|export|gdpr|import|invite|login|logout|mark-|meMessage|merge|metrics|parse|preview|purge|query|recognize|remove|reset|revoke|schedule|search|session|set(?:Active|Photo|Presence)|profile[._]?set|subscriptions?\/|template|test|token|unfurl|update|upload|valid|verif|webhook/iu;

/** What only says that something is made. */
const making: ReadonlySet<string> = new Set(["add", "create", "enqueue", "insert", "make", "new", "post", "put", "send"].flatMap(wordsOf));

/** Headers that are no parameters, whatever a description says (OpenAPI 3.1.1, 4.8.12.1). */
const unspoken = /^(?:accept|authorization|content-type)$/iu;

/** Operations that make something, and need no more than a body and what can be configured; what says what it makes comes first. */
export function endingsOf(contract: Contract): readonly Ending[] {
  const endings: Ending[] = [];
  const title = conceptOf(wordsOf(contract.title));
  const names = new Set<string>();
  const writes = contract.operations
    .filter(
      ({ method, path, operationId }) => (method === "POST" || method === "PUT") && !makesNothing.test(`${path} ${operationId ?? ""}`),
    )
    .map((summary) => ({ summary, ...thingOf(summary) }))
    .sort((left, right) => rankOf(left) - rankOf(right));
  for (const { summary, made, concept } of writes) {
    if (endings.length >= mostEndings) break;
    const name = isWritable(summary.operationId) ? summary.operationId : (operationName(summary) ?? titleName(summary, title));
    const operation = contract.operation(summary);
    const parameters = operation.parameters.filter(
      (parameter) => (parameter.required || parameter.in === "path") && !(parameter.in === "header" && unspoken.test(parameter.name)),
    );
    const body = operation.body && chooseContent(operation.body.contents)?.content.type;
    const fields = body === undefined ? 0 : (targetForm(body)?.properties.size ?? 0);
    if (name === undefined || names.has(name) || body === undefined || fields === 0 || operation.deprecated) continue;
    if (!parameters.every((parameter) => argumentOf(parameter, "X") !== undefined)) continue;
    names.add(name);
    const isTitles = made.length === 0 || operationName(summary) === undefined;
    endings.push({ operation, name, body: present(body), made, concept: isTitles ? (concept ?? title) : concept, parameters });
  }
  return endings;
}

/** A name for what makes one of what the whole description is about, `POST /crm/objects/{objectType}` of HubSpot's `Contacts`. */
function titleName({ method }: OperationSummary, title: Concept | undefined): string | undefined {
  return method === "POST" && title !== undefined ? `create${title.word.charAt(0).toUpperCase()}${title.word.slice(1)}` : undefined;
}

/** What an operation makes, by its path; where that says nothing (`/v2/enqueue`, `/chat.postMessage`), by its name. */
function thingOf({ path, operationId }: OperationSummary): Pick<Ending, "made" | "concept"> {
  const part = path.split("/").findLast((each) => each !== "" && !each.includes("{")) ?? "";
  const byPath = wordsOf(part).filter((word) => !making.has(word));
  const byName = wordsOf(operationId ?? "").filter((word) => !making.has(word));
  const made = byPath.length > 0 ? byPath : byName;
  const concept = conceptOf(made);
  // The type of an issue is no issue.
  return { made, concept: concept?.word === made.at(-1) ? concept : undefined };
}

function rankOf({ summary: { path, method }, concept }: { readonly summary: OperationSummary } & Pick<Ending, "concept">): number {
  return path.split("/").length + (method === "POST" ? 0 : 2) + (path.includes("{") ? 2 : 0) - (concept === undefined ? 0 : 3);
}

/** What is written for a required parameter: its only or first value, or configuration; undefined where neither would do. */
export function argumentOf({ name, type }: Parameter, prefix: string): string | undefined {
  if (writtenName(name) === undefined) return undefined;
  const [first] = literalsOf(present(type)) ?? [];
  if (first !== undefined) return typeof first === "object" ? undefined : JSON.stringify(first).replaceAll("${", "\\${");
  const form = resolve(present(type));
  if (form.kind !== "string" || form.patterns !== undefined || !["email", "uri", "uuid", undefined].includes(form.format)) return undefined;
  return `env.${prefix}_${name.replace(/[^A-Za-z0-9]+/gu, "_").toUpperCase()}`;
}
