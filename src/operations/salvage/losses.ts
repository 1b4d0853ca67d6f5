/**
 * What a damaged database has lost: the revisions that its newest tree should reach and does not,
 * the keys that had them, as far as a salvage still finds the records elsewhere, and what is gone.
 * Above the last compaction every main revision has a record (etcd
 * server/storage/mvcc/kvstore_txn.go, storeTxnWrite.End, v3.6.14), so a gap there is a loss; below
 * it only the keys around a broken page say what stood on it.
 */

import { decodeText, formatHex } from '../../bytes/text.ts';
import { checkRevisionKey, revisionMain } from '../../etcd/revision.ts';
import type { ByteSource, RunOptions } from '../../io/source.ts';
import { KeyRevisions } from './key-revisions.ts';
import type { KeyState } from './key-revisions.ts';
import { mergeRanges, RangeCollector, rangesHave, RevisionSet } from './revision-set.ts';
import { salvage } from './salvage.ts';
import type { RevisionRange, Salvaged, SalvagedRecord } from './types.ts';

/** A key that the newest tree has lost, or whose newest state it has lost. */
export interface LostKey {
  readonly key: Uint8Array;
  /** Main revision of the newest lost record that was found elsewhere. */
  readonly revision: number;
  /** Whether that record deletes the key. */
  readonly tombstone: boolean;
  /** Newest main revision of the key that the newest tree still has; undefined if there is none. */
  readonly treeRevision: number | undefined;
  /**
   * Whether the record belonged into the newest tree for certain; up to the last compaction it may
   * have been removed before.
   */
  readonly certain: boolean;
}

/** The losses of a damaged database; all empty for one whose newest tree is sound. */
export interface Losses {
  /** Main revisions that broken parts of the newest tree stood for. */
  readonly holes: readonly RevisionRange[];
  /** Main revisions behind the last compaction that the newest tree does not reach. */
  readonly unreached: readonly RevisionRange[];
  /**
   * Those of them of which nothing was found anywhere. Where the last compaction is not known, they
   * may have been removed by it.
   */
  readonly missing: readonly RevisionRange[];
  /** Up to here a compaction may have removed records; undefined if that was lost, too. */
  readonly compactRevision: number | undefined;
  /** Keys that have lost their newest state, but it was found elsewhere; as many as asked for. */
  readonly keys: readonly LostKey[];
  /** How many such keys there are. */
  readonly keyCount: number;
}

/** How to look for losses. */
export interface LossesOptions extends RunOptions {
  /** Keys that are named, 20 by default. */
  readonly keysMax?: number | undefined;
  /** Ranges of each kind that are given, 1,000 by default. */
  readonly rangesMax?: number | undefined;
  /** Seed of the tables; give a random one where files may be hostile. */
  readonly seed?: number | undefined;
}

const KEYS_MAX = 20;
const RANGES_MAX = 1000;
/** Keys whose names are kept until it is known which of them are lost, for each that is asked for. */
const CANDIDATES = 100;

/**
 * Salvages a database to see what it has lost; reads all of it.
 * @throws {SourceError} only if the source is closed or gone.
 */
export async function findLosses(source: ByteSource, options: LossesOptions = {}): Promise<Losses> {
  const { keysMax = KEYS_MAX, rangesMax = RANGES_MAX, ...rest } = options;
  const account = new LossAccount(keysMax, rest.seed);
  const run = salvage(source, { ...rest, onHole: account.addHole });
  for await (const batch of run) for (const found of batch) account.take(found);
  const { pages, records } = run.summary;
  return account.losses(pages.damaged === 0 && records.tree > 0, rangesMax);
}

class LossAccount {
  readonly #collected = new RangeCollector();
  readonly #keysMax: number;
  readonly #keys: KeyRevisions;
  readonly #tree = new RevisionSet();
  readonly #all = new RevisionSet();
  readonly #names = new Map<string, Uint8Array>();
  /** Up to here records may be missing; undefined while the meta bucket was not met. */
  #floor: number | undefined;
  #merged: RevisionRange[] | undefined;

  constructor(keysMax: number, seed: number | undefined) {
    this.#keysMax = keysMax;
    this.#keys = new KeyRevisions(seed);
  }

