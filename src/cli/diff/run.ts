/**
 * Carries `diff` out: opens both, compares them, and writes what differs; change by change where the
 * format allows it, so that any number of changes takes no memory.
 */

import { isCorruptionError } from '../../errors.ts';
import { expectRetained, storeRevisions } from '../../etcd/records.ts';
import { UsageError } from '../context.ts';
import type { Context } from '../context.ts';
import { checkTargets, deliver, inputsOf, PRIVATE } from '../deliver.ts';
import type { ReadFile } from '../deliver.ts';
import { encryptionFiles } from '../encryption-options.ts';
import { exitCodeOf } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { untilUnchanged } from '../input-file.ts';
import type { InputFile } from '../input-file.ts';
import { wantsJson } from '../one-file.ts';
import { blame } from './blame.ts';
import { openMeans, prefixesOf } from './compare.ts';
import type { Both } from './compare.ts';
import { findFiles, openPair, parseInput } from './input.ts';
import type { OpenPair, Rename } from './input.ts';
import type { DiffOptions } from './options.ts';
import { renderDiff } from './render.ts';
import type { Rendered } from './work.ts';

/** Compares two inputs by name. */
export async function runDiff(
  given: { readonly before: string; readonly after: string },
  options: DiffOptions,
  context: Context,
): Promise<ExitCode> {
  const names = { before: await parseInput(given.before), after: await parseInput(given.after) };
  const inputs = [names.before.file, names.after.file];
  if (inputs.every((file) => file === '-')) {
    throw new UsageError('-: standard input can be read once only');
  }
  await checkTargets(
    [{ option: '--out', path: options.out }],
    [...inputsOf(inputs), ...encryptionFiles(options), ...fingerprintFiles(options)],
  );
  return tellingTrouble(options, context, (rename) =>
    compareNamed(names, options, context, rename),
  );
}

function fingerprintFiles({ fingerprintKey }: DiffOptions): ReadFile[] {
  return fingerprintKey === undefined ? [] : [{ path: fingerprintKey, what: 'configuration' }];
}

/** Errors are told under the input they belong to; whatever is wrong with one, the code is 2. */
async function tellingTrouble(
  { writeOut }: DiffOptions,
  context: Context,
  work: (rename: Rename) => Promise<ExitCode>,
): Promise<ExitCode> {
  let file: string | undefined;
  try {
    return await work((renamed) => {
      file = renamed;
    });
  } catch (error) {
    context.signal.throwIfAborted();
    const { reportError } = await import('../report.ts');
    const named = file === undefined ? {} : { file };
    await reportError(context, error, { ...named, asJson: wantsJson(writeOut) });
    return isCorruptionError(error) ? 2 : exitCodeOf(error);
  }
}

async function compareNamed(
  names: Both,
  options: DiffOptions,
  context: Context,
  rename: Rename,
): Promise<ExitCode> {
  const meansFor = await openMeans(options);
  const files = await findFiles(names, rename);
  const live = liveOf(files);
  let pair: OpenPair | undefined;
  try {
    const rendered = await untilUnchanged(live, async (): Promise<Rendered> => {
      await pair?.close();
      pair = undefined;
      pair = await openPair(files, revisionsOf(names), { context, options, rename });
      await expectRevisions(pair, names, rename);
      rename(`${names.before.name}, ${names.after.name}`);
      const means = meansFor(await prefixesOf(pair, options.k8sPrefix, context));
      return renderDiff({ pair, names, means }, options, context);
    });
    const mode = options.showSecrets === true ? PRIVATE : undefined;
    await deliver(rendered.text, options.out, context, mode);
    return rendered.differences() > 0 ? 1 : 0;
  } catch (error) {
    if (pair !== undefined) await blame(error, { pair, names }, context, rename);
    throw error;
  } finally {
    await pair?.close();
  }
}

/** The database of a data directory may be in use: both are read again if one changes. */
function liveOf({ before, after }: { before: InputFile; after: InputFile }): InputFile {
  return { path: after.path, isOfDirectory: before.isOfDirectory || after.isOfDirectory };
}

function revisionsOf({ before, after }: Both): OpenRevisions {
  return { before: before.revision, after: after.revision };
}

interface OpenRevisions {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** Says which of the two cannot answer for its revision. */
async function expectRevisions(pair: OpenPair, names: Both, rename: Rename): Promise<void> {
  for (const side of ['before', 'after'] as const) {
    const { store, revision } = pair[side];
    rename(names[side].name);
    if (revision !== undefined) expectRetained(revision, await storeRevisions(store));
  }
}
