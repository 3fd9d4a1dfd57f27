import type { Program, ProgramOperation, ProgramSystem } from "../program/program.ts";
import { pascalCase } from "./names.ts";

/* Names that `index.ts` exports together, whichever module they are declared in: no two of them may be the same. */

/** The connector's type: the integration's name, and more where a system has that name too. */
export function connectorName(program: Program): string {
  const name = pascalCase(program.integration.name);
  return program.systems.some((system) => pascalCase(system.name) === name) ? `${name}Connector` : name;
}

/** The type of an operation's arguments, with the system's name where another system has an operation of the same name. */
export function argumentsName(program: Program, system: ProgramSystem, operation: ProgramOperation): string {
  const name = pascalCase(operation.name);
  const others = program.systems.filter((other) => other !== system).flatMap((other) => other.operations);
  return others.some((other) => pascalCase(other.name) === name) ? `${pascalCase(system.name)}${name}Arguments` : `${name}Arguments`;
}
