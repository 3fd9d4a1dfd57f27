import { duplicateName } from "../../diagnostics/codes/flow.ts";
import { parameterWithoutType } from "../../diagnostics/codes/names.ts";
import type { MapDeclaration, Name } from "../../syntax/nodes.ts";
import { type CheckContext, locationOf } from "../context.ts";

/** Reports parameters of a map that have no type, or the name of another. */
export function checkMapParameters(context: CheckContext, { name: map, parameters }: MapDeclaration): void {
  const first = new Map<string, Name>();
  for (const { name, type } of parameters) {
    if (name.kind === "Missing") continue;
    if (type === undefined)
      context.report(parameterWithoutType({ name: name.name, map: map.kind === "Identifier" ? map.name : "" }, locationOf(context, name)));
    const earlier = first.get(name.name);
    if (earlier === undefined) first.set(name.name, name);
    else
      context.report(
        duplicateName({ what: "parameter", name: name.name }, locationOf(context, name), {
          related: [{ message: "declared here first", location: locationOf(context, earlier) }],
        }),
      );
  }
}
