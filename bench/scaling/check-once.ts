import { check } from "../../src/checker/check.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";

/** Checks a program once, and prints the processor's milliseconds that it took. */
const [program = ""] = process.argv.slice(2);
const host = { ...createNodeHost("/", {}), cache: { get: () => undefined, set: () => undefined } };
const before = process.cpuUsage();
const { diagnostics } = check({ host, entry: program });
const { user, system } = process.cpuUsage(before);
const wrong = diagnostics.find(({ severity }) => severity === "error");
if (wrong !== undefined) throw new Error(`${wrong.code} ${wrong.message}`);
process.stdout.write(String((user + system) / 1000));
