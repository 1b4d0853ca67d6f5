/**
 * A file whose metas lead to different trees, as a database has them between two transactions: the
 * newest state has 40 records, the one before it has others.
 */

import { encodeLeaf, sealMeta } from '../build/pages.ts';
import { buildStore, plainRecords, revisionKey } from '../build/store.ts';

const PAGE_SIZE = 1024;

/** The revisions of the older state. */
export const OLDER_REVISIONS: readonly number[] = [1000, 1001, 1002];

/** The file; pages of 1,024 bytes, meta 0 is the newest. */
export function twoStates(): Uint8Array<ArrayBuffer> {
  const newest = buildStore({ records: plainRecords(40), perPage: 6, pageSize: PAGE_SIZE });
  const first = newest.length / PAGE_SIZE;
  const file = new Uint8Array(newest.length + 2 * PAGE_SIZE);
  file.set(newest);
  const records = OLDER_REVISIONS.map((main) => {
    const numbers = [0x10, ...varint(main), 0x18, ...varint(main), 0x20, 1];
    return { key: revisionKey(main, 0, false), value: Uint8Array.of(0x0a, 1, 0x6b, ...numbers) };
  });
  file.set(encodeLeaf(first, records, PAGE_SIZE), first * PAGE_SIZE);
  const bucket = new Uint8Array(16);
  new DataView(bucket.buffer).setBigUint64(0, BigInt(first), true);
  const root = [{ key: new TextEncoder().encode('key'), value: bucket, flags: 1 }];
  file.set(encodeLeaf(first + 1, root, PAGE_SIZE), (first + 1) * PAGE_SIZE);
  for (const index of [0, 1]) {
    const meta = file.subarray(index * PAGE_SIZE, (index + 1) * PAGE_SIZE);
    const view = new DataView(meta.buffer, meta.byteOffset);
    view.setBigUint64(56, BigInt(first + 2), true);
    if (index === 1) view.setBigUint64(32, BigInt(first + 1), true);
    sealMeta(meta);
  }
  return file;
}

/** Two bytes, for numbers from 128 to 16,383. */
function varint(value: number): [number, number] {
  return [(value & 0x7f) | 0x80, value >> 7];
}
