/** Every bit of a log, one after the other: none can turn round unseen. */

import { expect, test } from 'vitest';

import { buildLog } from '../build/wal.ts';
import { twoSegments, withBit } from './logs.ts';
import { readWhole } from './read-whole.ts';

const log = buildLog(twoSegments());

test('the log as it is is sound', async () => {
  const { lines, records, stop } = await readWhole(log);
  expect(lines).toEqual([]);
  expect(records).toHaveLength(log.records.length);
  expect(stop.reason).toBe('end');
});

test.each([0, 1])('every flipped bit in the records of segment %i is noticed', async (segment) => {
  const unseen: string[] = [];
  for (const { offset, length, item } of log.records.filter((one) => one.segment === segment)) {
    for (let bit = offset * 8; bit < (offset + length) * 8; bit++) {
      const files = log.files.map(([path, bytes], at) => {
        return [path, at === segment ? withBit(bytes, bit) : bytes] as const;
      });
      const { codes } = await readWhole({ files }, { referenceOnly: true });
      if (codes.length === 0) {
        unseen.push(
          `${item.kind} at ${String(offset)}: byte ${String((bit >> 3) - offset)}, bit ${String(bit & 7)}`,
        );
      }
    }
  }
  expect(unseen).toEqual([]);
});
