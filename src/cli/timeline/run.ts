/** Carries `timeline` out: finds the changes of a store, and writes them while they are read. */

import type { Noise } from '../../kubernetes/change/object-change.ts';
import type { ObjectEvent } from '../../operations/kubernetes/history/object-event.ts';
import { readTimeline } from '../../operations/kubernetes/history/read-timeline.ts';
import type { Timeline } from '../../operations/kubernetes/history/read-timeline.ts';
import { parseWishes } from '../../operations/kubernetes/objects/wishes.ts';
import type { Wish } from '../../operations/kubernetes/objects/wishes.ts';
import type { Context } from '../context.ts';
import { checkTargets, deliver, inputsOf, PRIVATE } from '../deliver.ts';
import type { Text } from '../deliver.ts';
import { createVeil } from '../diff/veil.ts';
import type { ExitCode } from '../exit-code.ts';
import { worst } from '../exit-code.ts';
import { tellingUnreadable } from '../history/unreadable.ts';
import { untilUnchanged } from '../input-file.ts';
import type { InputFile } from '../input-file.ts';
import { openObjects } from '../objects/open-objects.ts';
import type { OpenObjects } from '../objects/open-objects.ts';
import { objectFiles } from '../objects/options.ts';
import { Trouble } from '../objects/trouble.ts';
import { nameErrorsAsUsage } from '../objects/usage.ts';
import { onFile } from '../one-file.ts';
import { clockData } from '../render/history/event-data.ts';
import { renderEventList } from '../render/history/event-list.ts';
import { renderTimelineText } from '../render/history/timeline-text.ts';
import type { TimelineCommandOptions } from './options.ts';

interface Work {
  /** Undefined for all objects. */
  readonly wishes: readonly Wish[] | undefined;
  readonly options: TimelineCommandOptions;
  readonly context: Context;
  readonly trouble: Trouble;
}

/** Tells the changes of one input by name. */
export async function runTimeline(
  file: string,
  resources: readonly string[],
  options: TimelineCommandOptions,
  context: Context,
): Promise<ExitCode> {
  const wishes = await nameErrorsAsUsage(() =>
    resources.length === 0 ? undefined : parseWishes(resources),
  );
  await checkTargets(
    [{ option: '--out', path: options.out }],
    [...inputsOf([file]), ...objectFiles(options)],
  );
  const trouble = new Trouble(file, options, context);
  const code = await onFile(file, options.writeOut, context, async (input) => {
    const { objects, text } = await found(input, { wishes, options, context, trouble });
    try {
      await deliver(text, options.out, context, PRIVATE);
      return 0;
    } finally {
      await objects.close();
    }
  });
  return worst([code, await trouble.end()]);
}

/** Opens the input; again where it is in use and changed before anything was found. */
async function found(input: InputFile, work: Work): Promise<{ objects: OpenObjects; text: Text }> {
  const { wishes, options, context } = work;
  const { since, until, older: withOlder, namespace, showSecrets } = options;
  return untilUnchanged(input, async () => {
    const objects = await openObjects(input.path, options, context);
    try {
      const wanted = { wishes, since, until, withOlder, namespace, showSecrets };
      const timeline = await nameErrorsAsUsage(() => readTimeline(objects, wanted));
      return { objects, text: render(objects, timeline, work) };
    } catch (error) {
      await objects.close();
      throw error;
    }
  });
}

function render(objects: OpenObjects, timeline: Timeline, { options, trouble }: Work): Text {
  const { writeOut, showSecrets = false, all = false } = options;
  const veil = createVeil(objects.fingerprint, showSecrets);
  const events = tellingUnreadable(timeline.events(), trouble);
  if (writeOut === 'text') return renderTimelineText(timeline, events, { veil, withNoise: all });
  const { revisions, from, to, clock } = timeline;
  const head = {
    ...{ revision: revisions.current, from, to },
    compactRevision: revisions.compact < 0 ? null : revisions.compact,
    clock: clockData(clock.basis),
  };
  const tally = new NoiseTally(all);
  const shown = tally.without(events);
  const list = { type: 'timeline', head, events: shown, tail: () => tally.data, veil };
  return renderEventList(list, writeOut);
}

/** Leaves noise out, unless it is wanted, and counts it. */
class NoiseTally {
  readonly #isWanted: boolean;
  readonly #noise = new Map<Noise, number>();
  #events = 0;

  constructor(isWanted: boolean) {
    this.#isWanted = isWanted;
  }

  get data(): { events: number; noise: Record<string, number> } {
    return { events: this.#events, noise: Object.fromEntries(this.#noise) };
  }

  async *without(
    events: AsyncIterable<readonly ObjectEvent[]>,
  ): AsyncGenerator<readonly ObjectEvent[]> {
    for await (const batch of events) {
      const shown = batch.filter((event) => this.#take(event));
      this.#events += shown.length;
      yield shown;
    }
  }

  #take({ description: { noise } }: ObjectEvent): boolean {
    if (noise === undefined) return true;
    this.#noise.set(noise, (this.#noise.get(noise) ?? 0) + 1);
    return this.#isWanted;
  }
}
