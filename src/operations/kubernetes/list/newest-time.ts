/**
 * About when the last revision of a store was written, by the times that its last objects hold: etcd
 * keeps none, but nodes renew their Leases all the time, and servers note when fields were set.
 */

import { readLastRecords } from '../../../etcd/live/last-records.ts';
import { storeRevisions } from '../../../etcd/records.ts';
import { RevisionClock } from '../history/revision-clock.ts';
import type { ObjectStore } from '../objects/object-store.ts';

/** Of so many records the times are looked at. */
const RECORDS_MAX = 300;

/**
 * Milliseconds since 1970; undefined if the last objects hold no time.
 * @throws {CorruptionError} at the first thing that is wrong on the way.
 */
export async function newestTime(objects: ObjectStore): Promise<number | undefined> {
  const { store, side, decryptor } = objects;
  await decryptor.prepare?.();
  const revision = side.revision ?? (await storeRevisions(store)).current;
  const clock = new RevisionClock();
  for (const record of await readLastRecords(store, { count: RECORDS_MAX, revision })) {
    if (record.tombstone) continue;
    const { key, value } = record;
    const { object } = objects.decode(key, { ...record, valueSize: value.length });
    if (object !== undefined) clock.observe(record, object);
  }
  const time = clock.at(revision)?.time;
  return time === undefined ? undefined : Date.parse(time);
}
