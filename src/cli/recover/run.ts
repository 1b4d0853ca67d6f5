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
import { itemsOf, lostOf, withOutcomes } from './item.ts';
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
    const items = itemsOf(recovery, selection);
    const isFound = !isEmpty(items);
    if (!isFound) await tellNearest(recovery, selection, context);
    await tell(input.path, items, recovery, wish, context);
    return isFound ? 0 : 1;
  } finally {
    await progress.clear();
    await snapshot.close();
  }
}

/** Nothing is called as was asked for; something else may have been meant. */
async function tellNearest(
  recovery: Recovery,
  { name, unknown, placeOf }: Selection,
  { stderr }: Context,
): Promise<void> {
  if (recovery.count === 0 && unknown !== undefined) {
    await stderr.write(`etcd-snapshot: ${escapeControls(unknown)}\n`);
  }
  if (name === undefined) return;
  const names = new Set<string>();
  for (const { place } of itemsOf(recovery, { placeOf, isNamed: () => true })) {
    if (place.type === 'resource') names.add(place.name);
  }
  const near = nearest(name, names);
  if (near !== '') await stderr.write(`etcd-snapshot: nothing of ${escapeControls(name + near)}\n`);
}

async function tell(
  file: string,
  items: Iterable<Item>,
  recovery: Recovery,
  { rules, options }: Wish,
  context: Context,
): Promise<void> {
  const { out, writeOut } = options;
  const { summary } = recovery;
  const { showSecrets } = rules;
  const lost = lostOf(items);
  const listing = { file, summary, showSecrets, all: options.all === true };
  if (out === '-') {
    if (!isEmpty(lost)) await deliver(writeStream(lost, recovery, rules), out, context);
    else await write(renderList({ ...listing, items, out: undefined }, writeOut), context.stderr);
    return;
  }
  if (out === undefined || isEmpty(lost)) {
    await write(renderList({ ...listing, items, out: undefined }, writeOut), context.stdout);
    return;
  }
  const target = { out, file, revision: summary.revision };
  const outcomes = await writeFolder(target, lost, recovery, rules, context);
  const written = withOutcomes(lost, outcomes);
  await write(renderList({ ...listing, items: written, out }, writeOut), context.stdout);
}

function isEmpty(items: Iterable<Item>): boolean {
  for (const _item of items) return false;
  return true;
}

async function write(pieces: Iterable<string>, output: Output): Promise<void> {
  for (const piece of pieces) await output.write(piece);
}
