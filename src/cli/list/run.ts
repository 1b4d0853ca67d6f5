/** Carries `list` out: finds what is listed, and writes it while it is read. */

import { encodeText } from '../../bytes/text.ts';
import { LabelSelectorError, parseLabelSelector } from '../../kubernetes/names/label-selector.ts';
import type { LabelSelector } from '../../kubernetes/names/label-selector.ts';
import { inListOrder } from '../../operations/kubernetes/list/key-order.ts';
import { listObjects } from '../../operations/kubernetes/list/list-objects.ts';
import type { ObjectList } from '../../operations/kubernetes/list/list-objects.ts';
import { newestTime } from '../../operations/kubernetes/list/newest-time.ts';
import { ObjectShower } from '../../operations/kubernetes/objects/object-shower.ts';
import { ObjectsError } from '../../operations/kubernetes/objects/objects-error.ts';
import { parseWishes } from '../../operations/kubernetes/objects/wishes.ts';
import type { Wish } from '../../operations/kubernetes/objects/wishes.ts';
import type { LiveKeyTable } from '../../etcd/live/live-key-table.ts';
import { UsageError } from '../context.ts';
import type { Context } from '../context.ts';
import { checkTargets, deliver, inputsOf, PRIVATE } from '../deliver.ts';
import type { Text } from '../deliver.ts';
import type { ExitCode } from '../exit-code.ts';
import { worst } from '../exit-code.ts';
import { renderSelection } from '../get/render.ts';
import type { Rendering } from '../get/render.ts';
import { untilUnchanged } from '../input-file.ts';
import { openObjects } from '../objects/open-objects.ts';
import type { OpenObjects } from '../objects/open-objects.ts';
import { objectFiles } from '../objects/options.ts';
import { Trouble } from '../objects/trouble.ts';
import { nameErrorsAsUsage } from '../objects/usage.ts';
import { onFile } from '../one-file.ts';
import { renderTables } from './object-table.ts';
import type { ListCommandOptions } from './options.ts';
import { renderKeys, renderKeyTable, renderRecords } from './records.ts';

/** The key of anything may hold any value. */
const EVERY_KEY = '';

/** What is asked for. */
interface Work {
  readonly wishes: readonly Wish[];
  readonly labels: LabelSelector | undefined;
  readonly options: ListCommandOptions;
  readonly context: Context;
  readonly trouble: Trouble;
}

/** Lists what is in one input. */
export async function runList(
  file: string,
  resources: readonly string[],
  options: ListCommandOptions,
  context: Context,
): Promise<ExitCode> {
  const trouble = new Trouble(file, options, context);
  const labels = parseLabels(options);
  const wishes = await nameErrorsAsUsage(() =>
    resources.length === 0 ? [] : parseWishes(resources),
  );
  expectTogether(wishes, options);
  await checkTargets(
    [{ option: '--out', path: options.out }],
    [...inputsOf([file]), ...objectFiles(options)],
  );
  const work = { wishes, labels, options, context, trouble };
  const code = await onFile(file, options.writeOut, context, async (input) => {
    const { objects, text } = await untilUnchanged(input, async () => opened(input.path, work));
    try {
      await deliver(text, options.out, context, PRIVATE);
      return 0;
    } finally {
      await objects.close();
    }
  });
  return worst([code, await trouble.end()]);
}

/** @throws {UsageError} for options that have no meaning together. */
function expectTogether(wishes: readonly Wish[], options: ListCommandOptions): void {
  const { prefix, keysOnly, selector, writeOut } = options;
  if (prefix !== undefined && wishes.length > 0) {
    throw new UsageError('--prefix: expected no resource besides');
  }
  if (prefix !== undefined && selector !== undefined) {
    throw new UsageError('--selector: keys have no labels; leave --prefix out');
  }
  if (keysOnly !== true) return;
  if (selector !== undefined) throw new UsageError('--selector: keys have no labels');
  if (!['table', 'name'].includes(writeOut)) {
    throw new UsageError(`-w ${writeOut}: --keys-only writes the keys, one a line`);
  }
}

