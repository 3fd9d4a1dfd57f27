/** What `integ test --json` said. */
export interface TestReport {
  readonly tests: readonly TestOutcome[];
  /** Why no test was run. */
  readonly problem: string | undefined;
}

/** How one test went. */
export interface TestOutcome {
  /** `toContact: keeps the email` */
  readonly name: string;
  /** Undefined where it passed. */
  readonly problem: string | undefined;
  /** What was expected and what came, a line for each value that differs. */
  readonly expected: string | undefined;
  readonly actual: string | undefined;
}

/** The part of the command's JSON that is read here. */
interface Printed {
  readonly tests: readonly {
    readonly target: string;
    readonly title: string;
    readonly problem: string | null;
    readonly differences: readonly { readonly path: string; readonly expected: string; readonly actual: string }[];
  }[];
  readonly errors?: readonly { readonly code: string; readonly message: string }[];
}

/** Reads what the command printed. What is no JSON is a problem of its own: the command said why on the other stream. */
export function readReport({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): TestReport {
  const printed = parsed(stdout);
  if (printed === undefined) return { tests: [], problem: stderr.trim() || "`integ test` ended without a result" };
  const errors = printed.errors ?? [];
  if (errors.length > 0) return { tests: [], problem: errors.map(({ code, message }) => `${code}: ${message}`).join("\n") };
  const tests = printed.tests.map(({ target, title, problem, differences }): TestOutcome => {
    const lines = (side: "expected" | "actual"): string | undefined =>
      differences.length === 0
        ? undefined
        : differences.map((each) => (each.path === "" ? each[side] : `${each.path}: ${each[side]}`)).join("\n");
    return { name: `${target}: ${title}`, problem: problem ?? undefined, expected: lines("expected"), actual: lines("actual") };
  });
  return { tests, problem: undefined };
}

function parsed(text: string): Printed | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
