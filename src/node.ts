/** etcd-snapshot for Node: everything of the portable part, and files. */

import type { PageReaderOptions } from './bbolt/page-reader.ts';
import type { Database } from './bbolt/database.ts';
import { openDatabase as openDatabaseOver } from './bbolt/database.ts';
import { openSnapshot as openSnapshotOver, Snapshot, sourceOf } from './etcd/snapshot.ts';
import type { ByteSource } from './io/source.ts';
import { kubernetes } from './kubernetes/describer.ts';
import { FileSource, openFile } from './node/file-source.ts';
import type { FileOptions } from './node/file-source.ts';
import { openDirectory } from './node/directory-source.ts';
import { openDataDirectory as openDataDirectoryOver } from './operations/data-directory/open.ts';
import type { DataDirectory, OpenDataDirectoryOptions } from './operations/data-directory/open.ts';
import { verifyDataDirectory as verifyDataDirectoryOver } from './operations/data-directory/verify.ts';
import type { VerifyDirectoryOptions } from './operations/data-directory/verify.ts';
import type { DirectorySource } from './io/directory-source.ts';
import type { Digest } from './operations/verify/file/check.ts';
import { verify as verifyOver } from './operations/verify/verify.ts';
import type { VerifyOptions, VerifyRun } from './operations/verify/verify.ts';

export * from './index.ts';
export { nodeCiphers } from './node/ciphers.ts';
export { FileSource, openFile } from './node/file-source.ts';
export type { FileOptions } from './node/file-source.ts';
export { openDirectory } from './node/directory-source.ts';
export type { FolderSource } from './node/directory-source.ts';
export { openDirectorySink } from './node/directory-sink.ts';
export type { DirectorySinkOptions } from './node/directory-sink.ts';
export type { Owner } from './node/file-byte-sink.ts';
export { findLeftovers } from './node/leftovers.ts';
export type { Leftover as SinkLeftover } from './node/leftovers.ts';
export { openFileSink } from './node/new-file-sink.ts';
export type { FileSink } from './node/new-file-sink.ts';

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

/**
 * Reads a data directory: who its member is, how far log, raft snapshots and database are, and what
 * the log holds beyond the database. Nothing is locked, and nothing stays open.
 * @throws {CorruptionError} directory-not-etcd.
 * @throws {SourceError} if a file cannot be read.
 */
export async function openDataDirectory(
  directory: string | DirectorySource,
  options: OpenDataDirectoryOptions & FileOptions = {},
): Promise<DataDirectory> {
  const source =
    typeof directory === 'string' ? await openDirectory(directory, options) : directory;
  return openDataDirectoryOver(source, options);
}

/** Verifies a data directory, Kubernetes' objects included. The result rejects as `verify`'s does. */
export function verifyDataDirectory(
  directory: DirectorySource,
  options: VerifyDirectoryOptions = {},
): VerifyRun {
  return verifyDataDirectoryOver(directory, { describer: kubernetes, ...options });
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
