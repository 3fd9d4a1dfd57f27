import { resolve } from "../types/type.ts";
import type { Contract, ContractProblem } from "./contract.ts";

/** What `integ inspect` shows of a description. */
export interface Inspection {
  readonly format: string;
  readonly title: string;
  readonly version: string;
  readonly operations: readonly InspectedOperation[];
  readonly types: readonly { readonly name: string; readonly kind: string }[];
  readonly events: readonly string[];
  readonly problems: readonly ContractProblem[];
}

export interface InspectedOperation {
  /** The name that a program uses: the operationId, or `METHOD /path` where there is none. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string | undefined;
  readonly deprecated: boolean;
}

/**
 * Reads the whole of a contract.
 *
 * @param filter keeps operations and types whose name, path or summary contains this text (without regard to case)
 */
export function inspect(contract: Contract, filter = ""): Inspection {
  const wanted = filter.toLowerCase();
  const matches = (...texts: readonly (string | undefined)[]): boolean =>
    wanted === "" || texts.some((text) => text?.toLowerCase().includes(wanted));
  const operations = contract.operations.map((summary): InspectedOperation => {
    const operation = contract.operation(summary);
    return {
      name: summary.operationId ?? `${summary.method} ${summary.path}`,
      method: summary.method,
      path: summary.path,
      summary: operation.summary,
      deprecated: operation.deprecated,
    };
  });
  const types = contract.typeNames.map((name) => {
    const type = contract.type(name);
    return { name, kind: type === undefined ? "unknown" : resolve(type).kind };
  });
  return {
    format: contract.format,
    title: contract.title,
    version: contract.version,
    operations: operations.filter((operation) => matches(operation.name, `${operation.method} ${operation.path}`, operation.summary)),
    types: types.filter((type) => matches(type.name)),
    events: contract.events.map((event) => event.name),
    problems: contract.problems(true),
  };
}
