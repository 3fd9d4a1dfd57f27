import { setTimeout as sleep } from "node:timers/promises";
import type { Contract } from "../contract/contract.ts";
import type { MockServer } from "../mock/server.ts";
import type { Expr, Program } from "../program/program.ts";
import { eventLine } from "./event-line.ts";
import type { ExitCode, Output } from "./output.ts";
import { startConnector } from "./serve.ts";

/** `integ dev FILE`: serves the connector against mocks of all its systems, and shows what happens, until it is told to end. */
export async function devCommand(file: string, { port }: { readonly port: number }, output: Output): Promise<ExitCode> {
  const mocks = new Map<string, MockServer>();
  const { colours } = output;
  try {
    const started = await startConnector(
      file,
      {
        port,
        prepare: async (program, contracts) => {
          for (const system of program.systems) mocks.set(system.name, await startMock(system.description.file, contracts));
          const pointed = pointAtMocks(program, mocks);
          const environment = madeUpEnvironment(pointed);
          return {
            program: pointed,
            options: {
              environment,
              storage: ":memory:",
              observe: (event) => {
                const line = eventLine(event, colours);
                if (line !== undefined) output.print(line);
              },
              onAlert: () => {},
              // What happens is shown as events; the log would say it again.
              logger: { debug() {}, info() {}, warn() {}, error() {} },
            },
          };
        },
      },
      output,
    );
    if ("code" in started) return started.code;
    const { program, url } = started;
    output.print(`${colours.bold(program.integration.name)} listens on ${colours.cyan(url)}, against mock servers. End with Ctrl+C.`);
    for (const [name, mock] of mocks) output.print(`  ${name.padEnd(14)} ${mock.url}  ${colours.dim("(from its description)")}`);
    for (const system of program.systems) {
      for (const webhooks of system.webhooks) {
        const secret =
          "secret" in webhooks.verify && webhooks.verify.secret.kind === "secret"
            ? `  ${colours.dim(`signed with ${started.environment[webhooks.verify.secret.name] ?? ""}`)}`
            : "";
        output.print(`  ${"webhooks".padEnd(14)} ${url}${webhooks.path}${secret}`);
      }
    }
    output.print("");
    await started.untilStopped();
    return 0;
  } finally {
    await Promise.all([...mocks.values()].map((mock) => mock.close()));
  }
}

async function startMock(description: string, contracts: ReadonlyMap<string, Contract>): Promise<MockServer> {
  const contract = [...contracts.values()].find(({ file }) => file === description || file.endsWith(`/${description}`));
  if (contract === undefined) throw new Error(`the description ${description} is not among those that were read`);
  const [{ createMock }, { serveMock }] = await Promise.all([import("../mock/mock.ts"), import("../mock/server.ts")]);
  // Credentials are left out: whatever the connector sends will do, as long as it sends some.
  return serveMock(createMock(contract, { sleep: (milliseconds) => sleep(milliseconds) }));
}

/** The same program with every system, and its token endpoint, at its mock. */
export function pointAtMocks(program: Program, mocks: ReadonlyMap<string, { readonly url: string }>): Program {
  return {
    ...program,
    systems: program.systems.map((system) => {
      const url = mocks.get(system.name)?.url;
      if (url === undefined) return system;
      const server: Expr = { kind: "literal", value: url };
      if (system.auth.kind !== "oauth2.clientCredentials") return { ...system, server };
      return { ...system, server, auth: { ...system.auth, tokenUrl: atMock(system.auth.tokenUrl, url) } };
    }),
  };
}

/** A URL at the mock with the path that the program has; one that only the environment knows goes to where mocks give tokens out. */
function atMock(expression: Expr, url: string): Expr {
  const written = expression.kind === "literal" && typeof expression.value === "string" ? expression.value : "/oauth/token";
  return { kind: "literal", value: new URL(new URL(written, url).pathname, url).href };
}

/** What the environment does not set gets a value that says where it comes from. */
export function madeUpEnvironment(program: Program): Record<string, string> {
  const names = [...program.environment.filter(({ optional }) => !optional), ...program.secrets].map(({ name }) => name);
  const set = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(names.map((name) => [name, `dev-${name.toLowerCase()}`])), ...Object.fromEntries(set) };
}
