/** Damaged and random bytes: only coded errors, no read outside of the source. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  hashKv,
  isEtcdSnapshotError,
  MemorySource,
  openDatabase,
  openSnapshot,
  status,
} from '../../src/index.ts';
import { decodeAlarm } from '../../src/etcd/alarm.ts';
import { decodeAuthEnabled, decodeRole, decodeUser } from '../../src/etcd/auth.ts';
import { decodeKeyValue } from '../../src/etcd/key-value.ts';
import { decodeLease } from '../../src/etcd/lease.ts';
import { decodeMember } from '../../src/etcd/member.ts';
import { readFixture } from '../build/fixtures.ts';
import { CountingSource } from '../build/sources.ts';
import { buildStore, plainRecords } from '../build/store.ts';

const SMALL = readFixture('etcd/3.7-members', 'snapshot.db');
const DEEP = buildStore({
  records: plainRecords(120),
  finished: 30,
  perPage: 4,
  pageSize: 1024,
  freelist: true,
});

/** Everything that reads: the codes of the errors, and how many records and elements there were. */
async function readAllWays(
  bytes: Uint8Array,
): Promise<{ codes: string[]; outside: number; count: number }> {
  const source = new CountingSource(new MemorySource(bytes));
  const codes: string[] = [];
  let count = 0;
  const attempt = async (run: () => Promise<unknown>): Promise<void> => {
    try {
      await run();
    } catch (error) {
      if (!isEtcdSnapshotError(error)) throw error;
      codes.push(error.code);
    }
  };
  await attempt(async () => status(await openSnapshot(source)));
  await attempt(async () => hashKv(await openSnapshot(source)));
  await attempt(async () => {
    for await (const records of (await openSnapshot(source)).records()) count += records.length;
  });
  await attempt(async () => {
    for await (const { bucket } of (await openDatabase(source)).buckets()) {
      const cursor = bucket.cursor();
      for (let e = await cursor.last(); e !== undefined; e = await cursor.previous()) count++;
    }
  });
  return { codes, outside: source.outside, count };
}

describe.each([
  ['a real snapshot', SMALL],
  ['a deep store', DEEP],
])('%s', (_name, bytes) => {
  test('as it is has nothing wrong', async () => {
    const { codes, outside, count } = await readAllWays(bytes);
    expect({ codes, outside }).toEqual({ codes: [], outside: 0 });
    expect(count).toBeGreaterThan(10);
  });

  test('with a few flipped bits gives coded errors only', async () => {
    const bits = fc.array(fc.nat(bytes.length * 8 - 1), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(bits, async (flips) => {
        const damaged = bytes.slice();
        for (const bit of flips) damaged[bit >> 3]! ^= 1 << (bit & 7);
        expect((await readAllWays(damaged)).outside).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test('with numbers overwritten gives coded errors only', async () => {
    const numbers = fc.constantFrom(0, 1, 2, 0x7f, 0xff, 0xffff, 0x7fff_ffff, 0xffff_ffff);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length / 4 - 1), numbers, async (word, value) => {
        const damaged = bytes.slice();
        new DataView(damaged.buffer).setUint32(word * 4, value, true);
        expect((await readAllWays(damaged)).outside).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test('cut off anywhere gives coded errors only', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (size) => {
        const { codes, outside } = await readAllWays(bytes.slice(0, size));
        expect(outside).toBe(0);
        const whole =
          new DataView(bytes.buffer).getUint32(56, true) *
          new DataView(bytes.buffer).getUint32(24, true);
        expect(codes.length).toBe(size < whole ? 4 : 0);
      }),
      { numRuns: 60 },
    );
  });
});

test('any single flipped bit of a meta makes the other meta the active one', async () => {
  for (let bit = 16 * 8; bit < 80 * 8; bit += 3) {
    const damaged = SMALL.slice();
    damaged[bit >> 3]! ^= 1 << (bit & 7);
    expect((await openDatabase(new MemorySource(damaged))).meta.index).toBe(1);
  }
});

describe('random bytes', () => {
  const any = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.string({ unit: 'binary' }).map((text) => new Uint8Array(Buffer.from(text))),
    fc.json().map((text) => new Uint8Array(Buffer.from(text))),
  );
  const decoders: [string, (key: Uint8Array, value: Uint8Array) => unknown][] = [
    ['key-value', (_key, value) => decodeKeyValue(value, {})],
    ['lease', decodeLease],
    ['lease of its key length', (_key, value) => decodeLease(new Uint8Array(8), value)],
    ['member', decodeMember],
    ['user', decodeUser],
    ['role', decodeRole],
    ['alarm', decodeAlarm],
    ['authEnabled', decodeAuthEnabled],
  ];
  test.each(decoders)('%s throws coded errors only', (_name, decode) => {
    fc.assert(
      fc.property(any, any, (key, value) => {
        try {
          decode(key, value);
        } catch (error) {
          expect(isEtcdSnapshotError(error), String(error)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
