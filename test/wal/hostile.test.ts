/** Logs that nobody wrote in earnest: each has its finding with a place, in bounded work. */

import { describe, expect, test } from 'vitest';

import { isEtcdSnapshotError } from '../../src/errors.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import { RECORD_SIZE_MAX } from '../../src/wal/examine-frame.ts';
import { buildLog, concat, littleEndian } from '../build/wal.ts';
import type { BuiltLog, LogItem } from '../build/wal.ts';
import { CountingSource, FaultySource, SparseSource } from '../build/sources.ts';
import type { Fault } from '../build/sources.ts';
import { entry, filled, firstItems, someItems, state, twoSegments } from './logs.ts';
import { readWhole } from './read-whole.ts';
import type { WholeLog } from './read-whole.ts';

const MIB = 1024 ** 2;

/** A log with something odd in the middle of its only, or of its first segment. */
function logWith(odd: LogItem, isLast: boolean): BuiltLog {
  const items = [...firstItems(), ...someItems(3, 5), odd, ...someItems(7, 8)];
  return buildLog([{ items }, ...(isLast ? [] : [{ items: someItems(9, 9) }])]);
}

function offsetOf(log: BuiltLog, odd: LogItem): number {
  return log.records.find(({ item }) => item === odd)!.offset;
}

describe('length fields', () => {
  test.each<[string, bigint]>([
    ['2^40', 1n << 40n],
    ['2^56 - 1', (1n << 56n) - 1n],
    ['negative', -1n],
    ['the least number', -(1n << 63n)],
    ['2^53 and padding', (0x87n << 56n) | (1n << 53n)],
    ['one byte too many', 100_000n],
  ])('%s: torn in the last segment, damage in an earlier one', async (_name, length) => {
    const odd: LogItem = { ...entry(6), length };
    for (const isLast of [true, false]) {
      const log = logWith(odd, isLast);
      const { problems, stop } = await readWhole(log);
      const isEmpty = length === -(1n << 63n);
      const code = isEmpty ? 'wal-checksum' : isLast ? 'wal-torn' : 'wal-frame-length';
      expect(problems[0]).toMatchObject({ code, facts: { lastIndex: 5 } });
      expect(problems[0]!.place).toMatchObject({
        file: log.files[0]![0],
        offset: offsetOf(log, odd),
      });
      expect(stop.offset).toBe(offsetOf(log, odd));
      // The first record behind can only vouch for the next.
      expect(stop.behind).toMatchObject({ lowestIndex: 8, highestIndex: isLast ? 8 : 9 });
    }
  });

  test('sizes beyond 2^53 are compared as such', async () => {
    const odd: LogItem = { ...entry(6), length: (1n << 53n) + 1n };
    const { problems } = await readWhole(logWith(odd, false));
    expect(problems[0]).toMatchObject({ code: 'wal-frame-length' });
    expect((problems[0]!.facts as { expected: number }).expected).toBeGreaterThan(2 ** 53);
  });

  test.each([0x08, 0x10, 0x20, 0x40, 0x78])(
    'padding bits %i beyond 7 are passed over',
    async (bits) => {
      // As large as the record is: 8 bytes of head, its fields, and the padding that is right.
      const plain = buildLog([{ items: [...firstItems(), entry(3), state(3)] }]);
      const at = plain.records.at(-2)!.offset + 7;
      const [[path, bytes]] = plain.files as [readonly [string, Uint8Array]];
      const changed = bytes.slice();
      changed[at]! |= bits;
      const { codes, facts } = await readWhole({ files: [[path, changed]] });
      expect(codes).toEqual(['wal-padding']);
      expect(facts.lastIndex).toBe(3);
    },
  );
});

