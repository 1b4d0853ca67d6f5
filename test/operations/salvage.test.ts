/**
 * Salvage over every damage of the fixtures: whatever the damaged tree still reaches comes back, a
 * damaged page costs what was damaged and no more, and nothing is invented.
 */

import { beforeAll, describe, expect, it } from 'vitest';

import { Bitmap } from '../../src/bytes/bitmap.ts';
import { Crc32c } from '../../src/bytes/crc32c.ts';
import { openDatabase } from '../../src/bbolt/database.ts';
import { isEtcdSnapshotError } from '../../src/errors.ts';
import { scanKeyBucket } from '../../src/etcd/key-bucket.ts';
import { RecordCursor } from '../../src/etcd/record-cursor.ts';
import { openSnapshot } from '../../src/etcd/snapshot.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import { etcd } from '../../src/messages/etcd.js';
import { salvage } from '../../src/operations/salvage/salvage.ts';
import type {
  Salvaged,
  SalvagedRecord,
  SalvageOptions,
  SalvageSummary,
} from '../../src/operations/salvage/types.ts';
import { findBuckets } from '../../src/operations/verify/tree-layer.ts';
import { fixtureNames, readFixture, readFixtureJson } from '../build/fixtures.ts';
import { revisionKey } from '../build/store.ts';
import { applyOperations, baseFixture } from '../mutations.ts';
import type { Mutation } from '../mutations.ts';

/** Everything that a salvage gives. */
interface Outcome {
  readonly records: readonly SalvagedRecord[];
  readonly elements: readonly Salvaged[];
  readonly summary: SalvageSummary;
}

async function salvageAll(bytes: Uint8Array, options: SalvageOptions = {}): Promise<Outcome> {
  const run = salvage(new MemorySource(bytes), options);
  const all: Salvaged[] = [];
  for await (const batch of run) all.push(...batch);
  const records = all.filter((found) => found.kind === 'record');
  const elements = all.filter((found) => found.kind === 'element');
  return { records, elements, summary: run.summary };
}

/** What identifies a record and all it says, apart from where it was found. */
function contentOf(
  record: Omit<SalvagedRecord, 'kind' | 'origin' | 'confidence' | 'pgid' | 'element'>,
): string {
  const { revision, tombstone, key, createRevision, modRevision, version, lease, value } = record;
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const numbers = [revision.main, revision.sub, tombstone, createRevision, modRevision, version];
  return [...numbers, lease, text(key), text(value)].join(' ');
}

function contents(records: readonly SalvagedRecord[]): Set<string> {
  return new Set(records.map((record) => contentOf(record)));
}

/** The records that a careful reading of the damaged tree reaches, as `verify` reads it. */
async function reachedByTree(bytes: Uint8Array): Promise<Set<string>> {
  const reached = new Set<string>();
  try {
    const database = await openDatabase(new MemorySource(bytes));
    const visited = new Bitmap(database.highWaterMark);
    const report = (): void => undefined;
    const buckets = await findBuckets(database, visited, report);
    const bucket = buckets.find(({ path }) => path[0] === 'key');
    if (bucket === undefined) return reached;
    const cursor = new RecordCursor();
    await scanKeyBucket(
      {
        ...{ database, bucket, visited, report },
        visitRecord: (page, element) => {
          cursor.moveTo(page, element);
          const { main, sub, tombstone, name: key, createRevision, version, lease, value } = cursor;
          const fields = etcd.KeyValue.decode(
            page.bytes.subarray(keyEnd(page.view, element), cursor.end),
          );
          const modRevision = Number(fields.mod_revision);
          reached.add(
            contentOf({
              ...{ revision: { main, sub }, tombstone, key, createRevision, modRevision },
              ...{ version, lease, value },
            }),
          );
        },
      },
      { hash: new Crc32c(), liveKeys: undefined },
    );
  } catch (error) {
    if (!isEtcdSnapshotError(error)) throw error;
  }
  return reached;
}

/** Where the key of a leaf element ends, in bytes from the start of the page. */
function keyEnd(view: DataView, element: number): number {
  const record = 16 + element * 16;
  return record + view.getUint32(record + 4, true) + view.getUint32(record + 8, true);
}

