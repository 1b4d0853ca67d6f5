import fc from 'fast-check';
import { expect, test } from 'vitest';

import { LatestRecords } from '../../src/etcd/latest-records.ts';
import { bytesOf } from '../build/database.ts';

const histories = fc.array(fc.record({ key: fc.nat(40), tombstone: fc.boolean() }), {
  maxLength: 400,
});

test('the state is what a Map of the last record of each key holds', () => {
  fc.assert(
    fc.property(histories, fc.nat(), (history, seed) => {
      const latest = new LatestRecords(seed);
      const model = new Map<number, number>();
      for (const [ordinal, { key, tombstone }] of history.entries()) {
        latest.add(ordinal, bytesOf(String(key)), tombstone);
        if (tombstone) model.delete(key);
        else model.set(key, ordinal);
        expect(latest.count).toBe(model.size);
      }
      const state = history.map((_, ordinal) => ordinal).filter((ordinal) => latest.has(ordinal));
      expect(state).toEqual([...model.values()].sort((a, b) => a - b));
    }),
  );
});

test('100,000 records of 10,000 keys', () => {
  const latest = new LatestRecords();
  for (let ordinal = 0; ordinal < 100_000; ordinal++) {
    latest.add(ordinal, bytesOf(String(ordinal % 10_000)), ordinal % 10_000 === 7);
  }
  expect(latest.count).toBe(9_999);
  expect(latest.has(99_999)).toBe(true);
  expect(latest.has(90_000)).toBe(true);
  expect(latest.has(89_999)).toBe(false);
  expect(latest.has(90_007)).toBe(false);
  expect(latest.has(100_000)).toBe(false);
});

test('a tombstone of a key that was not there', () => {
  const latest = new LatestRecords();
  latest.add(0, bytesOf('a'), true);
  expect(latest.count).toBe(0);
  expect(latest.has(0)).toBe(false);
});
