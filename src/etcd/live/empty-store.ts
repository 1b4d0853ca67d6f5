/** A store without any key, to compare another one with: what differs then is all that it has. */

import { encodeText } from '../../bytes/text.ts';
import { buildDatabase } from '../../bbolt/write/build-database.ts';
import { openSnapshot } from '../snapshot.ts';
import type { Snapshot } from '../snapshot.ts';

/** Opens one in memory. */
export async function openEmptyStore(): Promise<Snapshot> {
  const buckets = ['key', 'meta'].map((name) => [encodeText(name), { elements: [] }] as const);
  return openSnapshot(await buildDatabase({ buckets }));
}
