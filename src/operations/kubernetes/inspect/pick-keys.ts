/** Which keys are looked at again: the largest and most written ones, and a sample for the times. */

import type { KeyGroup } from './key-groups.ts';
import { ACCOUNT_TOKEN, ENCRYPTED, EXAMINED, RUNNING, WANTED } from './key-table.ts';
import type { KeyTable } from './key-table.ts';
import { EXAMPLES_MAX } from './stale-collector.ts';

/** Keys that are named of each kind. */
const TOP_MAX = 20;
/** Live keys whose times are read, spread over all, and the last ones that were written. */
const SAMPLE_MAX = 1000;
const LAST_MAX = 200;

/** Keys by number. */
export interface PickedKeys {
  /** Largest values first. */
  readonly biggest: readonly number[];
  /** Live keys, most writes first. */
  readonly mostWritten: readonly number[];
  /** Keys with several records, most records first. */
  readonly mostRetained: readonly number[];
  /** Of each resource the live key that was written last. */
  readonly newest: ReadonlySet<number>;
  /** Live keys whose times are read. */
  readonly sample: ReadonlySet<number>;
  /** Further ones, to be named. */
  readonly plain: readonly number[];
  /** All keys whose newest record is read again, in the order of those records. */
  readonly all: Uint32Array;
}

/** Chooses among the keys; `plain` are further ones. */
export function pickKeys(
  keys: KeyTable,
  groups: readonly KeyGroup[],
  plain: readonly number[],
): PickedKeys {
  const live = (score: (number: number) => number) => (number: number) =>
    keys.is(number) ? score(number) : 0;
  const biggest = top(
    keys,
    live((number) => keys.valueBytes[number] ?? 0),
  );
  const mostWritten = top(
    keys,
    live((number) => keys.versions[number] ?? 0),
  );
  const mostRetained = top(keys, (number) => {
    const records = keys.records[number] ?? 0;
    return records > 1 ? records : 0;
  });
  const newest = newestLive(keys, groups);
  const examples = [...firstWith(keys, RUNNING), ...firstWith(keys, ACCOUNT_TOKEN)];
  const sample = sampleOf(keys);
  const chosen = new Set([
    ...biggest,
    ...mostWritten,
    ...mostRetained,
    ...newest,
    ...sample,
    ...plain,
    ...examples,
  ]);
  const all: number[] = [];
  for (let number = 0; number < keys.length; number++) {
    const isAsked = keys.is(number) && ((keys.flags[number] ?? 0) & ASKED) !== 0;
    if (isAsked || chosen.has(number)) all.push(number);
  }
  const { ordinals } = keys;
  const inOrder = Uint32Array.from(all);
  inOrder.sort((a, b) => (ordinals[a] ?? 0) - (ordinals[b] ?? 0));
  return { biggest, mostWritten, mostRetained, newest, sample, plain, all: inOrder };
}

/** Bits of live keys that are looked at, each for its own reason. */
const ASKED = WANTED | EXAMINED | ENCRYPTED;

/** The keys with the highest scores above 0, the highest first, of equals those met first. */
function top(keys: KeyTable, scoreOf: (number: number) => number): number[] {
  const found: { readonly number: number; readonly score: number }[] = [];
  for (let number = 0; number < keys.length; number++) {
    const score = scoreOf(number);
    const last = found[TOP_MAX - 1];
    if (score === 0 || (last !== undefined && score <= last.score)) continue;
    const at = found.findIndex((one) => one.score < score);
    found.splice(at < 0 ? found.length : at, 0, { number, score });
    found.length = Math.min(found.length, TOP_MAX);
  }
  return found.map(({ number }) => number);
}

/** The first keys that have a bit set. */
function firstWith(keys: KeyTable, flag: number): number[] {
  const found: number[] = [];
  for (let number = 0; number < keys.length && found.length < EXAMPLES_MAX; number++) {
    if (keys.is(number, flag)) found.push(number);
  }
  return found;
}

function newestLive(keys: KeyTable, groups: readonly KeyGroup[]): Set<number> {
  const newest = new Map<string, number>();
  for (let number = 0; number < keys.length; number++) {
    const { resource, owner } = groups[keys.groups[number] ?? 0] ?? {};
    if (!keys.is(number) || resource === undefined || owner !== undefined) continue;
    const other = newest.get(resource);
    const isNewer =
      other === undefined || (keys.ordinals[other] ?? 0) < (keys.ordinals[number] ?? 0);
    if (isNewer) newest.set(resource, number);
  }
  return new Set(newest.values());
}

/** Spread evenly over the keys in the order in which they were met, and the last ones written. */
function sampleOf(keys: KeyTable): Set<number> {
  const sample = new Set<number>();
  const step = Math.max(1, keys.length / SAMPLE_MAX);
  for (let at = 0; at < keys.length; at += step) {
    const number = Math.floor(at);
    if (keys.is(number)) sample.add(number);
  }
  const last = lastOrdinal(keys);
  for (let number = 0; number < keys.length; number++) {
    if (keys.is(number) && (keys.ordinals[number] ?? 0) > last - LAST_MAX) sample.add(number);
  }
  return sample;
}

function lastOrdinal(keys: KeyTable): number {
  let last = 0;
  for (let number = 0; number < keys.length; number++) {
    last = Math.max(last, keys.ordinals[number] ?? 0);
  }
  return last;
}
