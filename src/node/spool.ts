/**
 * Standard input as a file: a snapshot is read here and there, so a stream is first written to a
 * file of its own. The file lies in a new folder that only its owner can enter and loses its name
 * as soon as it is open, so that nothing stays behind, whatever ends the process.
 */

import { constants } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { formatCount } from '../bytes/text.ts';
import { LimitError } from '../errors.ts';
import { FileSource } from './file-source.ts';

/** How much to take and where to keep it. */
export interface SpoolOptions {
  readonly name: string;
  /** Refuses more bytes than this. */
  readonly bytesMax: number;
  /** The system's folder for temporary files if absent. */
  readonly folder?: string | undefined;
}

/**
 * Writes a stream into an unnamed file and opens it.
 * @throws {LimitError} limit-spool-bytes.
 */
export async function spool(
  stream: AsyncIterable<Uint8Array>,
  options: SpoolOptions,
): Promise<FileSource> {
  const handle = await openUnnamed(options.folder ?? tmpdir());
  try {
    let size = 0;
    for await (const chunk of stream) {
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

function expectWithin(size: number, { name, bytesMax }: SpoolOptions): void {
  if (size <= bytesMax) return;
  throw new LimitError(
    'limit-spool-bytes',
    `${name}: the input is larger than the limit: found more than ${formatCount(bytesMax)} bytes`,
    { limit: bytesMax, wanted: size, optionName: '--max-spool' },
  );
}
