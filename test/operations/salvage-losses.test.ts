/** What a damaged database has lost, in revisions and keys, and whether its previous state is sound. */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { MemorySource } from '../../src/io/memory-source.ts';
import { KeyRevisions } from '../../src/operations/salvage/key-revisions.ts';
import { findLosses } from '../../src/operations/salvage/losses.ts';
import type { Losses, LossesOptions } from '../../src/operations/salvage/losses.ts';
import { olderMetaVerdict } from '../../src/operations/salvage/older-meta.ts';
import {
  mergeRanges,
  RangeCollector,
  rangesHave,
  RevisionSet,
} from '../../src/operations/salvage/revision-set.ts';
import { salvage } from '../../src/operations/salvage/salvage.ts';
import type { SalvagedRecord } from '../../src/operations/salvage/types.ts';
import { readFixture, readFixtureJson } from '../build/fixtures.ts';
import { encodeLeaf } from '../build/pages.ts';
import { buildStore, plainRecords } from '../build/store.ts';
import { applyOperations, baseFixture } from '../mutations.ts';
import type { Mutation } from '../mutations.ts';
import { OLDER_REVISIONS, twoStates } from './two-states.ts';

const PAGE = 1024;
const SOUND = { holes: [], unreached: [], missing: [], keys: [], keyCount: 0 };

function lossesOf(bytes: Uint8Array, options: LossesOptions = {}): Promise<Losses> {
  return findLosses(new MemorySource(bytes), options);
}

async function recordsOf(bytes: Uint8Array): Promise<SalvagedRecord[]> {
  const records: SalvagedRecord[] = [];
  for await (const batch of salvage(new MemorySource(bytes))) {
    records.push(...batch.filter((found) => found.kind === 'record'));
  }
  return records;
}

function damagedBy(id: string): Uint8Array {
  const mutations = readFixtureJson<Mutation[]>('mutations', 'db.json');
  const mutation = mutations.find((candidate) => candidate.id === id)!;
  return applyOperations(readFixture(baseFixture(mutation), 'snapshot.db'), mutation.ops);
}

function names({ keys }: Losses): string[] {
  return keys.map(({ key }) => Buffer.from(key).toString());
}

/** A store of 60 records in leaves of five, never compacted but up to revision 10. */
function store(): Uint8Array<ArrayBuffer> {
  return buildStore({
    ...{ records: plainRecords(60), perPage: 5, pageSize: PAGE },
    ...{ finished: 10, scheduled: 10, freePages: 8, freelist: true },
  });
}

/** The page that a revision lies on. */
async function pageOf(bytes: Uint8Array, main: number): Promise<number> {
  return (await recordsOf(bytes)).find(({ revision }) => revision.main === main)!.pgid;
}

