import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { hashKv, openSnapshot, status } from '../../src/index.ts';
import type { RecordsOptions, Snapshot } from '../../src/index.ts';
import { storeRevisions } from '../../src/etcd/records.ts';
import { formatKey } from '../../src/bytes/text.ts';
import { buildDatabase, bytesOf } from '../build/database.ts';
import { codeOf } from '../build/errors.ts';
import { buildStore, plainRecords, revisionKey } from '../build/store.ts';
import type { RecordSpec, StoreSpec } from '../build/store.ts';

function open(spec: StoreSpec): Promise<Snapshot> {
  return openSnapshot(buildStore(spec));
}

async function listed(snapshot: Snapshot, options: RecordsOptions = {}): Promise<string[]> {
  const lines: string[] = [];
  for await (const records of snapshot.records(options)) {
    for (const { revision, tombstone, key } of records) {
      lines.push(
        `${String(revision.main)}/${String(revision.sub)}${tombstone ? 't' : ''} ${formatKey(key)}`,
      );
    }
  }
  return lines;
}

const HISTORY: RecordSpec[] = [
  { main: 2, key: 'a', value: '1' },
  { main: 3, key: 'b', value: '1' },
  { main: 3, sub: 1, key: 'c', value: '1' },
  { main: 4, key: 'a' },
  { main: 5, key: 'a', value: '2' },
  { main: 6, key: 'b' },
];

