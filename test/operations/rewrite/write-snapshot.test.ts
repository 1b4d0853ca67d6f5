import fc from 'fast-check';
import { expect, test } from 'vitest';

import { decodeLease } from '../../../src/etcd/lease.ts';
import type { StoreRecord } from '../../../src/etcd/records.ts';
import { openSnapshot } from '../../../src/etcd/snapshot.ts';
import type { Snapshot } from '../../../src/etcd/snapshot.ts';
import { MemorySink } from '../../../src/io/memory-sink.ts';
import { MemorySource } from '../../../src/io/memory-source.ts';
import { hashKv } from '../../../src/operations/hash-kv.ts';
import { readOldCluster } from '../../../src/operations/restore/old-cluster.ts';
import { writeSnapshot } from '../../../src/operations/rewrite/write-snapshot.ts';
import type {
  RecordStream,
  WriteSnapshotOptions,
} from '../../../src/operations/rewrite/write-snapshot.ts';
import { verify } from '../../../src/operations/verify/verify.ts';
import { bytesOf } from '../../build/database.ts';
import { fixtureNames, readFixture } from '../../build/fixtures.ts';

async function written(
  records: RecordStream,
  options: WriteSnapshotOptions = {},
): Promise<Uint8Array> {
  const sink = new MemorySink();
  const open = () => Promise.resolve(new MemorySource(sink.bytes));
  const { sizeBytes } = await writeSnapshot(records, { sink, open }, options);
  expect(sizeBytes).toBe(sink.bytes.length);
  return sink.bytes.slice();
}

async function recordsOf(snapshot: Snapshot): Promise<StoreRecord[]> {
  const found: StoreRecord[] = [];
  for await (const batch of snapshot.records()) found.push(...batch);
  return found;
}

/** The key bucket as it is stored. */
async function keyElements(snapshot: Snapshot): Promise<string> {
  const found: string[] = [];
  for await (const entries of snapshot.expectBucket('key').entries()) {
    for (const { key, value } of entries) {
      found.push(`${Buffer.from(key).toString('hex')} ${Buffer.from(value!).toString('hex')}`);
    }
  }
  return found.join('\n');
}

async function leasesOf(snapshot: Snapshot) {
  const found = [];
  for await (const entries of snapshot.bucket('lease')?.entries() ?? []) {
    for (const { key, value } of entries) found.push(decodeLease(key, value!));
  }
  return found;
}

test.each([...fixtureNames('etcd'), ...fixtureNames('kubernetes')])(
  '%s: its records give the same store',
  async (name) => {
    const source = await openSnapshot(readFixture(name, 'snapshot.db'));
    const { members, consistentIndex, term } = await readOldCluster(source);
    const { finishedCompactRevision, scheduledCompactRevision } = await source.storeMeta();
    const leases = await leasesOf(source);
    const bytes = await written(source.records(), {
      compactRevision: finishedCompactRevision,
      scheduledCompactRevision,
      consistentIndex,
      term,
      members,
      leases,
    });
    const made = await openSnapshot(bytes);
    expect((await recordsOf(made)).length).toBe((await recordsOf(source)).length);
    expect(await keyElements(made)).toBe(await keyElements(source));
    expect((await readOldCluster(made)).members).toEqual(members);
    expect(await leasesOf(made)).toEqual(leases);
    expect(await hashKv(made)).toEqual(await hashKv(source));
    const run = verify(made);
    const codes = [];
    for await (const { code } of run) codes.push(code);
    const { verdict, examined } = await run.result;
    expect([verdict, examined.trailer]).toEqual(['sound', 'matches']);
    expect(codes).not.toContain('bucket-missing');
  },
);

