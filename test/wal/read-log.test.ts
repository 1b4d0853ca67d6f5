/** A whole log: its segments one behind the other, what lies behind its end, and what it costs. */

import { describe, expect, test } from 'vitest';

import { MemorySource } from '../../src/io/memory-source.ts';
import type { ByteSource } from '../../src/io/source.ts';
import { buildLog } from '../build/wal.ts';
import type { BuiltLog, LogItem } from '../build/wal.ts';
import { CountingSource, SparseSource } from '../build/sources.ts';
import { firstItems, someItems, state, twoSegments, withBit } from './logs.ts';
import { readWhole } from './read-whole.ts';

const MIB = 1024 ** 2;
const NOTHING = { recordCount: 0, lowestIndex: 0, highestIndex: 0, isWhole: true };

test('no segments are the end of nothing', async () => {
  const { stop, records } = await readWhole({ files: [] });
  expect(records).toEqual([]);
  expect(stop).toEqual({
    reason: 'end',
    path: undefined,
    offset: 0,
    segments: [],
    behind: NOTHING,
  });
});

test('a sound log is summed up by segment', async () => {
  const log = buildLog(twoSegments());
  const { stop } = await readWhole(log);
  const used = [0, 1].map((segment) => {
    const own = log.records.filter((record) => record.segment === segment);
    const last = own.at(-1);
    return { usedBytes: last.offset + last.length, recordCount: own.length };
  });
  expect(stop).toEqual({
    reason: 'end',
    path: log.files[1]![0],
    offset: used[1]!.usedBytes,
    segments: log.files.map(([path, bytes], at) => ({
      path,
      sizeBytes: bytes.length,
      ...used[at],
    })),
    behind: NOTHING,
  });
});

describe('behind damage', () => {
  const log = buildLog([...twoSegments(0), { items: someItems(15, 18) }]);
  /** The log with a flipped bit in the data of an entry. */
  function damaged(index: number): BuiltLog['files'] {
    const record = log.records.find(({ item }) => item.kind === 'entry' && item.index === index)!;
    return log.files.map(([path, bytes], at) => {
      const bit = (record.offset + record.length - 12) * 8;
      return [path, at === record.segment ? withBit(bytes, bit) : bytes] as const;
    });
  }

  test('the rest of its segment and all later ones are looked at', async () => {
    const { codes, stop, facts, records } = await readWhole({ files: damaged(8) });
    expect(codes).toEqual([
      'wal-checksum',
      'wal-records-behind',
      'wal-records-behind',
      'wal-records-behind',
    ]);
    expect(stop.behind).toMatchObject({ lowestIndex: 9, highestIndex: 18, isWhole: true });
    expect(stop.behind.recordCount + records.length).toBe(log.records.length - 1);
    expect(facts.lastIndex).toBe(7);
    expect(stop.segments.map(({ recordCount }) => recordCount)).toEqual([records.length, 0, 0]);
  });

  test('or left alone', async () => {
    const { codes, stop } = await readWhole({ files: damaged(12) }, { skipRest: true });
    expect(codes).toEqual(['wal-checksum']);
    expect(stop).toMatchObject({ reason: 'damaged', path: log.files[1]![0], behind: NOTHING });
    expect(stop.segments).toHaveLength(3);
  });
});

test('a file that changed meanwhile is told of', async () => {
  const { problems } = await readWhole(buildLog(twoSegments()), {
    wrap: (source) => ({
      name: source.name,
      size: source.size,
      read: (offset, target) => source.read(offset, target),
      changed: () =>
        Promise.resolve(source.name.startsWith('0000000000000001') ? 'size' : undefined),
      close: () => source.close(),
    }),
  });
  expect(problems).toMatchObject([{ code: 'file-changed', facts: { what: 'size' } }]);
});

describe('the price', () => {
  /** Reads of a log whose only segment is this source. */
  async function priceOf(
    source: ByteSource,
  ): Promise<{ bytes: number; largest: number; reason: string }> {
    let largest = 0;
    const counting = new CountingSource({
      name: source.name,
      size: source.size,
      read: (offset, target) => {
        largest = Math.max(largest, target.length);
        return source.read(offset, target);
      },
      close: () => source.close(),
    });
    const path = '0000000000000000-0000000000000000.wal';
    const { stop } = await readWhole(
      { files: [[path, new Uint8Array()]] },
      { wrap: () => counting },
    );
    expect(counting.outside).toBe(0);
    return { bytes: counting.bytes, largest, reason: stop.reason };
  }

  /** A segment of 64 MB, full of entries. */
  function fullSegment(odd: Partial<LogItem> = {}): Uint8Array {
    const items: LogItem[] = [...firstItems()];
    for (let index = 3; index < 643; index++) {
      const plain = {
        kind: 'entry',
        term: 2,
        index,
        data: new Uint8Array(100_000).fill(7),
      } as const;
      items.push(index === 100 ? ({ ...plain, ...odd } as LogItem) : plain);
    }
    return buildLog([{ items: [...items, state(642)] }]).files[0]![1];
  }

  test('of a preallocated segment is that of reading it, a MiB at a time', async () => {
    const size = 64_000_000;
    const bytes = buildLog([{ items: [...firstItems(), ...someItems(3, 9)] }]).files[0]![1];
    const price = await priceOf(new SparseSource(size, [[0, bytes]]));
    expect(price).toMatchObject({ reason: 'end', largest: MIB });
    expect(price.bytes).toBeLessThan(size + 2 * MIB);
  });

  test('of a full segment, too', async () => {
    const bytes = fullSegment();
    const price = await priceOf(new MemorySource(bytes));
    expect(price).toEqual({ reason: 'end', largest: MIB, bytes: bytes.length });
  });

  test.each<[string, Partial<LogItem>]>([
    ['a wrong checksum', { crc: 1 }],
    ['a wrong length', { length: 1n }],
    ['a wrong type', { type: 6 }],
  ])('of one with %s is little more', async (_name, odd) => {
    const bytes = fullSegment(odd);
    const price = await priceOf(new MemorySource(bytes));
    expect(price).toMatchObject({ reason: 'damaged', largest: MIB });
    expect(price.bytes).toBeLessThan(bytes.length + 5 * MIB);
  });
});
