/** Records on what is left of a leaf: found where all of them is there, and only there. */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { openSnapshot } from '../../../src/etcd/snapshot.ts';
import { findRevisionKey } from '../../../src/operations/recover/revision-keys.ts';
import { recover } from '../../../src/operations/recover/recover.ts';
import type { RecoveredRecord } from '../../../src/operations/recover/types.ts';
import { LivingStore } from '../../build/living-store.ts';
import { revisionKey } from '../../build/store.ts';

const PAGE_SIZE = 1024;

/** A file with one freed leaf over several pages, of which `spoil` changes what is in the file. */
async function recovered(
  spoil: (leaf: Uint8Array) => void,
): Promise<{ record: RecoveredRecord; name: string; value: string | undefined }[]> {
  const store = new LivingStore(PAGE_SIZE);
  store.transact([
    { key: 'kept', value: 'x' },
    { key: 'kept too', value: 'y' },
  ]);
  store.transact([
    { key: 'first', value: '1'.repeat(1500) },
    { key: 'second', value: '2'.repeat(1500) },
  ]);
  store.commit();
  const leaf = store
    .intactLeaves()
    .find(({ records }) => records.some((one) => one.key === 'first'));
  store.transact([{ key: 'first' }, { key: 'second' }]);
  store.compact();
  store.commit();
  const bytes = store.bytes();
  const start = leaf!.pgid * PAGE_SIZE;
  spoil(bytes.subarray(start, start + leaf!.pageCount * PAGE_SIZE));
  const recovery = await recover(await openSnapshot(bytes), { all: true });
  const found: { record: RecoveredRecord; name: string; value: string | undefined }[] = [];
  for (const record of recovery.records()) {
    const value = await recovery.readValue(record);
    const name = Buffer.from(record.key).toString();
    if (!name.startsWith('kept'))
      found.push({ record, name, value: value && Buffer.from(value).toString() });
  }
  return found;
}

describe('a leaf over several pages', () => {
  it('is found whole', async () => {
    const found = await recovered(() => undefined);
    expect(found.map(({ name, record }) => [name, record.confidence, record.element])).toEqual([
      ['first', 'whole-page', expect.any(Number)],
      ['second', 'whole-page', expect.any(Number)],
    ]);
  });

  it('still gives what begins behind its first page, when that was written over', async () => {
    const found = await recovered((leaf) => leaf.fill(0xaa, 0, PAGE_SIZE));
    expect(found.length).toBe(1);
    expect(found[0]).toMatchObject({ name: 'second', value: '2'.repeat(1500) });
    const { record } = found[0]!;
    expect(record).toMatchObject({ confidence: 'single-record', element: undefined });
    expect(record.offset).toBeLessThan(PAGE_SIZE);
    expect(record.mark).toBe('freed-page');
  });

  test.each<[string, (leaf: Uint8Array) => void]>([
    ['its revision', (leaf) => (leaf[leaf.indexOf(0x32) - 30] = 0xff)],
    ['what follows it', (leaf) => (leaf[leaf.lastIndexOf(0x32) + 1] = 0x41)],
  ])('does not give a record if %s does not agree', async (_what, spoil) => {
    const found = await recovered((leaf) => {
      leaf.fill(0xaa, 0, PAGE_SIZE);
      spoil(leaf);
    });
    expect(found.filter(({ value }) => value !== '2'.repeat(1500))).toEqual([]);
  });

  it('invents nothing, whatever becomes of its bytes', async () => {
    const change = fc.record({ at: fc.nat(4 * PAGE_SIZE), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const found = await recovered((leaf) => {
          leaf.fill(0, 0, PAGE_SIZE);
          for (const { at, byte } of changes)
            leaf[PAGE_SIZE + (at % (leaf.length - PAGE_SIZE))] = byte;
        });
        for (const { record, value } of found) {
          expect(value?.length).toBe(record.valueSize);
          expect(record.createRevision).toBeLessThanOrEqual(record.revision.main);
        }
      }),
      { numRuns: 100 },
    );
  });
});

test('a revision key with a record behind it is found anywhere', () => {
  const places = fc.record({
    before: fc.uint8Array({ maxLength: 70 }).map((bytes) => bytes.map((byte) => byte | 1)),
    main: fc.integer({ min: 1, max: 2 ** 40 }),
    sub: fc.integer({ min: 0, max: 2 ** 31 }),
    tombstone: fc.boolean(),
  });
  fc.assert(
    fc.property(places, ({ before, main, sub, tombstone }) => {
      const key = revisionKey(main, sub, tombstone);
      const bytes = Uint8Array.from([...before, ...key, 0x0a, 1, 0x6b]);
      expect(findRevisionKey(bytes, 0)).toBe(before.length);
      expect(findRevisionKey(bytes, before.length + 1)).toBe(-1);
      expect(findRevisionKey(bytes.subarray(0, -3), 0)).toBe(-1);
    }),
  );
});
