/**
 * A stream as a file: a snapshot is read here and there, so standard input, and what is unpacked,
 * is first written to a file of its own. The file lies in a new folder that only its owner can enter
 * and loses its name as soon as it is open, so that nothing stays behind, whatever ends the process.
 */

import { constants } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { formatCount } from '../bytes/text.ts';
import { LimitError } from '../errors.ts';
import { FileSource } from './file-source.ts';

/** How much to take. */
export interface SpoolLimit {
  readonly code: 'limit-spool-bytes' | 'limit-uncompressed-bytes';
  /** Refuses more bytes than this. */
  readonly bytesMax: number;
}

/** What the stream is, how much to take and where to keep it. */
export interface SpoolOptions {
  readonly name: string;
  readonly limit: SpoolLimit;
  /** The system's folder for temporary files if absent. */
  readonly folder?: string | undefined;
  /** Stops writing; the signal's reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes a stream into an unnamed file and opens it.
 * @throws {LimitError} limit-spool-bytes or limit-uncompressed-bytes.
 * @throws {Error} of the file system, with `syscall`, if the file cannot be written.
 */
export async function spool(
  stream: AsyncIterable<Uint8Array>,
  options: SpoolOptions,
): Promise<FileSource> {
  const handle = await openUnnamed(options.folder ?? tmpdir());
  try {
    let size = 0;
    for await (const chunk of stream) {
      options.signal?.throwIfAborted();
      size += chunk.length;
      expectWithin(size, options);
      await writeWhole(handle, chunk);
    }
    return new FileSource(options.name, handle, await handle.stat(), true);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openUnnamed(parent: string): Promise<FileHandle> {
  const folder = await mkdtemp(join(parent, 'etcd-snapshot-'));
  try {
    const flags = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL;
    return await open(join(folder, 'spool'), flags, 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeWhole(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.length;) {
    done += (await handle.write(chunk, done)).bytesWritten;
  }
}

const LIMITS: Readonly<Record<SpoolLimit['code'], { what: string; optionName: string }>> = {
  'limit-spool-bytes': {
    what: 'the input is larger than the limit',
    optionName: '--max-spool',
  },
  'limit-uncompressed-bytes': {
    what: 'the input unpacks to more than the limit',
    optionName: '--max-uncompressed',
  },
};

function expectWithin(size: number, { name, limit: { code, bytesMax } }: SpoolOptions): void {
  if (size <= bytesMax) return;
  const { what, optionName } = LIMITS[code];
  throw new LimitError(code, `${name}: ${what}: found more than ${formatCount(bytesMax)} bytes`, {
    limit: bytesMax,
    wanted: size,
    optionName,
  });
}