describe('records', () => {
  test.each([0, 6, 9, 127])('of type %i', async (type) => {
    const odd: LogItem = { ...entry(6), type };
    const log = logWith(odd, true);
    const { problems, stop } = await readWhole(log);
    expect(problems[0]).toMatchObject({
      code: 'wal-record-type',
      facts: { found: type, lastIndex: 5 },
    });
    expect(stop).toMatchObject({ reason: 'damaged', offset: offsetOf(log, odd) });
    expect(stop.behind).toMatchObject({ recordCount: 4, lowestIndex: 7, highestIndex: 8 });
  });

  test.each<[string, LogItem]>([
    ['an entry that is none', { kind: 'record', type: 2, data: Uint8Array.of(0x22, 0x7f) }],
    ['a hard state that is none', { kind: 'record', type: 3, data: filled(9) }],
    ['a raft snapshot that is none', { kind: 'record', type: 5, data: Uint8Array.of(0x0a, 0) }],
    ['metadata that are none', { kind: 'record', type: 1, data: Uint8Array.of(0x0f) }],
  ])('with %s', async (_name, odd) => {
    const log = logWith(odd, true);
    const { problems, stop } = await readWhole(log);
    expect(problems[0]).toMatchObject({ code: 'wal-record-data', facts: { lastIndex: 5 } });
    expect(stop).toMatchObject({ reason: 'damaged', offset: offsetOf(log, odd) });
  });

  test.each<[string, LogItem]>([
    ['an index of 2^53', { kind: 'entry', term: 2, index: 1n << 53n }],
    ['a term of 2^64 - 1', { kind: 'entry', term: (1n << 64n) - 1n, index: 6 }],
    ['a commit of 2^63', { kind: 'state', term: 2, commit: 1n << 63n }],
    [
      'an entry for a hard state',
      { kind: 'record', type: 3, data: Uint8Array.of(0x10, 2, 0x18, 5, 0x22, 0) },
    ],
  ])('with %s are told, and read on, as etcd does', async (_name, odd) => {
    const { problems, stop } = await readWhole(logWith(odd, true));
    expect(problems[0]).toMatchObject({ code: 'wal-record-data', facts: { lastIndex: 5 } });
    expect(stop.reason).toBe('end');
  });

  test.each([3 * MIB, 70 * MIB])('of %i bytes are read', async (size) => {
    const items = [...firstItems(), entry(3, 40), entry(4, 1), ...someItems(5, 6)];
    items[6] = { kind: 'entry', term: 2, index: 4, data: new Uint8Array(size).fill(7) };
    const log = buildLog([{ items }]);
    const { codes, facts, records } = await readWhole(log);
    expect(codes).toEqual([]);
    expect(facts.lastIndex).toBe(6);
    const [large] = records.filter(({ index, type }) => type === 2 && index === 4);
    expect(large!.end - large!.start).toBe(size);
  });

  test('above the limit are not read', async () => {
    const first = buildLog([{ items: firstItems() }]);
    const [path, bytes] = first.files[0]!;
    const size = RECORD_SIZE_MAX + MIB;
    const pieces = [
      [0, bytes],
      [bytes.length, littleEndian(BigInt(RECORD_SIZE_MAX + 1024))],
    ] as const;
    let counting = new CountingSource(new SparseSource(size, pieces));
    const { problems } = await readWhole(first, {
      wrap: () => (counting = new CountingSource(new SparseSource(size, pieces))),
    });
    expect(problems).toMatchObject([
      { code: 'wal-record-size', place: { file: path, offset: bytes.length } },
    ]);
    expect(counting.bytes).toBeLessThan(size * 1.1);
    expect(counting.outside).toBe(0);
  });
});

test('a segment of which the first is missing, and one in the middle', async () => {
  const log = buildLog([...twoSegments(0), { items: someItems(15, 16) }]);
  const { codes, stop } = await readWhole({ files: [log.files[0]!, log.files[2]!] });
  expect(codes).toEqual(['wal-chain', 'wal-records-behind']);
  expect(stop).toMatchObject({ reason: 'damaged', path: log.files[2]![0], offset: 0 });
  expect(stop.behind).toMatchObject({ lowestIndex: 15, highestIndex: 16 });
});

