/** The trailer is the SHA-256 of everything before it. */

import { equalBytes } from '../../../bytes/compare.ts';
import { formatHex } from '../../../bytes/text.ts';
import { TRAILER_SIZE, trailerOf } from '../../../etcd/snapshot.ts';
import { problem } from '../../../findings.ts';
import { readBytes } from '../../../io/source.ts';
import type { BeginFileCheck, CheckedFile, Digest } from './check.ts';

export const beginTrailerCheck: BeginFileCheck = (file) => {
  const { source, imageSize } = file.database;
  const { present, extraBytes } = trailerOf(source.size, imageSize);
  if (!present || extraBytes !== 0) return undefined;
  const { digest } = file;
  if (digest === undefined) return () => Promise.resolve({ trailer: 'pending' });
  const hashes = readHashes(file, digest);
  // A failure of the pass, which ends first, must not leave this one unheard.
  hashes.catch(() => undefined);
  return async (report) => {
    const { stored, computed } = await hashes;
    if (equalBytes(stored, computed)) return { trailer: 'matches' };
    const place = { part: 'trailer', offset: source.size - TRAILER_SIZE };
    const facts = { found: formatHex(computed), expected: formatHex(stored) };
    report(problem('trailer-mismatch', place, facts));
    return { trailer: 'mismatch' };
  };
};

async function readHashes(
  { database, signal }: CheckedFile,
  digest: Digest,
): Promise<{ stored: Uint8Array; computed: Uint8Array }> {
  const { source } = database;
  const length = source.size - TRAILER_SIZE;
  const stored = await readBytes(source, length, TRAILER_SIZE);
  return { stored, computed: await digest(source, length, signal) };
}
