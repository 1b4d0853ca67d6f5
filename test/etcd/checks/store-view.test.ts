/** The floor of compaction: what a mark says is believed unless it lies far beyond the newest record. */

import { expect, test } from 'vitest';

import { openDatabase } from '../../../src/bbolt/database.ts';
import type { BucketRef } from '../../../src/bbolt/bucket.ts';
import { readStoreView } from '../../../src/etcd/checks/store-view.ts';
import { MemorySource } from '../../../src/io/memory-source.ts';
import { revisionKey } from '../../build/store.ts';
import { readFixture } from '../../guide/run-example.ts';

const NEWEST = 951;
const BOTH = 941;
const AHEAD = 2 ** 40;

/** The floor of a store with its newest record at 951 and these compacted revisions. */
async function floorOf(scheduled: number, finished: number): Promise<number> {
  const bytes = Buffer.from(readFixture('kubernetes/before'));
  for (const [name, main] of [
    ['scheduledCompactRev', scheduled],
    ['finishedCompactRev', finished],
  ] as const) {
    const old = Buffer.concat([Buffer.from(name), revisionKey(BOTH, 0, false)]);
    for (let at = bytes.indexOf(old); at >= 0; at = bytes.indexOf(old, at + 1)) {
      bytes.set(revisionKey(main, 0, false), at + name.length);
    }
  }
  const database = await openDatabase(new MemorySource(bytes));
  const buckets: BucketRef[] = [];
  for await (const { bucket } of database.buckets()) buckets.push(bucket.ref);
  const view = await readStoreView(database, buckets);
  expect([view.scheduledCompact, view.finishedCompact]).toEqual([scheduled, finished]);
  return view.compactFloor;
}

test.each([
  ['as they are', BOTH, BOTH, BOTH],
  ['a compaction under way', 945, BOTH, 945],
  ['a little beyond the newest record', NEWEST + 9, NEWEST + 9, NEWEST + 9],
  ['scheduled far beyond', AHEAD, BOTH, BOTH],
  ['finished far beyond', BOTH, AHEAD, BOTH],
  ['both far beyond', AHEAD, AHEAD, 1],
  ['as far beyond as is believed', NEWEST + 1_000_000, BOTH, NEWEST + 1_000_000],
  ['one further', NEWEST + 1_000_001, BOTH, BOTH],
])('%s', async (_name, scheduled, finished, floor) => {
  expect(await floorOf(scheduled, finished)).toBe(floor);
});
