import { describe, expect, test } from 'vitest';

import { openSnapshot } from '../../../src/index.ts';
import { planRewrite } from '../../../src/etcd/rewrite/plan.ts';
import type { RewriteOptions, RewritePlan } from '../../../src/etcd/rewrite/plan.ts';
import { classifyKey } from '../../../src/kubernetes/storage/key-class.ts';
import { codeOf } from '../../build/errors.ts';
import { buildStore, revisionKey } from '../../build/store.ts';
import type { RecordSpec, StoreSpec } from '../../build/store.ts';
import { lines, rewritten } from './applied.ts';

const MAX = Number.MAX_SAFE_INTEGER;

async function plan(spec: StoreSpec, options: RewriteOptions): Promise<RewritePlan> {
  return planRewrite(await openSnapshot(buildStore(spec)), { classify: classifyKey, ...options });
}

async function recordsOf(spec: StoreSpec, options: RewriteOptions): Promise<string[]> {
  const snapshot = await openSnapshot(buildStore(spec));
  const made = await planRewrite(snapshot, { classify: classifyKey, ...options });
  return lines(await rewritten(snapshot, made, 'key'));
}

function mark(main: number): Uint8Array {
  return revisionKey(main, 0, false);
}

const puts = (...at: [main: number, key: string, more?: Partial<RecordSpec>][]): RecordSpec[] =>
  at.map(([main, key, more = {}]) => ({ main, key, value: 'v', ...more }));

describe('compaction', () => {
  const HISTORY: RecordSpec[] = [
    { main: 2, key: 'a', value: '1' },
    { main: 3, key: 'b', value: '1' },
    { main: 3, sub: 1, key: 'c', value: '1' },
    { main: 4, key: 'a' },
    { main: 5, key: 'a', value: '2' },
    { main: 6, key: 'b' },
    { main: 7, key: 'a', value: '3' },
  ];

  test.each([
    [1, ['2/0 a', '3/0 b', '3/1 c', '4/0t a', '5/0 a', '6/0t b', '7/0 a']],
    [3, ['2/0 a', '3/0 b', '3/1 c', '4/0t a', '5/0 a', '6/0t b', '7/0 a']],
    // A tombstone of the revision itself stays.
    [4, ['3/0 b', '3/1 c', '4/0t a', '5/0 a', '6/0t b', '7/0 a']],
    // One before it goes, and the key's new life is what is kept.
    [5, ['3/0 b', '3/1 c', '5/0 a', '6/0t b', '7/0 a']],
    [6, ['3/1 c', '5/0 a', '6/0t b', '7/0 a']],
    [7, ['3/1 c', '7/0 a']],
    ['latest', ['3/1 c', '7/0 a']],
  ] as const)('at %s', async (compact, expected) => {
    expect(await recordsOf({ records: HISTORY }, { compact })).toEqual(expected);
    expect(await recordsOf({ records: HISTORY, perPage: 2 }, { compact })).toEqual(expected);
  });

  test('what it counts, and the marks that it sets', async () => {
    const found = await plan({ records: HISTORY }, { compact: 6 });
    expect(found.kept?.ordinals.size).toBe(7);
    expect(found.kept?.count).toBe(4);
    expect(found.kept?.ordinals.count()).toBe(4);
    expect(found.revision).toEqual({ snapshot: 7, compacted: 6, restored: 7 });
    expect(found.meta).toEqual({ scheduledCompactRev: mark(6), finishedCompactRev: mark(6) });
    expect(found).toMatchObject({ tombstones: undefined, bump: undefined, drops: [] });
  });

  test('nothing that was asked for: everything stays', async () => {
    const found = await plan({ records: HISTORY, finished: 1, scheduled: 2 }, {});
    expect(found.kept).toBeUndefined();
    expect(found.meta).toEqual({ scheduledCompactRev: undefined, finishedCompactRev: undefined });
    expect(found.revision).toEqual({ snapshot: 7, compacted: 2, restored: 7 });
  });

  test('a tombstone whose key has nothing else left, before and at the revision', async () => {
    const records: RecordSpec[] = [
      { main: 5, key: 'a' },
      { main: 6, key: 'b' },
    ];
    expect(await recordsOf({ records, finished: 5 }, { compact: 5 })).toEqual(['5/0t a', '6/0t b']);
    expect(await recordsOf({ records, finished: 5 }, { compact: 6 })).toEqual(['6/0t b']);
  });

  test('a key that one transaction puts and deletes', async () => {
    const records: RecordSpec[] = [...puts([5, 'a']), { main: 5, sub: 1, key: 'a' }];
    expect(await recordsOf({ records }, { compact: 5 })).toEqual(['5/1t a']);
  });

  test('a key that one transaction deletes and puts, which etcd refuses, is not lost', async () => {
    const records: RecordSpec[] = [
      ...puts([4, 'a']),
      { main: 5, key: 'a' },
      ...puts([5, 'a', { sub: 1 }]),
    ];
    expect(await recordsOf({ records }, { compact: 5 })).toEqual(['5/1 a']);
  });

  test('before, at and behind what is compacted, and later than the newest', async () => {
    const store = { records: HISTORY, finished: 3, scheduled: 3 };
    expect(await codeOf(plan(store, { compact: 2 }))).toBe('revision-compacted');
    expect(await codeOf(plan(store, { compact: 3 }))).toBe('no error');
    expect(await codeOf(plan(store, { compact: 7 }))).toBe('no error');
    expect(await codeOf(plan(store, { compact: 8 }))).toBe('revision-future');
    await expect(plan(store, { compact: 1.5 })).rejects.toThrow(TypeError);
    await expect(plan(store, { compact: -1 })).rejects.toThrow(TypeError);
  });

  test('one that is under way is finished with it', async () => {
    const store = { records: HISTORY, finished: 3, scheduled: 5 };
    const found = await plan(store, { compact: 4 });
    expect(found.revision.compacted).toBe(5);
    expect(found.meta).toEqual({ scheduledCompactRev: mark(5), finishedCompactRev: mark(5) });
    expect(await recordsOf(store, { compact: 4 })).toEqual(await recordsOf(store, { compact: 5 }));
  });

  test('of an empty store', async () => {
    const found = await plan({ records: [] }, { compact: 'latest' });
    expect(found.revision).toEqual({ snapshot: 1, compacted: 1, restored: 1 });
    expect(found.kept?.ordinals.size).toBe(0);
  });

  test('of a store whose last tombstone an older server took away', async () => {
    const store = { records: puts([2, 'a']), finished: 9, scheduled: 9 };
    const found = await plan(store, { compact: 'latest', bump: 1 });
    expect(found.revision).toEqual({ snapshot: 9, compacted: 9, restored: 10 });
  });
});

