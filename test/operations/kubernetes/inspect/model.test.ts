/**
 * What the report counts is what a simple count over all records gives, for real stores and for
 * random ones with deletes, lives that begin anew, and compactions.
 */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { encodeKeyValue, encodeTombstone } from '../../../../src/etcd/key-value.ts';
import { openSnapshot } from '../../../../src/etcd/snapshot.ts';
import type { Snapshot } from '../../../../src/etcd/snapshot.ts';
import type { StoreRecord } from '../../../../src/etcd/records.ts';
import { classOf } from '../../../../src/kubernetes/storage/object-class.ts';
import { placeOf } from '../../../../src/kubernetes/storage/place-of.ts';
import { inspect } from '../../../../src/operations/kubernetes/inspect/inspect.ts';
import type { InspectReport } from '../../../../src/operations/kubernetes/inspect/report.ts';
import { fixtureNames, readFixture } from '../../../build/fixtures.ts';
import { LivingStore } from '../../../build/living-store.ts';

interface Counts {
  objects: number;
  liveBytes: number;
  historyRecords: number;
  historyBytes: number;
}

interface Counted {
  readonly total: Counts;
  /** By class, resource where it is Kubernetes', and namespace. */
  readonly groups: Record<string, Counts>;
  readonly retained: Record<string, { records: number; bytes: number; writes: number }>;
  readonly writes: { all: number; bytes: number; deletes: number; creates: number };
}

/** Bytes of a record: its revision, and the message as etcd writes it. */
function sizeOf(record: StoreRecord): number {
  const { tombstone, key } = record;
  const message = tombstone ? encodeTombstone(key) : encodeKeyValue(record);
  return message.length + (tombstone ? 18 : 17);
}

/** Counts with all records in memory. */
async function count(snapshot: Snapshot): Promise<Counted> {
  const keys = new Map<string, StoreRecord[]>();
  let first = Infinity;
  for await (const batch of snapshot.records()) {
    for (const record of batch) {
      if (record.key.length === 0) continue;
      first = Math.min(first, record.revision.main);
      const name = Buffer.from(record.key).toString('latin1');
      keys.set(name, [...(keys.get(name) ?? []), record]);
    }
  }
  const total = { objects: 0, liveBytes: 0, historyRecords: 0, historyBytes: 0 };
  const writes = { all: 0, bytes: 0, deletes: 0, creates: 0 };
  const groups: Record<string, Counts> = {};
  const retained: Counted['retained'] = {};
  for (const [name, records] of keys) {
    const place = placeOf(Buffer.from(name, 'latin1'));
    const resource =
      place.type === 'resource' ? [place.resource, place.group].filter(Boolean).join('.') : '';
    const namespace = place.type === 'resource' ? (place.namespace ?? '') : '';
    const id = [classOf(place), resource, namespace].join(' ');
    const group = (groups[id] ??= { objects: 0, liveBytes: 0, historyRecords: 0, historyBytes: 0 });
    const newest = records.at(-1);
    for (const record of records) {
      const isLive = record === newest && !record.tombstone;
      const bytes = sizeOf(record);
      for (const counts of [total, group]) {
        counts.objects += isLive ? 1 : 0;
        counts.liveBytes += isLive ? bytes : 0;
        counts.historyRecords += isLive ? 0 : 1;
        counts.historyBytes += isLive ? 0 : bytes;
      }
      writes.all++;
      writes.bytes += bytes;
      writes.deletes += record.tombstone ? 1 : 0;
      if (isLive && record.createRevision >= first) writes.creates++;
    }
    const bytes = records.reduce((sum, record) => sum + sizeOf(record), 0);
    retained[name] = { records: records.length, bytes, writes: newest.version };
  }
  return { total, groups, retained, writes };
}

/** The counts of a report in the same form. */
function counted({ space }: InspectReport): Record<string, Counts> {
  const groups: Record<string, Counts> = {};
  for (const { class: name, resources } of space.classes) {
    for (const { resource, owner, namespaces } of resources) {
      for (const { namespace, isRest, ...counts } of namespaces) {
        expect(isRest).toBe(false);
        const id = [name, owner === undefined ? resource : '', namespace].join(' ');
        const known = groups[id];
        groups[id] = known === undefined ? counts : sum([known, counts]);
      }
    }
  }
  return groups;
}

