import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const runtime = new URL("./runtime/src/", import.meta.url).pathname;
/** Far more than any test takes that does not say otherwise: a busy machine makes none fail, and only what hangs comes to its end. */
const patience = 300_000;

/** Begins with the files that take longest, which says nothing of their size, so that no core waits for another in the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const longest = ["test/types/mutation.test.ts", "test/docs/tutorial.test.ts", "extension.test.ts", "test/cli/commands.test.ts"];
    const rankOf = ({ moduleId }: TestSpecification): number => (longest.some((path) => moduleId.endsWith(path)) ? 0 : 1);
    return (await super.sort(files)).toSorted((left, right) => rankOf(left) - rankOf(right));
  }
}

export default defineConfig({
  // Tests run against the sources, generated code included: no build is needed, and none can be stale.
  resolve: {
    alias: [
      { find: /^@integ\/runtime$/, replacement: `${runtime}index.ts` },
      { find: /^@integ\/runtime\/(node|validation)$/, replacement: `${runtime}$1.ts` },
      { find: /^@integ\/runtime\/testing$/, replacement: `${runtime}testing/world.ts` },
    ],
  },
  test: {
    include: ["src/**/*.test.ts", "runtime/src/**/*.test.ts", "test/**/*.test.ts", "editors/vscode/test/**/*.test.ts"],
    globalSetup: "test/support/run-folder.ts",
    // Without this one core of two would be left to Vitest itself, which has little to do.
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
    testTimeout: patience,
    hookTimeout: patience,
  },
});
