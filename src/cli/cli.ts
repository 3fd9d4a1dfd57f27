import { main } from "./main.ts";
import { createOutput } from "./output.ts";

// A reader that ends early (`integ inspect api.json | head`) is no mistake.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
// The exit code is set, not forced: what is still being written to a pipe gets there.
process.exitCode = await main(process.argv.slice(2), createOutput());
