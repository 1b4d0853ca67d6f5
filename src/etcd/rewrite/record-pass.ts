/** The sound records of a key bucket, one after the other, for whoever decides about each of them. */

import { Bitmap } from '../../bytes/bitmap.ts';
import type { RunOptions } from '../../io/source.ts';
import { scanKeyBucket } from '../key-bucket.ts';
import { RecordCursor } from '../record-cursor.ts';
import type { RecordStore } from '../records.ts';
import { createScanEngine } from '../scan-engine.ts';

/** What every pass over the records accepts. */
export interface RecordPassOptions extends RunOptions {
  /** Seed of tables of keys; give a random one where files may be hostile. */
  readonly seed?: number | undefined;
  /** @internal Does without the kernel: the reference alone. For tests. */
  readonly referenceOnly?: boolean | undefined;
}

/**
 * Shows the records that are wanted, by their ordinal in the key bucket, in order. The cursor is
 * the same object each time, over bytes that are valid for the call.
 * @returns how many records there are.
 * @throws {CorruptionError} at the first thing that is wrong.
 */
export async function passRecords(
  store: RecordStore,
  options: RecordPassOptions,
  visitor: {
    wants?: (ordinal: number) => boolean;
    record: (record: RecordCursor, ordinal: number) => void;
  },
): Promise<number> {
  const { database } = store;
  const { signal, onProgress, seed, referenceOnly } = options;
  const { pageSize } = database;
  const engine = createScanEngine({ countLiveKeys: false, pageSize, seed, referenceOnly });
  const cursor = new RecordCursor();
  let count = 0;
  const bucket = store.expectBucket('key').ref;
  const visited = new Bitmap(database.highWaterMark);
  const pass = { database, bucket, visited, signal, onProgress };
  const { records } = await scanKeyBucket(
    {
      ...pass,
      visitRecord: (page, element) => {
        const ordinal = count++;
        if (visitor.wants?.(ordinal) === false) return;
        cursor.moveTo(page, element);
        visitor.record(cursor, ordinal);
      },
    },
    engine,
  );
  return records;
}
