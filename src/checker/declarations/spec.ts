import type { Contract } from "../../contract/contract.ts";
import type { ContractFailure } from "../../contract/load.ts";
import { descriptionNotUsable } from "../../diagnostics/codes/contract-use.ts";
import { notSupportedYet } from "../../diagnostics/codes/flow.ts";
import { unknownOption } from "../../diagnostics/codes/names.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import { specificationOf } from "../../language/setting.ts";
import { systemSettings } from "../../language/settings/system.ts";
import type { ReadFailure } from "../../source/host.ts";
import type { SettingValue, StringLiteral } from "../../syntax/nodes.ts";
import { locationOf } from "../context.ts";
import type { FileContext } from "../session.ts";
import { type Invocation, invocationOf } from "../settings/paths.ts";
import { type Expected, recordWord, reportForm } from "../settings/values.ts";

/** Formats that the language names; those of the first list have a loader. */
const formats = ["openapi", "jsonSchema"];
const laterFormats = ["wsdl", "graphql", "proto", "asyncapi"];

const expectedSpec: Expected = specificationOf(systemSettings, "spec") ?? { name: "spec", form: { kind: "text" }, example: "" };

const expectedOverlay: Expected = { name: "overlay", form: { kind: "text" }, example: 'overlay "crm.overlay.yaml"' };

/** Loads the description that `spec:` names. Reports at its path why it cannot be used. */
export function loadSpec(context: FileContext, value: SettingValue): Contract | undefined {
  const invocation = invocationOf(value);
  if (invocation === undefined) return reportForm(context, expectedSpec, value);
  if (laterFormats.includes(invocation.name)) {
    context.report(notSupportedYet({ what: `A description as \`${invocation.name}\`` }, locationOf(context, value)));
    return undefined;
  }
  if (!formats.includes(invocation.name)) {
    const parameters = {
      what: "format of a description",
      name: invocation.name,
      suggestion: suggest(invocation.name, formats),
      known: formats,
    };
    context.report(unknownOption(parameters, locationOf(context, invocation.nameSpan)));
    return undefined;
  }
  recordWord(context, invocation.names, expectedSpec);
  if (invocation.given.kind !== "text") return reportForm(context, expectedSpec, value);
  const overlays = readOverlays(context, invocation);
  if (overlays === undefined) return undefined;
  return load(context, invocation.name, invocation.given.text, overlays);
}

function readOverlays(context: FileContext, invocation: Invocation): readonly StringLiteral[] | undefined {
  const overlays: StringLiteral[] = [];
  for (const { word, value } of invocation.modifiers) {
    if (word.name !== "overlay") {
      const parameters = { what: "part of `spec`", name: word.name, suggestion: suggest(word.name, ["overlay"]), known: ["overlay"] };
      context.report(unknownOption(parameters, locationOf(context, word)));
      return undefined;
    }
    if (value.kind !== "StringLiteral") return reportForm(context, expectedOverlay, value);
    recordWord(context, [word], expectedOverlay);
    overlays.push(value);
  }
  return overlays;
}

function load(context: FileContext, format: string, path: StringLiteral, overlays: readonly StringLiteral[]): Contract | undefined {
  const { host } = context.session;
  const resolved = (literal: StringLiteral): string => (isUrl(literal.value) ? literal.value : host.resolve(context.file, literal.value));
  const remote = overlays.find((overlay) => isUrl(overlay.value));
  const named = [path, ...overlays].filter(({ value }) => !isUrl(value));
  for (const literal of named)
    context.model.symbol(literal, {
      kind: "file",
      use: literal === path ? "description" : "overlay",
      file: resolved(literal),
      pointer: "",
    });
  const result =
    remote === undefined
      ? context.session.contract(resolved(path), overlays.map(resolved))
      : { failure: { kind: "url", url: remote.value } as const };
  if ("failure" in result) {
    const { failure } = result;
    const name = "file" in failure ? failure.file : failure.url;
    const at = overlays.find((overlay) => resolved(overlay) === name) ?? path;
    const shown = "file" in failure ? host.display(failure.file) : failure.url;
    const { why, help } = failureWords(failure);
    context.report(descriptionNotUsable({ file: shown, why }, locationOf(context, at), help === undefined ? {} : { help }));
    return undefined;
  }
  const { contract } = result;
  const found = contract.format === "json-schema" ? "jsonSchema" : "openapi";
  if (found !== format) {
    const why = `it is ${found === "openapi" ? "an OpenAPI description" : "a JSON Schema"}, not ${format === "openapi" ? "an OpenAPI description" : "a JSON Schema"}`;
    context.report(
      descriptionNotUsable({ file: host.display(contract.file), why }, locationOf(context, path), {
        help: `Write \`spec: ${found} ${JSON.stringify(path.value)}\`.`,
      }),
    );
    return undefined;
  }
  return contract;
}

function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//iu.test(text);
}

/** Why a file cannot be read, as the end of a sentence that begins with its name. */
export const readFailureWords: Readonly<Record<ReadFailure, string>> = {
  "not-found": "does not exist",
  "is-directory": "is a folder",
  "no-permission": "may not be read",
  "too-large": "is too large",
  unreadable: "cannot be read",
};

/** Words for why a description cannot be used. */
export function failureWords(failure: ContractFailure): { readonly why: string; readonly help?: string | undefined } {
  switch (failure.kind) {
    case "url":
      return {
        why: "nothing is read from the network",
        help: "Store the description beside the program, for example with `curl -o specs/api.json URL`, and name that file.",
      };
    case "unreadable":
      return { why: failure.failure === "not-found" ? "there is no such file" : `it ${readFailureWords[failure.failure]}` };
    case "html":
      return { why: "it is a web page", help: "Pages that show a description link to the JSON or YAML file behind them: store that one." };
    case "empty":
      return { why: "it is empty" };
    case "malformed": {
      const at = failure.position === undefined ? "" : ` (line ${failure.position.line + 1}, column ${failure.position.character + 1})`;
      return { why: `it is no valid ${failure.language}: ${failure.reason}${at}`, help: "Correct the file, or fetch it again." };
    }
    case "unknown-format":
      return {
        why: failure.hint ?? "it is no description in a format that is known",
        help: "OpenAPI 3.0 to 3.2, Swagger 2.0 and JSON Schema can be read.",
      };
  }
}
