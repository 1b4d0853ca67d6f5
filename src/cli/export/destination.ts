/** Where manifests go: one stream or file for all of them, a file for each, or an archive of those. */

import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { TargetError } from '../../errors.ts';
import { lookAtDirectory } from '../../node/directory-sink.ts';
import { inputStats, isBelow, isSameFile } from '../../node/file-sink.ts';
import { realTarget } from '../../node/real-target.ts';
import { isTree } from '../../node/tree/tree-sink.ts';
import { UsageError } from '../context.ts';
import { checkTargets } from '../deliver.ts';
import type { ReadFile } from '../deliver.ts';
import type { ExportCommandOptions } from './options.ts';

/** `stream` is one text, on standard output or in a file. */
export type DestinationKind = 'stream' | 'folder' | 'tar';

/** Endings of files that hold all manifests, by the format that they are in. */
const FILE_ENDINGS: Readonly<Record<ExportCommandOptions['writeOut'], RegExp>> = {
  yaml: /\.ya?ml$/i,
  json: /\.json$/i,
  jsonl: /\.(?:jsonl|ndjson)$/i,
};
const ANY_FILE = /\.(?:ya?ml|json|jsonl|ndjson)$/i;
const PACKED = /\.(?:tgz|tar\.\w+|zip|gz)$/i;

/**
 * What `--out` and `-w` ask for together.
 * @throws {UsageError} if they do not fit.
 */
export function destinationKind({
  out,
  writeOut,
  update,
}: Pick<ExportCommandOptions, 'out' | 'writeOut' | 'update'>): DestinationKind {
  const kind = kindOf(out, writeOut);
  if (update === true && kind !== 'folder') {
    throw new UsageError('--update: expected a folder as --out');
  }
  return kind;
}

function kindOf(out: string, format: ExportCommandOptions['writeOut']): DestinationKind {
  if (out === '-') return 'stream';
  if (PACKED.test(out)) {
    throw new UsageError(`${out}: expected a folder or FILE.tar, which can be packed afterwards`);
  }
  const isTar = /\.tar$/i.test(out);
  if (format === 'jsonl') {
    if (!isTar && !/[/\\]$/.test(out)) return 'stream';
    throw new UsageError(`${out}: -w jsonl makes one file, expected its name`);
  }
  if (isTar) return 'tar';
  if (FILE_ENDINGS[format].test(out)) return 'stream';
  if (ANY_FILE.test(out)) throw new UsageError(`${out}: this is no name for -w ${format}`);
  return 'folder';
}

/**
 * Looks at where manifests are to go before there are any.
 * @throws {UsageError} if that is read as well, or lies in what is read.
 * @throws {OutputError} or {TargetError} if it cannot be written.
 */
export async function checkDestination(
  kind: DestinationKind,
  { out, update }: Pick<ExportCommandOptions, 'out' | 'update'>,
  read: readonly ReadFile[],
): Promise<void> {
  if (kind !== 'folder') {
    await checkTargets([{ option: '--out', path: out }], read);
    return;
  }
  const path = await realTarget(resolve(out));
  if (update !== true) await expectNew(out);
  const [there] = await inputStats(path);
  for (const { path: file, what } of read) {
    for (const stats of await inputStats(file)) {
      if (isSameFile(stats, there)) throw new UsageError(`${out}: this is the ${what}`);
      if (await isBelowFolder(path, stats)) {
        throw new UsageError(`${out}: this lies in the ${what}; choose a place outside`);
      }
    }
  }
}

/** An export of before is brought up to date only if that is asked for. */
async function expectNew(out: string): Promise<void> {
  try {
    await lookAtDirectory({ target: out, kind: 'cluster' });
  } catch (error) {
    if (!(await isTree(out))) throw error;
    const text = 'an earlier export is there: --update brings it up to date';
    throw new TargetError('target-not-empty', out, { text, cause: error });
  }
}

/** Whether a path lies in a folder; neither it nor what is above it need be there yet. */
async function isBelowFolder(path: string, folder: Stats): Promise<boolean> {
  const isThere = await stat(dirname(path)).then(
    () => true,
    () => false,
  );
  return isThere ? isBelow(path, folder) : isBelowFolder(dirname(path), folder);
}
