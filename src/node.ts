/** etcd-snapshot for Node: everything of the portable part, and files. */

import type { PageReaderOptions } from './bbolt/page-reader.ts';
import type { Database } from './bbolt/database.ts';
import { openDatabase as openDatabaseOver } from './bbolt/database.ts';
import { openSnapshot as openSnapshotOver, Snapshot, sourceOf } from './etcd/snapshot.ts';
import type { ByteSource } from './io/source.ts';
import { kubernetes } from './kubernetes/describer.ts';
import { FileSource, openFile } from './node/file-source.ts';
import type { FileOptions } from './node/file-source.ts';
import type { Digest } from './operations/verify/file-layer.ts';
import { verify as verifyOver } from './operations/verify/verify.ts';
import type { VerifyOptions, VerifyRun } from './operations/verify/verify.ts';

export * from './index.ts';
export { FileSource, openFile } from './node/file-source.ts';
export type { FileOptions } from './node/file-source.ts';

/** What can be opened: a path, a source, a Blob or an array. */
export type Input = string | ByteSource | Uint8Array | Blob;

/**
 * Opens a snapshot. A file is opened read-only and closed with the snapshot.
 * @throws {CorruptionError} if it is no bbolt file, is cut off, or holds no etcd store.
 * @throws {UnsupportedError} for compressed and big-endian files.
 * @throws {SourceError} if the file cannot be read.
 */
export function openSnapshot(
  input: Input,
  options: PageReaderOptions & FileOptions = {},
): Promise<Snapshot> {
  return openOver(input, options, (source) => openSnapshotOver(source, options));
}

/**
 * Opens any bbolt file. A file is opened read-only and closed with the database.
 * @throws {CorruptionError} if it is no bbolt file, is cut off, or has no valid meta.
 * @throws {UnsupportedError} for compressed and big-endian files.
 * @throws {SourceError} if the file cannot be read.
 */
export function openDatabase(
  input: Input,
  options: PageReaderOptions & FileOptions = {},
): Promise<Database> {
  return openOver(input, options, (source) => openDatabaseOver(source, options));
}

/**
 * Verifies a snapshot, or a source that need not even be one, Kubernetes' objects included; the
 * SHA-256 of a file is computed in a worker, beside the checks.
 * The result rejects with a SourceError if the source fails, and with the signal's reason if it
 * aborts.
 */
export function verify(input: Snapshot | ByteSource, options: VerifyOptions = {}): VerifyRun {
  const source = input instanceof Snapshot ? input.source : input;
  const all = { describer: kubernetes, ...options };
  if (options.digest !== undefined || !(source instanceof FileSource)) {
    return verifyOver(input, all);
  }
  const digest: Digest = async (_source, length, signal) => {
    const { fileDigest } = await import('./node/digest.ts');
    return fileDigest(source, length, signal);
  };
  return verifyOver(input, { ...all, digest });
}

/** What cannot be opened does not stay open. */
async function openOver<T>(
  input: Input,
  options: FileOptions,
  openSource: (source: ByteSource) => Promise<T>,
): Promise<T> {
  const source = typeof input === 'string' ? await openFile(input, options) : sourceOf(input);
  try {
    return await openSource(source);
  } catch (error) {
    await source.close();
    throw error;
  }
}
