import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Command, type Measured, measure } from "./measure.ts";

/*
 * Whole-process wall times of `integ check` and `integ build` against two floors and two peers, in one run:
 *   node -e 0                          what any Node program costs
 *   node -e JSON.parse(description)    what any program costs that reads the description
 *   openapi-typescript, @hey-api/openapi-ts   on the same description
 * usage: node compile.ts [ROUNDS]
 */
const root = resolve(import.meta.dirname, "..");
const rounds = Number(process.argv[2] ?? 7);
const scratch = mkdtempSync(join(tmpdir(), "integ-bench-"));
const node = process.execPath;
const integ = join(root, "bin/integ.js");
const peers = join(import.meta.dirname, "node_modules");

interface Subject {
  readonly name: string;
  readonly description: string;
  readonly program: string;
}

const specs = process.env["INTEG_SPECS"] ?? resolve(root, "../shared/specs");
const github = join(specs, "github/openapi.json");
const githubProgram = join(scratch, "github.integ");
writeFileSync(
  githubProgram,
  `/// A push becomes an issue comment.
integration tracker "1.0.0"

system github {
  spec: openapi ${JSON.stringify(github)}
  auth: bearer(secret.GITHUB_TOKEN)

  operation createComment = POST "/repos/{owner}/{repo}/issues/{issue_number}/comments" { idempotent: true }

  webhooks "/hooks/github" {
    verify: github(secret.GITHUB_WEBHOOK_SECRET)
    id:     headers["x-github-delivery"]
    event issueOpened: issue = body.issue when body.action == "opened"
  }
}

flow welcome {
  on:  github.issueOpened as issue
  key: issue.id

  github.createComment(owner: "octokit", repo: "webhooks", issue_number: issue.number, body: { body: "Thank you for \${issue.title}" })
}
`,
);
const subjects: Subject[] = [
  {
    name: "Stripe (6.2 MB), examples/billing",
    description: join(root, "examples/billing/specs/stripe.json"),
    program: join(root, "examples/billing/billing.integ"),
  },
  { name: "GitHub (13 MB), one flow", description: github, program: githubProgram },
];

const lines: string[] = [
  "# Compile times",
  "",
  `Whole processes, wall time, median of ${rounds} runs in turn, Node ${process.version}. \`npm ci && node compile.ts\` makes this page.`,
  "",
];
for (const subject of subjects) {
  const cache = join(scratch, "cache");
  const environment = { INTEG_CACHE: cache, NO_COLOR: "1" };
  const cold = (): void => rmSync(cache, { recursive: true, force: true });
  const commands: Command[] = [
    { name: "node -e 0", command: [node, "-e", "0"] },
    { name: "JSON.parse", command: [node, "-e", `JSON.parse(require("fs").readFileSync(${JSON.stringify(subject.description)}, "utf8"))`] },
    { name: "integ check, cold", command: [node, integ, "check", subject.program], environment, before: cold },
    { name: "integ check, warm", command: [node, integ, "check", subject.program], environment },
    {
      name: "integ build, cold",
      command: [node, integ, "build", subject.program, "--out", join(scratch, "out")],
      environment,
      before: cold,
    },
    {
      name: "openapi-typescript",
      command: [node, join(peers, "openapi-typescript/bin/cli.js"), subject.description, "-o", join(scratch, "types.ts")],
    },
    {
      name: "@hey-api/openapi-ts",
      command: [
        node,
        join(peers, "@hey-api/openapi-ts/bin/run.js"),
        "-i",
        subject.description,
        "-o",
        join(scratch, "hey"),
        "--no-log-file",
      ],
    },
  ];
  const results = new Map(measure(commands, rounds).map((result) => [result.name, result]));
  const median = (name: string): number => (results.get(name) as Measured).median;
  lines.push(`## ${subject.name}`, "", "| command | median | × `node -e 0` | × `JSON.parse` |", "| --- | --- | --- | --- |");
  for (const result of results.values()) {
    const { name, median: time } = result;
    lines.push(
      `| ${name} | ${time.toFixed(0)} ms | ${(time / median("node -e 0")).toFixed(2)} | ${(time / median("JSON.parse")).toFixed(2)} |`,
    );
  }
  const ratio = median("openapi-typescript") / median("integ build, cold");
  lines.push("", `A cold build is ${ratio.toFixed(1)} times as fast as openapi-typescript on the same description.`, "");
}
rmSync(scratch, { recursive: true, force: true });
const page = `${lines.join("\n")}`;
writeFileSync(join(import.meta.dirname, "COMPILE.md"), page);
console.log(page);
