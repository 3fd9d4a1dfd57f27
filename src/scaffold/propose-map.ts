import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Places } from "../diagnostics/render/places.ts";
import { format } from "../format/format.ts";
import type { Host } from "../source/host.ts";
import type { MapDeclaration } from "../syntax/nodes.ts";
import { withBuffer } from "../workspace/buffer-host.ts";
import { type CheckedProgram, createWorkspace, type Workspace } from "../workspace/workspace.ts";
import { valuesIn } from "./compose.ts";
import { refusal } from "./fallbacks.ts";
import { createFieldMatcher } from "./match-fields.ts";
import { type FieldProposals, isOpen, isWritten } from "./proposal.ts";
import { proposeFields } from "./propose-fields.ts";
import { prefixOf } from "./system.ts";
import { targetForm } from "./target-form.ts";
import { type PassedOver, pathKey, type WrittenFields, writeFields } from "./write-fields.ts";
import { writtenName, writtenText } from "./written.ts";

/** What a map is proposed for. */
export interface MapRequest {
  readonly host: Host;
  /** The program's path, as the host knows it; types are named as they are in it. */
  readonly entry: string;
  /** The program's text; it need not be on the disk. */
  readonly text: string;
  /** `stripe.customer`, `salesforce.createAccount.body`, or `specs/x.json#/components/schemas/Y`. */
  readonly source: string;
  readonly target: string;
  /** The map's name; made of the target's where it is left out. */
  readonly name?: string | undefined;
}

/** A `map` declaration that compiles where it was asked for, or what keeps it from being one. */
export type MapProposal =
  | {
      readonly kind: "proposed";
      readonly name: string;
      /** The whole declaration, with a line end. */
      readonly text: string;
      readonly counts: MapCounts;
    }
  | { readonly kind: "refused"; readonly diagnostics: readonly Diagnostic[]; readonly places: Places }
  | { readonly kind: "unnamed"; readonly type: string };

/** How much of a target a map covers. */
export interface MapCounts {
  /** Fields that the target has. */
  readonly all: number;
  /** Fields that are given a value. */
  readonly mapped: number;
  /** Required fields that only have a refusal. */
  readonly open: number;
}

/** How often what the compiler refuses is replaced by the next best. */
const mostRounds = 8;

/**
 * Proposes a map between two types of a program. What is proposed is tried: the compiler reads the program with the map in it,
 * and what it refuses gives way to the next best until nothing is refused.
 */
export function proposeMap(request: MapRequest): MapProposal {
  const [source, target] = [writtenType(request.source), writtenType(request.target)];
  if (source === undefined) return { kind: "unnamed", type: request.source };
  if (target === undefined) return { kind: "unnamed", type: request.target };
  const file = request.host.resolve(request.entry, request.entry.split(/[\\/]/u).at(-1) ?? request.entry);
  const host = withBuffer(request.host, file, request.text);
  const workspace = createWorkspace(host);
  const before = `${request.text.trimEnd()}\n\n`;
  const name = request.name ?? freeName(workspace.check(file), file, mapName(request.target));
  const variable = variableName(request.source);
  const head = `map ${name}(${variable}: ${source}) -> ${target}`;
  const trial = createTrial(workspace, file, (text) => host.setBuffer(file, before + text), before.length);

  const empty = trial(`${head} {\n}\n`);
  const { body } = empty;
  if (body === undefined || empty.header(head.length).length > 0) {
    const diagnostics = empty.header(head.length);
    return { kind: "refused", diagnostics: diagnostics.length > 0 ? diagnostics : empty.errors, places: empty.checked.places };
  }
  const scope = empty.checked.model?.scopeOf(body);
  const type = empty.checked.model?.expectedTypeOf(body);
  const form = type && targetForm(type);
  const whole = `${head} = ${refusal(request.target)}\n`;
  if (scope === undefined || type === undefined || form === undefined)
    return { kind: "proposed", name, text: whole, counts: { all: 1, mapped: 0, open: 1 } };
  const entity = type.kind === "ref" ? type.name : undefined;
  const values = valuesIn(scope, { also: request.source.includes("#") ? [] : namesOf(request.source) });
  const fields = proposeFields(createFieldMatcher(values), form, {
    entity,
    foreign: systemOf(request.source) !== systemOf(request.target),
    prefix: prefixIn(request.target),
  });
  const found = settled(head, fields, trial);
  if (found === undefined) return { kind: "proposed", name, text: whole, counts: { all: fields.length, mapped: 0, open: 1 } };
  return { kind: "proposed", name, text: format(found.text).text, counts: { all: fields.length, ...countsOf(fields, found.passedOver) } };
}

/** A program with a declaration at its end, as the compiler sees it. */
interface Trial {
  readonly checked: CheckedProgram;
  /** The body of the declaration. */
  readonly body: MapDeclaration["body"] | undefined;
  /** What is wrong, and was not before; offsets from the declaration's beginning. */
  readonly errors: readonly Diagnostic[];
  /** The errors in the first characters of the declaration. */
  header(length: number): readonly Diagnostic[];
}

