import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { openSnapshot } from '../../../src/etcd/snapshot.ts';
import { MemorySink } from '../../../src/io/memory-sink.ts';
import { MemorySource } from '../../../src/io/memory-source.ts';
import { hashKv } from '../../../src/operations/hash-kv.ts';
import { defragment } from '../../../src/operations/rewrite/defragment.ts';
import type { DefragmentOptions } from '../../../src/operations/rewrite/defragment.ts';
import { status } from '../../../src/operations/status.ts';
import { verify } from '../../../src/operations/verify/verify.ts';
import { fixtureNames, readFixture } from '../../build/fixtures.ts';

async function defragmented(name: string, options: DefragmentOptions = {}) {
  const snapshot = await openSnapshot(readFixture(name, 'snapshot.db'));
  const sink = new MemorySink();
  const target = { sink, open: () => Promise.resolve(new MemorySource(sink.bytes)) };
  const done = await defragment(snapshot, target, options);
  return { snapshot, done, bytes: sink.bytes.slice() };
}

test.each([...fixtureNames('etcd'), ...fixtureNames('kubernetes')])(
  '%s keeps hash, revision and keys, and loses its free pages',
  async (name) => {
    const { snapshot, done, bytes } = await defragmented(name);
    const before = await status(snapshot);
    const after = await status(await openSnapshot(bytes));
    expect(after).toEqual({ ...before, totalSize: after.totalSize, freePages: 0 });
    expect(after.totalSize).toBeLessThanOrEqual(before.totalSize);
    expect(done.hash).toBe(before.hash);
    const image = bytes.subarray(0, -32);
    expect(createHash('sha256').update(image).digest()).toEqual(Buffer.from(bytes.subarray(-32)));
    const { verdict, examined } = await verify(await openSnapshot(bytes)).result;
    expect([verdict, examined.trailer]).toEqual(['sound', 'matches']);
  },
);

test('a second time nothing changes any more', async () => {
  const { bytes } = await defragmented('kubernetes/before');
  const sink = new MemorySink();
  const target = { sink, open: () => Promise.resolve(new MemorySource(sink.bytes)) };
  await defragment(await openSnapshot(bytes), target);
  expect(Buffer.compare(sink.bytes, bytes)).toBe(0);
});

test('a compaction keeps what can still be asked for', async () => {
  const { snapshot, done, bytes } = await defragmented('kubernetes/after', { compact: 1000 });
  const compacted = await openSnapshot(bytes);
  expect(done.rewrite.revision).toEqual({ snapshot: 1129, compacted: 1000, restored: 1129 });
  const meta = await compacted.storeMeta();
  expect([meta.scheduledCompactRevision, meta.finishedCompactRevision]).toEqual([1000, 1000]);
  expect((await status(compacted)).liveKeys).toBe((await status(snapshot)).liveKeys);
  expect((await status(compacted)).entries).toBeLessThan((await status(snapshot)).entries);
  expect((await hashKv(compacted)).compactRevision).toBe(1000);
  for (const revision of [1000, 1100]) {
    expect(await keysAt(compacted, revision)).toEqual(await keysAt(snapshot, revision));
  }
});

async function keysAt(
  snapshot: Awaited<ReturnType<typeof openSnapshot>>,
  atRevision: number,
): Promise<string[]> {
  const found: string[] = [];
  for await (const batch of snapshot.records({ atRevision })) {
    for (const { key, modRevision } of batch) {
      found.push(`${Buffer.from(key).toString('hex')}@${String(modRevision)}`);
    }
  }
  return found;
}
