import { jsonText } from "../json.ts";
import type { Json } from "../type.ts";
import type { Atom } from "./atom.ts";
import { type Find, type Found, none, type Requirement, unsure } from "./requirement.ts";

/** Longer lists are not built. */
const longest = 2000;
/** More statements about single items than this are not placed. */
const mostTasks = 24;
/** Lists of different items beyond this length are not built. */
const longestUnique = 200;

type Items = Extract<Atom, { is: "items" }>;
type Contains = Extract<Atom, { is: "contains" }>;

/** An item that must be somewhere: at one of some indexes. */
interface Task {
  readonly from: number;
  readonly to: number;
  readonly requirement: Requirement;
  /** Set for what `contains` counts: two of them need two places. */
  readonly counted: Contains | undefined;
}

/** What is known of one place: an index, or of all places from `times` on that are alike. */
interface Place {
  readonly requirements: readonly Requirement[];
  readonly counted: ReadonlySet<Contains>;
  readonly times: number;
}

/** Lists that meet all atoms: short ones first. */
export function findLists(atoms: readonly Atom[], count: number, find: Find): Found {
  let min = 0;
  let max = Number.POSITIVE_INFINITY;
  const items: Items[] = [];
  const contains: Contains[] = [];
  const tasks: Task[] = [];
  let unique = false;
  let repeated = false;
  for (const atom of atoms) {
    if (atom.is === "count") {
      min = Math.max(min, atom.min);
      max = Math.min(max, atom.max ?? max);
    } else if (atom.is === "items") items.push(atom);
    else if (atom.is === "some") tasks.push({ ...atom, counted: undefined });
    else if (atom.is === "contains") contains.push(atom);
    else if (atom.is === "unique") {
      unique ||= atom.holds;
      repeated ||= !atom.holds;
    }
  }
  if (unique && repeated) return none;
  for (const atom of contains) {
    min = Math.max(min, atom.min);
    if (atom.max !== undefined && atom.max < atom.min) return none;
    if (atom.min > mostTasks) return unsure;
    for (let index = 0; index < atom.min; index++)
      tasks.push({ from: 0, to: Number.POSITIVE_INFINITY, requirement: atom.requirement, counted: atom });
  }
  if (tasks.length > mostTasks) return unsure;
  for (const task of tasks) min = Math.max(min, task.from + 1);
  if (repeated) min = Math.max(min, 2);
  if (min > max) return none;
  if (min > longest) return unsure;
  // From here on all places are alike.
  const alike = Math.max(0, ...[...items, ...tasks].flatMap(({ from, to }) => [from, Number.isFinite(to) ? to : 0]));
  const enough = Math.max(min, Math.min(alike, min + 32)) + tasks.length + (repeated ? 2 : 0);
  const search: ListSearch = { items, contains, tasks, unique, repeated, alike, find };
  const values: Json[] = [];
  let complete = alike <= min + 32;
  for (let length = min; length <= Math.min(enough, max) && values.length < count; length++) {
    const found = listsOfLength(length, search, count - values.length);
    values.push(...found.values);
    complete &&= found.complete;
  }
  if (values.length === 0) return { values, complete };
  return { values, complete: complete && values.length < count && enough >= max };
}

interface ListSearch {
  readonly items: readonly Items[];
  readonly contains: readonly Contains[];
  readonly tasks: readonly Task[];
  readonly unique: boolean;
  readonly repeated: boolean;
  readonly alike: number;
  readonly find: Find;
}

function listsOfLength(length: number, search: ListSearch, count: number): Found {
  const { items, tasks, alike, find } = search;
  // Places of their own: those that differ, and one for each task; the others are all alike.
  const separate = Math.min(length, alike + tasks.length);
  const at = (index: number): readonly Requirement[] =>
    items.filter(({ from, to }) => from <= index && index < to).map(({ requirement }) => requirement);
  const places: { requirements: Requirement[]; counted: Set<Contains>; used: boolean }[] = Array.from({ length: separate }, (_, index) => ({
    requirements: [...at(index)],
    counted: new Set(),
    used: false,
  }));
  let complete = true;
  let result: Found = none;
  let tries = 0;
  const assign = (task: number): boolean => {
    if (++tries > 2000) {
      complete = false;
      return true;
    }
    const next = tasks[task];
    if (next === undefined) {
      const rest: Place[] = separate < length ? [{ requirements: at(separate), counted: new Set(), times: length - separate }] : [];
      const found = fill([...places.map((place): Place => ({ ...place, times: 1 })), ...rest], search, count);
      complete &&= found.complete || found.values.length > 0;
      result = found;
      return found.values.length > 0;
    }
    let fresh = false;
    for (let index = next.from; index < Math.min(next.to, separate); index++) {
      const place = places[index];
      if (place === undefined || (next.counted !== undefined && place.counted.has(next.counted))) continue;
      if (index >= alike && !place.used) {
        // One of several places that are all alike.
        if (fresh) continue;
        fresh = true;
      }
      const before = { requirements: place.requirements, used: place.used };
      place.requirements = [...place.requirements, next.requirement];
      place.used = true;
      if (next.counted !== undefined) place.counted.add(next.counted);
      const here = find(place.requirements, 1);
      complete &&= here.complete || here.values.length > 0;
      const done = here.values.length > 0 && assign(task + 1);
      place.requirements = before.requirements;
      place.used = before.used;
      if (next.counted !== undefined) place.counted.delete(next.counted);
      if (done) return true;
    }
    return false;
  };
  assign(0);
  return result.values.length > 0 ? { values: result.values, complete: false } : { values: [], complete };
}

