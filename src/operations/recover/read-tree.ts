/**
 * Everything that the newest tree reaches: which pages it takes, and every record of the key bucket
 * in the order of revisions, with what its key was before.
 */

import { Bitmap } from '../../bytes/bitmap.ts';
import type { Page } from '../../bbolt/page.ts';
import { scanBucket } from '../../bbolt/scan.ts';
import { createCheckEngine } from '../../etcd/kernel-generations.ts';
import { scanKeyBucket } from '../../etcd/key-bucket.ts';
import type { KeyLives } from '../../etcd/key-lives.ts';
import { RecordCursor } from '../../etcd/record-cursor.ts';
import type { RecordEntries } from '../../etcd/record-entries.ts';
import type { RecordStore } from '../../etcd/records.ts';
import type { RunOptions } from '../../io/source.ts';

/**
 * A record in place. Measured (a store of 1.2 GB): it is one object for many of them, valid for the
 * call, because one for each costs as much as everything else.
 */
export type TreeRecord = Pick<
  RecordEntries,
  | 'bytes'
  | 'pgid'
  | 'element'
  | 'main'
  | 'sub'
  | 'tombstone'
  | 'nameStart'
  | 'nameEnd'
  | 'valueSize'
  | 'wasLive'
  | 'beforeMain'
  | 'beforeCreate'
>;

/** How to read a tree. */
export interface TreeOptions extends RunOptions {
  /** Of the table of keys. */
  readonly seed?: number | undefined;
  /** Does without the kernel. For tests. */
  readonly referenceOnly?: boolean | undefined;
}

/** What a tree has. */
export interface Tree {
  /** The pages that it takes, the metas' and the freelist's among them. */
  readonly reached: Bitmap;
  /** The keys that are live. */
  readonly lives: KeyLives;
}

/**
 * Passes over all buckets; `visit` is told of every element of the key bucket, of the empty record
 * of a revision bump as well.
 * @throws {CorruptionError} at the first thing that is wrong.
 */
export async function readTree(
  store: RecordStore,
  visit: (record: TreeRecord) => void,
  options: TreeOptions,
): Promise<Tree> {
  const { database } = store;
  const { signal, onProgress, seed, referenceOnly } = options;
  const visited = new Bitmap(database.highWaterMark);
  visited.addRange(0, 2);
  const bucket = store.expectBucket('key').ref;
  await scanBucket(
    { signal, database, bucket: database.root.ref, visited },
    { bucket: ({ path }) => path.join('/') !== bucket.path.join('/') },
  );
  const { pageSize } = database;
  const facts = { compactFloor: 0, handsAll: true };
  const engine = createCheckEngine({ pageSize, seed, referenceOnly, ...facts });
  const single = new SingleRecord(engine.lives, visit);
  const entries = (all: RecordEntries): void => {
    for (let index = 0; index < all.count; index++) {
      all.moveTo(index);
      visit(all);
    }
  };
  engine.receiver = { record: single.visit, entries };
  const pass = { database, bucket, visited, signal, onProgress, visitRecord: single.visit };
  await scanKeyBucket(pass, engine);
  await addFreelist(store, visited);
  return { reached: visited, lives: engine.lives };
}

/** Hands on a record that the kernel has not taken. */
class SingleRecord {
  readonly #lives: KeyLives;
  readonly #visit: (record: TreeRecord) => void;
  readonly #cursor = new RecordCursor();

  constructor(lives: KeyLives, visit: (record: TreeRecord) => void) {
    this.#lives = lives;
    this.#visit = visit;
  }

  readonly visit = (page: Page, element: number): void => {
    const cursor = this.#cursor;
    cursor.moveTo(page, element);
    const before = cursor.empty ? undefined : this.#lives.take(cursor);
    const { bytes, pgid, main, sub, tombstone, nameStart, nameEnd } = cursor;
    this.#visit({
      ...{ bytes, pgid, element, main, sub, tombstone, nameStart, nameEnd },
      valueSize: cursor.valueEnd - cursor.valueStart,
      wasLive: before?.live === true,
      beforeMain: before?.main ?? 0,
      beforeCreate: before?.createRevision ?? 0,
    });
  };
}

/** A freelist that cannot be read takes no page that could be told. */
async function addFreelist({ database }: RecordStore, visited: Bitmap): Promise<void> {
  const { meta, highWaterMark } = database;
  const pgid = Number(meta.freelist ?? 0n);
  if (pgid < 2 || pgid >= highWaterMark) return;
  const page = await database.reader().readPage(pgid, ['freelist'], () => undefined);
  if (page !== undefined) visited.addRange(pgid, pgid + 1 + page.overflow);
}
