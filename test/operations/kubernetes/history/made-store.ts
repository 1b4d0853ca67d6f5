/** A small store of Kubernetes objects in JSON, with a history that is written down here. */

import { openSnapshot } from '../../../../src/etcd/snapshot.ts';
import { createDecryptor } from '../../../../src/kubernetes/encryption/decryptor.ts';
import type { ObjectEvent } from '../../../../src/operations/kubernetes/history/object-event.ts';
import { ObjectStore } from '../../../../src/operations/kubernetes/objects/object-store.ts';
import { buildStore } from '../../../build/store.ts';
import type { StoreSpec } from '../../../build/store.ts';

/** `2026-11-21T14:00:00Z` and so many seconds. */
export function timeAt(seconds: number): string {
  return new Date(Date.UTC(2026, 10, 21, 14, 0, seconds)).toISOString().replace('.000Z', 'Z');
}

/** A manager's entry. */
export function entry(manager: string, seconds: number, ...fields: string[]): object {
  return {
    ...{ manager, operation: 'Update', time: timeAt(seconds) },
    fieldsV1: { 'f:data': Object.fromEntries(fields.map((name) => [`f:${name}`, {}])) },
  };
}

/** A ConfigMap as it is stored. */
export function configMap(
  name: string,
  data: Record<string, string>,
  created: number,
  ...managedFields: object[]
): string {
  return JSON.stringify({
    ...{ apiVersion: 'v1', kind: 'ConfigMap', data },
    metadata: {
      ...{ name, namespace: 'a', uid: `uid-${name}-${String(created)}` },
      ...{ creationTimestamp: timeAt(created), managedFields },
    },
  });
}

/** The objects of a store. */
export async function objectsOf(spec: StoreSpec, revision?: number): Promise<ObjectStore> {
  return new ObjectStore(await openSnapshot(buildStore(spec)), {
    decryptor: createDecryptor([]),
    fingerprint: (value) => `of-${String(value.length)}`,
    revision,
  });
}

/** All events at once. */
export async function eventsOf(source: {
  events(): AsyncIterable<readonly ObjectEvent[]>;
}): Promise<ObjectEvent[]> {
  const events: ObjectEvent[] = [];
  for await (const batch of source.events()) events.push(...batch);
  return events;
}
