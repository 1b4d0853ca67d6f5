/** What a log comes to, entry by entry, and what cannot be true of it. */

import { describe, expect, test } from 'vitest';

import { buildLog } from '../build/wal.ts';
import type { LogItem, SegmentSpec } from '../build/wal.ts';
import { entry, firstItems, someItems, state, twoSegments } from './logs.ts';
import { readWhole } from './read-whole.ts';

/** What is said of a log with these behind the first records of a member (entries 1 and 2). */
async function after(...items: readonly LogItem[]): ReturnType<typeof readWhole> {
  return readWhole(buildLog([{ items: [...firstItems(), ...items] }]));
}

function snapshot(index: number, term = 2): LogItem {
  return { kind: 'snapshot', term, index };
}

test('a sound log: counts, range, term, commit, start', async () => {
  const { facts, lines } = await readWhole(buildLog(twoSegments()));
  expect(lines).toEqual([]);
  expect(facts).toMatchObject({
    recordCount: 35,
    entryCount: 14,
    overrideCount: 0,
    firstIndex: 1,
    lastIndex: 14,
  });
  expect(facts.lastTerm).toBe(2);
  expect(facts.start).toEqual({ term: 2, index: 7 });
  expect(facts.hardState).toMatchObject({ term: 2, commit: 14 });
  expect([0, 1, 2, 14, 15].map((index) => facts.termAt(index))).toEqual([
    undefined,
    1,
    2,
    2,
    undefined,
  ]);
});

describe('entries', () => {
  test('that replace uncommitted ones are as they should be', async () => {
    const { facts, codes } = await after(entry(3), entry(4), entry(5), state(2), entry(4, 9, 3));
    expect(codes).toEqual([]);
    expect(facts).toMatchObject({ lastIndex: 4, lastTerm: 3, overrideCount: 1, entryCount: 6 });
    expect([3, 4, 5].map((index) => facts.termAt(index))).toEqual([2, 3, undefined]);
  });

  test('that replace uncommitted ones of a later term are, too', async () => {
    // The leader of term 4 lacks what that of term 3 never committed, and sends entries of term 2.
    const { facts, codes } = await after(entry(3, 9, 3), entry(3, 9, 2), entry(4, 9, 4));
    expect(codes).toEqual([]);
    expect(facts).toMatchObject({ lastIndex: 4, lastTerm: 4 });
  });

  test('that replace a committed one', async () => {
    const { problems, facts } = await after(entry(3), entry(4), state(3), entry(3, 9, 3));
    expect(problems).toMatchObject([
      { code: 'wal-entry-committed', facts: { found: 3, commit: 3, lastIndex: 4 } },
    ]);
    expect(facts.lastIndex).toBe(3);
  });

  test('with a gap in the middle, said once', async () => {
    const { problems } = await after(entry(3), entry(6), entry(7));
    expect(problems).toMatchObject([{ code: 'wal-entry-gap', facts: { found: 6, expected: 4 } }]);
  });

  test('behind a raft snapshot that a leader sent', async () => {
    const { codes, facts } = await after(entry(3), snapshot(50), entry(51), state(51));
    expect(codes).toEqual([]);
    expect(facts).toMatchObject({ firstIndex: 51, lastIndex: 51, start: { index: 50 } });
  });

  test('with a gap behind the raft snapshot', async () => {
    const { problems } = await after(entry(3), snapshot(50), entry(52), state(52));
    expect(problems).toMatchObject([{ code: 'wal-entry-gap', facts: { found: 52, expected: 4 } }]);
  });

  test.each([
    ['a term that goes back', [entry(3, 9, 5), entry(4, 9, 4)], 4, 5],
    ['no term', [entry(3, 9, 0)], 0, 2],
  ])('with %s', async (_name, items, found, expected) => {
    const { problems } = await after(...items);
    expect(problems).toMatchObject([
      { code: 'wal-term-order', facts: { what: 'entry', found, expected } },
    ]);
  });

  test('of term 0 as the first', async () => {
    const { codes } = await readWhole(buildLog([{ items: [entry(1, 9, 0), state(1)] }]));
    expect(codes).toEqual(['wal-term-order']);
  });

  test('that begin behind the raft snapshot leave a gap', async () => {
    const log = buildLog([{ items: [snapshot(100), entry(120), state(120)] }]);
    expect((await readWhole(log)).problems).toMatchObject([
      { code: 'wal-start-gap', facts: { found: 120, snapshotIndex: 100 } },
    ]);
  });

  test.each([101, 100, 90])('from %i on continue a raft snapshot at 100', async (first) => {
    const items: LogItem[] = [snapshot(100)];
    for (let index = first; index <= 110; index++) items.push(entry(index));
    const { codes, facts } = await readWhole(buildLog([{ items: [...items, state(110)] }]));
    expect(codes).toEqual([]);
    expect(facts).toMatchObject({ firstIndex: first, lastIndex: 110 });
  });
});

