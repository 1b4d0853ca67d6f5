/**
 * The newest time that the objects of a store hold: about when its last revision was written. etcd
 * keeps no times, but nodes renew their Leases all the time, and servers note when fields were set.
 */

import { fieldOf } from '../../../bytes/json.ts';
import type { JsonObject, JsonValue } from '../../../bytes/json.ts';
import { readLastRecords } from '../../../etcd/live/last-records.ts';
import { readStoredObject } from '../../../kubernetes/change/stored-object.ts';
import type { ObjectStore } from '../objects/object-store.ts';

/** Of so many records the times are looked at. */
const RECORDS_MAX = 300;

/**
 * Milliseconds since 1970; undefined if the last objects hold no time, or only times after `limit`,
 * which no server can have set.
 * @throws {CorruptionError} at the first thing that is wrong on the way.
 */
export async function newestTime(
  objects: ObjectStore,
  limit: number = Infinity,
): Promise<number | undefined> {
  const { store, side, decryptor } = objects;
  await decryptor.prepare?.();
  const { revision } = side;
  let newest: number | undefined;
  for (const record of await readLastRecords(store, { count: RECORDS_MAX, revision })) {
    if (record.tombstone) continue;
    const { key, value } = record;
    const valueSize = value.length;
    const stored = { value, valueSize, modRevision: record.revision.main };
    const read = readStoredObject(stored, { key, place: objects.placeOf(key) }, decryptor);
    for (const time of read.object === undefined ? [] : timesOf(read.object)) {
      if (time <= limit && time > (newest ?? -Infinity)) newest = time;
    }
  }
  return newest;
}

/** Times that were set by the clock of a server when something was written. */
function timesOf(object: JsonObject): number[] {
  const metadata = fieldOf(object, 'metadata');
  const managed = fieldOf(metadata, 'managedFields');
  const entries = Array.isArray(managed) ? (managed as readonly JsonValue[]) : [];
  const texts = [
    fieldOf(metadata, 'creationTimestamp'),
    ...entries.map((entry) => fieldOf(entry, 'time')),
    fieldOf(object, 'kind') === 'Lease' ? fieldOf(fieldOf(object, 'spec'), 'renewTime') : undefined,
  ];
  return texts
    .map((text) => (typeof text === 'string' ? Date.parse(text) : NaN))
    .filter((time) => !Number.isNaN(time));
}
