/**
 * Whether matching takes no more than polynomial time, by a cautious look: a repetition within a repetition, an
 * alternative within a repetition, and back references are all refused.
 */
export function isSafePattern(pattern: string): boolean {
  const withoutClasses = pattern.replaceAll(/\\[^1-9k]/g, "e").replaceAll(/\[(?:[^\]\\]|\\.)*\]/g, "c");
  if (/\\[1-9k]/.test(withoutClasses)) return false;
  const stack: { repeats: boolean; alternatives: boolean }[] = [{ repeats: false, alternatives: false }];
  for (let index = 0; index < withoutClasses.length; index++) {
    const character = withoutClasses[index];
    const top = stack.at(-1);
    if (character === "(") stack.push({ repeats: false, alternatives: false });
    else if (character === "|" && top !== undefined) top.alternatives = true;
    else if (character === ")") {
      const group = stack.pop();
      const next = withoutClasses[index + 1];
      const unbounded = next === "*" || next === "+" || (next === "{" && /^\{\d*,\d*\}/.test(withoutClasses.slice(index + 1)));
      if (unbounded && group !== undefined && (group.repeats || group.alternatives)) return false;
      const outer = stack.at(-1);
      if (outer !== undefined && group !== undefined) outer.repeats ||= group.repeats || unbounded;
    }
    // What may be left out is a choice too, and repeated it is one of many: `(a?){50}`.
    else if (character === "?" && withoutClasses[index - 1] !== "(" && top !== undefined) top.repeats = true;
    else if ((character === "*" || character === "+" || character === "{") && top !== undefined) top.repeats = true;
  }
  return true;
}
