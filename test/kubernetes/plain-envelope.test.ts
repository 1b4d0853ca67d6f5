/** What is taken for a plain envelope without being opened is one that opens. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  checkEnvelope,
  encodingOf,
  isPlainEnvelope,
  openEnvelope,
} from '../../src/kubernetes/envelope.ts';
import { openSnapshot } from '../../src/index.ts';
import { readFixture } from '../build/fixtures.ts';

async function envelopes(): Promise<Uint8Array[]> {
  const snapshot = await openSnapshot(readFixture('kubernetes/after', 'snapshot.db'));
  const found: Uint8Array[] = [];
  for await (const records of snapshot.records()) {
    for (const { value } of records) {
      if (value.length > 0 && encodingOf(value, 0, value.length) === 'protobuf') {
        found.push(value.slice());
      }
    }
  }
  return found;
}

test('every envelope of a real store is plain', async () => {
  const all = await envelopes();
  expect(all.length).toBeGreaterThan(100);
  for (const value of all) {
    expect(checkEnvelope(value, 'protobuf')).toBeUndefined();
    expect(isPlainEnvelope(value, 0, value.length)).toBe(true);
  }
});

test('what is plain opens, whatever was damaged, and nothing behind its end matters', async () => {
  const all = await envelopes();
  let plain = 0;
  let broken = 0;
  const damage = fc.record({
    which: fc.nat(all.length - 1),
    at: fc.integer({ min: 4, max: 60 }),
    byte: fc.nat(255),
    cut: fc.nat(12),
  });
  fc.assert(
    fc.property(damage, ({ which, at, byte, cut }) => {
      const whole = all[which]!.slice();
      if (at < whole.length) whole[at] = byte;
      const end = Math.max(4, whole.length - cut);
      if (isPlainEnvelope(whole, 0, end)) {
        plain++;
        openEnvelope(whole.subarray(0, end));
      } else {
        broken++;
      }
    }),
    { numRuns: 5000, seed: 11 },
  );
  expect(Math.min(plain, broken)).toBeGreaterThan(200);
});