describe('a source that fails', () => {
  const log = buildLog([
    ...twoSegments(),
    { items: [{ ...entry(15), crc: 1 }, ...someItems(16, 17)] },
  ]);

  test.each<Fault>(['fails', 'shortens'])('at any read: %s', async (fault) => {
    let failures = 0;
    for (let good = 0; ; good++) {
      const opened: FaultySource[] = [];
      const attempt = readWhole(log, {
        wrap: (source) => {
          const faulty = new FaultySource(source, good, fault);
          opened.push(faulty);
          return faulty;
        },
      });
      const found = await attempt.catch((error: unknown) => error);
      expect(opened.every(({ closed }) => closed)).toBe(true);
      if (!opened.some(({ hasFailed }) => hasFailed)) {
        expect((found as WholeLog).codes).toContain('wal-checksum');
        break;
      }
      failures++;
      expect(isEtcdSnapshotError(found)).toBe(true);
    }
    expect(failures).toBeGreaterThan(4);
  });

  test('is closed at the end, too', async () => {
    const sources: CountingSource[] = [];
    await readWhole(log, {
      wrap: (source) => {
        const counting = new CountingSource(source);
        sources.push(counting);
        return counting;
      },
    });
    expect(sources.map(({ closed, outside }) => [closed, outside])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });
});

test('a signal stops the reading of a log, and of what lies behind', async () => {
  const garbage = new Uint8Array(3 * MIB).fill(9);
  const log = buildLog([{ items: [...firstItems(), { kind: 'bytes', bytes: garbage }] }]);
  const controller = new AbortController();
  let reads = 0;
  const attempt = readWhole(log, {
    signal: controller.signal,
    wrap: (source) => ({
      name: source.name,
      size: source.size,
      read: (offset, target) => {
        if (++reads === 3) controller.abort(new Error('enough'));
        return source.read(offset, target);
      },
      close: () => source.close(),
    }),
  });
  await expect(attempt).rejects.toThrow('enough');
  expect(reads).toBe(3);
});

describe('what lies behind the end', () => {
  /** A head that claims a frame up to the end, again and again; nothing in it holds together. */
  test('64 MB of overlapping frames', async () => {
    const size = 64 * MIB;
    const bytes = new Uint8Array(size);
    const first = buildLog([{ items: firstItems() }]).files[0]!;
    bytes.set(first[1]);
    const begin = first[1].length + 8;
    for (let at = begin; at + 64 < size; at += 16) {
      const recordBytes = (size - at - 8) & ~7;
      new DataView(bytes.buffer).setUint32(at, recordBytes, true);
      bytes.set([0x08, 2, 0x10, 1, 0x1a, 0], at + 8);
    }
    let counting = new CountingSource(new MemorySource(bytes));
    const { stop, codes } = await readWhole(
      { files: [[first[0], bytes]] },
      { wrap: (source) => (counting = new CountingSource(source)) },
    );
    expect(stop.offset).toBe(first[1].length);
    expect(codes).toEqual(['wal-bytes-behind']);
    expect(counting.bytes).toBeLessThan(12 * size);
    expect(counting.reads).toBeLessThan(1_000_000);
  });

  test('true pairs of records, each before a frame that claims the rest', async () => {
    const size = 16 * MIB;
    const first = buildLog([{ items: firstItems() }]).files[0]!;
    const bytes = new Uint8Array(size);
    bytes.set(first[1]);
    const [, pair] = buildLog([{ items: [entry(7, 8), entry(8, 8)], isHeadless: true }]).files[0]!;
    for (let at = first[1].length + 8; at + 256 < size; at += pair.length + 8) {
      bytes.set(concat(pair, littleEndian(BigInt((size - at - pair.length - 8) & ~7))), at);
    }
    let counting = new CountingSource(new MemorySource(bytes));
    const { stop, codes } = await readWhole(
      { files: [[first[0], bytes]] },
      { wrap: (source) => (counting = new CountingSource(source)) },
    );
    expect(codes).toEqual(['wal-records-behind']);
    expect(stop.behind).toMatchObject({ lowestIndex: 8, highestIndex: 8, isWhole: false });
    expect(counting.bytes).toBeLessThan(12 * size);
  });
});
