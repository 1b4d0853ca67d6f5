/**
 * Decides what a rewritten store holds; nothing is written here. The steps are those that a server
 * could have taken, in this order:
 *
 *     drops        one transaction that deletes all the keys, at the next revision, and a compaction
 *                  there; leases and alarms that go change no revision by themselves
 *     compaction   at the revision that was asked for, if no key was dropped; done to the end
 *     bump         one record without bytes, far ahead, and a compaction there that was only asked
 *                  for, so that the server's first start does it (etcd etcdutl/snapshot/
 *                  v3_snapshot.go, modifyLatestRevision, v3.6.14)
 *
 * The revision never falls. What comes out depends on store and options alone.
 */

import { formatCount } from '../../bytes/text.ts';
import type { LeaseIds } from '../checks/lease-ids.ts';
import { expectRetained, storeRevisions } from '../records.ts';
import type { RecordStore } from '../records.ts';
import { encodeCompactMark } from '../revision.ts';
import type { Revision } from '../revision.ts';
import { keptByCompaction } from './compaction.ts';
import type { KeptRecords } from './compaction.ts';
import { checkDrops, DropRules } from './drops.ts';
import type { BucketStore, ClassifyKey, Drop, DropCount } from './drops.ts';
import { KeyNames } from './key-names.ts';
import { passRecords } from './record-pass.ts';
import type { RecordPassOptions } from './record-pass.ts';

/** What is to become of a store; `onProgress` is told of each pass anew. */
export interface RewriteOptions extends RecordPassOptions {
  /** Compacts at this revision, or at the newest. */
  readonly compact?: number | 'latest' | undefined;
  readonly drops?: readonly Drop[] | undefined;
  /** By how much the revision is raised at the end; no bump without it. */
  readonly bump?: number | undefined;
  /** Needed for drops of a class of keys. */
  readonly classify?: ClassifyKey | undefined;
}

/** The store that is rewritten: a snapshot. */
export type RewrittenStore = RecordStore & BucketStore;

/** Keys that are deleted in one transaction. */
export interface Tombstones {
  /** Main revision of all of them; `sub` counts from 0 in the order of the names. */
  readonly main: number;
  /** Sorted. */
  readonly names: KeyNames;
}

/** What a rewritten store holds. */
export interface RewritePlan {
  readonly revision: {
    /** Of the store as it is. */
    readonly snapshot: number;
    /** Up to which history is gone, or was asked to go before any bump; -1 for never. */
    readonly compacted: number;
    /** Of the rewritten store. */
    readonly restored: number;
  };
  /** The records that stay; undefined if all do. */
  readonly kept: KeptRecords | undefined;
  /** Behind the records that stay; undefined if no key is dropped. */
  readonly tombstones: Tombstones | undefined;
  /** Behind everything else, with a value of no bytes. */
  readonly bump: Revision | undefined;
  /** Leases that are left out. */
  readonly leases: LeaseIds;
  /** Whether all alarms are left out. */
  readonly dropsAlarms: boolean;
  /** One for each drop that was asked for. */
  readonly drops: readonly DropCount[];
  /** Values of the meta bucket that are written; what is undefined stays as it is. */
  readonly meta: {
    readonly scheduledCompactRev: Uint8Array | undefined;
    readonly finishedCompactRev: Uint8Array | undefined;
  };
}

/**
 * Plans a rewrite. A compaction that the store was asked for and has not finished stays that way,
 * and a server does it when it starts; where `compact` or a drop compacts, it is finished with the
 * rest, at its own revision at least.
 * @throws {RevisionError} for `compact` before what is compacted, or later than the newest.
 * @throws {TypeError} for options that mean nothing; {RangeError} if the revision would pass 2^53 - 1.
 * @throws {CorruptionError} at the first thing that is wrong.
 */
export async function planRewrite(
  store: RewrittenStore,
  options: RewriteOptions = {},
): Promise<RewritePlan> {
  const { drops = [], bump, classify } = options;
  checkDrops(drops, classify);
  checkBump(bump);
  const { current, compact } = await storeRevisions(store);
  const wanted = await compactionOf(store, options.compact, { current, compact });
  const rules = await DropRules.read(store, drops, classify);
  const dropped = rules.mayDropKeys
    ? await dropKeys(store, rules, { current, options })
    : undefined;
  const compaction = dropped?.tombstones.main ?? wanted;
  const kept =
    dropped?.kept ??
    (compaction === undefined ? undefined : await keptByCompaction(store, compaction, options));
  const reached = dropped?.tombstones.main ?? current;
  const restored = bump === undefined ? reached : raise(reached, bump, '"bump"');
  const scheduled = bump === undefined ? compaction : restored;
  return {
    revision: { snapshot: current, compacted: compaction ?? compact, restored },
    kept,
    tombstones: dropped?.tombstones,
    bump: bump === undefined ? undefined : { main: restored, sub: 0 },
    leases: rules.leases,
    dropsAlarms: rules.dropsAlarms,
    drops: rules.counts(),
    meta: {
      scheduledCompactRev: encodeCompactMark(scheduled),
      finishedCompactRev: encodeCompactMark(compaction),
    },
  };
}

/** Where a compaction that was asked for has to be; undefined if none was. */
async function compactionOf(
  store: RecordStore,
  wanted: RewriteOptions['compact'],
  { current, compact }: { current: number; compact: number },
): Promise<number | undefined> {
  if (wanted === undefined) return undefined;
  if (wanted === 'latest') return current;
  const { finishedCompactRevision = -1 } = await store.storeMeta();
  expectRetained(wanted, { current, compact: finishedCompactRevision });
  return Math.max(wanted, compact);
}

/** The keys that go and the records that stay; undefined if no key goes. */
async function dropKeys(
  store: RecordStore,
  rules: DropRules,
  { current, options }: { current: number; options: RewriteOptions },
): Promise<{ tombstones: Tombstones; kept: KeptRecords } | undefined> {
  const main = raise(current, 1, 'a drop');
  const before = await keptByCompaction(store, main, options);
  const { ordinals, count } = before;
  const names = new KeyNames();
  await passRecords(store, options, {
    wants: (ordinal) => ordinals.has(ordinal),
    record(record, ordinal) {
      if (!rules.take(record)) return;
      names.add(record.name);
      ordinals.delete(ordinal);
    },
  });
  if (names.size === 0) return undefined;
  names.sort();
  return { tombstones: { main, names }, kept: { ...before, count: count - names.size } };
}

function checkBump(bump: number | undefined): void {
  if (bump === undefined || (Number.isSafeInteger(bump) && bump > 0)) return;
  throw new RangeError(`"bump": expected a whole number from 1 to 2^53 - 1, got ${String(bump)}`);
}

/** A later revision. Tools that do not look wrap around, and lose data. */
function raise(revision: number, by: number, what: string): number {
  if (by <= Number.MAX_SAFE_INTEGER - revision) return revision + by;
  const sum = `${formatCount(revision)} + ${formatCount(by)}`;
  throw new RangeError(`${what} would raise the revision to ${sum}, which is past 2^53 - 1`);
}
