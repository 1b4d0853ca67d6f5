/**
 * Hands a command's output over: to standard output, or whole into a file that `--out` or
 * `--report` names. Those are checked before any work: none may be a file that the run reads
 * or lie in a directory that it reads, and no two may be the same.
 */

import type { Destination } from '../node/file-sink.ts';
import { writingReason } from '../node/writing-reason.ts';
import { BrokenPipe, OutputError, UsageError } from './context.ts';
import type { Context } from './context.ts';

/** Text, all at once or piece by piece; each piece is written before the next one is asked for. */
export type Text = string | AsyncIterable<string | Uint8Array>;

/** Mode of files that only their owner may read: they hold what a cluster keeps to itself. */
export const PRIVATE = 0o600;

/** Where output goes: the option and its file; `-` is standard output. */
export interface Target {
  readonly option: '--out' | '--report';
  readonly path: string;
}

/** A file that the run reads, which no output may replace; `-` is standard input. */
export interface ReadFile {
  readonly path: string;
  readonly what: 'input' | 'baseline' | 'configuration';
}

/** Files as inputs. */
export function inputsOf(files: readonly string[]): ReadFile[] {
  return files.map((path) => ({ path, what: 'input' }));
}

/**
 * Looks at where output is to go before there is any.
 * @throws {UsageError} if it is read as well, lies in a directory that is, is no file, or is named
 * twice.
 * @throws {OutputError} if its folder is not there.
 */
export async function checkTargets(
  targets: readonly Target[],
  read: readonly ReadFile[],
): Promise<void> {
  if (targets.filter(({ path }) => path === '-').length > 1) {
    throw new UsageError('-: standard output can take one output only');
  }
  const files = targets.filter(({ path }) => path !== '-');
  if (files.length === 0) return;
  const { destinationOf, inputStats, isBelow, isSameFile } = await import('../node/file-sink.ts');
  const behind = read.map(async ({ path, what }) =>
    (await inputStats(path)).map((stats) => ({ what, stats })),
  );
  const kept = (await Promise.all(behind)).flat();
  const earlier: Destination[] = [];
  for (const { option, path } of files) {
    const found = await destinationOf(path).catch((error: unknown) => {
      throw outputError(path, error);
    });
    const replaced = kept.find(({ stats }) => isSameFile(stats, found.there));
    if (replaced !== undefined) {
      throw new UsageError(`${path}: this is the ${replaced.what}; choose another`);
    }
    for (const { what, stats } of kept) {
      if (await isBelow(found.path, stats)) {
        throw new UsageError(`${path}: this lies in the ${what}; choose a place outside`);
      }
    }
    // The file is replaced, which would be the end of a device.
    if (found.there?.isFile() === false) throw new UsageError(`${option}: ${path} is not a file`);
    if (earlier.some((one) => one.path === found.path || isSameFile(one.there, found.there))) {
      throw new UsageError(`${path}: this is to be written twice; choose another`);
    }
    earlier.push(found);
  }
}

/**
 * Writes the output to where `checkTargets` has looked. `mode` is the file's, as `PRIVATE`.
 * @throws {OutputError} if it cannot be written.
 */
export async function deliver(
  text: Text,
  out: string,
  context: Context,
  mode?: number,
): Promise<void> {
  const pieces = typeof text === 'string' ? [text] : text;
  if (out === '-') {
    for await (const piece of pieces) {
      await context.stdout.write(piece).catch((error: unknown) => {
        throw error instanceof BrokenPipe ? error : outputError('standard output', error);
      });
    }
    return;
  }
  const { writeFileWhole } = await import('../node/file-sink.ts');
  await writeFileWhole(out, pieces, mode).catch((error: unknown) => {
    throw outputError(out, error);
  });
}

/** Only what the system says of writing; the pieces can fail for reasons of their own. */
function outputError(out: string, error: unknown): unknown {
  const reason = writingReason(error);
  return reason === undefined ? error : new OutputError(`${out}: cannot be written (${reason})`);
}
