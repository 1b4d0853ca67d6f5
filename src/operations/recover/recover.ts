/**
 * Recovery of what was deleted: the last version of a key before a delete that the store still
 * retains, and records on pages that are free but not yet written over (bbolt writes changed pages
 * to free ones, and does not clear what it frees) or that lie past the high-water mark. The store
 * itself must be sound; `salvage` is for one that is not.
 */

import type { RecordStore } from '../../etcd/records.ts';
import { storeRevisions } from '../../etcd/records.ts';
import { whileUnchanged } from '../../io/source.ts';
import { Image } from '../salvage/image.ts';
import { Findings } from './findings.ts';
import { FreePages } from './free-pages.ts';
import { ValueReader } from './read-value.ts';
import { readTree } from './read-tree.ts';
import type { Recovery, RecoverOptions } from './types.ts';

const PAGE_BYTES_MAX = 64 * 1024 * 1024;

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
  const { reached, lives } = await readTree(store, findings.visit, options);
  const image = new Image(source, pageSize);
  findings.treeEnded(lives, image.pageCount - reached.count());
  const free = new FreePages(image, reached, findings.carve, { signal, onProgress, pageBytesMax });
  await free.run();
  const wholePages = Math.floor(source.size / pageSize);
  const values = new ValueReader(store, reached, pageBytesMax);
  return {
    count: findings.count,
    records: () => findings.records(),
    summary: {
      revision: current,
      pages: {
        count: wholePages,
        free: Math.max(0, wholePages - reached.count()),
        slack: Math.max(0, wholePages - highWaterMark),
        withRecords: free.withRecords,
        unreadable: image.unreadable.count(),
      },
      carved: findings.counts,
    },
    readValue: (record) => values.read(record),
  };
}
