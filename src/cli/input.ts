/**
 * Opens what the command line names: a file, or `-` for standard input; compressed or not, which
 * their first bytes say and never their name.
 */

import { META_SIZE } from '../bbolt/meta.ts';
import { openDatabase } from '../bbolt/database.ts';
import type { Database } from '../bbolt/database.ts';
import { beginsWithMeta, compressionOf } from '../bbolt/signature.ts';
import { openSnapshot, TRAILER_SIZE, trailerOf } from '../etcd/snapshot.ts';
import type { Snapshot } from '../etcd/snapshot.ts';
import { readBytes, whileUnchanged } from '../io/source.ts';
import type { ByteSource } from '../io/source.ts';
import type { BegunDigest } from '../node/digest.ts';
import { openFile } from '../node/file-source.ts';
import type { FileSource } from '../node/file-source.ts';
import type { OpenDescriptor } from '../node/descriptor-source.ts';
import type { Digest } from '../operations/verify/file/check.ts';
import type { Context } from './context.ts';
import type { InputOptions } from './options.ts';
import { turningSource } from './turning-source.ts';

/** A source and what belongs to it. */
export interface OpenSource {
  /** The snapshot, unpacked where it was compressed; closes what was given as well. */
  readonly source: ByteSource;
  /** The file behind the source, for another thread to read it as well. */
  readonly file: OpenDescriptor;
  /** SHA-256 of the beginning of the source, computed beside other reads of it. */
  readonly digest: Digest;
  /** Begins the digest of what stands before a trailer, if it looks as if there were one. */
  readonly beginDigest: () => Promise<void>;
  /** When the input was last written to, in milliseconds since 1970; undefined for a stream. */
  readonly modified: number | undefined;
  /** The input as it was given: compressed where it was compressed. */
  readonly given: Given;
}

/** An input as it lies there. */
export interface Given {
  readonly sizeBytes: number;
  /** SHA-256 of all of it. */
  readonly digest: (signal?: AbortSignal) => Promise<Uint8Array>;
}

/** What is open: the input, and the file it was unpacked into, or itself. */
interface OpenFiles {
  readonly given: FileSource;
  readonly image: FileSource;
  readonly modified: number | undefined;
}

/** Opens a snapshot by name. */
export async function openSnapshotInput(
  name: string,
  context: Context,
  options: InputOptions,
): Promise<Snapshot> {
  return openOver(await openSource(name, context, options), openSnapshot);
}

/** Opens any bbolt file by name. */
export async function openDatabaseInput(
  name: string,
  context: Context,
  options: InputOptions,
): Promise<Database> {
  return openOver(await openSource(name, context, options), openDatabase);
}

/** What cannot be opened does not stay open. */
export async function openOver<T>(
  { source }: OpenSource,
  open: (source: ByteSource) => Promise<T>,
): Promise<T> {
  try {
    return await whileUnchanged(source, () => open(source));
  } catch (error) {
    await source.close();
    throw error;
  }
}

/**
 * Opens an input by name, whatever is in it.
 * @throws {OutputError} if the folder for temporary files cannot take it.
 */
export async function openSource(
  name: string,
  context: Context,
  options: InputOptions,
): Promise<OpenSource> {
  const given =
    name === '-' ? await spoolInput(context, options) : await openFile(name, { blocking: true });
  const modified = name === '-' ? undefined : given.modified.getTime();
  try {
    const image = await imageOf(given, context, options);
    return sourceOver({ given, image, modified }, context);
  } catch (error) {
    await given.close();
    throw error;
  }
}

/** Standard input, in an unnamed file. */
async function spoolInput(context: Context, options: InputOptions): Promise<FileSource> {
  const { spool } = await import('../node/spool.ts');
  const { inTemporary } = await import('./temporary.ts');
  return inTemporary(options.tempDir, (folder) =>
    spool(context.stdin, {
      name: 'standard input',
      limit: { code: 'limit-spool-bytes', bytesMax: options.maxSpool },
      folder,
    }),
  );
}

/** The input itself, or the file that it was unpacked into. */
async function imageOf(
  given: FileSource,
  context: Context,
  options: InputOptions,
): Promise<FileSource> {
  const head = await readBytes(given, 0, Math.min(META_SIZE, given.size));
  const format = beginsWithMeta(head) ? undefined : compressionOf(head);
  if (format === undefined) return given;
  const { canDecompress, decompress } = await import('../node/decompress.ts');
  // What cannot be unpacked is refused by whoever reads it.
  if (!canDecompress(format)) return given;
  const { inTemporary } = await import('./temporary.ts');
  const { progressLine } = await import('./progress.ts');
  const progress = progressLine(`${given.name} (${format})`, context, options.quiet);
  try {
    return await inTemporary(options.tempDir, (folder) =>
      decompress(given, format, {
        bytesMax: options.maxUncompressed,
        folder,
        classify: (bytes) => (beginsWithMeta(bytes) ? 'snapshot' : compressionOf(bytes)),
        signal: context.signal,
        onProgress: progress.onProgress,
      }),
    );
  } finally {
    await progress.clear();
  }
}

function sourceOver({ given, image, modified }: OpenFiles, context: Context): OpenSource {
  const running: Promise<unknown>[] = [];
  const hash = (file: FileSource, length: number, signal?: AbortSignal): Promise<Uint8Array> => {
    const result = import('../node/digest.ts').then(({ fileDigest }) =>
      fileDigest(file, length, signal),
    );
    running.push(result);
    return result;
  };
  let begun: BegunDigest | undefined;
  return {
    source: {
      ...turningSource(image, context.now),
      // A file without a name stands still; what was given may not.
      changed: async () => (modified === undefined ? undefined : given.changed()),
      close: async () => {
        await begun?.cancel();
        // What stops early leaves a digest behind that still reads.
        await Promise.allSettled(running);
        await image.close();
        await given.close();
      },
    },
    file: { fd: image.fd, name: image.name, size: image.size },
    digest: (_source, length, signal) =>
      length === begun?.length ? begun.result : hash(image, length, signal),
    beginDigest: async () => {
      if (!trailerOf(image.size, 0).present) return;
      const { beginDigest } = await import('../node/digest.ts');
      begun = beginDigest(image, image.size - TRAILER_SIZE, context.signal);
    },
    modified,
    given: { sizeBytes: given.size, digest: (signal) => hash(given, given.size, signal) },
  };
}
