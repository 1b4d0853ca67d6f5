/**
 * Recovery of what was deleted: the last version of a key before a delete that the store still
 * retains, and records on pages that are free but not yet written over (bbolt writes changed pages
 * to free ones, and does not clear what it frees) or that lie past the high-water mark. The store
 * itself must be sound; `salvage` is for one that is not.
 */

import { Bitmap } from '../../bytes/bitmap.ts';
import { decodePageHeader, viewOf } from '../../bbolt/page.ts';
import type { RecordStore } from '../../etcd/records.ts';
import { storeRevisions } from '../../etcd/records.ts';
import { whileUnchanged } from '../../io/source.ts';
import { carveLeaves } from '../salvage/carve-pass.ts';
import { Image } from '../salvage/image.ts';
import { Findings } from './findings.ts';
import { ValueReader } from './read-value.ts';
import { readTree } from './read-tree.ts';
import type { Recovery, RecoverOptions } from './types.ts';

const PAGE_BYTES_MAX = 64 * 1024 * 1024;
/** Flag of a leaf page (bbolt internal/common/page.go, LeafPageFlag, v1.4.3). */
const LEAF_FLAG = 0x02;

/**
 * Looks for what was deleted; reads all of the file.
 * @throws {CorruptionError} if the newest tree is damaged.
 * @throws {SourceError} if the source fails, or changed meanwhile.
 */
export function recover(store: RecordStore, options: RecoverOptions = {}): Promise<Recovery> {
  return whileUnchanged(store.database.source, () => run(store, options));
}

async function run(store: RecordStore, options: RecoverOptions): Promise<Recovery> {
  const { database } = store;
  const { pageSize, highWaterMark, source } = database;
  const { pageBytesMax = PAGE_BYTES_MAX, signal, onProgress } = options;
  const findings = new Findings(highWaterMark, options);
  const { current } = await storeRevisions(store);
  const reached = await readTree(store, findings.visit, { signal, onProgress });
  const image = new Image(source, pageSize);
  const done = new Bitmap(image.pageCount);
  for (const pgid of reached.members()) done.add(pgid);
  const inUse = done.count();
  let withRecords = 0;
  const state = { image, options: { signal, onProgress, pageBytesMax }, done, mayBeLeaf: isLeaf };
  for await (const pages of carveLeaves(state)) {
    for (const page of pages) findings.carved(page);
    withRecords += pages.length;
  }
  const wholePages = Math.floor(source.size / pageSize);
  const values = new ValueReader(store, reached, pageBytesMax);
  return {
    records: findings.records(),
    summary: {
      revision: current,
      pages: {
        count: wholePages,
        free: Math.max(0, wholePages - inUse),
        slack: Math.max(0, wholePages - highWaterMark),
        withRecords,
        unreadable: image.unreadable.count(),
      },
      carved: findings.counts,
    },
    readValue: (record) => values.read(record),
  };
}

/**
 * A leaf that was not written over still says so. What is left of one whose beginning was written
 * over is not looked for: nothing would prove it.
 */
function isLeaf(pgid: number, first: Uint8Array): boolean {
  const { id, flags } = decodePageHeader(viewOf(first));
  return id === BigInt(pgid) && flags === LEAF_FLAG;
}
