/** Opens what the command line names: a file, or `-` for standard input. */

import { openDatabase, openSnapshot } from '../node.ts';
import type { Database } from '../bbolt/database.ts';
import type { Snapshot } from '../etcd/snapshot.ts';
import type { ByteSource } from '../io/source.ts';
import type { Context } from './context.ts';

/** How inputs are opened. */
export interface InputOptions {
  /** Most bytes to take from standard input. */
  readonly maxSpool: number;
}

/** Opens a snapshot by name. */
export async function openSnapshotInput(
  name: string,
  context: Context,
  options: InputOptions,
): Promise<Snapshot> {
  return openSnapshot(await inputOf(name, context, options), { blocking: true });
}

/** Opens any bbolt file by name. */
export async function openDatabaseInput(
  name: string,
  context: Context,
  options: InputOptions,
): Promise<Database> {
  return openDatabase(await inputOf(name, context, options), { blocking: true });
}

async function inputOf(
  name: string,
  context: Context,
  { maxSpool }: InputOptions,
): Promise<string | ByteSource> {
  if (name !== '-') return name;
  const { spool } = await import('../node/spool.ts');
  return spool(context.stdin, { name: 'standard input', bytesMax: maxSpool });
}