describe('hard states', () => {
  test('the last one counts', async () => {
    const { facts } = await after(...someItems(3, 6), state(5, 3));
    expect(facts.hardState).toMatchObject({ term: 3, commit: 5 });
  });

  test('with a term that goes back', async () => {
    const { problems } = await after(entry(3), state(3, 4), state(3, 3));
    expect(problems).toMatchObject([
      { code: 'wal-term-order', facts: { what: 'hard state', found: 3, expected: 4 } },
    ]);
  });

  test.each([
    ['past the last entry', [entry(3), state(4)], 3],
    ['past the raft snapshot', [entry(3), snapshot(50), state(60)], 50],
  ])('with a commit %s', async (_name, items, lastIndex) => {
    const { problems } = await after(...items);
    expect(problems).toMatchObject([{ code: 'wal-commit', facts: { lastIndex } }]);
  });
});

describe('raft snapshots', () => {
  test('the newest that is committed is the start', async () => {
    const { facts } = await after(...someItems(3, 9), snapshot(5), snapshot(8), snapshot(20));
    expect(facts.start).toEqual({ term: 2, index: 8 });
    expect(facts.markers).toHaveLength(4);
  });

  test('of many the newest are kept', async () => {
    const markers = Array.from({ length: 3000 }, (_, index) => snapshot(index + 1));
    const { facts } = await after(...someItems(3, 9), ...markers);
    expect(facts.markers).toHaveLength(1024);
    expect(facts.markers.at(-1)).toEqual({ term: 2, index: 3000 });
  });
});

describe('segments', () => {
  const head: LogItem[] = [{ kind: 'crc' }, { kind: 'metadata', memberId: 7n }];
  const codesOf = async (...segments: readonly SegmentSpec[]): Promise<readonly string[]> =>
    (await readWhole(buildLog(segments))).codes;

  test('of another member', async () => {
    const second = { items: [...head, ...someItems(3, 4)], isHeadless: true };
    expect(await codesOf({ items: firstItems() }, second)).toEqual(['wal-metadata']);
  });

  test('without a checksum at their head', async () => {
    const second = { items: someItems(3, 4), isHeadless: true };
    const both = ['wal-segment-head', 'wal-segment-head'];
    expect(await codesOf({ items: firstItems() }, second)).toEqual(both);
  });

  test.each([0, 1])('whose metadata became a raft snapshot: segment %i', async (changed) => {
    // As short IDs make possible: one bit of the type.
    const segments = [firstItems(), someItems(3, 4)].map((items, at) => ({
      items: [
        { kind: 'crc' } as const,
        {
          kind: 'metadata',
          memberId: 7n,
          clusterId: 9n,
          ...(at === changed && { type: 5 }),
        } as const,
        ...items,
      ],
      isHeadless: true,
    }));
    expect(await codesOf(...segments)).toEqual(['wal-segment-head']);
  });

  test('with another index in their name', async () => {
    const second = { items: someItems(3, 4), index: 2 };
    expect(await codesOf({ items: firstItems() }, second)).toEqual(['wal-segment-index']);
  });

  test('without anything in them', async () => {
    const empty = { items: [], isHeadless: true };
    const zeros = { ...empty, size: 4096 };
    const full = { items: firstItems() };
    const only = ['wal-segment-head', 'wal-metadata-missing'];
    expect(await codesOf(empty)).toEqual(only);
    expect(await codesOf(zeros)).toEqual(only);
    expect(await codesOf(full, empty)).toEqual(['wal-segment-head']);
    expect(await codesOf(full, zeros)).toEqual(['wal-segment-head']);
    expect(await codesOf(full, zeros, { items: someItems(3, 4) })).toEqual(['wal-segment-head']);
  });

  test('that begin in the middle, as when the first were removed', async () => {
    const log = buildLog(twoSegments());
    const { codes, facts } = await readWhole({ files: log.files.slice(1) });
    expect(codes).toEqual(['wal-start-gap']);
    expect(facts).toMatchObject({ firstIndex: 10, lastIndex: 14 });
  });

  test('without entries say whose they are', async () => {
    const { codes, facts } = await readWhole(buildLog([{ items: [] }]));
    expect(codes).toEqual([]);
    expect(facts).toMatchObject({ firstIndex: 0, lastIndex: 0, lastTerm: 0, start: undefined });
    expect(facts.metadata).toHaveLength(22);
  });
});