const MUTATIONS = ['db.json', 'freelist.json'].flatMap((name) =>
  readFixtureJson<Mutation[]>('mutations', name),
);
const bases = new Map<string, Uint8Array>();
const baseOutcomes = new Map<string, Outcome>();

function baseOf(mutation: Mutation): Uint8Array {
  return bases.get(baseFixture(mutation))!;
}

function damagedBy(id: string): Uint8Array {
  const mutation = MUTATIONS.find((candidate) => candidate.id === id)!;
  return applyOperations(baseOf(mutation), mutation.ops);
}

beforeAll(async () => {
  for (const name of new Set(MUTATIONS.map(baseFixture))) {
    const bytes = readFixture(name, 'snapshot.db');
    bases.set(name, bytes);
    baseOutcomes.set(name, await salvageAll(bytes));
  }
});

describe.each(fixtureNames('etcd'))('%s, undamaged', (name) => {
  it('gives through the tree exactly the records of the store', async () => {
    const bytes = readFixture(name, 'snapshot.db');
    const { records, summary } = await salvageAll(bytes);
    const expected: string[] = [];
    for await (const batch of (await openSnapshot(bytes)).records()) {
      expected.push(...batch.map((record) => contentOf(record)));
    }
    const tree = records.filter(({ origin }) => origin === 'tree');
    expect(tree.map((record) => contentOf(record))).toEqual(expected);
    expect(tree.every(({ confidence }) => confidence === 'whole-page')).toBe(true);
    expect(summary).toMatchObject({ sound: true, pages: { unreadable: 0, damaged: 0 } });
    expect(summary.records.tree + summary.records.carved).toBe(records.length);
    expect(summary.pages.read).toBe(summary.pages.count);
  });

  it('carves only what lies in the file byte by byte', async () => {
    const bytes = readFixture(name, 'snapshot.db');
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const { records } = await salvageAll(bytes);
    const invented = records
      .filter(({ origin }) => origin !== 'tree')
      .filter((record) => !file.includes(encoded(record)));
    expect(invented).toEqual([]);
  });
});

/** Key and value of a record as they lie in a leaf, by protobufjs. */
function encoded(record: SalvagedRecord): Buffer {
  const { revision, tombstone, key, createRevision, modRevision, version, lease, value } = record;
  const fields = {
    ...(createRevision === 0 ? {} : { create_revision: createRevision }),
    ...(modRevision === 0 ? {} : { mod_revision: modRevision }),
    ...(version === 0 ? {} : { version }),
    ...(value.length === 0 ? {} : { value }),
  };
  const message = etcd.KeyValue.encode({ key, ...fields }).finish();
  const parts = [revisionKey(revision.main, revision.sub, tombstone), message];
  // The lease comes last; what is before it is enough.
  expect(lease).toBeTypeOf('bigint');
  return Buffer.concat(parts);
}

/** Damages that change what a record says, so that it is another one. */
const CHANGES_A_RECORD = new Set([
  ...['overflow-data-bit', 'value-bit', 'tombstone-added', 'mod-revision', 'version-number'],
]);

describe.each(MUTATIONS.map((mutation) => [mutation.id, mutation] as const))(
  '%s',
  (id, mutation) => {
    it('gives all that the damaged tree reaches, and nothing that was never there', async () => {
      const bytes = applyOperations(baseOf(mutation), mutation.ops);
      const { records, summary } = await salvageAll(bytes);
      const found = contents(records);
      expect(found.size).toBe(records.length);

      const reached = await reachedByTree(bytes);
      expect([...reached].filter((content) => !found.has(content))).toEqual([]);

      const known = contents(baseOutcomes.get(baseFixture(mutation))!.records);
      const strange = [...found].filter((content) => !known.has(content));
      expect(strange).toHaveLength(CHANGES_A_RECORD.has(id) ? 1 : 0);
      // Such a record is what the file says now.
      expect(strange.filter((content) => !reached.has(content))).toEqual([]);
      expect(summary.records.tree).toBeGreaterThanOrEqual(reached.size);
    });
  },
);

