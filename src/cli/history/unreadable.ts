/** Tells of what cannot be read as events pass by; they are shown all the same. */

import type { ObjectEvent } from '../../operations/kubernetes/history/object-event.ts';
import { ObjectsError } from '../../operations/kubernetes/objects/objects-error.ts';
import type { Trouble } from '../objects/trouble.ts';
import { titleOf } from '../render/diff/titles.ts';
import { problemOf } from '../render/history/event-words.ts';

/** The events. */
export async function* tellingUnreadable(
  events: AsyncIterable<readonly ObjectEvent[]>,
  trouble: Trouble,
): AsyncGenerator<readonly ObjectEvent[]> {
  for await (const batch of events) {
    for (const event of batch) {
      const problem = problemOf(event);
      if (problem === undefined) continue;
      const what = `${titleOf(event.description)} at revision ${String(event.revision)}`;
      await trouble.tell(new ObjectsError('unreadable', `${what}: ${problem}`));
    }
    yield batch;
  }
}