describe('records', () => {
  test('of a small history', async () => {
    const snapshot = await open({ records: HISTORY });
    expect(await listed(snapshot)).toEqual([
      '2/0 a',
      '3/0 b',
      '3/1 c',
      '4/0t a',
      '5/0 a',
      '6/0t b',
    ]);
  });

  test.each([
    [1, []],
    [2, ['2/0 a']],
    [3, ['2/0 a', '3/0 b', '3/1 c']],
    [4, ['3/0 b', '3/1 c']],
    [5, ['3/0 b', '3/1 c', '5/0 a']],
    [6, ['3/1 c', '5/0 a']],
  ])('the state at %i', async (atRevision, expected) => {
    expect(await listed(await open({ records: HISTORY }), { atRevision })).toEqual(expected);
  });

  test('only keys of a range or a prefix', async () => {
    const snapshot = await open({ records: HISTORY });
    expect(await listed(snapshot, { prefix: bytesOf('b') })).toEqual(['3/0 b', '6/0t b']);
    expect(await listed(snapshot, { from: bytesOf('b'), to: bytesOf('c') })).toEqual([
      '3/0 b',
      '6/0t b',
    ]);
    expect(await listed(snapshot, { from: bytesOf('b'), atRevision: 6 })).toEqual(['3/1 c']);
  });

  test('of any history, at any revision, are the last ones of a Map', async () => {
    const change = fc.record({ key: fc.nat(9), deleted: fc.boolean() });
    const histories = fc.array(change, { minLength: 1, maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(
        histories,
        fc.nat(),
        fc.constantFrom(2, 7, 100),
        async (history, at, perPage) => {
          const records = history.map(({ key, deleted }, index): RecordSpec => {
            const record = { main: index + 2, key: String(key) };
            return deleted ? record : { ...record, value: 'v' };
          });
          const atRevision = 1 + (at % (history.length + 1));
          const state = new Map<string, string>();
          for (const { main, key, value } of records.slice(0, atRevision - 1)) {
            state.delete(key);
            if (value !== undefined) state.set(key, `${String(main)}/0 ${key}`);
          }
          const snapshot = await open({ records, perPage });
          expect(await listed(snapshot, { atRevision })).toEqual([...state.values()]);
          expect((await status(snapshot)).liveKeys).toBe(
            (await listed(snapshot, { atRevision: history.length + 1 })).length,
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('revisions', () => {
  test.each([
    ['never compacted', {}, { current: 6, compact: -1 }],
    ['compacted', { finished: 4, scheduled: 4 }, { current: 6, compact: 4 }],
    ['compaction under way', { finished: 3, scheduled: 5 }, { current: 6, compact: 5 }],
    ['asked for, never finished', { scheduled: 5 }, { current: 6, compact: 5 }],
    ['compacted beyond the last record', { finished: 9 }, { current: 9, compact: 9 }],
  ])('%s', async (_name, compaction, expected) => {
    expect(await storeRevisions(await open({ records: HISTORY, ...compaction }))).toEqual(expected);
  });

  test('a store without records is at revision 1', async () => {
    expect(await storeRevisions(await open({ records: [] }))).toEqual({ current: 1, compact: -1 });
    expect(await hashKv(await open({ records: [] }))).toMatchObject({ hashRevision: 1 });
  });

  test.each([
    [3, 'revision-compacted'],
    [1, 'revision-compacted'],
    [4, 'no error'],
    [6, 'no error'],
    [7, 'revision-future'],
    [Number.MAX_SAFE_INTEGER, 'revision-future'],
  ])('asked for %i, compacted at 4, at 6 now', async (revision, code) => {
    const snapshot = await open({ records: HISTORY, finished: 4 });
    expect(await codeOf(hashKv(snapshot, { revision }))).toBe(code);
    expect(await codeOf(listed(snapshot, { atRevision: revision }))).toBe(code);
  });
});

describe('what is wrong with a key bucket is said by every way to read it', () => {
  const key = revisionKey(5, 0, false);
  test.each([
    ['a bucket inside', [[key, { elements: [], inline: true }]], 'bucket-nested'],
    ['a short revision', [[key.slice(0, 16), bytesOf('')]], 'revision-key'],
    ['a wrong mark', [[Uint8Array.of(...key, 0x75), bytesOf('')]], 'revision-key'],
    ['a broken value', [[key, Uint8Array.of(0x0a, 0x05)]], 'record-value'],
  ] as const)('%s', async (_name, elements, code) => {
    const meta = { elements: [], inline: true };
    const bytes = buildDatabase({
      elements: [
        ['key', { elements }],
        ['meta', meta],
      ],
    });
    expect(await codeOf(openSnapshot(bytes).then((snapshot) => status(snapshot)))).toBe(code);
    expect(await codeOf(openSnapshot(bytes).then((snapshot) => listed(snapshot)))).toBe(code);
  });

  test('a record that names another revision than its key is refused by status', async () => {
    const elements = [[key, Uint8Array.of(0x0a, 1, 0x61, 0x18, 6)]] as const;
    const meta = { elements: [], inline: true };
    const bytes = buildDatabase({
      elements: [
        ['key', { elements }],
        ['meta', meta],
      ],
    });
    const snapshot = await openSnapshot(bytes);
    expect(await codeOf(status(snapshot))).toBe('record-revision');
  });

  test('the one record of zero bytes that a revision bump leaves is none of that', async () => {
    const elements = [[key, new Uint8Array(0)]] as const;
    const meta = { elements: [], inline: true };
    const snapshot = await openSnapshot(
      buildDatabase({
        elements: [
          ['key', { elements }],
          ['meta', meta],
        ],
      }),
    );
    expect(await status(snapshot)).toMatchObject({ liveKeys: 1, revision: 5, entries: 1 });
    expect(await listed(snapshot)).toEqual(['5/0 ']);
  });
});

test('more than one leaf, page sizes from 1 KiB to 64 KiB', async () => {
  const expected = plainRecords(500).length;
  for (const pageSize of [1024, 4096, 16_384, 65_536]) {
    const snapshot = await open({
      records: plainRecords(500),
      pageSize,
      freelist: true,
      freePages: 3,
    });
    expect(await status(snapshot)).toMatchObject({
      entries: expected + 1,
      revision: 501,
      freePages: 3,
    });
  }
});
