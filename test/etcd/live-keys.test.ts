import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { FingerprintTable } from '../../src/etcd/fingerprint-table.ts';
import { LiveKeySet } from '../../src/etcd/live-keys.ts';
import { bytesOf } from '../build/database.ts';

const steps = fc.array(fc.record({ add: fc.boolean(), key: fc.nat(3000) }), {
  minLength: 500,
  maxLength: 6000,
});

describe('fingerprint table', () => {
  test('keeps what its owner stored for each name while it grows', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(2 ** 30), { minLength: 2000, maxLength: 5000 }),
        fc.nat(),
        (names, seed) => {
          const table = new FingerprintTable(3, seed);
          for (const [index, name] of names.entries()) {
            const at = table.locate(bytesOf(String(name)));
            expect(table.has(at)).toBe(false);
            table.claim(at);
            table.words[at + 2] = index;
            if (table.isFull) table.grow(() => true, table.used);
          }
          expect(table.used).toBe(names.length);
          const stored = names.map((name) => {
            const at = table.locate(bytesOf(String(name)));
            return table.has(at) ? table.words[at + 2] : undefined;
          });
          expect(stored).toEqual(names.map((_, index) => index));
          expect(table.has(table.locate(bytesOf('absent')))).toBe(false);
        },
      ),
      { numRuns: 10 },
    );
  });

  test('drops what is not to be kept', () => {
    const table = new FingerprintTable(3);
    for (let name = 0; name < 700; name++) {
      const at = table.locate(bytesOf(String(name)));
      table.claim(at);
      table.words[at + 2] = name;
    }
    const before = table.byteLength;
    table.grow((at) => (table.words[at + 2] ?? 0) % 2 === 0, 350);
    expect(table.byteLength).toBe(before);
    expect(table.used).toBe(350);
    for (let name = 0; name < 700; name++) {
      expect(table.has(table.locate(bytesOf(String(name))))).toBe(name % 2 === 0);
    }
  });
});

describe('live keys', () => {
  test('are those of a Set', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (changes, seed) => {
        const live = new LiveKeySet(seed);
        const model = new Set<number>();
        for (const { add, key } of changes) {
          const name = bytesOf(`/registry/${String(key)}`);
          if (add) {
            live.add(name);
            model.add(key);
          } else {
            live.delete(name);
            model.delete(key);
          }
        }
        expect(live.size).toBe(model.size);
      }),
      { numRuns: 30 },
    );
  });

  test('200,000 keys, each created, deleted and created anew, in at most 14 bytes a key and 64 KiB', () => {
    const live = new LiveKeySet();
    const count = 200_000;
    for (const round of ['add', 'delete', 'add'] as const) {
      for (let key = 0; key < count; key++) live[round](bytesOf(`/registry/events/${String(key)}`));
      expect(live.size).toBe(round === 'delete' ? 0 : count);
    }
    expect(live.byteLength).toBeLessThan(14 * count + 65_536);
  });

  test('keys that were all deleted make room for others', () => {
    const live = new LiveKeySet();
    for (let key = 0; key < 50_000; key++) {
      live.add(bytesOf(String(key)));
      live.delete(bytesOf(String(key)));
    }
    expect(live.size).toBe(0);
    expect(live.byteLength).toBeLessThan(65_536);
  });

  test('keys chosen to fall together at the end of the table are counted all the same', () => {
    const probe = new FingerprintTable(2);
    const keys: Uint8Array[] = [];
    for (let name = 0; keys.length < 6_000; name++) {
      const key = bytesOf(name.toString(36));
      // The last thirty-second of the homes of an empty table of 1,024 slots.
      if (probe.locate(key) >= 2 * (1024 - 32)) keys.push(key);
    }
    const live = new LiveKeySet();
    for (const key of [...keys, ...keys]) live.add(key);
    expect(live.size).toBe(keys.length);
    for (const key of keys) live.delete(key);
    expect(live.size).toBe(0);
  });

  test('the empty key, and keys that differ in their end only', () => {
    const live = new LiveKeySet();
    for (const key of ['', '\0', '\0\0', 'a', 'a\0', '']) live.add(bytesOf(key));
    expect(live.size).toBe(5);
  });
});
