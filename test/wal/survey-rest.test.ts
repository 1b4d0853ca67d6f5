/** What lies behind the end of a log: found where it is, for what it is, at a bounded price. */

import { describe, expect, test } from 'vitest';

import { MemorySource } from '../../src/io/memory-source.ts';
import { createRecordScan } from '../../src/wal/record-scan.ts';
import type { SegmentPosition } from '../../src/wal/segment-reader.ts';
import { surveyRest } from '../../src/wal/survey-rest.ts';
import type { Rest } from '../../src/wal/survey-rest.ts';
import { buildLog, concat } from '../build/wal.ts';
import { CountingSource, SparseSource } from '../build/sources.ts';
import { entry, filled, someItems } from './logs.ts';

const MIB = 1024 ** 2;
const NOTHING: Rest = {
  firstByte: undefined,
  firstRecord: undefined,
  recordCount: 0,
  lowestIndex: 0,
  highestIndex: 0,
  isWhole: true,
};

/** Records 20 to 24 with their hard states: ten frames that continue nothing. */
const log = buildLog([{ items: someItems(20, 24), isHeadless: true }]);
const [, records] = log.files[0]!;
/** Behind the first of them, which can only vouch for the next. */
const second = log.records[1]!;

async function survey(
  bytes: Uint8Array,
  offset = 0,
  resume: readonly SegmentPosition[] = [],
): Promise<Rest> {
  const scan = createRecordScan({});
  return surveyRest(new MemorySource(bytes), { offset, resume }, { scan });
}

test('nothing, zeros', async () => {
  expect(await survey(new Uint8Array())).toEqual(NOTHING);
  expect(await survey(new Uint8Array(7))).toEqual(NOTHING);
  expect(await survey(new Uint8Array(3 * MIB))).toEqual(NOTHING);
});

test('bytes that are no records', async () => {
  const bytes = concat(new Uint8Array(1001), filled(500), new Uint8Array(500));
  expect(await survey(bytes)).toEqual({ ...NOTHING, firstByte: 1001 });
  expect(await survey(bytes, 1600)).toEqual(NOTHING);
});

test('one record alone vouches for nothing', async () => {
  const [, bytes] = buildLog([{ items: [entry(7)], isHeadless: true }]).files[0]!;
  expect(await survey(bytes)).toEqual({ ...NOTHING, firstByte: 0 });
});

describe('records', () => {
  const found = { recordCount: 9, lowestIndex: 21, highestIndex: 24, isWhole: true };

  test('behind zeros', async () => {
    const bytes = concat(new Uint8Array(4096), records, new Uint8Array(4096));
    const firstRecord = 4096 + second.offset;
    expect(await survey(bytes)).toEqual({ ...found, firstByte: 4096, firstRecord });
  });

  // A frame's head over the end of one piece and the beginning of the next, each way.
  test.each([-96, -48, -40, -32, -16, -8, 0, 8])('%i bytes from the end of a piece', async (by) => {
    const at = MIB - 40 + by;
    const bytes = concat(new Uint8Array(at), records, new Uint8Array(100));
    expect(await survey(bytes)).toMatchObject({ ...found, firstRecord: at + second.offset });
  });

  test('in the middle of garbage, and again behind more of it', async () => {
    const garbage = filled(808, 3);
    const bytes = concat(garbage, records, garbage, records, garbage);
    expect(await survey(bytes)).toMatchObject({
      recordCount: 18,
      firstByte: 0,
      firstRecord: garbage.length + second.offset,
    });
  });

  test('from a place where they may go on, with the checksum that was before them', async () => {
    const resume = [
      { offset: 4096, running: 99 },
      { offset: 4096, running: 0 },
    ];
    const bytes = concat(new Uint8Array(4096), records, new Uint8Array(64));
    expect(await survey(bytes, 100, resume)).toEqual({
      ...found,
      recordCount: 10,
      lowestIndex: 20,
      firstByte: 4096,
      firstRecord: 4096,
    });
  });

  test('of a segment that begins as one', async () => {
    const [, bytes] = buildLog([{ items: someItems(30, 31) }]).files[0]!;
    const resume = [{ offset: 0, running: undefined }];
    expect(await survey(bytes, 0, resume)).toMatchObject({
      firstRecord: 0,
      recordCount: 6,
      lowestIndex: 30,
      highestIndex: 31,
    });
  });
});

test('64 MB of zeros cost no more than reading them', async () => {
  const size = 64_000_000;
  const source = new CountingSource(new SparseSource(size, [[size - 1, Uint8Array.of(1)]]));
  const scan = createRecordScan({});
  const rest = await surveyRest(source, { offset: 8, resume: [] }, { scan });
  expect(rest).toEqual({ ...NOTHING, firstByte: size - 1 });
  expect(source.bytes).toBeLessThan(size * 1.001);
  expect(source.reads).toBeLessThan(size / 1_000_000);
  expect(source.outside).toBe(0);
});
