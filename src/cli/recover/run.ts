/** Carries `recover` out: looks for what was deleted, lists it, and writes it where it is to go. */

import { escapeControls } from '../../bytes/text.ts';
import { recover } from '../../operations/recover/recover.ts';
import type { Recovery } from '../../operations/recover/types.ts';
import type { Context, Output } from '../context.ts';
import { deliver } from '../deliver.ts';
import { openDecryptor } from '../encryption-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { openFingerprint } from '../fingerprint.ts';
import { untilUnchanged } from '../input-file.ts';
import type { InputFile } from '../input-file.ts';
import { openSnapshotInput } from '../input.ts';
import { nearest } from '../../bytes/nearest.ts';
import { onFile } from '../one-file.ts';
import { progressLine } from '../progress.ts';
import type { ContentRules } from './content.ts';
import type { Item } from './item.ts';
import { renderList } from './list.ts';
import type { RecoverCommandOptions } from './options.ts';
import { selectionOf } from './selection.ts';
import type { Selection } from './selection.ts';
import { expectFolder, writeFolder, writeStream } from './write.ts';

/** Recovers from a file by name. */
export async function runRecover(
  name: string,
  resource: string | undefined,
  options: RecoverCommandOptions,
  context: Context,
): Promise<ExitCode> {
  const selection = selectionOf(resource, options);
  const { out, writeOut, fingerprintKey } = options;
  if (out !== undefined && out !== '-') await expectFolder(out, name);
  const rules: ContentRules = {
    decryptor: await openDecryptor(options),
    fingerprint: await openFingerprint(fingerprintKey),
    showSecrets: options.showSecrets === true,
  };
  return onFile(name, writeOut, context, (input) =>
    untilUnchanged(input, () => run(input, { selection, rules, options }, context)),
  );
}

/** What is looked for, and how it is shown. */
interface Wish {
  readonly selection: Selection;
  readonly rules: ContentRules;
  readonly options: RecoverCommandOptions;
}

async function run(input: InputFile, wish: Wish, context: Context): Promise<ExitCode> {
  const { selection, options } = wish;
  const snapshot = await openSnapshotInput(input.path, context, options);
  const progress = progressLine(input.path, context, options.quiet);
  try {
    const recovery = await recover(snapshot, {
      wants: selection.wants,
      all: options.all,
      seed: context.random32(),
      signal: context.signal,
      onProgress: progress.onProgress,
    });
    await progress.clear();
    const items = recovery.records.map((record): Item => {
      return { record, place: selection.placeOf(record.key) };
    });
    const named = items.filter(({ place }) => selection.isNamed(place));
    if (named.length === 0) await tellNearest(items, selection, context);
    await tell(input.path, named, recovery, wish, context);
    return named.length === 0 ? 1 : 0;
  } finally {
    await progress.clear();
    await snapshot.close();
  }
}

/** Nothing is called as was asked for; something else may have been meant. */
async function tellNearest(
  items: readonly Item[],
  { name, unknown }: Selection,
  { stderr }: Context,
): Promise<void> {
  if (items.length === 0 && unknown !== undefined) {
    await stderr.write(`etcd-snapshot: ${escapeControls(unknown)}\n`);
  }
  if (name === undefined) return;
  const names = items.map(({ place }) => (place.type === 'resource' ? place.name : ''));
  const near = nearest(name, new Set(names));
  if (near !== '') await stderr.write(`etcd-snapshot: nothing of ${escapeControls(name + near)}\n`);
}

async function tell(
  file: string,
  items: readonly Item[],
  recovery: Recovery,
  { rules, options }: Wish,
  context: Context,
): Promise<void> {
  const { out, writeOut } = options;
  const { summary } = recovery;
  const { showSecrets } = rules;
  // What the store has is not written beside what it has not.
  const lost = items.filter(({ record }) => !record.isCopy);
  const listing = { file, summary, showSecrets, all: options.all === true };
  if (out === '-') {
    if (lost.length > 0) await deliver(writeStream(lost, recovery, rules), out, context);
    else await write(renderList({ ...listing, items, out: undefined }, writeOut), context.stderr);
    return;
  }
  const isWritten = out !== undefined && lost.length > 0;
  const target = isWritten ? out : undefined;
  const shown = isWritten
    ? await writeFolder({ out, file, revision: summary.revision }, lost, recovery, rules, context)
    : items;
  await write(renderList({ ...listing, items: shown, out: target }, writeOut), context.stdout);
}

async function write(pieces: Iterable<string>, output: Output): Promise<void> {
  for (const piece of pieces) await output.write(piece);
}