describe('drops', () => {
  const KUBERNETES = {
    records: puts(
      [2, '/registry/events/default/b'],
      [3, '/registry/masterleases/10.0.0.1', { lease: 7 }],
      [4, '/registry/pods/default/p'],
      [5, '/registry/events/default/a', { lease: 8 }],
      [6, '/registry/pods/default/p'],
      [7, 'leased', { lease: 8 }],
    ),
    leases: { 7: 15, 8: 3600, 9: 15 },
    alarms: [1, 2],
    finished: 2,
    scheduled: 2,
  };

  test('of a class: tombstones at one new revision, in the order of keys, then a compaction', async () => {
    const options: RewriteOptions = { drops: [{ kind: 'events' }] };
    const found = await plan(KUBERNETES, options);
    expect(await recordsOf(KUBERNETES, options)).toEqual([
      '3/0 /registry/masterleases/10.0.0.1',
      '6/0 /registry/pods/default/p',
      '7/0 leased',
      '8/0t /registry/events/default/a',
      '8/1t /registry/events/default/b',
    ]);
    expect(found.revision).toEqual({ snapshot: 7, compacted: 8, restored: 8 });
    expect(found.kept?.count).toBe(3);
    expect(found.kept?.ordinals.count()).toBe(3);
    expect(found.meta).toEqual({ scheduledCompactRev: mark(8), finishedCompactRev: mark(8) });
    expect(found.drops).toEqual([{ drop: { kind: 'events' }, keys: 2, leases: 0, alarms: 0 }]);
    expect(found.leases.size).toBe(0);
    expect(found.dropsAlarms).toBe(false);
  });

  test('of master leases', async () => {
    const options: RewriteOptions = { drops: [{ kind: 'masterleases' }] };
    expect((await recordsOf(KUBERNETES, options)).at(-1)).toBe(
      '8/0t /registry/masterleases/10.0.0.1',
    );
  });

  test.each([
    [undefined, [7n, 8n, 9n], 3],
    [3600, [7n, 8n, 9n], 3],
    [3599, [7n, 9n], 1],
    [15, [7n, 9n], 1],
    [14, [], 0],
    [0, [], 0],
  ])('of leases up to %s seconds, and their keys', async (ttlMaxSeconds, ids, keys) => {
    const drop = { kind: 'leases', ttlMaxSeconds } as const;
    const found = await plan(KUBERNETES, { drops: [drop] });
    expect([7n, 8n, 9n].filter((id) => found.leases.has(id))).toEqual(ids);
    expect(found.drops).toEqual([{ drop, keys, leases: ids.length, alarms: 0 }]);
    expect(found.tombstones?.names.size ?? 0).toBe(keys);
    expect(found.revision.restored).toBe(keys > 0 ? 8 : 7);
  });

  test('a lease that is left out has no element, and others have theirs', async () => {
    const snapshot = await openSnapshot(buildStore(KUBERNETES));
    const drops = [{ kind: 'leases', ttlMaxSeconds: 15 }] as const;
    const left = await rewritten(snapshot, await planRewrite(snapshot, { drops }), 'lease');
    expect(left.map(([key]) => Number.parseInt(key, 16))).toEqual([8]);
  });

  test('a key that moved between leases hangs on the last one, or on none', async () => {
    const store = {
      records: puts(
        [2, 'to', { lease: 8 }],
        [3, 'to', { lease: 7 }],
        [4, 'from', { lease: 7 }],
        [5, 'from', { lease: 8 }],
        [6, 'off', { lease: 7 }],
        [7, 'off'],
        [8, 'none', { lease: 5 }],
      ),
      leases: { 7: 15, 8: 3600 },
    };
    const drops = [{ kind: 'leases', ttlMaxSeconds: 60 }] as const;
    expect(await recordsOf(store, { drops })).toEqual([
      '5/0 from',
      '7/0 off',
      '8/0 none',
      '9/0t to',
    ]);
  });

  test('a key that is deleted is not deleted again', async () => {
    const store = {
      records: [...puts([2, 'a', { lease: 7 }]), { main: 3, key: 'a' }],
      leases: { 7: 15 },
    };
    const found = await plan(store, { drops: [{ kind: 'leases' }] });
    expect(found.tombstones).toBeUndefined();
    expect(found.kept).toBeUndefined();
    expect(found.revision).toEqual({ snapshot: 3, compacted: -1, restored: 3 });
    expect(found.drops[0]).toMatchObject({ keys: 0, leases: 1 });
    expect(found.meta).toEqual({ scheduledCompactRev: undefined, finishedCompactRev: undefined });
  });

  test('alarms change no revision', async () => {
    const found = await plan(KUBERNETES, { drops: [{ kind: 'alarms' }] });
    expect(found.dropsAlarms).toBe(true);
    expect(found.drops).toEqual([{ drop: { kind: 'alarms' }, keys: 0, leases: 0, alarms: 2 }]);
    expect(found.revision).toEqual({ snapshot: 7, compacted: 2, restored: 7 });
    expect(found.kept).toBeUndefined();
    const snapshot = await openSnapshot(buildStore(KUBERNETES));
    expect(await rewritten(snapshot, found, 'alarm')).toEqual([]);
    expect(await rewritten(snapshot, await planRewrite(snapshot), 'alarm')).toHaveLength(2);
  });

  test('a key that two drops ask for is deleted once, and counts to the first', async () => {
    const drops = [
      { kind: 'events' },
      { kind: 'leases', ttlMaxSeconds: 20 },
      { kind: 'leases' },
      { kind: 'masterleases' },
    ] as const;
    const found = await plan(KUBERNETES, { drops });
    expect(found.drops.map(({ keys, leases }) => [keys, leases])).toEqual([
      [2, 0],
      [1, 2],
      [1, 1],
      [0, 0],
    ]);
    expect((await recordsOf(KUBERNETES, { drops })).slice(1)).toEqual([
      '8/0t /registry/events/default/a',
      '8/1t /registry/events/default/b',
      '8/2t /registry/masterleases/10.0.0.1',
      '8/3t leased',
    ]);
  });

  test('nothing there to drop: no new revision, and the compaction that was asked for', async () => {
    const store = { records: puts([2, 'a'], [3, 'a'], [4, 'a']) };
    const drops = [{ kind: 'events' }, { kind: 'leases' }, { kind: 'alarms' }] as const;
    expect((await plan(store, { drops })).kept).toBeUndefined();
    const found = await plan(store, { drops, compact: 3 });
    expect(found.revision).toEqual({ snapshot: 4, compacted: 3, restored: 4 });
    expect(await recordsOf(store, { drops, compact: 3 })).toEqual(['3/0 a', '4/0 a']);
  });

  test('tombstones of the present revision go, because the drop compacts behind it', async () => {
    const store = {
      records: [...puts([2, 'a'], [3, '/registry/events/x']), { main: 4, key: 'a' }],
    };
    expect(await recordsOf(store, { drops: [{ kind: 'events' }] })).toEqual([
      '5/0t /registry/events/x',
    ]);
  });

  test.each([
    ['a class that nobody tells', [{ kind: 'events' }]],
    ['half a second', [{ kind: 'leases', ttlMaxSeconds: 0.5 }]],
    ['less than nothing', [{ kind: 'leases', ttlMaxSeconds: -1 }]],
  ] as const)('%s is refused', async (_name, drops) => {
    await expect(plan(KUBERNETES, { drops, classify: undefined })).rejects.toThrow(TypeError);
  });

  test('a lease that does not decode is refused', async () => {
    const bytes = buildStore({ records: [], leases: { 7: 15 } });
    const at = Buffer.from(bytes).indexOf(Buffer.from('0807100f', 'hex'));
    bytes[at + 1] = 8;
    const rejected = openSnapshot(bytes).then((snapshot) =>
      planRewrite(snapshot, { drops: [{ kind: 'leases' }] }),
    );
    expect(await codeOf(rejected)).toBe('lease-record');
  });
});

