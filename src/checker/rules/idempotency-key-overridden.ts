import { idempotencyKeyOverridden } from "../../diagnostics/codes/idempotency.ts";
import type { Setting, SystemDeclaration } from "../../syntax/nodes.ts";
import { locationOf } from "../context.ts";
import type { CheckedSystem } from "../declarations/system.ts";
import type { UsedOperation } from "../used-operations.ts";

/** Reports idempotency keys that the program gives itself: each step has one of its own, made by the runtime. */
export function checkIdempotencyKey(system: CheckedSystem, operations: readonly UsedOperation[]): void {
  const name = system.idempotencyHeader?.toLowerCase();
  const isKey = (header: string): boolean => header.toLowerCase() === name || /^(?:x-)?idempotency-key$/iu.test(header);
  for (const setting of headersOf(system.symbol.declaration)) {
    const header = nameOf(setting);
    if (header === undefined || !isKey(header)) continue;
    const why = "the same key with every request makes the system drop all but the first";
    system.context.report(idempotencyKeyOverridden({ name: header, why }, locationOf(system.context, setting)));
  }
  if (name === undefined) return;
  for (const call of operations.flatMap((used) => used.calls)) {
    const argument = call.step.call.node.arguments.find((each) => each.name?.name.toLowerCase() === name);
    const symbol = argument?.name && call.step.call.operation.arguments.get(argument.name.name);
    if (argument === undefined || symbol?.in !== "header") continue;
    const why = "the runtime sends one for each step, which stays the same when the step is done again";
    const related = [{ message: "the key's header", location: idempotencyPlace(system) }];
    call.flow.context.report(idempotencyKeyOverridden({ name: symbol.name, why }, locationOf(call.flow.context, argument), { related }));
  }
}

function idempotencyPlace({ symbol, context }: CheckedSystem): ReturnType<typeof locationOf> {
  const setting = symbol.declaration.members.find((member) => member.kind === "Setting" && nameOf(member) === "idempotency");
  return locationOf(context, setting ?? symbol.declaration.name);
}

function headersOf(declaration: SystemDeclaration): readonly Setting[] {
  const headers = declaration.members.find((member): member is Setting => member.kind === "Setting" && nameOf(member) === "headers");
  return headers?.value.kind === "SettingObject" ? headers.value.settings : [];
}

function nameOf({ name }: Setting): string | undefined {
  return name.kind === "Identifier" ? name.name : name.kind === "StringLiteral" ? name.value : undefined;
}
