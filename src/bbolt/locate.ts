/**
 * Finds the metas of a file, and says what a file is that has none. The order is bbolt's own
 * (db.go, getPageSize, v1.4.3): meta 0 if it is valid, else meta 1 at 1 KiB, 2 KiB, … 16 MiB, the
 * first valid one.
 */

import { CorruptionError, UnsupportedError } from '../errors.ts';
import { problem } from '../findings.ts';
import { readBytes } from '../io/source.ts';
import type { ByteSource } from '../io/source.ts';
import { decodeMeta } from './decode-meta.ts';
import { isBigEndianMeta, META_SIZE, metaOffsets, validMetas } from './meta.ts';
import type { Meta } from './meta.ts';
import { looksLike, compressionOf } from './signature.ts';

/** The metas of a file. */
export interface Metas {
  /** Both, where both could be read; each with what is wrong with it. */
  readonly metas: readonly Meta[];
  /** The valid meta with the greater txid. */
  readonly active: Meta;
}

/**
 * Reads both metas and chooses the active one.
 * @throws {CorruptionError} file-empty, file-too-short, file-not-bbolt, or what is wrong with meta
 * 0.
 * @throws {UnsupportedError} compressed-input or big-endian.
 */
export async function locateMetas(source: ByteSource): Promise<Metas> {
  if (source.size === 0) throw new CorruptionError(problem('file-empty', {}, {}));
  const head = await readBytes(source, 0, Math.min(META_SIZE, source.size));
  if (head.length < META_SIZE) throw await notBbolt(source);
  const meta0 = decodeMeta(head, 0, 0);
  const meta1 =
    meta0.problems.length === 0
      ? await readMeta1(source, meta0.pageSize)
      : await searchMeta1(source);
  const metas = meta1 === undefined ? [meta0] : [meta0, meta1];
  const [active] = validMetas(metas);
  if (active !== undefined) return { metas, active };
  throw await diagnose(source, head, meta0);
}

async function readMeta1(source: ByteSource, offset: number): Promise<Meta | undefined> {
  if (offset + META_SIZE > source.size) return undefined;
  return decodeMeta(await readBytes(source, offset, META_SIZE), 1, offset);
}

async function searchMeta1(source: ByteSource): Promise<Meta | undefined> {
  for (const offset of metaOffsets(source.size)) {
    const meta = await readMeta1(source, offset);
    if (meta?.problems.length === 0 && meta.pageSize === offset) return meta;
  }
  return undefined;
}

/** No valid meta: says what the file is instead, or else what is wrong with meta 0. */
async function diagnose(source: ByteSource, head: Uint8Array, meta0: Meta): Promise<Error> {
  if (isBigEndianMeta(head)) {
    return new UnsupportedError(
      'big-endian',
      `${source.name}: this bbolt file is big-endian: found the magic number in reverse, ` +
        'expected a file of a little-endian machine',
    );
  }
  const [first] = meta0.problems;
  if (first !== undefined && first.code !== 'meta-magic') return new CorruptionError(first);
  return notBbolt(source);
}

async function notBbolt(source: ByteSource): Promise<Error> {
  const head = await readBytes(source, 0, Math.min(4096, source.size));
  const compression = compressionOf(head);
  if (compression !== undefined) {
    return new UnsupportedError(
      'compressed-input',
      `${source.name}: this is ${compression}: decompress it first`,
    );
  }
  return new CorruptionError(problem('file-not-bbolt', {}, { looksLike: looksLike(head) }));
}