/** Fills places with values, and keeps what `contains` counts within its bounds. */
function fill(places: readonly Place[], search: ListSearch, count: number): Found {
  const limited = search.contains.filter((each) => each.max !== undefined);
  if (limited.length > 3) return unsure;
  const spent = new Map(limited.map((each) => [each, places.filter((place) => place.counted.has(each)).length]));
  const decided: Place[] = [];
  for (const place of places) {
    const open = limited.filter((each) => !place.counted.has(each));
    const chosen = outOf(place, open, search.find);
    if (chosen === undefined) return { values: [], complete: limited.length < 2 && isCertainlyEmpty(place, open, search.find) };
    for (const each of chosen.within) spent.set(each, (spent.get(each) ?? 0) + place.times);
    decided.push({ ...place, requirements: chosen.requirements });
  }
  // With one limit, as few as possible were let in, so that more are certainly too many.
  for (const [each, many] of spent) if (many > (each.max ?? many)) return limited.length === 1 ? none : unsure;
  if (search.repeated) return withRepetition(decided, search.find);
  return search.unique ? different(decided, search.find) : alikeOrNot(decided, search.find, count);
}

/** The requirements of a place with as many as possible of the limited ones kept out. */
function outOf(
  place: Place,
  open: readonly Contains[],
  find: Find,
): { readonly requirements: readonly Requirement[]; readonly within: readonly Contains[] } | undefined {
  for (let letIn = 0; letIn < 2 ** open.length; letIn++) {
    const within = open.filter((_, index) => (letIn & (1 << index)) !== 0);
    const requirements = [
      ...place.requirements,
      ...open.map((each): Requirement => (within.includes(each) ? each.requirement : opposite(each.requirement))),
    ];
    if (find(requirements, 1).values.length > 0) return { requirements, within };
  }
  return undefined;
}

function isCertainlyEmpty(place: Place, open: readonly Contains[], find: Find): boolean {
  const found = find(place.requirements, 1);
  if (found.values.length === 0) return found.complete;
  return open.every((each) => find([...place.requirements, opposite(each.requirement)], 1).complete);
}

function opposite(requirement: Requirement): Requirement {
  return { ...requirement, holds: !requirement.holds, strict: false };
}

/** Any values will do, equal ones too. */
function alikeOrNot(places: readonly Place[], find: Find, count: number): Found {
  const list: Json[] = [];
  for (const place of places) {
    const found = find(place.requirements, 1);
    const [value] = found.values;
    if (value === undefined) return { values: [], complete: found.complete };
    for (let index = 0; index < place.times; index++) list.push(value);
  }
  if (count === 1 || list.length === 0) return { values: [list], complete: false };
  // Other lists, by other values at one place.
  const lists: Json[] = [list];
  let index = 0;
  for (const place of places) {
    for (const value of find(place.requirements, count).values) {
      const other = [...list];
      other[index] = value;
      if (!lists.some((each) => jsonText(each) === jsonText(other))) lists.push(other);
      if (lists.length >= count) return { values: lists, complete: false };
    }
    index += place.times;
  }
  return { values: lists, complete: false };
}

/** A different value at each place: a matching of places and values. */
function different(places: readonly Place[], find: Find): Found {
  const total = places.reduce((sum, place) => sum + place.times, 0);
  if (total > longestUnique) return unsure;
  const choices: { readonly values: readonly Json[]; readonly complete: boolean }[] = [];
  for (const place of places) {
    const found = find(place.requirements, total);
    if (found.values.length === 0) return found.complete ? none : unsure;
    for (let index = 0; index < place.times; index++) choices.push(found);
  }
  const holder = new Map<string, number>();
  const taken: (Json | undefined)[] = choices.map(() => undefined);
  const place = (index: number, tried: Set<string>): boolean => {
    for (const value of choices[index]?.values ?? []) {
      const text = jsonText(value);
      if (tried.has(text)) continue;
      tried.add(text);
      const other = holder.get(text);
      if (other !== undefined && !place(other, tried)) continue;
      holder.set(text, index);
      taken[index] = value;
      return true;
    }
    return false;
  };
  for (let index = 0; index < choices.length; index++)
    if (!place(index, new Set())) return choices.every((choice) => choice.complete || choice.values.length >= total) ? none : unsure;
  return { values: [taken.filter((value) => value !== undefined)], complete: false };
}

/** One value at two places. */
function withRepetition(places: readonly Place[], find: Find): Found {
  const single = places.flatMap((place) => Array.from({ length: Math.min(place.times, 2) }, () => place));
  let complete = true;
  for (let first = 0; first < single.length; first++) {
    for (let second = first + 1; second < single.length; second++) {
      const shared = find([...(single[first]?.requirements ?? []), ...(single[second]?.requirements ?? [])], 1);
      const [value] = shared.values;
      if (value === undefined) {
        complete &&= shared.complete;
        continue;
      }
      const list: Json[] = [];
      let possible = true;
      for (const [index, place] of single.entries()) {
        const own = index === first || index === second ? value : find(place.requirements, 1).values[0];
        if (own === undefined) possible = false;
        else list.push(own);
      }
      if (!possible) return unsure;
      // Places that are all alike were taken twice at most.
      const last = places.at(-1);
      for (let index = 2; last !== undefined && index < last.times; index++) list.push(list.at(-1) ?? null);
      return { values: [list], complete: false };
    }
  }
  return { values: [], complete };
}
