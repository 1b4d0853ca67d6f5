/** The records that were written last: few pages from the end of the key bucket. */

import { Bitmap } from '../../bytes/bitmap.ts';
import { BUCKET_FLAG, elementKey, leafFlags } from '../../bbolt/elements.ts';
import { walkLeavesBack } from '../../bbolt/walk-back.ts';
import { checkLeaf, throwProblem } from '../../bbolt/walk.ts';
import { expectSound } from '../../errors.ts';
import { problem } from '../../findings.ts';
import { whileUnchanged } from '../../io/source.ts';
import type { RunOptions } from '../../io/source.ts';
import { readRecord } from '../records.ts';
import type { RecordStore, StoreRecord } from '../records.ts';
import { checkRevisionKey, decodeRevisionKey, encodeRevisionKey } from '../revision.ts';

/** Which records. */
export interface LastRecordsOptions extends RunOptions {
  /** How many, at most. */
  readonly count: number;
  /** The last main revision that counts; the newest one without it. */
  readonly revision?: number | undefined;
}

/**
 * The last records of a store, the newest first, with copies of their bytes.
 * @throws {CorruptionError} at the first thing that is wrong on the way.
 * @throws {SourceError} if the source fails, or changed meanwhile.
 */
export async function readLastRecords(
  store: RecordStore,
  options: LastRecordsOptions,
): Promise<StoreRecord[]> {
  return whileUnchanged(store.database.source, async () => {
    const records: StoreRecord[] = [];
    for await (const record of recordsBack(store, options)) {
      records.push(record);
      if (records.length >= options.count) break;
    }
    return records;
  });
}

async function* recordsBack(
  store: RecordStore,
  { revision, signal }: LastRecordsOptions,
): AsyncGenerator<StoreRecord> {
  const { database } = store;
  const { highWaterMark } = database;
  const bucket = store.expectBucket('key').ref;
  const to =
    revision === undefined
      ? undefined
      : encodeRevisionKey({ main: revision + 1, sub: 0, tombstone: false });
  const visited = new Bitmap(highWaterMark);
  for await (const batch of walkLeavesBack(database.reader(), bucket, { visited, to })) {
    signal?.throwIfAborted();
    for (const entry of batch.pages.entries.toReversed()) {
      const page = batch.pages.page(entry);
      const place = { pgid: page.pgid, pageType: page.type, bucket: ['key'] };
      expectSound(checkLeaf(batch, entry, page, { place, highWaterMark }));
      for (let element = page.count - 1; element >= 0; element--) {
        const at = { ...place, element };
        if ((leafFlags(page, element) & BUCKET_FLAG) !== 0) {
          throwProblem(problem('bucket-nested', at, {}));
        }
        const key = elementKey(page, element);
        expectSound(checkRevisionKey(key, at));
        const found = decodeRevisionKey(key);
        if (found.main > (revision ?? found.main)) continue;
        yield readRecord({ page, element, place: at, revision: found, ordinal: 0 });
      }
    }
  }
}
