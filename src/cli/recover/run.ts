/** Carries `recover` out: looks for what was deleted, lists it, and writes it where it is to go. */

import { escapeControls } from '../../bytes/text.ts';
import { recoverObjects } from '../../operations/kubernetes/recover/recover-objects.ts';
import type { ObjectRecovery } from '../../operations/kubernetes/recover/recover-objects.ts';
import type { Context, Output } from '../context.ts';
import { checkTargets, deliver, inputsOf, PRIVATE } from '../deliver.ts';
import type { ExitCode } from '../exit-code.ts';
import { untilUnchanged } from '../input-file.ts';
import type { InputFile } from '../input-file.ts';
import { openObjects } from '../objects/open-objects.ts';
import type { OpenObjects } from '../objects/open-objects.ts';
import { objectFiles } from '../objects/options.ts';
import { nameErrorsAsUsage } from '../objects/usage.ts';
import { onFile } from '../one-file.ts';
import { progressLine } from '../progress.ts';
import type { ContentRules } from './content.ts';
import { lostOf, withOutcomes } from './item.ts';
import { problemNotes, renderList } from './list.ts';
import { nothingLines } from './nothing.ts';
import type { RecoverCommandOptions } from './options.ts';
import { selectionOf } from './selection.ts';
import type { Selection } from './selection.ts';
import { expectFolder, writeFolder, writeStream } from './write.ts';

/** Recovers from a file by name. */
export async function runRecover(
  name: string,
  resources: readonly string[],
  options: RecoverCommandOptions,
  context: Context,
): Promise<ExitCode> {
  const selection = await nameErrorsAsUsage(() => selectionOf(resources, options));
  const { out, writeOut } = options;
  if (out !== undefined) {
    if (isStream(out))
      await checkTargets(
        [{ option: '--out', path: out }],
        [...inputsOf([name]), ...objectFiles(options)],
      );
    else await expectFolder(out, name);
  }
  return onFile(name, writeOut, context, (input) =>
    untilUnchanged(input, () => run(input, { selection, options }, context)),
  );
}

/** What is looked for, and how it is shown. */
interface Wish {
  readonly selection: Selection;
  readonly options: RecoverCommandOptions;
}

async function run(input: InputFile, wish: Wish, context: Context): Promise<ExitCode> {
  const objects = await openObjects(input.path, wish.options, context);
  try {
    const found = await search(objects, input.path, wish, context);
    const isFound = !isEmpty(found.items);
    if (!isFound) await tellNothing(objects, found, wish, context);
    await tell(objects, { file: input.path, found, wish }, context);
    return isFound ? 0 : 1;
  } finally {
    await objects.close();
  }
}

async function search(
  objects: OpenObjects,
  file: string,
  { selection, options }: Wish,
  context: Context,
): Promise<ObjectRecovery> {
  const progress = progressLine(file, context, options.quiet);
  try {
    return await nameErrorsAsUsage(() =>
      recoverObjects(objects, {
        ...selection,
        since: options.since,
        all: options.all,
        seed: context.random32(),
        signal: context.signal,
        onProgress: progress.onProgress,
      }),
    );
  } finally {
    await progress.clear();
  }
}

/** Nothing is called as was asked for; something else may have been meant. */
async function tellNothing(
  objects: OpenObjects,
  found: ObjectRecovery,
  { selection }: Wish,
  { stderr }: Context,
): Promise<void> {
  const lines = await nothingLines(objects, found, selection.namespace);
  for (const line of lines) await stderr.write(`etcd-snapshot: ${line}\n`);
}

/** What was found, where. */
interface Answer {
  readonly file: string;
  readonly found: ObjectRecovery;
  readonly wish: Wish;
}

async function tell(
  objects: OpenObjects,
  { file, found, wish: { options } }: Answer,
  context: Context,
): Promise<void> {
  const { out, writeOut } = options;
  const { items, recovery } = found;
  const { summary } = recovery;
  const showSecrets = options.showSecrets === true;
  const rules = { objects, showSecrets, asStored: options.asStored === true };
  const lost = lostOf(items);
  const listing = {
    file,
    summary,
    showSecrets,
    all: options.all === true,
    means: meansOf(options),
  };
  if (out !== undefined && isStream(out)) {
    if (!isEmpty(lost)) await pour({ lost, out }, recovery, rules, context);
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

/** The options that say what opens the objects, and where they lie. */
function meansOf({
  encryptionConfig = [],
  kmsSeeds,
  k8sPrefix = [],
}: RecoverCommandOptions): readonly string[] {
  return [
    ...encryptionConfig.flatMap((path) => ['--encryption-config', path]),
    ...(kmsSeeds === undefined ? [] : ['--kms-seeds', kmsSeeds]),
    ...k8sPrefix.flatMap((prefix) => ['--k8s-prefix', prefix]),
  ];
}

/** Whether all goes into one text: standard output, or a file of manifests. */
function isStream(out: string): boolean {
  return out === '-' || /\.ya?ml$/i.test(out);
}

/** Writes one text, and says beside it what is not as it was stored. */
async function pour(
  { lost, out }: { readonly lost: ReturnType<typeof lostOf>; readonly out: string },
  recovery: ObjectRecovery['recovery'],
  rules: ContentRules,
  context: Context,
): Promise<void> {
  const problems = new Map<string, number>();
  const count = (problem: string): void => {
    problems.set(problem, (problems.get(problem) ?? 0) + 1);
  };
  await deliver(writeStream(lost, recovery, rules, count), out, context, PRIVATE);
  for (const note of problemNotes(problems)) {
    await context.stderr.write(`etcd-snapshot: ${escapeControls(note)}\n`);
  }
}

function isEmpty(items: Iterable<unknown>): boolean {
  for (const _item of items) return false;
  return true;
}

async function write(pieces: Iterable<string>, output: Output): Promise<void> {
  for (const piece of pieces) await output.write(piece);
}