/** Records that do not come back in any way, of 530 in the tree and 274 in free pages. */
const LOST: Readonly<Record<string, number>> = {
  ...{ 'leaf-page-id': 0, 'leaf-flags-freelist': 0, 'leaf-flags-unknown': 0 },
  ...{ 'leaf-flags-two-bits': 0, 'leaf-flags-branch': 0, 'leaf-count-zero': 0 },
  ...{ 'leaf-count-too-large': 0, 'leaf-count-plus-one': 0, 'leaf-overflow-1': 0 },
  ...{ 'leaf-overflow-huge': 0, 'leaf-pos-out': 0, 'leaf-ksize-out': 0, 'leaf-vsize-out': 0 },
  ...{ 'leaf-order': 0, 'leaf-order-swap': 0, 'leaf-duplicate-key': 0, 'branch-order': 0 },
  ...{ 'branch-key-swap': 0, 'branch-child-beyond': 0, 'branch-cycle-self': 0 },
  ...{ 'branch-count-zero': 0, 'branch-lost-child': 0, 'page-zeroed': 0, 'page-duplicated': 0 },
  ...{ 'keyvalue-garbage': 0, 'revision-separator': 0, 'revision-short': 1 },
  ...{ 'revision-negative': 1, 'bucket-key-renamed': 0, 'meta-both-checksum': 0 },
  ...{ 'meta-both-magic': 0, 'meta-root-beyond': 0, 'meta-root-is-meta': 0 },
  ...{ 'meta-pagesize-8192': 0, 'meta-pagesize-0': 0, 'truncated-page': 0, 'truncated-half': 1 },
  ...{ 'truncated-mid-page': 1, 'truncated-two-pages': 804, 'empty-file': 804, html: 804 },
};

describe('what comes back', () => {
  it.each(Object.entries(LOST))('%s loses %i records', async (id, lost) => {
    const before = baseOutcomes.get('etcd/3.6-rich')!.records;
    const { records, summary } = await salvageAll(damagedBy(id));
    const found = contents(records);
    expect(before.filter((record) => !found.has(contentOf(record)))).toHaveLength(lost);
    expect(summary.sound).toBe(id === 'bucket-key-renamed');
  });

  it('reaches through a damaged header or branch what carving would call carved', async () => {
    const ids = ['leaf-page-id', 'leaf-count-zero', 'branch-count-zero', 'branch-lost-child'];
    for (const id of ids) {
      expect((await salvageAll(damagedBy(id))).summary.records).toMatchObject({ tree: 530 });
    }
    const { summary } = await salvageAll(damagedBy('branch-child-zero'));
    expect(summary.records).toEqual({ tree: 514, 'older-meta': 0, carved: 290 });
  });

  it('keeps the elements of other buckets', async () => {
    const { elements } = await salvageAll(damagedBy('page-zeroed'));
    expect(elements).toEqual(baseOutcomes.get('etcd/3.6-rich')!.elements);
    const names = new Set(elements.map((found) => found.kind === 'element' && found.bucket));
    expect([...names]).toContain('members');
  });

  it('takes what is left of a page whose first sector is gone', async () => {
    const name = 'etcd/3.6-rich-bbolt-compact';
    const { records } = baseOutcomes.get(name)!;
    const pgid = fullestPage(records);
    const there = records.filter((record) => record.pgid === pgid);
    const bytes = bases.get(name)!.slice();
    const at = pgid * 4096;

    const headless = bytes.slice();
    headless.fill(0, at, at + 16);
    expect(contents((await salvageAll(headless)).records)).toEqual(contents(records));

    const halved = bytes.slice();
    halved.fill(0, at, at + 16 + 16 * 3);
    const back = (await salvageAll(halved)).records.filter((record) => record.pgid === pgid);
    expect(back.map((record) => contentOf(record))).toEqual(
      there.slice(3).map((record) => contentOf(record)),
    );
    expect(back.every(({ confidence }) => confidence === 'single-record')).toBe(true);

    bytes.fill(0, at, at + 4096);
    const { records: rest, summary } = await salvageAll(bytes);
    expect(rest).toHaveLength(records.length - there.length);
    expect(summary).toMatchObject({ sound: false, pages: { damaged: 1 } });
  });
});

/** The page with most records. */
function fullestPage(records: readonly SalvagedRecord[]): number {
  const counts = new Map<number, number>();
  for (const { pgid } of records) counts.set(pgid, (counts.get(pgid) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