describe('losses', () => {
  it('are none of a sound file, whatever its free pages hold', async () => {
    expect(await lossesOf(store())).toEqual({ ...SOUND, compactRevision: 10 });
    const rich = readFixture('etcd/3.6-rich', 'snapshot.db');
    expect((await recordsOf(rich)).some(({ origin }) => origin === 'carved')).toBe(true);
    expect(await lossesOf(rich)).toEqual({ ...SOUND, compactRevision: 596 });
  });

  it('are the revisions of a page that is gone', async () => {
    const bytes = store();
    const pgid = await pageOf(bytes, 34);
    bytes.fill(0, pgid * PAGE, (pgid + 1) * PAGE);
    const lost = { start: 32, end: 37 };
    expect(await lossesOf(bytes)).toEqual({
      ...SOUND,
      // The key behind the page is of the next revision, which could be split between both.
      ...{ holes: [{ start: 32, end: 38 }], unreached: [lost], missing: [lost] },
      compactRevision: 10,
    });
  });

  it('are named by their keys where a copy of the page is left', async () => {
    const bytes = store();
    const pgid = await pageOf(bytes, 60);
    const copy = bytes.length / PAGE - 5;
    bytes.copyWithin(copy * PAGE, pgid * PAGE, (pgid + 1) * PAGE);
    bytes.fill(0, pgid * PAGE, (pgid + 1) * PAGE);
    const losses = await lossesOf(bytes);
    expect(losses).toMatchObject({ unreached: [{ start: 57, end: 62 }], missing: [], keyCount: 5 });
    const there = plainRecords(60).filter(({ main }) => main >= 57);
    const before = plainRecords(60).filter(({ main }) => main < 57);
    expect(names(losses)).toEqual(there.map(({ key }) => key));
    for (const [at, { key, revision, ...rest }] of losses.keys.entries()) {
      expect(Buffer.from(key).toString()).toBe(there[at]!.key);
      expect(revision).toBe(there[at]!.main);
      expect(rest).toEqual({
        ...{ tombstone: there[at]!.value === undefined, certain: true },
        treeRevision: before.findLast((other) => other.key === there[at]!.key)?.main,
      });
    }
  });

  it('do not name a key whose newer state the tree still has', async () => {
    const records = [
      ...[2, 3, 4].map((main) => ({ main, key: `/old/${String(main)}`, value: 'x' })),
      ...[5, 6, 7].map((main) => ({ main, key: `/old/${String(main - 3)}`, value: 'y' })),
    ];
    const bytes = buildStore({ records, perPage: 3, pageSize: PAGE, freePages: 3, freelist: true });
    const pgid = await pageOf(bytes, 2);
    const copy = bytes.length / PAGE - 3;
    bytes.copyWithin(copy * PAGE, pgid * PAGE, (pgid + 1) * PAGE);
    bytes.fill(0, pgid * PAGE, (pgid + 1) * PAGE);
    expect(await lossesOf(bytes)).toMatchObject({
      ...{ unreached: [{ start: 2, end: 5 }], missing: [], keys: [], keyCount: 0 },
    });
  });

  it('are as many as there are, and as long as they are asked for', async () => {
    const bytes = store();
    const first = await pageOf(bytes, 50);
    const second = await pageOf(bytes, 60);
    for (const [at, pgid] of [first, second].entries()) {
      const copy = bytes.length / PAGE - 4 + at;
      bytes.copyWithin(copy * PAGE, pgid * PAGE, (pgid + 1) * PAGE);
      bytes.fill(0, pgid * PAGE, (pgid + 1) * PAGE);
    }
    const { keys, keyCount, unreached } = await lossesOf(bytes, { keysMax: 3, rangesMax: 1 });
    expect(keys).toHaveLength(3);
    expect(keyCount).toBeGreaterThan(5);
    expect(unreached).toHaveLength(1);
  });

  it('are everything where the root is gone, and the compaction is not known', async () => {
    const bytes = store();
    const root = new DataView(bytes.buffer).getUint32(32, true);
    bytes.fill(0, root * PAGE, (root + 1) * PAGE);
    const losses = await lossesOf(bytes);
    const all = { start: 2, end: 62 };
    expect(losses).toMatchObject({ holes: [all], unreached: [all], missing: [] });
    expect(losses.compactRevision).toBeUndefined();
    expect(losses.keyCount).toBeGreaterThan(10);
  });

  it('are none where a damaged page still gave everything', async () => {
    for (const id of ['leaf-page-id', 'leaf-count-zero', 'branch-lost-child', 'branch-order']) {
      expect(await lossesOf(damagedBy(id)), id).toEqual({ ...SOUND, compactRevision: 596 });
    }
  });

  it('lie between the records around what is broken on a page', async () => {
    const { holes, keyCount } = await lossesOf(damagedBy('leaf-vsize-huge'));
    expect(holes).toEqual([{ start: 147, end: 154 }]);
    expect(keyCount).toBe(1);
  });

  it('are known of a file that is cut off', async () => {
    const losses = await lossesOf(damagedBy('truncated-half'));
    expect(names(losses)).toEqual(['/big/100k', '/big/5000']);
    expect(losses).toMatchObject({
      unreached: [{ start: 653, end: 657 }],
      missing: [{ start: 656, end: 657 }],
    });
  });

  it.each(['truncated-31', 'empty-file', 'html'])(
    'are not known of what is no database: %s',
    async (id) => {
      expect(await lossesOf(damagedBy(id))).toMatchObject(SOUND);
    },
  );
});

