/** A record is told from its bytes exactly as decoding it would. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { equalBytes } from '../../../src/bytes/compare.ts';
import { isCorruptionError } from '../../../src/errors.ts';
import { decodeKeyValue, encodeKeyValue } from '../../../src/etcd/key-value.ts';
import { RecordMatcher } from '../../../src/etcd/live/record-match.ts';

const name = fc.uint8Array({ minLength: 1, maxLength: 4, max: 2 });
const whole = fc.oneof(fc.constant(0), fc.nat(), fc.maxSafeInteger().map(Math.abs));
const records = fc.record({
  key: name,
  createRevision: whole,
  modRevision: whole,
  version: whole,
  value: fc.uint8Array({ maxLength: 200 }),
  lease: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
});
const damages = fc.array(fc.record({ at: fc.nat(60), value: fc.nat(255) }), { maxLength: 2 });

function isOf(bytes: Uint8Array, key: Uint8Array): boolean | undefined {
  try {
    return equalBytes(decodeKeyValue(bytes, {}).key, key);
  } catch (error) {
    if (isCorruptionError(error)) return undefined;
    throw error;
  }
}

test('sound records and damaged ones', () => {
  const seen = { same: 0, other: 0, unknown: 0 };
  const property = fc.property(records, name, damages, (record, key, wounds) => {
    const bytes = encodeKeyValue(record);
    for (const { at, value } of wounds) if (at < bytes.length) bytes[at] = value;
    const padded = new Uint8Array(bytes.length + 20).fill(0x0a);
    padded.set(bytes, 10);
    const match = new RecordMatcher(key).match(padded, 10, 10 + bytes.length);
    seen[match]++;
    if (match !== 'unknown') expect(isOf(bytes, key)).toBe(match === 'same');
    else if (wounds.length === 0) expect(match).not.toBe('unknown');
  });
  fc.assert(property, { numRuns: 5000, seed: 8 });
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
});