function sum(list: readonly Counts[]): Counts {
  const total = { objects: 0, liveBytes: 0, historyRecords: 0, historyBytes: 0 };
  for (const one of list) {
    total.objects += one.objects;
    total.liveBytes += one.liveBytes;
    total.historyRecords += one.historyRecords;
    total.historyBytes += one.historyBytes;
  }
  return total;
}

async function expectCounted(bytes: Uint8Array): Promise<void> {
  await using snapshot = await openSnapshot(bytes);
  const model = await count(snapshot);
  const report = await inspect(snapshot, { seed: 7 });
  const { space, writes } = report;
  const { objects, liveBytes, historyRecords, historyBytes } = space;
  expect({ objects, liveBytes, historyRecords, historyBytes }).toEqual(model.total);
  expect(counted(report)).toEqual(model.groups);
  expectNested(report);
  const totals = writes.buckets.map((bucket) => {
    const { writes: all, bytes: size, deletes, creates } = bucket;
    expect(bucket.classes.reduce((total, one) => total + one.writes, 0)).toBe(all);
    return { all, bytes: size, deletes, creates };
  });
  for (const name of ['all', 'bytes', 'deletes', 'creates'] as const) {
    expect(totals.reduce((total, one) => total + one[name], 0)).toBe(model.writes[name]);
  }
  const most = Object.values(model.retained).filter(({ records }) => records > 1);
  const told = [...most].sort((a, b) => b.records - a.records).slice(0, 20);
  expect(space.mostRetained.map(({ retainedRecords }) => retainedRecords)).toEqual(
    told.map(({ records }) => records),
  );
  for (const { key, retainedRecords, retainedBytes, writes: often } of space.mostRetained) {
    // Keys that are shown as they are.
    const known = model.retained[key];
    if (known === undefined) continue;
    expect({ records: retainedRecords, bytes: retainedBytes, writes: often }).toEqual(known);
  }
}

/** Each level adds up to the one above. */
function expectNested({ space }: InspectReport): void {
  const totals = ({ objects, liveBytes, historyRecords, historyBytes }: Counts): Counts => {
    return { objects, liveBytes, historyRecords, historyBytes };
  };
  expect(sum(space.classes)).toEqual(totals(space));
  for (const one of space.classes) {
    expect(sum(one.resources)).toEqual(totals(one));
    for (const resource of one.resources) {
      expect(sum(resource.namespaces)).toEqual(totals(resource));
    }
  }
}

describe.each([...fixtureNames('etcd'), ...fixtureNames('kubernetes')])('%s', (name) => {
  test('counts what is there', async () => {
    await expectCounted(readFixture(name, 'snapshot.db'));
  });
});

/** Few keys, so that they are written again; of all kinds. */
const KEYS = [
  ...['/registry/pods/a/x', '/registry/pods/a/y', '/registry/pods/b/x', '/registry/minions/n'],
  ...['/registry/secrets/a/x', '/registry/example.com/things/a/x', '/registry/health'],
  ...['/registry/masterleases/10.0.0.1', '/registry/ranges/serviceips', 'compact_rev_key'],
  ...['/service/pg/leader', 'flat', '/flat', 'k3s/etcd/learnerProgress', '/bootstrap/0123456789ab'],
  ...['/registry/services/specs/a/x', '/registry/services/endpoints/a/x', '/registry/unknown/x'],
];

test('random stores', async () => {
  const write = fc.record({
    key: fc.constantFrom(...KEYS),
    value: fc.option(fc.string({ maxLength: 300 }), { nil: undefined }),
  });
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.array(write, { minLength: 1, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constant('compact' as const) },
    { weight: 1, arbitrary: fc.constant('commit' as const) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const store = new LivingStore();
      for (const one of steps) {
        if (one === 'compact') store.compact();
        else if (one === 'commit') store.commit();
        else
          store.transact(
            one.map(({ key, value }) => (value === undefined ? { key } : { key, value })),
          );
      }
      store.commit();
      await expectCounted(store.bytes());
    }),
    { numRuns: 60 },
  );
});