function createTrial(workspace: Workspace, file: string, replace: (text: string) => void, at: number): (text: string) => Trial {
  return (text) => {
    replace(text);
    const checked = workspace.check(file);
    const declaration = checked.sources
      .get(file)
      ?.parsed.file.declarations.find((each): each is MapDeclaration => each.kind === "MapDeclaration" && each.start >= at);
    const errors = checked.diagnostics.filter(
      ({ severity, location }) => severity === "error" && location.file === file && location.start >= at,
    );
    return {
      checked,
      body: declaration?.body,
      errors,
      header: (length) => errors.filter(({ location }) => location.start < at + length),
    };
  };
}

/** A map that compiles, and what was not taken for it. */
interface Settled {
  readonly text: string;
  readonly passedOver: PassedOver;
}

function countsOf(fields: readonly FieldProposals[], passedOver: PassedOver): Omit<MapCounts, "all"> {
  const chosen = fields.map((field) => ({ ...field, proposals: field.proposals.slice(passedOver.get(pathKey([field.name])) ?? 0) }));
  const written = chosen.filter(isWritten);
  const open = written.filter(({ proposals: [first] }) => first === undefined || isOpen(first)).length;
  return { mapped: written.length - open, open };
}

/** Writes the map, and passes over what the compiler refuses; undefined where it refuses all. */
function settled(head: string, fields: readonly FieldProposals[], trial: (text: string) => Trial): Settled | undefined {
  let passedOver: PassedOver = new Map();
  for (let round = 0; round < mostRounds; round++) {
    const written = writeFields(fields, head.length + 3, passedOver);
    const text = `${head} {\n${written.text}}\n`;
    const { errors, checked } = trial(text);
    if (errors.length === 0) return { text, passedOver };
    const at = (checked.sources.get(errors[0]?.location.file ?? "")?.text.length ?? 0) - text.length;
    const refused = refusedFields(
      errors.map(({ location }) => location.start - at),
      written,
    );
    if (refused.size === 0) return undefined;
    const next = new Map(passedOver);
    for (const path of refused) next.set(path, (next.get(path) ?? 0) + 1);
    passedOver = next;
  }
  return undefined;
}

/** The innermost fields in which something is wrong. */
function refusedFields(offsets: readonly number[], { values }: WrittenFields): ReadonlySet<string> {
  const refused = new Set<string>();
  for (const offset of offsets) {
    const around = values.filter(({ start, end }) => start <= offset && offset <= end);
    const [innermost] = around.sort((left, right) => left.end - left.start - (right.end - right.start));
    if (innermost !== undefined) refused.add(innermost.path);
  }
  return refused;
}

/** A type as it stands in a program: a name with its system, or a schema of a file. */
function writtenType(type: string): string | undefined {
  if (type.includes("#") || /[\\/]/u.test(type)) return `schema ${writtenText(type)}`;
  const parts = namesOf(type).map(writtenName);
  return parts.length === 0 || parts.includes(undefined) ? undefined : parts.join(".");
}

/** What a type belongs to: its system, or the file that it stands in. */
function systemOf(type: string): string | undefined {
  return type.includes("#") ? type.slice(0, type.indexOf("#")) : namesOf(type)[0];
}

/** What names of a type's system's configuration begin with. */
function prefixIn(type: string): string | undefined {
  const [system, ...others] = type.includes("#") ? [] : namesOf(type);
  return system === undefined || others.length === 0 ? undefined : prefixOf(system);
}

/** The names of a path with dots; one in back-quotes may hold dots itself. */
function namesOf(type: string): readonly string[] {
  return (type.match(/`[^`]*`|[^.`]+/gu) ?? []).map((part) => part.replaceAll("`", ""));
}

/** The last name of a type that says what it is: `createAccount` of `salesforce.createAccount.body`. */
function lastName(type: string): string {
  const names = type.includes("#") ? type.split(/[/#]/u) : namesOf(type);
  const telling = names.filter((name, index) => name !== "" && (index === 0 || !["body", "item", "result"].includes(name)));
  return telling.at(-1) ?? "value";
}

/** `toAccount` for `salesforce.Account`, and for `salesforce.createAccount.body`. */
function mapName(target: string): string {
  const name = lastName(target).replace(/^(?:create|add|post|insert|new|send)[_.-]?(?=\p{Lu}|(?<=[_.-])\p{L})/iu, "");
  const words = name.match(/[\p{L}\p{Nd}]+/gu) ?? [];
  return `to${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}`.replace(/[^A-Za-z0-9_]/gu, "");
}

const reserved: ReadonlySet<string> = new Set(["env", "secret", "true", "false", "null", "match", "fail", "else", "is", "item", "part"]);

/** `customer` for `stripe.customer`: a plain name that hides nothing. */
function variableName(source: string): string {
  const [first = "", ...others] = lastName(source).match(/[A-Za-z0-9]+/gu) ?? [];
  const joined = [lower(first), ...others.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join("");
  return /^[A-Za-z_]\w*$/u.test(joined) && !reserved.has(joined) ? joined : "source";
}

/** `SObject` and `API` begin in small letters as `sObject` and `api`. */
function lower(word: string): string {
  return /^[A-Z]+$/u.test(word) ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
}

/** A name that no declaration of the program's file has. */
function freeName({ sources }: CheckedProgram, file: string, wanted: string): string {
  const taken = new Set(
    sources.get(file)?.parsed.file.declarations.flatMap((declaration) => {
      if (!("name" in declaration) || declaration.name === undefined || declaration.name.kind !== "Identifier") return [];
      return [declaration.name.name];
    }),
  );
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}${number}`)) return `${wanted}${number}`;
}