test('the buckets are those of a fresh server, and say what its release says', async () => {
  for (const version of ['3.4', '3.5', '3.6', '3.7'] as const) {
    const made = await openSnapshot(await written([], { version }));
    const fresh = await openSnapshot(readFixture(`etcd/${version}-empty`, 'snapshot.db'));
    const names = (snapshot: Snapshot) =>
      snapshot.buckets.map(({ name }) => Buffer.from(name).toString());
    expect(names(made)).toEqual(names(fresh));
    const { clusterVersion, storageVersion, isAuthEnabled } = await readOldCluster(fresh);
    expect(await readOldCluster(made)).toMatchObject({
      clusterVersion,
      storageVersion,
      isAuthEnabled,
      term: version === '3.4' ? undefined : 1,
    });
    const authRevision = await fresh.bucket('auth')?.get(bytesOf('authRevision'));
    expect(await made.bucket('auth')?.get(bytesOf('authRevision'))).toEqual(authRevision);
  }
});

const name = fc.uint8Array({ minLength: 1, maxLength: 40 });
const put = fc.record({
  key: name,
  value: fc.uint8Array({ maxLength: 3000 }),
  createRevision: fc.maxSafeNat(),
  version: fc.maxSafeNat(),
  lease: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
});
const shapes = fc.array(
  fc.record({ step: fc.nat(3), tombstone: fc.boolean(), isEmpty: fc.boolean(), put }),
  { maxLength: 60 },
);

function inOrder(drawn: typeof shapes extends fc.Arbitrary<infer T> ? T : never): StoreRecord[] {
  const nothing = { createRevision: 0, modRevision: 0, version: 0, lease: 0n };
  const none = new Uint8Array(0);
  let [main, sub] = [2, 0];
  return drawn.map(({ step, tombstone, isEmpty, put: fields }) => {
    [main, sub] = step === 0 ? [main, sub + 1] : [main + step, 0];
    const revision = { main, sub, tombstone };
    if (tombstone) return { key: fields.key, value: none, ...nothing, revision, tombstone };
    if (isEmpty) return { key: none, value: none, ...nothing, revision, tombstone };
    return { ...fields, modRevision: main, revision, tombstone };
  });
}

test('any records are read back, in batches or one by one, whatever the page size', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, fc.constantFrom(1024, 4096, 65_536), async (drawn, pageSize) => {
      const records = inOrder(drawn);
      const bytes = await written(records, { pageSize });
      expect(await recordsOf(await openSnapshot(bytes))).toEqual(records);
      const half = Math.floor(records.length / 2);
      const batches = [records.slice(0, half), [], records.slice(half)];
      expect(Buffer.compare(await written(batches, { pageSize }), bytes)).toBe(0);
    }),
  );
});

const plain: StoreRecord = {
  key: bytesOf('a'),
  value: bytesOf('b'),
  createRevision: 5,
  modRevision: 5,
  version: 1,
  lease: 0n,
  revision: { main: 5, sub: 0, tombstone: false },
  tombstone: false,
};

test.each<[string, StoreRecord[], WriteSnapshotOptions, string]>([
  ['the same revision twice', [plain, plain], {}, 'behind the key before it'],
  ['another revision inside', [{ ...plain, modRevision: 4 }], {}, '"modRevision": expected 5'],
  [
    'no revision',
    [{ ...plain, revision: { ...plain.revision, main: -1 } }],
    {},
    '"revision": expected whole numbers, got -1/0',
  ],
  ['half a term', [], { term: 1.5 }, '"term": expected a whole number from 0 on, got 1.5'],
  ['a page of 100 bytes', [], { pageSize: 100 }, '"pageSize"'],
])('%s is refused', async (_what, records, options, message) => {
  await expect(written(records, options)).rejects.toThrow(message);
  await expect(written(records, options)).rejects.toThrow(RangeError);
});

test('a compaction is told', async () => {
  const made = await openSnapshot(await written([plain], { compactRevision: 4 }));
  const { scheduledCompactRevision, finishedCompactRevision } = await made.storeMeta();
  expect([scheduledCompactRevision, finishedCompactRevision]).toEqual([4, 4]);
  await expect(hashKv(made, { revision: 3 })).rejects.toThrow('compacted');
});

test('a run that is stopped says so', async () => {
  const stopped = AbortSignal.abort();
  await expect(written([plain], { signal: stopped })).rejects.toThrow('abort');
});
