import { defineConfig } from "vitest/config";

const runtime = new URL("./runtime/src/", import.meta.url).pathname;

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
    testTimeout: 30_000,
  },
});
