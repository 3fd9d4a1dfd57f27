import type { Program } from "../program/program.ts";
import type { Json } from "../types/type.ts";

/** A map of a program, ready to be called. */
export interface RunnableMap {
  /** What the map makes of a record, or why it refuses it. */
  run(record: Json): { readonly value: Json } | { readonly refused: string };
  /** Removes the generated code. */
  dispose(): void;
}

/** Generates a program's code and loads one of its maps, of one parameter; undefined where it is not generated. */
export async function mapOf(program: Program, name: string): Promise<RunnableMap | undefined> {
  const [{ generate }, { camelCase }, { loadGenerated }] = await Promise.all([
    import("../codegen/generate.ts"),
    import("../codegen/names.ts"),
    import("./load-generated.ts"),
  ]);
  const connector = loadGenerated(await generate(program, "program.integ"));
  const map = (await connector.load("maps.ts"))[camelCase(name)];
  if (typeof map !== "function") {
    connector.dispose();
    return undefined;
  }
  return {
    run(record) {
      try {
        const value: unknown = map(structuredClone(record));
        // What is absent is not there in JSON either.
        const json: Json = JSON.parse(JSON.stringify(value));
        return { value: json };
      } catch (error) {
        return { refused: error instanceof Error ? error.message : String(error) };
      }
    },
    dispose: () => connector.dispose(),
  };
}