function parseLabels({ selector }: ListCommandOptions): LabelSelector | undefined {
  if (selector === undefined) return undefined;
  try {
    return parseLabelSelector(selector);
  } catch (error) {
    if (error instanceof LabelSelectorError) throw new UsageError(`--selector: ${error.message}`);
    throw error;
  }
}

/** Opens the input, and finds what is listed. */
async function opened(path: string, work: Work): Promise<{ objects: OpenObjects; text: Text }> {
  const objects = await openObjects(path, work.options, work.context);
  try {
    return { objects, text: await nameErrorsAsUsage(() => textOf(objects, work)) };
  } catch (error) {
    await objects.close();
    throw error;
  }
}

async function textOf(objects: OpenObjects, work: Work): Promise<Text> {
  const { wishes, options, labels } = work;
  const { prefix, keysOnly, namespace, sort } = options;
  const isOfKeys = keysOnly === true && wishes.length === 0 && namespace === undefined;
  if (prefix !== undefined || isOfKeys) {
    return keysText(objects, await keysUnder(objects, prefix ?? EVERY_KEY, options), work);
  }
  const list = await listObjects(objects, wishes, { ...options, labels, sort });
  if (list.plainKeys !== undefined) return keysText(objects, list.plainKeys, work);
  return objectsText(objects, list, work);
}

async function keysUnder(
  objects: OpenObjects,
  prefix: string,
  { sort }: ListCommandOptions,
): Promise<LiveKeyTable> {
  const live = await objects.liveKeys(encodeText(prefix));
  const what = prefix === EVERY_KEY ? 'there are no keys' : `no key begins with ${prefix}`;
  if (live.count === 0) throw new ObjectsError('not-found', what);
  return inListOrder(await live.table(), sort);
}

function keysText(objects: OpenObjects, keys: LiveKeyTable, work: Work): Text {
  const { options } = work;
  const rendering = renderingOf(objects, work);
  const { shower } = rendering;
  if (options.keysOnly === true || options.writeOut === 'name') return renderKeys(keys, shower);
  const isWide = options.writeOut === 'wide';
  if (isWide || options.writeOut === 'table') return renderKeyTable(keys, shower, isWide);
  return renderRecords(objects, keys, rendering);
}

async function objectsText(objects: OpenObjects, list: ObjectList, work: Work): Promise<Text> {
  const { options, context } = work;
  const { writeOut, keysOnly } = options;
  const rendering = renderingOf(objects, work);
  const { shower, onUnreadable } = rendering;
  if (keysOnly === true) return keysOfObjects(list, rendering);
  if (writeOut !== 'table' && writeOut !== 'wide') {
    const found = (): ReturnType<ObjectList['found']> =>
      list.found({ values: writeOut !== 'name' });
    return renderSelection({ isSingle: false, found }, rendering);
  }
  return renderTables(list.found(), {
    ...{ objects, shower, onUnreadable },
    now: (await newestTime(objects)) ?? context.today(),
    isWide: writeOut === 'wide',
    isSorted: options.sort !== undefined,
    hasNamespaces: options.allNamespaces === true,
    resources: list.resources,
  });
}

async function* keysOfObjects(list: ObjectList, { shower }: Rendering): AsyncGenerator<string> {
  for await (const batch of list.found({ values: false })) {
    yield batch.map(({ key }) => `${shower.keyText(key)}\n`).join('');
  }
}

function renderingOf(objects: OpenObjects, { options, context, trouble }: Work): Rendering {
  const { writeOut } = options;
  const type =
    writeOut === 'json' || writeOut === 'jsonl' || writeOut === 'name' ? writeOut : 'yaml';
  return {
    shower: new ObjectShower(objects, options),
    format: { type },
    showManagedFields: options.showManagedFields === true,
    isForTerminal: options.out === '-' && context.stdout.isTerminal,
    onUnreadable: (error) => trouble.tell(error),
  };
}
