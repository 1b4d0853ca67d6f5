/**
 * What a comparison is of: a file, `-`, or a data directory, each at its newest revision or at
 * another one: `backup.db@41200`.
 */

import type { Snapshot } from '../../etcd/snapshot.ts';
import type { ComparedStore } from '../../etcd/compare/comparison.ts';
import { whileUnchanged } from '../../io/source.ts';
import { UsageError } from '../context.ts';
import type { Context } from '../context.ts';
import { inputFile } from '../input-file.ts';
import type { InputFile } from '../input-file.ts';
import { openSnapshotInput } from '../input.ts';
import type { InputOptions } from '../options.ts';

/** One of the two. */
export interface DiffInput {
  /** As it was given. */
  readonly name: string;
  /** The input without its revision; `-` is standard input. */
  readonly file: string;
  /** The newest one without it. */
  readonly revision: number | undefined;
}

/** Both, open. */
export interface OpenPair {
  readonly before: ComparedStore & { readonly store: Snapshot };
  readonly after: ComparedStore & { readonly store: Snapshot };
  close(): Promise<void>;
}

const AT_REVISION = /^(.+)@(\d+)$/s;

/** Reads what was given; a file of that whole name wins. */
export async function parseInput(name: string): Promise<DiffInput> {
  const [, file = '', revision = ''] = AT_REVISION.exec(name) ?? [];
  if (file === '' || (await exists(name))) return { name, file: name, revision: undefined };
  const number = Number(revision);
  if (Number.isSafeInteger(number) && number > 0) return { name, file, revision: number };
  throw new UsageError(`${name}: expected a revision from 1 to 2^53 - 1 behind the @`);
}

async function exists(path: string): Promise<boolean> {
  const { inputStats } = await import('../../node/file-sink.ts');
  return (await inputStats(path)).length > 0;
}

/** Says under which name an error is told. */
export type Rename = (file: string) => void;

/**
 * The files behind both.
 * @throws {CorruptionError} directory-not-etcd or directory-no-database.
 */
export async function findFiles(
  { before, after }: { readonly before: DiffInput; readonly after: DiffInput },
  rename: Rename,
): Promise<{ before: InputFile; after: InputFile }> {
  rename(before.file);
  const first = await inputFile(before.file);
  rename(after.file);
  return { before: first, after: await inputFile(after.file) };
}

/** Opens both; what was opened does not stay open if the other cannot be. */
export async function openPair(
  files: { readonly before: InputFile; readonly after: InputFile },
  revisions: { readonly before: number | undefined; readonly after: number | undefined },
  { context, options, rename }: { context: Context; options: InputOptions; rename: Rename },
): Promise<OpenPair> {
  rename(files.before.path);
  const before = await openSnapshotInput(files.before.path, context, options);
  try {
    rename(files.after.path);
    const after = await openSnapshotInput(files.after.path, context, options);
    return {
      before: { store: before, revision: revisions.before },
      after: { store: after, revision: revisions.after },
      close: async () => {
        await Promise.allSettled([before.close(), after.close()]);
      },
    };
  } catch (error) {
    await before.close();
    throw error;
  }
}

/**
 * Makes sure that both have stood still since they were opened.
 * @throws {SourceError} source-changed.
 */
export async function standStill({ before, after }: OpenPair): Promise<void> {
  for (const { store } of [before, after]) {
    await whileUnchanged(store.source, () => Promise.resolve());
  }
}
