/** Carries `get` out: finds what was asked for, and writes it while it is read. */

import { ObjectShower } from '../../operations/kubernetes/objects/object-shower.ts';
import { selectObjects } from '../../operations/kubernetes/objects/select-objects.ts';
import { parseWishes } from '../../operations/kubernetes/objects/wishes.ts';
import { UsageError } from '../context.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-code.ts';
import { untilUnchanged } from '../input-file.ts';
import type { InputFile } from '../input-file.ts';
import { openObjects } from '../objects/open-objects.ts';
import type { OpenObjects } from '../objects/open-objects.ts';
import type { Trouble } from '../objects/trouble.ts';
import { showObjects } from '../objects/show-objects.ts';
import { nameErrorsAsUsage } from '../objects/usage.ts';
import { formatOf } from './format.ts';
import { findRecord, parseKey, renderRecord } from './key.ts';
import type { GetOptions } from './options.ts';
import { renderSelection } from './render.ts';
import type { Rendering } from './render.ts';

/** Gets objects out of one input by name. */
export async function runGet(
  file: string,
  resources: readonly string[],
  options: GetOptions,
  context: Context,
): Promise<ExitCode> {
  const finder = await nameErrorsAsUsage(() => finderOf(resources, options));
  return showObjects(file, options, context, (input, trouble) =>
    found(input, finder, { options, context, trouble }),
  );
}

/** Finds what was asked for in an open snapshot, and says how it is written. */
type Finder = (
  objects: OpenObjects,
  rendering: Rendering,
) => Promise<AsyncIterable<string | Uint8Array>>;

function finderOf(resources: readonly string[], options: GetOptions): Finder {
  const { key } = options;
  if (key !== undefined) {
    if (resources.length > 0) throw new UsageError('--key: expected no resource besides');
    const bytes = parseKey(key, options);
    return async (objects, rendering) =>
      renderRecord(objects, await findRecord(objects, bytes), rendering);
  }
  if (options.hex === true) throw new UsageError('--hex: expected --key besides');
  if (resources.length === 0) throw new UsageError('expected TYPE/NAME, or --key');
  const wishes = parseWishes(resources);
  return async (objects, rendering) =>
    renderSelection(
      await nameErrorsAsUsage(() => selectObjects(objects, wishes, options)),
      rendering,
    );
}

interface Work {
  readonly options: GetOptions;
  readonly context: Context;
  readonly trouble: Trouble;
}

/** Opens the input; again where it is in use and changed before anything was found. */
async function found(
  input: InputFile,
  finder: Finder,
  { options, context, trouble }: Work,
): Promise<{ objects: OpenObjects; text: AsyncIterable<string | Uint8Array> }> {
  return untilUnchanged(input, async () => {
    const objects = await openObjects(input.path, options, context);
    try {
      const text = await finder(objects, {
        shower: new ObjectShower(objects, options),
        format: formatOf(options.writeOut),
        showManagedFields: options.showManagedFields === true,
        isForTerminal: options.out === '-' && context.stdout.isTerminal,
        onUnreadable: (error) => trouble.tell(error),
      });
      return { objects, text };
    } catch (error) {
      await objects.close();
      throw error;
    }
  });
}