  /** Takes in what a broken part of the newest tree stood for; bound, so that it can be handed on. */
  readonly addHole = (hole: RevisionRange): void => {
    this.#collected.add(hole);
  };

  take(found: Salvaged): void {
    if (found.kind === 'element') {
      if (found.bucket === 'meta') this.#takeMeta(found.key, found.value);
      return;
    }
    const { main } = found.revision;
    this.#all.add(main);
    if (found.origin !== 'tree') {
      this.#takeElsewhere(found);
      return;
    }
    this.#tree.add(main);
    this.#keys.addTree(found.key, { main, tombstone: found.tombstone, certain: true });
  }

  losses(isWhole: boolean, rangesMax: number): Losses {
    const compactRevision = this.#floor;
    const none = { holes: [], unreached: [], missing: [], keys: [], keyCount: 0 };
    if (isWhole || this.#all.last === 0) return { ...none, compactRevision };
    const behind = { start: this.#start(), end: this.#all.last + 1 };
    const holes = this.#holes().map((hole) => clip(hole, this.#all));
    return {
      holes: mergeRanges(holes.filter(({ start, end }) => start < end)).slice(0, rangesMax),
      unreached: take(this.#tree.gaps(behind), rangesMax),
      missing: take(this.#all.gaps(behind), rangesMax),
      compactRevision,
      ...this.#lostKeys(),
    };
  }

  /** The newest tree has been passed over when the first record from elsewhere comes. */
  #holes(): RevisionRange[] {
    const all = [{ start: 0, end: Number.MAX_SAFE_INTEGER }];
    return (this.#merged ??= this.#tree.last === 0 ? all : this.#collected.merged());
  }

  /** First revision of which a record must be there; what is not known is not counted. */
  #start(): number {
    return this.#floor === undefined ? this.#all.first : this.#floor + 1;
  }

  #takeElsewhere({ key, revision: { main }, tombstone }: SalvagedRecord): void {
    const certain = this.#floor !== undefined && main > this.#floor;
    const isGap = certain && !this.#tree.has(main);
    if (!isGap && !rangesHave(this.#holes(), main)) return;
    this.#keys.addLost(key, { main, tombstone, certain });
    if (this.#names.size >= this.#keysMax * CANDIDATES) return;
    if (isLost(this.#keys.get(key))) this.#names.set(nameOf(key), key);
  }

  #lostKeys(): Pick<Losses, 'keys' | 'keyCount'> {
    let keyCount = 0;
    for (const state of this.#keys.states()) if (isLost(state)) keyCount++;
    const keys: LostKey[] = [];
    for (const key of this.#names.values()) {
      const state = this.#keys.get(key);
      if (!isLost(state) || state.lost === undefined || keys.length >= this.#keysMax) continue;
      const { main, tombstone, certain } = state.lost;
      keys.push({ key, revision: main, tombstone, certain, treeRevision: state.tree?.main });
    }
    return { keys, keyCount };
  }

  #takeMeta(key: Uint8Array, value: Uint8Array): void {
    this.#floor ??= 1;
    const name = decodeText(key);
    if (name !== 'finishedCompactRev' && name !== 'scheduledCompactRev') return;
    if (checkRevisionKey(value, {}).next().done !== true) return;
    this.#floor = Math.max(this.#floor, revisionMain(value));
  }
}

/**
 * Whether what a key was last is lost. A key that was deleted before the last compaction is not:
 * nothing of it had to be there.
 */
function isLost({ tree, lost }: KeyState): boolean {
  if (lost === undefined || (tree !== undefined && tree.main > lost.main)) return false;
  return lost.certain || !lost.tombstone;
}

/** Any bytes as a text that no others have. */
function nameOf(key: Uint8Array): string {
  return decodeText(key) ?? `\u0000${formatHex(key)}`;
}

/** The part of a hole that revisions are known of. */
function clip({ start, end }: RevisionRange, { first, last }: RevisionSet): RevisionRange {
  return { start: Math.max(start, first), end: Math.min(end, last + 1) };
}

function take<T>(items: Iterable<T>, most: number): T[] {
  const taken: T[] = [];
  for (const item of items) {
    if (taken.length >= most) break;
    taken.push(item);
  }
  return taken;
}
