import type { FunctionSpec } from "../../../runtime/src/functions/spec.ts";
import type { OperationSymbol } from "../../checker/context.ts";
import { failureWords, finalStatuses } from "../../language/failures.ts";
import { describeForm, type SettingSpecification } from "../../language/setting.ts";
import { type DocumentationPart, escaped, inlineCode } from "../documentation.ts";

/** A word of the language with its documentation and an example. */
export function entryParts(entry: { readonly name: string; readonly doc: string; readonly example: string }): readonly DocumentationPart[] {
  return [
    { kind: "code", text: entry.example },
    { kind: "words", markdown: entry.doc },
  ];
}

/** A setting of a block, or a parameter of an auth kind and the like. */
export function settingParts(owner: string, setting: SettingSpecification): readonly DocumentationPart[] {
  return [
    { kind: "code", text: `${setting.name}: ${setting.example}` },
    { kind: "words", markdown: setting.doc },
    {
      kind: "words",
      markdown: `Value: ${describeForm(setting.form)}. ${setting.required === true ? "Required" : "May be left out"} in ${owner}.`,
    },
  ];
}

/** A word that a setting may be, beside the others. */
export function wordParts(word: string, setting: Pick<SettingSpecification, "name" | "form">): readonly DocumentationPart[] {
  return [
    { kind: "code", text: `${setting.name}: ${word}` },
    { kind: "words", markdown: `${inlineCode(setting.name)} is ${describeForm(setting.form)}.` },
  ];
}

/** A standard function with its signatures, what it may fail with, and its examples. */
export function functionParts(spec: FunctionSpec): readonly DocumentationPart[] {
  const signatures = [...(spec.certain ?? []), spec.signature, ...(spec.overloads ?? [])];
  const examples = spec.examples.slice(0, 4).map(({ source, result, fault }) => {
    const gives = fault === true ? "fails" : result === undefined ? "nothing" : JSON.stringify(result);
    return `${source}  // ${gives}`;
  });
  return [
    { kind: "code", text: [...new Set(signatures)].map((signature) => `${spec.name}${signature}`).join("\n") },
    { kind: "words", markdown: spec.description },
    ...(spec.fault === undefined ? [] : [{ kind: "words", markdown: `It fails where the value ${spec.fault}.` } as const]),
    ...(examples.length === 0 ? [] : [{ kind: "code", text: examples.join("\n") } as const]),
  ];
}

function statusWords(status: string): string {
  return status.endsWith("xx") ? `An answer with a status from ${status[0]}00 to ${status[0]}99.` : `An answer with the status ${status}.`;
}

/** What can go wrong on a call: a word, a status or a class of statuses, with what the description says of it. */
export function failureParts(failure: string, operation: OperationSymbol | undefined): readonly DocumentationPart[] {
  const word = failureWords.find(({ name }) => name === failure);
  const final = finalStatuses.get(Number(failure));
  const wanted = failure === "rateLimit" ? "429" : failure.toUpperCase();
  const responses = (operation?.operation.responses ?? []).filter(
    ({ status }) => status.toUpperCase() === wanted || (wanted.endsWith("XX") && status[0] === wanted[0]),
  );
  const documented = responses.map(
    ({ status, description = "" }) => `${inlineCode(status)}${description === "" ? "" : ` — ${escaped(description)}`}`,
  );
  const isStatus = /^\d/u.test(failure);
  const undocumented = operation !== undefined && isStatus && documented.length === 0;
  return [
    { kind: "code", text: failure },
    ...(word === undefined ? [] : [{ kind: "words", markdown: word.doc } as const]),
    ...(isStatus && operation === undefined ? [{ kind: "words", markdown: statusWords(failure) } as const] : []),
    ...documented.map((markdown) => ({ kind: "words", markdown }) as const),
    ...(undocumented ? [{ kind: "words", markdown: "The description of the operation does not list it." } as const] : []),
    ...(final === undefined ? [] : [{ kind: "words", markdown: `Sent again it would be the same: ${final}.` } as const]),
  ];
}
