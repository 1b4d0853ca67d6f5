/**
 * Whether the state before the newest transaction is still there: bbolt writes its metas by turns
 * and never over a page of the previous state (bbolt tx.go, Tx.Commit, v1.4.3), so a database whose
 * newest tree is broken may have a sound older one. A saved snapshot has the same tree twice.
 */

import { Bitmap } from '../../bytes/bitmap.ts';
import { Database } from '../../bbolt/database.ts';
import { checkLayout } from '../../bbolt/checks/index.ts';
import { locateMetas } from '../../bbolt/locate.ts';
import { validMetas } from '../../bbolt/meta.ts';
import type { Meta } from '../../bbolt/meta.ts';
import { scanBucket } from '../../bbolt/scan.ts';
import { encodeText } from '../../bytes/text.ts';
import { isCorruptionError } from '../../errors.ts';
import { checkRevisionKey, revisionMain } from '../../etcd/revision.ts';
import type { ByteSource, RunOptions } from '../../io/source.ts';

/** What the other meta leads to. */
export type OlderMeta =
  /** There is no other meta, or it leads to the same tree. */
  | { readonly verdict: 'none' }
  | {
      /** Whether every page and element of its tree is consistent. */
      readonly verdict: 'sound' | 'damaged';
      /** 0 or 1. */
      readonly index: number;
      readonly txid: bigint;
      /** Newest main revision of its store; undefined if that cannot be read. */
      readonly revision: number | undefined;
    };

/**
 * Checks the structure of the older meta's tree; reads all of it.
 * @throws {LimitError} limit-page-bytes for a page over the limit.
 * @throws {SourceError} if the source fails.
 */
export async function olderMetaVerdict(
  source: ByteSource,
  options: RunOptions = {},
): Promise<OlderMeta> {
  const metas = await validMetasOf(source);
  const [active, older] = metas;
  if (active === undefined || older === undefined) return { verdict: 'none' };
  if (older.txid === active.txid || older.root === active.root) return { verdict: 'none' };
  const { index, txid } = older;
  if (checkLayout(source, older).next().done !== true) {
    return { verdict: 'damaged', index, txid, revision: undefined };
  }
  const database = new Database(source, metas, older, {});
  let problemCount = 0;
  const visited = new Bitmap(database.highWaterMark);
  visited.addRange(0, 2);
  const report = (): void => {
    problemCount++;
  };
  await scanBucket({ ...options, database, bucket: database.root.ref, visited, report }, {});
  const revision = await newestRevision(database);
  return { verdict: problemCount === 0 ? 'sound' : 'damaged', index, txid, revision };
}

async function validMetasOf(source: ByteSource): Promise<Meta[]> {
  try {
    return validMetas((await locateMetas(source)).metas);
  } catch (error) {
    if (isCorruptionError(error)) return [];
    throw error;
  }
}

async function newestRevision(database: Database): Promise<number | undefined> {
  try {
    const bucket = await database.bucket(encodeText('key'));
    const last = await bucket?.cursor().last();
    if (last === undefined || checkRevisionKey(last.key, {}).next().done !== true) return undefined;
    return revisionMain(last.key);
  } catch (error) {
    if (isCorruptionError(error)) return undefined;
    throw error;
  }
}
