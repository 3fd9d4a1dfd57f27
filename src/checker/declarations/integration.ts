import { missingIntegration, missingSetting, secondIntegration, wrongSettingForm } from "../../diagnostics/codes/names.ts";
import { remove } from "../../diagnostics/fixes.ts";
import { integrationSettings } from "../../language/settings/integration.ts";
import type { IntegrationDeclaration } from "../../syntax/nodes.ts";
import { locationOf } from "../context.ts";
import { startOf } from "../session.ts";
import { readBlock } from "../settings/block.ts";
import { readPolicyName, readText, readWord } from "../settings/values.ts";
import type { ProgramFile } from "../symbols/files.ts";
import type { Policies } from "./policies.ts";
import type { PolicyKeys } from "./policy-keys.ts";

/** What `integration` says. */
export interface CheckedIntegration {
  readonly name: string;
  readonly version: string;
  readonly doc: string | undefined;
  readonly owner: string | undefined;
  readonly keys: PolicyKeys;
  /** Every guard must be accepted in the source. */
  readonly strictGuards: boolean;
}

/** https://semver.org, without its build metadata being looked into. */
const version = /^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/u;

/** Finds and checks the one `integration` of a program. */
export function checkIntegration(policies: Policies, files: readonly ProgramFile[]): CheckedIntegration | undefined {
  let found: { readonly declaration: IntegrationDeclaration; readonly file: ProgramFile } | undefined;
  for (const file of files) {
    for (const declaration of file.source.declarations) {
      if (declaration.kind !== "IntegrationDeclaration") continue;
      if (found === undefined && file.isEntry) {
        found = { declaration, file };
        continue;
      }
      const { context } = file;
      const related =
        found === undefined
          ? []
          : [{ message: "the integration is declared here", location: locationOf(found.file.context, found.declaration.name) }];
      context.report(
        secondIntegration(
          {},
          { file: context.file, start: declaration.start, end: declaration.name.end },
          {
            related,
            fixes: remove("Remove it", { file: context.file, start: declaration.doc?.start ?? declaration.start, end: declaration.end }),
          },
        ),
      );
    }
  }
  const [entry] = files;
  if (found === undefined) {
    if (entry?.hasSyntaxErrors === false) entry.context.report(missingIntegration({}, startOf(entry.file)));
    return undefined;
  }
  return read(policies, found.file, found.declaration);
}

function read(policies: Policies, { context }: ProgramFile, declaration: IntegrationDeclaration): CheckedIntegration {
  const block = readBlock(context, integrationSettings, declaration.settings, declaration.name);
  const owner = block.get("owner");
  const policy = block.get("policy");
  const guards = block.get("guards");
  const named = policy && readPolicyName(context, policy.specification, policy.value);
  if (declaration.version === undefined) {
    if (declaration.name.kind !== "Missing") {
      context.report(
        missingSetting({ setting: "version", owner: "the integration", example: '"1.0.0"' }, locationOf(context, declaration.name), {
          help: `Write \`integration ${declaration.name.name} "1.0.0"\`.`,
        }),
      );
    }
  } else if (!version.test(declaration.version.value)) {
    context.report(
      wrongSettingForm({ setting: "version", expected: "three numbers", example: '"1.0.0"' }, locationOf(context, declaration.version)),
    );
  }
  return {
    name: declaration.name.kind === "Identifier" ? declaration.name.name : "",
    version: declaration.version?.value ?? "",
    doc: declaration.doc?.text,
    owner: owner && readText(context, owner.specification, owner.value),
    keys: policies.keysOf(named),
    strictGuards: guards !== undefined && readWord(context, guards.specification, guards.value) === "error",
  };
}
