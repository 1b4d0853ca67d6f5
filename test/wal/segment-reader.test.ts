/** One segment: how it is read, where that ends and why. */

import { describe, expect, test } from 'vitest';

import type { Problem } from '../../src/findings.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import { field, dataOf, entryOf, hardStateOf, ROW } from '../../src/wal/record-batch.ts';
import type { RecordBatch } from '../../src/wal/record-batch.ts';
import { createRecordScan } from '../../src/wal/record-scan.ts';
import { readSegment } from '../../src/wal/segment-reader.ts';
import type { SegmentInput, SegmentStop } from '../../src/wal/segment-reader.ts';
import { buildLog, concat } from '../build/wal.ts';
import { CountingSource } from '../build/sources.ts';
import { entry, filled, firstItems, someItems, state } from './logs.ts';

const MIB = 1024 ** 2;

interface Read {
  readonly indexes: readonly number[];
  readonly batches: number;
  readonly stop: SegmentStop;
  readonly problems: readonly Problem[];
}

/** Reads bytes as a segment; `look` sees every batch while it is valid. */
async function read(
  source: MemorySource | CountingSource,
  changes: Partial<SegmentInput> = {},
  look: (batch: RecordBatch) => void = () => undefined,
  referenceOnly = false,
): Promise<Read> {
  const problems: Problem[] = [];
  const indexes: number[] = [];
  let batches = 0;
  let last = 0;
  const input: SegmentInput = {
    source,
    place: { file: 'segment' },
    isLast: true,
    offset: 0,
    running: 0,
    lastIndex: () => last,
    report: (found) => {
      problems.push(found);
    },
    ...changes,
  };
  const reading = readSegment(input, createRecordScan({ referenceOnly }));
  for (;;) {
    const next = await reading.next();
    if (next.done === true) return { indexes, batches, stop: next.value, problems };
    batches++;
    for (let record = 0; record < next.value.count; record++) {
      if (field(next.value, record, ROW.type) === 2) {
        last = field(next.value, record, ROW.index);
        indexes.push(last);
      }
    }
    look(next.value);
  }
}

function segmentOf(...items: Parameters<typeof buildLog>[0][number]['items']): MemorySource {
  return new MemorySource(buildLog([{ items }]).files[0]![1]);
}

test('batches hand on entries and hard states where they lie', async () => {
  const source = segmentOf(...firstItems(), entry(3, 40), state(3));
  const seen: unknown[] = [];
  await read(source, {}, (batch) => {
    for (let record = 0; record < batch.count; record++) {
      const type = field(batch, record, ROW.type);
      if (type === 2) seen.push({ ...entryOf(batch, record), data: dataOf(batch, record).length });
      if (type === 3) seen.push(hardStateOf(batch, record).commit);
    }
  });
  expect(seen).toEqual([
    { type: 1, term: 1, index: 1, data: 90 },
    1,
    1,
    { type: 0, term: 2, index: 2, data: 0 },
    { type: 0, term: 2, index: 3, data: 40 },
    3,
  ]);
});

describe.each([false, true])('without the kernel: %s', (referenceOnly) => {
  test('small records come in batches, those larger than a piece by themselves', async () => {
    const large = { kind: 'entry', term: 2, index: 4, data: filled(3 * MIB) } as const;
    const source = segmentOf(...firstItems(), ...someItems(3, 3), large, ...someItems(5, 900));
    const sizes: number[] = [];
    const { indexes, stop, problems } = await read(
      source,
      {},
      ({ bytes, count }) => {
        if (bytes.length > MIB) sizes.push(count);
      },
      referenceOnly,
    );
    expect(problems).toEqual([]);
    expect(indexes).toEqual(Array.from({ length: 900 }, (_, at) => at + 1));
    expect(stop).toMatchObject({ reason: 'end', offset: source.size });
    expect(sizes).toEqual([1]);
  });

  test('every byte is read once, a MiB at a time', async () => {
    const items = [];
    for (let index = 3; index < 9003; index++) items.push(entry(index, 700));
    const inner = segmentOf(...firstItems(), ...items);
    const lengths: number[] = [];
    const source = new CountingSource({
      name: 'measured',
      size: inner.size,
      read: (offset, target) => {
        lengths.push(target.length);
        return inner.read(offset, target);
      },
      close: () => inner.close(),
    });
    const { stop } = await read(source, {}, undefined, referenceOnly);
    expect(stop.offset).toBe(inner.size);
    expect(source.bytes).toBe(inner.size);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(MIB);
    expect(source.outside).toBe(0);
  });
});

describe('where it ends', () => {
  const items = [...firstItems(), ...someItems(3, 5)];

  test('from a place between two records', async () => {
    const log = buildLog([{ items }]);
    const { offset } = log.records.find(({ item }) => item.kind === 'entry' && item.index === 4)!;
    const before = await read(new MemorySource(log.files[0]![1].subarray(0, offset)));
    const { running } = before.stop;
    const after = await read(new MemorySource(log.files[0]![1]), { offset, running });
    expect(after.indexes).toEqual([4, 5]);
    expect(after.problems).toEqual([]);
    expect(
      (await read(new MemorySource(log.files[0]![1]), { offset, running: 1 })).problems,
    ).toEqual([expect.objectContaining({ code: 'wal-checksum' })]);
  });

  test('at a frame of which only the data is wrong there are places to go on', async () => {
    const log = buildLog([{ items: [...items, { ...entry(6), crc: 7 }, ...someItems(7, 8)] }]);
    const { stop } = await read(new MemorySource(log.files[0]![1]));
    const bad = log.records.find(({ item }) => item.crc === 7)!;
    expect(stop).toMatchObject({ reason: 'damaged', offset: bad.offset });
    expect(stop.resume.map(({ offset }) => offset)).toEqual([
      bad.offset + bad.length,
      bad.offset + bad.length,
    ]);
    expect(stop.resume[0]!.running).toBe(7);
    // One of the two is right: here what was computed.
    const { offset, running } = stop.resume[1]!;
    const on = await read(new MemorySource(log.files[0]![1]), { offset, running });
    expect(on.indexes).toEqual([7, 8]);
  });

  test.each([true, false])('in the middle of a frame; last segment: %s', async (isLast) => {
    const bytes = buildLog([{ items }]).files[0]![1];
    const { stop, problems } = await read(new MemorySource(bytes.slice(0, -1)), { isLast });
    expect(stop).toMatchObject({ reason: isLast ? 'torn' : 'damaged', resume: [] });
    expect(problems).toMatchObject([
      { code: isLast ? 'wal-torn' : 'wal-frame-length', facts: { lastIndex: 5 } },
    ]);
  });

  test('at zeros, whatever is behind them', async () => {
    const bytes = buildLog([{ items }]).files[0]![1];
    const source = new MemorySource(concat(bytes, new Uint8Array(8), filled(100)));
    const { stop, problems } = await read(source);
    expect(stop).toMatchObject({ reason: 'end', offset: bytes.length });
    expect(problems).toEqual([]);
  });

  test('of nothing', async () => {
    const { stop, batches } = await read(new MemorySource(new Uint8Array()));
    expect([stop.reason, stop.offset, batches]).toEqual(['end', 0, 0]);
  });
});
