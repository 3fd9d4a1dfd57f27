import { notSupportedYet } from "../../diagnostics/codes/flow.ts";
import type { Expr } from "../../program/program.ts";
import { createEnvironmentUses, type EnvironmentUses } from "../collectors.ts";
import { type CheckContext, locationOf, type MapSymbol } from "../context.ts";
import { checkAgainst } from "../expressions/check-against.ts";
import { parameterVariable } from "../expressions/map-call.ts";
import { emptyScope } from "../scope.ts";

/** The body of a map, and what it reads of the configuration; that counts when the map is used. */
export interface CheckedBody {
  readonly body: Expr;
  readonly environment: EnvironmentUses;
}

/** Checks the body of a map against its result, and gives it as it is printed; undefined where it is wrong. */
export function checkMap(outer: CheckContext, symbol: MapSymbol): CheckedBody | undefined {
  const environment = createEnvironmentUses(`the map ${symbol.name}`);
  const context: CheckContext = { ...outer, environment };
  const { declaration } = symbol;
  if (declaration.inverse !== undefined) {
    context.report(
      notSupportedYet(
        { what: "A map that reads both ways (`<->`)", instead: "Write one map for each direction." },
        locationOf(context, declaration.name),
      ),
    );
    return undefined;
  }
  let scope = emptyScope;
  for (const [index, parameter] of symbol.parameters.entries()) {
    const node = declaration.parameters[index]?.name;
    const variable = parameterVariable(parameter);
    if (node !== undefined) context.model.symbol(node, { kind: "variable", variable, file: context.file });
    scope = scope.with(variable);
  }
  const body = checkAgainst(context, scope, declaration.body, symbol.result, {
    site: { kind: "map", map: symbol.map },
    describe: `the result of the map ${symbol.name}`,
  });
  return body.broken ? undefined : { body: body.expr, environment };
}
