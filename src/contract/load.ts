import type { Host, ReadFailure } from "../source/host.ts";
import type { Json } from "../types/type.ts";
import type { Contract, ContractFormat } from "./contract.ts";
import type { DocumentFailure, SourceDocument } from "./document/document.ts";
import { openJsonDocument } from "./document/json-document.ts";
import { openYamlDocument } from "./document/yaml-document.ts";
import { type Dialect, dialectOf, openapi30, openapi31, swagger20 } from "./json-schema/dialect.ts";
import { JsonSchemaContract } from "./json-schema-contract.ts";
import { OpenApiContract } from "./openapi/openapi-contract.ts";
import { applyOverlays, type OverlayProblem } from "./overlay.ts";
import { References } from "./references.ts";

/** Why there is no contract, as data; the words for a user are made where it is reported. */
export type ContractFailure =
  | { readonly kind: "url"; readonly url: string }
  | { readonly kind: "unreadable"; readonly file: string; readonly failure: ReadFailure }
  | { readonly kind: "html"; readonly file: string }
  | { readonly kind: "empty"; readonly file: string }
  | {
      readonly kind: "malformed";
      readonly file: string;
      readonly language: "JSON" | "YAML";
      readonly reason: string;
      readonly position?: DocumentFailure["position"];
    }
  | { readonly kind: "unknown-format"; readonly file: string; readonly hint?: string | undefined };

/** A contract, or why there is none. */
export type LoadResult = { readonly contract: Contract } | { readonly failure: ContractFailure };

/** The objects whose members an index lists: operations and everything that can be referred to by name. */
const indexedPaths = [
  ["paths", "*", "*", "operationId"],
  ["webhooks", "*", "*"],
  ["x-webhooks", "*", "*"],
  ["components", "*", "*"],
  ["definitions", "*"],
  ["$defs", "*"],
  ["parameters", "*"],
  ["responses", "*"],
];

/**
 * Loads an API description: OpenAPI 3.0 to 3.2, Swagger 2.0 or JSON Schema, as JSON or YAML. Never throws for what a
 * file holds, and reads no network.
 *
 * @param options overlays: paths of OpenAPI Overlays (1.0) that correct the description, in order; schema: what is no
 *   description is a JSON Schema, whatever it says
 */
export function loadContract(
  host: Host,
  file: string,
  options: { readonly overlays?: readonly string[]; readonly schema?: boolean } = {},
): LoadResult {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(file)) return { failure: { kind: "url", url: file } };
  const documents = new Map<string, SourceDocument | undefined>();
  const open = (path: string): SourceDocument | { readonly failure: ContractFailure } => {
    const known = documents.get(path);
    if (known !== undefined) return known;
    const opened = openDocument(host, path);
    if (!("failure" in opened)) documents.set(path, opened);
    return opened;
  };
  const opened = open(file);
  if ("failure" in opened) return opened;
  let root: SourceDocument = opened;
  const overlayProblems: OverlayProblem[] = [];
  if (options.overlays !== undefined && options.overlays.length > 0) {
    const overlays: SourceDocument[] = [];
    for (const path of options.overlays) {
      const overlay = open(path);
      if ("failure" in overlay) return overlay;
      overlays.push(overlay);
    }
    root = applyOverlays(root, overlays, (problem) => overlayProblems.push(problem));
    documents.set(file, root);
  }

  const references = new References((fromFile, relative) => {
    const other = open(host.resolve(fromFile, relative));
    return "failure" in other ? undefined : other;
  });
  for (const { message, origin } of overlayProblems) references.report({ kind: "overlay", message, origin });
  const documentOf = (path: string): SourceDocument | undefined => documents.get(path);
  const keys = new Set(root.keys(""));
  const version = (key: string): Json | undefined => (keys.has(key) ? root.value(`/${key}`) : undefined);
  const openapi = openApiVersion(version("openapi"), version("swagger"));
  if (openapi !== undefined) return { contract: new OpenApiContract(root, openapi.format, openapi.dialect, references, documentOf) };
  if (isJsonSchema(keys) || options.schema === true)
    return { contract: new JsonSchemaContract(root, dialectOf(version("$schema"), keys), references, documentOf) };
  return { failure: { kind: "unknown-format", file, hint: hintOf(keys) } };
}

function openApiVersion(
  openapi: Json | undefined,
  swagger: Json | undefined,
): { readonly format: ContractFormat; readonly dialect: Dialect } | undefined {
  const text = String(openapi ?? "");
  if (text.startsWith("3.0")) return { format: "openapi-3.0", dialect: openapi30 };
  if (text.startsWith("3.1")) return { format: "openapi-3.1", dialect: openapi31 };
  if (text.startsWith("3.2")) return { format: "openapi-3.2", dialect: openapi31 };
  // YAML reads an unquoted 2.0 as a number.
  if (String(swagger ?? "").startsWith("2")) return { format: "swagger-2.0", dialect: swagger20 };
  return undefined;
}

function isJsonSchema(keys: ReadonlySet<string>): boolean {
  return (
    ["$schema", "$defs", "definitions", "properties", "type", "allOf", "anyOf", "oneOf", "$ref", "enum", "const"].some((key) =>
      keys.has(key),
    ) && !keys.has("asyncapi")
  );
}

function hintOf(keys: ReadonlySet<string>): string | undefined {
  if (keys.has("asyncapi")) return "AsyncAPI is not supported yet";
  if (keys.has("openapi") || keys.has("swagger")) return "its version of OpenAPI is not known";
  if (keys.has("overlay")) return "it is an OpenAPI Overlay: name it behind `overlay`";
  return undefined;
}

function openDocument(host: Host, file: string): SourceDocument | { readonly failure: ContractFailure } {
  const handle = host.open(file);
  if ("failure" in handle) return { failure: { kind: "unreadable", file, failure: handle.failure } };
  if (handle.size === 0) return { failure: { kind: "empty", file } };
  const head = handle.readRange(0, Math.min(handle.size, 512));
  const text = new TextDecoder()
    .decode(head)
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (head.includes(0))
    return {
      failure: {
        kind: "unknown-format",
        file,
        hint: head[0] === 0xff || head[0] === 0xfe || head[1] === 0 ? "it is UTF-16; save it as UTF-8" : "it is not text",
      },
    };
  if (/^<(!doctype html|html)/i.test(text)) return { failure: { kind: "html", file } };
  if (text.startsWith("<"))
    return { failure: { kind: "unknown-format", file, hint: "XML descriptions (WSDL, EDMX) are not supported yet" } };
  const language = text.startsWith("{") || text.startsWith("[") ? "JSON" : "YAML";
  const document = language === "JSON" ? openJsonDocument(host, file, handle, indexedPaths) : openYamlDocument(host, file, handle);
  if ("reason" in document) {
    // Flow style YAML begins with a brace too.
    const yaml = language === "JSON" && /\.ya?ml$/i.test(file) ? openYamlDocument(host, file, handle) : undefined;
    if (yaml !== undefined && !("reason" in yaml)) return yaml;
    return { failure: { kind: "malformed", file, language, reason: document.reason, position: document.position } };
  }
  return document;
}
