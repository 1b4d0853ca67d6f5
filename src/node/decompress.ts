/**
 * Compressed files as they are found: unpacked whole into an unnamed file, because a snapshot is
 * read here and there. The file is checked against what the format says of size and checksum before
 * anything of it is used.
 */

import { UnsupportedError } from '../errors.ts';
import { readBytes } from '../io/source.ts';
import type { ByteSource, RunOptions } from '../io/source.ts';
import type { Compression } from './compressed/broken.ts';
import { gunzip } from './compressed/gunzip.ts';
import { unzip } from './compressed/unzip.ts';
import type { Classify, UnzipOptions } from './compressed/unzip.ts';
import { unzstd } from './compressed/unzstd.ts';
import type { FileSource } from './file-source.ts';
import { spool } from './spool.ts';

export type { Compression } from './compressed/broken.ts';

/** How to unpack, and where. */
export interface DecompressOptions extends RunOptions {
  /** Refuses to write more bytes than this. */
  readonly bytesMax: number;
  /** Folder for the unnamed file; the system's for temporary files if absent. */
  readonly folder?: string | undefined;
  /** Which entry of an archive is wanted. */
  readonly classify: Classify;
}

/** As much as is looked at to see what was inside. */
const HEAD_BYTES = 512;

const COMPRESSIONS: readonly string[] = ['gzip', 'zip', 'zstd'] satisfies Compression[];

/** Whether a compression is one that can be unpacked. */
export function canDecompress(name: string | undefined): name is Compression {
  return name !== undefined && COMPRESSIONS.includes(name);
}

/**
 * Unpacks a source into an unnamed file of the same name in messages; the source stays open.
 * @throws {CorruptionError} compressed-stream.
 * @throws {UnsupportedError} compressed-input or compressed-zip.
 * @throws {LimitError} limit-uncompressed-bytes.
 * @throws {SourceError} if the source cannot be read.
 * @throws {Error} of the file system, with `syscall`, if the unnamed file cannot be written.
 */
export async function decompress(
  source: ByteSource,
  format: Compression,
  options: DecompressOptions,
): Promise<FileSource> {
  const { bytesMax, folder, classify, signal, onProgress } = options;
  const onRead = (doneBytes: number): void => {
    onProgress?.({ doneBytes, totalBytes: source.size });
  };
  const image = await spool(piecesOf(source, format, { classify, signal, onRead }), {
    name: source.name,
    limit: { code: 'limit-uncompressed-bytes', bytesMax },
    folder,
    signal,
  });
  try {
    const inner = classify(await readBytes(image, 0, Math.min(HEAD_BYTES, image.size)));
    if (inner === undefined || inner === 'snapshot') return image;
    throw nestedError(source, format, inner);
  } catch (error) {
    await image.close();
    throw error;
  }
}

function nestedError(source: ByteSource, format: Compression, inner: string): Error {
  return new UnsupportedError(
    'compressed-input',
    `${source.name}: this is ${inner} inside ${format}, of which one is unpacked: ` +
      'decompress it first',
  );
}

function piecesOf(
  source: ByteSource,
  format: Compression,
  options: UnzipOptions,
): AsyncGenerator<Uint8Array, void> {
  switch (format) {
    case 'gzip':
      return gunzip(source, options);
    case 'zip':
      return unzip(source, options);
    case 'zstd':
      return unzstd(source, options);
  }
}
