/**
 * Everything that the newest tree reaches: which pages it takes, and every record of the key bucket
 * in the order of revisions.
 */

import { Bitmap } from '../../bytes/bitmap.ts';
import { BUCKET_FLAG, leafFlags } from '../../bbolt/elements.ts';
import { ELEMENT_SIZE, PAGE_HEADER_SIZE } from '../../bbolt/page.ts';
import type { Page } from '../../bbolt/page.ts';
import { scanBucket } from '../../bbolt/scan.ts';
import { checkLeaf, throwProblem, walkLeaves } from '../../bbolt/walk.ts';
import { expectSound } from '../../errors.ts';
import { decodeKeyValue } from '../../etcd/key-value.ts';
import type { RecordStore } from '../../etcd/records.ts';
import { checkRevisionKey, REVISION_SIZE } from '../../etcd/revision.ts';
import { isPlainLeaf, readPlainFields } from './plain-leaf.ts';
import { problem } from '../../findings.ts';
import type { Place } from '../../findings.ts';
import type { RunOptions } from '../../io/source.ts';

const SEPARATOR = 0x5f;
/** Last byte of a tombstone's key. */
const MARK = 0x74;

/**
 * A record in place: offsets into the page's bytes. Measured (a store of 1.2 GB): it is one object
 * for all of them, valid for the call, because one for each costs as much as everything else.
 */
export interface TreeRecord {
  bytes: Uint8Array;
  pgid: number;
  element: number;
  main: number;
  sub: number;
  tombstone: boolean;
  /** Where the key of etcd lies. */
  keyStart: number;
  keyEnd: number;
  createRevision: number;
  valueSize: number;
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
  const record = emptyRecord();
  for await (const batch of walkLeaves(database.reader(), bucket, { visited })) {
    signal?.throwIfAborted();
    for (const entry of batch.pages.entries) {
      const page = batch.pages.page(entry);
      const place: Place = { pgid: page.pgid, pageType: page.type, bucket: bucket.path };
      if (!isPlainLeaf(page, batch.bounds(entry))) {
        expectSound(checkLeaf(batch, entry, page, { place, highWaterMark }));
      }
      record.bytes = page.bytes;
      record.pgid = page.pgid;
      for (let element = 0; element < page.count; element++) {
        if (readRecord(page, element, place, record)) visit(record);
      }
      doneBytes += entry.size;
    }
    onProgress?.({ doneBytes, totalBytes: highWaterMark * pageSize });
  }
}

function emptyRecord(): TreeRecord {
  const numbers = { pgid: 0, element: 0, main: 0, sub: 0, keyStart: 0, keyEnd: 0 };
  const bytes = new Uint8Array(0);
  return { bytes, ...numbers, tombstone: false, createRevision: 0, valueSize: 0 };
}

/** Reads an element; false for the record of no bytes that a revision bump leaves. */
function readRecord(page: Page, element: number, place: Place, into: TreeRecord): boolean {
  const { bytes, view } = page;
  const at = PAGE_HEADER_SIZE + element * ELEMENT_SIZE;
  const start = at + view.getUint32(at + 4, true);
  const keySize = view.getUint32(at + 8, true);
  const valueStart = start + keySize;
  const end = valueStart + view.getUint32(at + 12, true);
  if ((leafFlags(page, element) & BUCKET_FLAG) !== 0) {
    throwProblem(problem('bucket-nested', { ...place, element }, {}));
  }
  const isPlain =
    (keySize === REVISION_SIZE || (keySize === REVISION_SIZE + 1 && bytes[start + 17] === MARK)) &&
    bytes[start + 8] === SEPARATOR &&
    view.getUint16(start) < 0x20 &&
    view.getUint16(start + 9) < 0x20;
  if (!isPlain) {
    expectSound(checkRevisionKey(bytes.subarray(start, valueStart), { ...place, element }));
  }
  into.element = element;
  into.main = view.getUint32(start) * 2 ** 32 + view.getUint32(start + 4);
  into.sub = view.getUint32(start + 9) * 2 ** 32 + view.getUint32(start + 13);
  into.tombstone = keySize > REVISION_SIZE;
  if (end === valueStart) return false;
  readFields(bytes, valueStart, end, place, into);
  return true;
}

function readFields(
  bytes: Uint8Array,
  start: number,
  end: number,
  place: Place,
  into: TreeRecord,
): void {
  if (readPlainFields(bytes, start, end, into)) return;
  const { key, createRevision, value } = decodeKeyValue(bytes.subarray(start, end), place);
  into.keyStart = key.byteOffset - bytes.byteOffset;
  into.keyEnd = into.keyStart + key.length;
  into.createRevision = createRevision;
  into.valueSize = value.length;
}

/** A freelist that cannot be read takes no page that could be told. */
async function addFreelist({ database }: RecordStore, visited: Bitmap): Promise<void> {
  const { meta, highWaterMark } = database;
  const pgid = Number(meta.freelist ?? 0n);
  if (pgid < 2 || pgid >= highWaterMark) return;
  const page = await database.reader().readPage(pgid, ['freelist'], () => undefined);
  if (page !== undefined) visited.addRange(pgid, pgid + 1 + page.overflow);
}