describe('olderMetaVerdict', () => {
  const verdictOf = (bytes: Uint8Array): ReturnType<typeof olderMetaVerdict> =>
    olderMetaVerdict(new MemorySource(bytes));

  it('knows none in a saved snapshot, in a damaged one, and in what is none', async () => {
    expect(await verdictOf(readFixture('etcd/3.6-rich', 'snapshot.db'))).toEqual({
      verdict: 'none',
    });
    expect(await verdictOf(damagedBy('meta1-checksum'))).toEqual({ verdict: 'none' });
    expect(await verdictOf(damagedBy('html'))).toEqual({ verdict: 'none' });
  });

  it('finds the state before the newest one sound, also where the newest is not', async () => {
    const bytes = twoStates();
    const sound = { verdict: 'sound', index: 1, txid: 7n, revision: OLDER_REVISIONS.at(-1) };
    expect(await verdictOf(bytes)).toEqual(sound);
    const root = new DataView(bytes.buffer).getUint32(32, true);
    bytes.fill(0, root * PAGE, (root + 1) * PAGE);
    expect(await verdictOf(bytes)).toEqual(sound);
  });

  it('finds it damaged where one of its pages is', async () => {
    const bytes = twoStates();
    const leaf = bytes.length / PAGE - 2;
    bytes.set(encodeLeaf(leaf + 5, [], PAGE), leaf * PAGE);
    expect(await verdictOf(bytes)).toMatchObject({
      verdict: 'damaged',
      index: 1,
      revision: undefined,
    });
  });
});

describe('revision sets', () => {
  const members = fc.uniqueArray(
    fc.oneof(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1 })),
    {
      maxLength: 60,
    },
  );

  test('know their members, their bounds and their gaps', () => {
    fc.assert(
      fc.property(members, fc.nat(9000), fc.nat(9000), (mains, start, length) => {
        const set = new RevisionSet();
        for (const main of mains) set.add(main);
        expect(set.first).toBe(mains.length === 0 ? 0 : Math.min(...mains));
        expect(set.last).toBe(mains.length === 0 ? 0 : Math.max(...mains));
        const gaps = [...set.gaps({ start, end: start + length })];
        for (let main = start; main < start + length; main++) {
          const isGap = gaps.some((gap) => main >= gap.start && main < gap.end);
          expect(isGap).toBe(!mains.includes(main));
          expect(set.has(main)).toBe(mains.includes(main));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('cost nothing for what lies far apart', () => {
    const set = new RevisionSet();
    set.add(5);
    set.add(2 ** 52);
    expect([...set.gaps({ start: 1, end: 2 ** 52 + 1 })]).toEqual([
      { start: 1, end: 5 },
      { start: 6, end: 2 ** 52 },
    ]);
  });

  test('ranges are merged and found', () => {
    const range = fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 9 })).map(([start, length]) => {
      return { start, end: start + length };
    });
    fc.assert(
      fc.property(fc.array(range, { maxLength: 8 }), (ranges) => {
        const merged = mergeRanges(ranges);
        expect(merged.every(({ start }, at) => at === 0 || start > merged[at - 1]!.end)).toBe(true);
        for (let main = 0; main < 60; main++) {
          const inside = ranges.some(({ start, end }) => main >= start && main < end);
          expect(rangesHave(merged, main)).toBe(inside);
        }
      }),
    );
  });

  test('collected ranges are those that are merged at once, however many', () => {
    const collector = new RangeCollector();
    const ranges = Array.from({ length: 200_000 }, (_, at) => {
      const start = (at * 7919) % 300_000;
      return { start, end: start + 1 + (at % 3) };
    });
    for (const range of ranges) collector.add(range);
    expect(collector.merged()).toEqual(mergeRanges(ranges));
  });

  test('the newest revisions of keys are those of a plain map', () => {
    const record = fc.record({
      main: fc.integer({ min: 1, max: 2 ** 53 - 1 }),
      ...{
        tombstone: fc.boolean(),
        certain: fc.boolean(),
        isLost: fc.boolean(),
        key: fc.nat(3000),
      },
    });
    fc.assert(
      fc.property(fc.array(record, { minLength: 2000, maxLength: 3000 }), (records) => {
        const revisions = new KeyRevisions(7);
        const plain = new Map<string, (typeof records)[number]>();
        for (const given of records) {
          const key = Buffer.from(`key ${String(given.key)}`);
          if (given.isLost) revisions.addLost(key, given);
          else revisions.addTree(key, given);
          const name = `${given.isLost ? 'lost' : 'tree'} ${String(given.key)}`;
          const before = plain.get(name);
          if (before === undefined || before.main <= given.main) plain.set(name, given);
        }
        for (const { key } of records) {
          const state = revisions.get(Buffer.from(`key ${String(key)}`));
          for (const kind of ['lost', 'tree'] as const) {
            const expected = plain.get(`${kind} ${String(key)}`);
            if (expected === undefined) expect(state[kind]).toBeUndefined();
            else expect(expected).toMatchObject(state[kind]!);
          }
        }
        expect([...revisions.states()]).toHaveLength(new Set(records.map(({ key }) => key)).size);
      }),
      { numRuns: 5 },
    );
  });
});
