/** Opens what the command line names: a file, or `-` for standard input. */

import { openDatabase, openFile, openSnapshot } from '../node.ts';
import type { Database } from '../bbolt/database.ts';
import type { Snapshot } from '../etcd/snapshot.ts';
import type { FileSource } from '../node.ts';
import type { ByteSource } from '../io/source.ts';
import type { Digest } from '../operations/verify/file-layer.ts';
import type { Context } from './context.ts';
import { turningSource } from './turning-source.ts';

/** How inputs are opened. */
export interface InputOptions {
  /** Most bytes to take from standard input. */
  readonly maxSpool: number;
}

/** A source and what belongs to it. */
export interface OpenSource {
  readonly source: ByteSource;
  /** SHA-256 of the beginning of the source, computed beside other reads of it. */
  readonly digest: Digest;
  /** When the input was last written to, in milliseconds since 1970; undefined for a stream. */
  readonly modified: number | undefined;
}

/** Opens a snapshot by name. */
export async function openSnapshotInput(
  name: string,
  context: Context,
  options: InputOptions,
): Promise<Snapshot> {
  return openSnapshot((await openSource(name, context, options)).source);
}

/** Opens any bbolt file by name. */
export async function openDatabaseInput(
  name: string,
  context: Context,
  options: InputOptions,
): Promise<Database> {
  return openDatabase((await openSource(name, context, options)).source);
}

/** Opens an input by name, whatever is in it. */
export async function openSource(
  name: string,
  context: Context,
  { maxSpool }: InputOptions,
): Promise<OpenSource> {
  if (name !== '-') {
    const file = await openFile(name, { blocking: true });
    return sourceOver(file, file.modified.getTime(), context);
  }
  const { spool } = await import('../node/spool.ts');
  const file = await spool(context.stdin, { name: 'standard input', bytesMax: maxSpool });
  return sourceOver(file, undefined, context);
}

function sourceOver(file: FileSource, modified: number | undefined, context: Context): OpenSource {
  return {
    source: turningSource(file, context.now),
    digest: async (_source, length, signal) => {
      const { fileDigest } = await import('../node/digest.ts');
      return fileDigest(file, length, signal);
    },
    modified,
  };
}
