/**
 * What makes an examination repeatable: the input's digest before and after, the tool, its options,
 * and the time.
 */

import { formatHex } from '../bytes/text.ts';
import type { CommonOptions } from './options.ts';
import type { Context } from './context.ts';
import type { OpenSource } from './input.ts';
import type { FolderSource } from '../node/directory-source.ts';
import type { Evidence } from './verify-report.ts';
import { VERSION } from './version.ts';

/** Evidence that is half taken; the rest follows when the work is done. */
export interface OpenEvidence {
  finish(): Promise<Evidence>;
}

/** Takes the digest of a file before. */
export function takeEvidence(
  { given, modified }: OpenSource,
  options: CommonOptions,
  context: Context,
): Promise<OpenEvidence> {
  const digest = async (): Promise<Digested> => ({
    sizeBytes: given.sizeBytes,
    digest: formatHex(await given.digest(context.signal)),
  });
  return begin(digest, { options, modified }, context);
}

/** The folders of one data directory. */
export interface Folders {
  readonly directory: FolderSource;
  /** The folder of its log, where that lies elsewhere. */
  readonly walDirectory: FolderSource | undefined;
}

/** Takes the digest of a directory before: that of the list of its files with theirs. */
export async function takeDirectoryEvidence(
  { directory, walDirectory }: Folders,
  options: CommonOptions,
  context: Context,
): Promise<OpenEvidence> {
  const { manifestOf } = await import('./directory-manifest.ts');
  const digest = (): Promise<Digested> => manifestOf(directory, context.signal, walDirectory);
  return begin(digest, { options, modified: undefined }, context);
}

interface Digested {
  readonly sizeBytes: number;
  readonly digest: string;
}

async function begin(
  take: () => Promise<Digested>,
  { options, modified }: { options: CommonOptions; modified: number | undefined },
  context: Context,
): Promise<OpenEvidence> {
  const started = context.today();
  const before = await take();
  return {
    finish: async () => ({
      tool: 'etcd-snapshot',
      version: VERSION,
      options: { ...options },
      sizeBytes: before.sizeBytes,
      modified: modified === undefined ? '' : new Date(modified).toISOString(),
      digestBefore: before.digest,
      digestAfter: (await take()).digest,
      startedAt: new Date(started).toISOString(),
      endedAt: new Date(context.today()).toISOString(),
    }),
  };
}
