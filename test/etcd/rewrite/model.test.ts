/**
 * Random histories against a plain store in memory, which knows what etcd's rules say of each step:
 * generations of every key for a compaction, and deleting each key that goes for a drop.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { openSnapshot } from '../../../src/index.ts';
import { planRewrite } from '../../../src/etcd/rewrite/plan.ts';
import type { Drop } from '../../../src/etcd/rewrite/drops.ts';
import { classifyKey } from '../../../src/kubernetes/storage/key-class.ts';
import { buildStore } from '../../build/store.ts';
import type { RecordSpec } from '../../build/store.ts';
import { elementsOf, rewritten } from './applied.ts';
import { PlainStore } from './plain-store.ts';
import type { Step } from './plain-store.ts';

const KEYS = [
  'a',
  'b',
  'c/leased',
  '/registry/events/default/x',
  '/registry/events/default/y',
  '/registry/masterleases/10.0.0.1',
  '/registry/pods/default/p',
];
const TTLS = [5, 15, 60, 3600];

const change = fc.record({
  key: fc.constantFrom(...KEYS),
  lease: fc.option(fc.integer({ min: 1, max: 6 }), { freq: 2, nil: undefined }),
  deleted: fc.boolean(),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('txn' as const),
      changes: fc.array(change, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('grant' as const),
      id: fc.integer({ min: 1, max: 6 }),
      ttl: fc.constantFrom(...TTLS),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('revoke' as const),
      id: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('compact' as const), back: fc.nat(6) }) },
);
const drop: fc.Arbitrary<Drop> = fc.oneof(
  fc.constantFrom<Drop>(
    { kind: 'alarms' },
    { kind: 'events' },
    { kind: 'masterleases' },
    { kind: 'leases' },
  ),
  fc.constantFrom(...TTLS).map((ttlMaxSeconds): Drop => ({ kind: 'leases', ttlMaxSeconds })),
);
const wishes = fc.record({
  back: fc.option(fc.nat(8), { nil: undefined }),
  drops: fc.array(drop, { maxLength: 3 }),
  bump: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }),
  perPage: fc.constantFrom(3, 100),
  referenceOnly: fc.boolean(),
});

test('whatever a store has been through, the rewritten one is what etcd would have made of it', async () => {
  const steps = fc.array(step, { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(
      steps,
      wishes,
      async (history, { back, drops, bump, perPage, referenceOnly }) => {
        const model = new PlainStore();
        for (const each of history) model.take(each);
        const built = { ...model.spec(), alarms: [1, 2], perPage };
        const snapshot = await openSnapshot(buildStore(built));
        const compact =
          back === undefined ? undefined : Math.max(model.compacted, model.revision - back, 1);

        const plan = await planRewrite(snapshot, {
          compact,
          drops,
          bump,
          classify: classifyKey,
          seed: back,
          referenceOnly,
        });

        const before = model.revision;
        const removed = model.drop(drops);
        if (removed > 0) model.compact(model.revision);
        else if (compact !== undefined) model.compact(compact);
        const compacted = model.compacted;
        if (bump !== undefined) model.bump(bump);
        const expected = await openSnapshot(
          buildStore({
            ...model.spec(),
            alarms: drops.some(({ kind }) => kind === 'alarms') ? [] : [1, 2],
          }),
        );
        for (const bucket of ['key', 'meta', 'lease', 'alarm']) {
          expect(await rewritten(snapshot, plan, bucket), bucket).toEqual(
            await elementsOf(expected, bucket),
          );
        }
        expect(plan.revision).toEqual({ snapshot: before, compacted, restored: model.revision });
        expect(plan.drops.reduce((sum, { keys }) => sum + keys, 0)).toBe(removed);
        if (plan.kept !== undefined) expect(plan.kept.count).toBe(plan.kept.ordinals.count());
      },
    ),
    { numRuns: 400 },
  );
});

test('20,000 records, with and without the kernel', async () => {
  const records = Array.from({ length: 20_000 }, (_, index): RecordSpec => {
    const key =
      index % 3 === 0
        ? `/registry/events/default/${String(index % 3000)}`
        : `/k/${String(index % 7001)}`;
    return index % 11 === 0 ? { main: index + 2, key } : { main: index + 2, key, value: 'v' };
  });
  const newest = new Map<string, RecordSpec>();
  for (const record of records) {
    if (record.value === undefined) newest.delete(record.key);
    else newest.set(record.key, record);
  }
  const events = [...newest.keys()].filter((key) => key.startsWith('/registry/'));
  for (const referenceOnly of [false, true]) {
    const snapshot = await openSnapshot(buildStore({ records, perPage: 60 }));
    const drops = [{ kind: 'events' }] as const;
    const plan = await planRewrite(snapshot, { drops, classify: classifyKey, referenceOnly });
    expect(plan.kept?.ordinals.size).toBe(20_000);
    expect(plan.kept?.count).toBe(newest.size - events.length);
    const names = [...plan.tombstones!.names.sorted()].map((name) => Buffer.from(name).toString());
    expect(names).toEqual(events.sort());
  }
});
