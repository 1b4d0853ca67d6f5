/**
 * Everything that the newest tree reaches: which pages it takes, and every record of the key bucket
 * in the order of revisions.
 */

import { Bitmap } from '../../bytes/bitmap.ts';
import { BUCKET_FLAG, elementKey, elementSpan, leafFlags } from '../../bbolt/elements.ts';
import type { Page } from '../../bbolt/page.ts';
import { scanBucket } from '../../bbolt/scan.ts';
import { checkLeaf, throwProblem, walkLeaves } from '../../bbolt/walk.ts';
import { expectSound } from '../../errors.ts';
import { decodeKeyValue } from '../../etcd/key-value.ts';
import type { KeyValue } from '../../etcd/key-value.ts';
import type { RecordStore } from '../../etcd/records.ts';
import { checkRevisionKey, decodeRevisionKey } from '../../etcd/revision.ts';
import type { RevisionKey } from '../../etcd/revision.ts';
import { problem } from '../../findings.ts';
import type { Place } from '../../findings.ts';
import type { RunOptions } from '../../io/source.ts';

/** A record in place; all bytes are views, valid for the call. */
export interface TreeRecord {
  readonly page: Page;
  readonly element: number;
  /** Where the record begins in the page's bytes. */
  readonly start: number;
  readonly revision: RevisionKey;
  readonly fields: KeyValue;
}

/**
 * Passes over all buckets; the pages that they take, the metas' and the freelist's among them.
 * @throws {CorruptionError} at the first thing that is wrong.
 */
export async function readTree(
  store: RecordStore,
  visit: (record: TreeRecord) => void,
  options: RunOptions,
): Promise<Bitmap> {
  const { database } = store;
  const visited = new Bitmap(database.highWaterMark);
  visited.addRange(0, 2);
  const key = store.expectBucket('key').ref;
  await scanBucket(
    { signal: options.signal, database, bucket: database.root.ref, visited },
    { bucket: ({ path }) => path.join('/') !== key.path.join('/') },
  );
  await readKeyBucket(store, visited, visit, options);
  await addFreelist(store, visited);
  return visited;
}

async function readKeyBucket(
  store: RecordStore,
  visited: Bitmap,
  visit: (record: TreeRecord) => void,
  { signal, onProgress }: RunOptions,
): Promise<void> {
  const { database } = store;
  const { highWaterMark, pageSize } = database;
  const bucket = store.expectBucket('key').ref;
  let doneBytes = 0;
  for await (const batch of walkLeaves(database.reader(), bucket, { visited })) {
    signal?.throwIfAborted();
    for (const entry of batch.pages.entries) {
      const page = batch.pages.page(entry);
      const place: Place = { pgid: page.pgid, pageType: page.type, bucket: bucket.path };
      expectSound(checkLeaf(batch, entry, page, { place, highWaterMark }));
      for (let element = 0; element < page.count; element++) {
        const record = recordAt(page, element, place);
        if (record !== undefined) visit(record);
      }
      doneBytes += entry.size;
    }
    onProgress?.({ doneBytes, totalBytes: highWaterMark * pageSize });
  }
}

/** The record of an element; undefined for the one of no bytes that a revision bump leaves. */
function recordAt(page: Page, element: number, place: Place): TreeRecord | undefined {
  const at = { ...place, element };
  if ((leafFlags(page, element) & BUCKET_FLAG) !== 0)
    throwProblem(problem('bucket-nested', at, {}));
  const key = elementKey(page, element);
  expectSound(checkRevisionKey(key, at));
  const { keyStart, keyEnd, end } = elementSpan(page, element);
  if (end === keyEnd) return undefined;
  const fields = decodeKeyValue(page.bytes.subarray(keyEnd, end), at);
  return { page, element, start: keyStart, revision: decodeRevisionKey(key), fields };
}

/** A freelist that cannot be read takes no page that could be told. */
async function addFreelist({ database }: RecordStore, visited: Bitmap): Promise<void> {
  const { meta, highWaterMark } = database;
  const pgid = Number(meta.freelist ?? 0n);
  if (pgid < 2 || pgid >= highWaterMark) return;
  const page = await database.reader().readPage(pgid, ['freelist'], () => undefined);
  if (page !== undefined) visited.addRange(pgid, pgid + 1 + page.overflow);
}
