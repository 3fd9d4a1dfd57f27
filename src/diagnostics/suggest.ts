/** Names longer than this are not compared: nobody mistypes them by two letters, and comparing them costs. */
const longestName = 80;

/**
 * The name among the candidates that a person most likely meant, or undefined where none is near. Case alone never
 * counts as a difference; otherwise one mistake is allowed for every three characters.
 */
export function suggest(name: string, candidates: Iterable<string>): string | undefined {
  if (name === "" || name.length > longestName) return undefined;
  const wanted = name.toLowerCase();
  const allowed = Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let bestDistance = allowed + 1;
  for (const candidate of candidates) {
    if (candidate.length > longestName || Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The cause of all messages that follow from a name that nothing declares. */
export function nameCause(name: string): string {
  return `name ${name}`;
}

/** The cause of all messages that follow from an event that a system does not have. */
export function eventCause(system: string, name: string): string {
  return `event ${system} ${name}`;
}

/** Words for a help text: `Did you mean "x"?`, or undefined where nothing is near. */
export function didYouMean(suggestion: string | undefined): string | undefined {
  return suggestion === undefined ? undefined : `Did you mean \`${suggestion}\`?`;
}

/**
 * How many insertions, deletions, replacements and swaps of neighbours lead from one text to the other (the optimal
 * string alignment distance); a number of at least `limit` where it is `limit` or more.
 */
function editDistance(left: string, right: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least >= limit) return limit;
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? limit;
}
