import { type Colours, coloursWanted, createColours } from "../../src/diagnostics/render/colours.ts";

/** Tells a story in a terminal: chapters with aligned lines. */
export interface Story {
  readonly colours: Colours;
  chapter(number: number, title: string): void;
  /** A line that something went well: what, and how. */
  done(what: string, detail: string): void;
  /** A line that hangs under the one before. */
  more(detail: string): void;
  line(text?: string): void;
}

const whatWidth = 34;

/** A story on the standard output. */
export function createStory(): Story {
  const colours = createColours(coloursWanted(process.stdout.isTTY === true, process.env));
  const line = (text = ""): void => void process.stdout.write(`${text.trimEnd()}\n`);
  return {
    colours,
    line,
    chapter(number, title) {
      line(`\n${colours.bold(`${number}. ${title}`)}`);
      line();
    },
    done: (what, detail) => line(`   ${colours.green("✓")} ${what.padEnd(whatWidth)} ${detail}`),
    more: (detail) => line(`     ${" ".repeat(whatWidth)} ${colours.dim(detail)}`),
  };
}

/** What the story says is true, or it ends here. */
export function expectThat(holds: boolean, claim: string): void {
  if (!holds) throw new Error(`the demonstration failed: ${claim}`);
}
