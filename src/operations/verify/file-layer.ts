/**
 * The file around the store: its trailer, its length, and whether it stood still while it was read.
 */

import { formatHex } from '../../bytes/text.ts';
import { equalBytes } from '../../bytes/compare.ts';
import type { Report } from '../../findings.ts';
import type { Database } from '../../bbolt/database.ts';
import { problem } from '../../findings.ts';
import { TRAILER_SIZE, checkSize, trailerOf } from '../../etcd/snapshot.ts';
import { readBytes } from '../../io/source.ts';
import type { ByteSource } from '../../io/source.ts';

/** SHA-256 of the first `length` bytes of a source. */
export type Digest = (
  source: ByteSource,
  length: number,
  signal?: AbortSignal,
) => Promise<Uint8Array>;

/** What the end of the file turned out to be. */
export type TrailerVerdict = 'matches' | 'mismatch' | 'missing' | 'truncated' | 'followed' | 'size';

/**
 * Looks at what follows the image, by length alone, and starts the digest where there is one to
 * compare with.
 */
export function startTrailerCheck(
  database: Database,
  digest: Digest,
  signal: AbortSignal | undefined,
): Promise<(report: Report) => TrailerVerdict> {
  const { source, imageSize } = database;
  const { present, extraBytes } = trailerOf(source.size, imageSize);
  if (present && extraBytes === 0) return compareTrailer(source, digest, signal);
  return Promise.resolve((report) => {
    for (const found of checkSize(database, { present, extraBytes })) {
      report(found);
      return 'size';
    }
    // A database file grows ahead of its use by whole pages; what a copy tool adds is odd.
    if (extraBytes === 0 || (extraBytes % 512 === 0 && extraBytes >= 512)) {
      report(problem('trailer-missing', {}, {}));
      return 'missing';
    }
    if (extraBytes < TRAILER_SIZE) {
      report(problem('trailer-truncated', { offset: imageSize }, { foundBytes: extraBytes }));
      return 'truncated';
    }
    const facts = { extraBytes: extraBytes - TRAILER_SIZE };
    report(problem('trailer-followed', { offset: imageSize + TRAILER_SIZE }, facts));
    return 'followed';
  });
}

async function compareTrailer(
  source: ByteSource,
  digest: Digest,
  signal: AbortSignal | undefined,
): Promise<(report: Report) => TrailerVerdict> {
  const length = source.size - TRAILER_SIZE;
  const trailer = await readBytes(source, length, TRAILER_SIZE);
  const computed = await digest(source, length, signal);
  return (report) => {
    if (equalBytes(trailer, computed)) return 'matches';
    const facts = { found: formatHex(computed), expected: formatHex(trailer) };
    report(problem('trailer-mismatch', { part: 'trailer', offset: length }, facts));
    return 'mismatch';
  };
}
