/** The kernel's scan against the reference: the same rows, problems and end, whatever the log. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createRecordScan } from '../../src/wal/record-scan.ts';
import { ROW, ROW_FIELDS } from '../../src/wal/record-batch.ts';
import { buildLog } from '../build/wal.ts';
import type { BuiltLog, LogItem, SegmentSpec } from '../build/wal.ts';
import { filled, firstItems, someItems, state, twoSegments, withBytes } from './logs.ts';
import { readWhole } from './read-whole.ts';

async function expectSame(files: BuiltLog['files']): Promise<string[]> {
  const [kernel, reference] = [
    await readWhole({ files }),
    await readWhole({ files }, { referenceOnly: true }),
  ];
  expect(kernel.records).toEqual(reference.records);
  expect(kernel.problems).toEqual(reference.problems);
  expect(kernel.stop).toEqual(reference.stop);
  expect(kernel.facts.hardState).toEqual(reference.facts.hardState);
  return [...kernel.codes];
}

/** Numbers around every size of a varint, and those that are too large. */
const number = fc.oneof(
  fc.nat(300),
  fc.bigInt(0n, (1n << 53n) - 1n),
  fc.constantFrom((1n << 53n) - 1n, 1n << 53n, (1n << 64n) - 1n),
);
/** The data of an entry, or none. */
const data = fc
  .option(fc.nat(400))
  .map((length) => (length === null ? {} : { data: filled(length, length) }));
const item: fc.Arbitrary<LogItem> = fc.oneof(
  fc
    .record({
      term: number,
      index: number,
      entryType: fc.nat(200),
      isTerse: fc.boolean(),
      data,
    })
    .map(({ data, ...entry }): LogItem => ({ kind: 'entry', ...entry, ...data })),
  fc
    .record({ term: number, commit: number, vote: fc.bigInt(0n, (1n << 64n) - 1n) })
    .map((fields): LogItem => ({ kind: 'state', ...fields })),
  fc
    .record({ term: fc.nat(9), index: fc.nat(99) })
    .map((fields): LogItem => ({ kind: 'snapshot', ...fields })),
  fc.constantFrom<LogItem>({ kind: 'crc' }, { kind: 'metadata' }),
);
const segment: fc.Arbitrary<SegmentSpec> = fc.record({
  items: fc.array(item, { maxLength: 12 }),
  size: fc.constantFrom(0, 1024, 4096),
  isHeadless: fc.boolean(),
});

describe('any log', () => {
  test('as the writer writes it', async () => {
    const logs = fc.array(segment, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(logs, async (segments) => {
        await expectSame(buildLog(segments).files);
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  test('cut anywhere, any byte changed', async () => {
    const { files } = buildLog(twoSegments());
    const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.nat(1), change, fc.boolean(), async (which, { at, byte }, isCut) => {
        const damaged = files.map(([path, bytes], segmentAt) => {
          if (segmentAt !== which) return [path, bytes] as const;
          const offset = Math.floor(at * Math.min(bytes.length - 1, 1000));
          return [path, isCut ? bytes.slice(0, offset) : withBytes(bytes, offset, [byte])] as const;
        });
        await expectSame(damaged);
      }),
      { numRuns: 500 },
    );
  }, 120_000);

  test('with more records than fit a batch, and than fit a piece', async () => {
    const many: LogItem[] = [];
    for (let index = 3; index < 12_003; index++) {
      many.push({ kind: 'entry', term: 2, index, data: filled(index % 150) });
    }
    const log = buildLog([{ items: [...firstItems(), ...many, state(12_000)], size: 2_500_000 }]);
    expect(log.files[0]![1].length).toBeGreaterThan(2 * 1024 * 1024);
    expect(await expectSame(log.files)).toEqual([]);
  });
});

describe('what the kernel takes', () => {
  const zerosAndOne = Uint8Array.of(0, 0, 0, 1);
  const takes = (item: LogItem, initial = 0): number => {
    const scan = createRecordScan({});
    const [, bytes] = buildLog([{ items: [item], isHeadless: true }]).files[0]!;
    scan.piece.set(bytes);
    return scan.take(0, bytes.length, initial)!.count;
  };
  const entry: LogItem = { kind: 'entry', term: 2, index: 9, data: filled(30) };

  test.each<[string, LogItem, number]>([
    ['an entry', entry, 1],
    ['an entry of 3.7', { ...entry, isTerse: true }, 1],
    ['an entry without data', { kind: 'entry', term: 2, index: 9 }, 1],
    ['a hard state', { kind: 'state', term: 2, commit: 9 }, 1],
    ['no metadata', { kind: 'metadata' }, 0],
    ['no checksum', { kind: 'crc' }, 0],
    ['no raft snapshot', { kind: 'snapshot', term: 2, index: 9 }, 0],
    ['no other type', { ...entry, type: 6 }, 0],
    ['no wrong checksum', { ...entry, crc: 1 }, 0],
    ['no padding but zeros', { ...entry, data: filled(34), padding: zerosAndOne }, 0],
    ['no index of 2^53', { kind: 'entry', term: 2, index: 1n << 53n, data: filled(8) }, 0],
    ['no length of 2^40', { ...entry, length: 1n << 40n }, 0],
    ['no negative length', { ...entry, length: -1n }, 0],
  ])('%s', (_name, item, count) => {
    expect(takes(item)).toBe(count);
  });

  test('nothing when the running checksum is another one', () => {
    expect(takes(entry, 1)).toBe(0);
  });

  test('rows say where everything is', () => {
    const scan = createRecordScan({});
    const log = buildLog([{ items: [entry], isHeadless: true }]);
    const [, bytes] = log.files[0]!;
    scan.piece.set(bytes, 64);
    const taken = scan.take(64, 64 + bytes.length, 0)!;
    expect(taken).toMatchObject({ count: 1, next: 64 + bytes.length });
    const row = [...taken.rows.subarray(0, ROW_FIELDS)];
    expect(row[ROW.offset]).toBe(64);
    expect(row[ROW.type]).toBe(2);
    expect([row[ROW.term], row[ROW.index], row[ROW.entryType]]).toEqual([2, 9, 0]);
    expect(scan.piece.slice(row[ROW.start], row[ROW.end])).toEqual(filled(30));
    expect(row[ROW.crc]).toBe(taken.running);
  });

  test('nothing without the kernel', () => {
    const scan = createRecordScan({ referenceOnly: true });
    expect(scan.take(0, 8, 0)).toBeUndefined();
    expect(scan.piece.length).toBe(1024 * 1024);
  });
});

test('frames up to the end of what is at hand, and no further', () => {
  const scan = createRecordScan({});
  const [, bytes] = buildLog([{ items: someItems(1, 4), isHeadless: true }]).files[0]!;
  const ends: number[] = [];
  scan.piece.set(bytes);
  for (let end = 0; end <= bytes.length; end++) ends.push(scan.take(0, end, 0)!.count);
  expect(ends.at(-1)).toBe(8);
  // Never less for more.
  expect(ends).toEqual(ends.toSorted((left, right) => left - right));
});
