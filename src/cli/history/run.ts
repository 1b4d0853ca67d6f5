/** Carries `history` out: finds all revisions of an object, and writes them while they are read. */

import { formatKey } from '../../bytes/text.ts';
import type { ObjectEvent } from '../../operations/kubernetes/history/object-event.ts';
import {
  readKeyHistory,
  readObjectHistory,
} from '../../operations/kubernetes/history/read-history.ts';
import type { ObjectHistory } from '../../operations/kubernetes/history/read-history.ts';
import { ObjectsError } from '../../operations/kubernetes/objects/objects-error.ts';
import { parseWishes } from '../../operations/kubernetes/objects/wishes.ts';
import { UsageError } from '../context.ts';
import type { Context } from '../context.ts';
import type { Text } from '../deliver.ts';
import { createVeil } from '../diff/veil.ts';
import type { ExitCode } from '../exit-code.ts';
import { findRecord, parseKey } from '../get/key.ts';
import { untilUnchanged } from '../input-file.ts';
import type { InputFile } from '../input-file.ts';
import { openObjects } from '../objects/open-objects.ts';
import type { OpenObjects } from '../objects/open-objects.ts';
import type { Trouble } from '../objects/trouble.ts';
import { showObjects } from '../objects/show-objects.ts';
import { nameErrorsAsUsage } from '../objects/usage.ts';
import { clockData } from '../render/history/event-data.ts';
import { renderEventList } from '../render/history/event-list.ts';
import { renderHistoryText } from '../render/history/history-text.ts';
import type { HistoryCommandOptions } from './options.ts';
import { tellingUnreadable } from './unreadable.ts';

/** Finds a history in an open snapshot. */
type Finder = (objects: OpenObjects) => Promise<ObjectHistory>;

interface Work {
  readonly options: HistoryCommandOptions;
  readonly context: Context;
  readonly trouble: Trouble;
}

/** Tells the history of an object of one input by name. */
export async function runHistory(
  file: string,
  resource: readonly string[],
  options: HistoryCommandOptions,
  context: Context,
): Promise<ExitCode> {
  const finder = await nameErrorsAsUsage(() => finderOf(resource, options));
  return showObjects(file, options, context, (input, trouble) =>
    found(input, finder, { options, context, trouble }),
  );
}

function finderOf(resource: readonly string[], options: HistoryCommandOptions): Finder {
  const { key, hex, showSecrets } = options;
  if (key !== undefined) {
    if (resource.length > 0) throw new UsageError('--key: expected no resource besides');
    const bytes = parseKey(key, options);
    return async (objects) => {
      const history = await readKeyHistory(objects, bytes, { showSecrets });
      if (history !== undefined) return history;
      await findRecord(objects, bytes);
      throw new ObjectsError('not-found', `the key ${formatKey(bytes)} was not found`);
    };
  }
  if (hex === true) throw new UsageError('--hex: expected --key besides');
  const [wish, ...more] = resource.length === 0 ? [] : parseWishes(resource);
  if (wish?.name === undefined || more.length > 0) {
    throw new UsageError('expected one TYPE/NAME, or --key');
  }
  const { type, name } = wish;
  return (objects) => nameErrorsAsUsage(() => readObjectHistory(objects, { type, name }, options));
}

/** Opens the input; again where it is in use and changed before anything was found. */
async function found(
  input: InputFile,
  finder: Finder,
  work: Work,
): Promise<{ objects: OpenObjects; text: Text }> {
  const { options, context } = work;
  return untilUnchanged(input, async () => {
    const objects = await openObjects(input.path, options, context);
    try {
      return { objects, text: render(objects, await finder(objects), work) };
    } catch (error) {
      await objects.close();
      throw error;
    }
  });
}

function render(objects: OpenObjects, history: ObjectHistory, { options, trouble }: Work): Text {
  const { writeOut, showSecrets = false, all = false } = options;
  const veil = createVeil(objects.fingerprint, showSecrets);
  const counter = { events: 0 };
  const events = counting(tellingUnreadable(history.events(), trouble), counter);
  if (writeOut === 'text') return renderHistoryText(history, events, { veil, withNoise: all });
  const { revisions, revision, clock } = history;
  const head = {
    revision,
    compactRevision: revisions.compact < 0 ? null : revisions.compact,
    clock: clockData(clock.basis),
  };
  return renderEventList(
    { type: 'history', head, events, tail: () => ({ events: counter.events }), veil },
    writeOut,
  );
}

async function* counting(
  events: AsyncIterable<readonly ObjectEvent[]>,
  counter: { events: number },
): AsyncGenerator<readonly ObjectEvent[]> {
  for await (const batch of events) {
    counter.events += batch.length;
    yield batch;
  }
}