describe('bump', () => {
  const STORE = { records: puts([2, 'a'], [3, 'a']), finished: 2, scheduled: 2 };

  test('one record without bytes, and a compaction that is only asked for', async () => {
    const snapshot = await openSnapshot(buildStore(STORE));
    const found = await planRewrite(snapshot, { bump: 1000 });
    expect(found.kept).toBeUndefined();
    expect(found.bump).toEqual({ main: 1003, sub: 0 });
    expect(found.revision).toEqual({ snapshot: 3, compacted: 2, restored: 1003 });
    expect(found.meta).toEqual({ scheduledCompactRev: mark(1003), finishedCompactRev: undefined });
    const records = await rewritten(snapshot, found, 'key');
    expect(records.at(-1)).toEqual(['00000000000003eb5f0000000000000000', '']);
  });

  test('behind a compaction and a drop', async () => {
    const drops = [{ kind: 'leases' }] as const;
    const store = { records: puts([2, 'a'], [3, 'a'], [4, 'b', { lease: 7 }]), leases: { 7: 15 } };
    const found = await plan(store, { compact: 3, drops, bump: 100 });
    expect(await recordsOf(store, { compact: 3, drops, bump: 100 })).toEqual([
      '3/0 a',
      '5/0t b',
      '105/0 ',
    ]);
    expect(found.revision).toEqual({ snapshot: 4, compacted: 5, restored: 105 });
    expect(found.meta).toEqual({ scheduledCompactRev: mark(105), finishedCompactRev: mark(5) });
  });

  test('behind a compaction alone', async () => {
    const found = await plan(STORE, { compact: 'latest', bump: 7 });
    expect(await recordsOf(STORE, { compact: 'latest', bump: 7 })).toEqual(['3/0 a', '10/0 ']);
    expect(found.meta).toEqual({ scheduledCompactRev: mark(10), finishedCompactRev: mark(3) });
  });

  test.each([0, -1, 1.5, Number.NaN, MAX + 1, 2 ** 62])('%d is refused', async (bump) => {
    await expect(plan(STORE, { bump })).rejects.toThrow(RangeError);
  });

  test('up to 2^53 - 1, and not past it', async () => {
    expect((await plan(STORE, { bump: MAX - 3 })).revision.restored).toBe(MAX);
    await expect(plan(STORE, { bump: MAX - 2 })).rejects.toThrow(/past 2\^53 - 1/);
    const last = { records: puts([MAX, '/registry/events/x']) };
    await expect(plan(last, { drops: [{ kind: 'events' }] })).rejects.toThrow(RangeError);
    await expect(plan(last, { bump: 1 })).rejects.toThrow(RangeError);
  });

  test('a store that was bumped before loses the old record when it is compacted', async () => {
    const bumped = { records: puts([2, 'a'], [9, '', { isEmpty: true }]), scheduled: 9 };
    expect(await recordsOf(bumped, { compact: 'latest' })).toEqual(['2/0 a', '9/0 ']);
    const twice = {
      records: puts([2, 'a'], [9, '', { isEmpty: true }], [19, '', { isEmpty: true }]),
      scheduled: 19,
    };
    expect(await recordsOf(twice, { compact: 'latest' })).toEqual(['2/0 a', '19/0 ']);
  });
});

test('a signal stops it, and progress is told', async () => {
  const stop = new AbortController();
  stop.abort(new Error('stopped'));
  const store = { records: puts([2, 'a']) };
  await expect(plan(store, { compact: 'latest', signal: stop.signal })).rejects.toThrow('stopped');
  let told = 0;
  await plan(store, { compact: 'latest', onProgress: () => told++ });
  expect(told).toBeGreaterThan(0);
});
