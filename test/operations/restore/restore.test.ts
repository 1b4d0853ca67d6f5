import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { CorruptionError } from '../../../src/errors.ts';
import { makeCluster } from '../../../src/etcd/cluster/new-cluster.ts';
import { openSnapshot } from '../../../src/etcd/snapshot.ts';
import type { Snapshot } from '../../../src/etcd/snapshot.ts';
import { MemoryDirectory } from '../../../src/io/directory-source.ts';
import { MemoryDirectorySink } from '../../../src/io/memory-sink.ts';
import type { DirectorySink } from '../../../src/io/sink.ts';
import { kubernetes } from '../../../src/kubernetes/describer.ts';
import { classifyKey } from '../../../src/kubernetes/storage/key-class.ts';
import { verifyDataDirectory } from '../../../src/operations/data-directory/verify.ts';
import { planRestore } from '../../../src/operations/restore/plan.ts';
import type { RestoreOptions, RestorePlan } from '../../../src/operations/restore/plan.ts';
import { restore } from '../../../src/operations/restore/restore.ts';
import { status } from '../../../src/operations/status.ts';
import { fixtureNames, readFixture } from '../../build/fixtures.ts';
import { FailingDirectorySink, SpoilingDirectorySink } from '../../build/sinks.ts';

const MEMBERS = ['a', 'b', 'c'].map((name, at) => ({
  name,
  peerUrls: [`http://127.0.0.1:${String(23_800 + at)}`],
  isLearner: name === 'c',
}));
const cluster = await makeCluster(MEMBERS, 'new');

function fixture(name: string): Promise<Snapshot> {
  return openSnapshot(readFixture(name, 'snapshot.db'));
}

function plan(snapshot: Snapshot, options: Partial<RestoreOptions> = {}): Promise<RestorePlan> {
  return planRestore(snapshot, {
    cluster,
    token: 'new',
    describer: kubernetes,
    classify: classifyKey,
    ...options,
  });
}

async function filesOf(
  snapshot: Snapshot,
  planned: RestorePlan,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const sink = new MemoryDirectorySink();
  await restore(snapshot, planned, sink, { isCluster: true });
  return sink.files ?? new Map();
}

const SOUND = fixtureNames('etcd').filter((name) => !/nospace|midcompact/.test(name));

test.each(SOUND)('every member of %s has a directory that holds together', async (name) => {
  const snapshot = await fixture(name);
  // Not all of them are saved snapshots.
  const files = await filesOf(snapshot, await plan(snapshot, { skipHashCheck: true }));
  expect(files.size).toBe(9);
  const databases = MEMBERS.map((member) => files.get(`${member.name}/member/snap/db`));
  const [first = new Uint8Array(), ...others] = databases;
  for (const other of others) expect(Buffer.compare(first, other ?? new Uint8Array())).toBe(0);
  for (const { name: member } of MEMBERS) {
    const own = [...files]
      .filter(([path]) => path.startsWith(`${member}/`))
      .map(([path, bytes]) => [path.slice(member.length + 1), bytes] as const);
    const { verdict, counts, dataDirectory } = await verifyDataDirectory(new MemoryDirectory(own))
      .result;
    expect([verdict, counts.error]).toEqual(['sound', 0]);
    expect(dataDirectory?.members.database?.map(({ name: one }) => one).sort()).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(dataDirectory?.members.raftSnapshot?.learners).toHaveLength(1);
    expect(dataDirectory?.consistentIndex).toBe(3);
  }
});

test('records, leases and users are those of the snapshot', async () => {
  const snapshot = await fixture('etcd/3.6-rich');
  const files = await filesOf(snapshot, await plan(snapshot, { bump: 'none' }));
  const restored = await openSnapshot(files.get('a/member/snap/db') ?? new Uint8Array());
  for (const name of ['key', 'lease', 'auth', 'authUsers', 'authRoles', 'alarm']) {
    expect(await elementsOf(restored, name), name).toEqual(await elementsOf(snapshot, name));
  }
  const before = await status(snapshot);
  const after = await status(restored);
  expect(after.liveKeys).toBe(before.liveKeys);
  expect(after.freePages).toBe(0);
});

async function elementsOf(snapshot: Snapshot, name: string): Promise<string[]> {
  const found: string[] = [];
  for await (const entries of snapshot.bucket(name)?.entries() ?? []) {
    for (const { key, value } of entries) {
      found.push(`${Buffer.from(key).toString('hex')}=${Buffer.from(value ?? []).toString('hex')}`);
    }
  }
  return found;
}

test('the same snapshot and options give the same bytes', async () => {
  const options = { bump: 'auto', drops: [{ kind: 'events' }, { kind: 'leases' }] } as const;
  const runs = [];
  for (const seed of [1, 2]) {
    const snapshot = await fixture('kubernetes/after');
    runs.push(await filesOf(snapshot, await plan(snapshot, { ...options, seed })));
  }
  const [first, second] = runs.map(digests);
  expect(second).toEqual(first);
});

/** Logs are 64 MB each, so files are compared by their digests. */
function digests(files: ReadonlyMap<string, Uint8Array>): [string, string][] {
  return [...files].map(([path, bytes]) => [
    path,
    createHash('sha256').update(bytes).digest('hex'),
  ]);
}

test('Kubernetes objects bring a bump, a plain store none', async () => {
  const objects = await plan(await fixture('kubernetes/after'));
  expect(objects.bump).toEqual({ by: 1_000_000_000, from: 'objects' });
  expect(objects.holdsObjects).toBe(true);
  const plain = await plan(await fixture('etcd/3.6-basic'));
  expect(plain.bump).toBeUndefined();
  expect(plain.holdsObjects).toBe(false);
});

test('a damaged snapshot is refused, and says why', async () => {
  const bytes = readFixture('etcd/3.6-rich', 'snapshot.db').slice();
  bytes[4096 * 3 + 20] = (bytes[4096 * 3 + 20] ?? 0) ^ 0xff;
  const snapshot = await openSnapshot(bytes);
  const error: unknown = await plan(snapshot).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'RestoreError', code: 'restore-damaged' });
  expect((error as { problems: unknown[] }).problems.length).toBeGreaterThan(0);
  // Without the trailer only what is wrong in pages or records counts.
  const skipping = plan(await openSnapshot(bytes), { skipHashCheck: true });
  const outcome = await skipping.then(
    () => 'planned',
    (reason: unknown) => (reason as { code: string }).code,
  );
  expect(['planned', 'restore-damaged']).toContain(outcome);
});

test('a trailer must be there unless it is skipped, or none is expected', async () => {
  const bytes = readFixture('etcd/3.6-rich', 'snapshot.db').slice(0, -32);
  await expect(plan(await openSnapshot(bytes))).rejects.toMatchObject({ code: 'restore-trailer' });
  const skipped = await plan(await openSnapshot(bytes), { skipHashCheck: true });
  expect(skipped.skippedHashCheck).toBe(true);
  const ofDirectory = await plan(await openSnapshot(bytes), { isOfDirectory: true });
  expect(ofDirectory.verified.verdict).toBe('sound');
  const wrong = readFixture('etcd/3.6-rich', 'snapshot.db').slice();
  wrong[wrong.length - 1] = (wrong[wrong.length - 1] ?? 0) ^ 1;
  await expect(plan(await openSnapshot(wrong))).rejects.toMatchObject({ code: 'restore-damaged' });
  await plan(await openSnapshot(wrong), { skipHashCheck: true });
});

test('a trailer that is left for later is compared before anything gets its place', async () => {
  const bytes = readFixture('etcd/3.6-basic', 'snapshot.db');
  const right = await openSnapshot(bytes);
  const later = { write: ['a'], leavesTrailer: true };
  const sink = new MemoryDirectorySink();
  const planned = await plan(right, later);
  expect(planned.verified.examined.trailer).toBe('pending');
  const result = await restore(right, planned, sink, { isCluster: true });
  expect(result.trailer).toBe('matches');
  const wrong = bytes.slice();
  wrong[wrong.length - 1] = (wrong[wrong.length - 1] ?? 0) ^ 1;
  const snapshot = await openSnapshot(wrong);
  const inner = new MemoryDirectorySink();
  const outcome = restore(snapshot, await plan(snapshot, later), inner, { isCluster: true });
  await expect(outcome).rejects.toMatchObject({
    code: 'restore-damaged',
    problems: [{ code: 'trailer-mismatch' }],
  });
  expect(inner.files).toBeUndefined();
});

test.each(['a/member/snap/db', 'b/member/snap/db', 'b/member/wal/', 'c/member/snap/0000'])(
  'a bit that is lost while %s is written is noticed, and nothing is put in place',
  async (path) => {
    const snapshot = await fixture('etcd/3.6-rich');
    const planned = await plan(snapshot);
    for (const offset of [0, 40, 200, 5000]) {
      const inner = new MemoryDirectorySink();
      const sink = new SpoilingDirectorySink(inner, path, offset);
      const outcome = restore(snapshot, planned, sink, { isCluster: true });
      if (!(await sink.hasSpoiled(outcome))) continue;
      await expect(outcome).rejects.toSatisfy(
        (error: unknown) =>
          error instanceof CorruptionError ||
          (error as { code?: string }).code === 'restore-read-back',
      );
      expect(inner.files).toBeUndefined();
    }
  },
);

test('wherever writing fails, nothing is put in place and the snapshot is as it was', async () => {
  const bytes = readFixture('etcd/3.6-basic', 'snapshot.db');
  const before = bytes.slice();
  const snapshot = await openSnapshot(bytes);
  const planned = await plan(snapshot, { write: ['a', 'b'] });
  let operations = 0;
  for (let failAt = 0; ; failAt++) {
    const inner = new MemoryDirectorySink();
    const sink: DirectorySink = new FailingDirectorySink(inner, failAt);
    const outcome = await restore(snapshot, planned, sink, { isCluster: true }).then(
      () => 'restored',
      (error: unknown) => String(error),
    );
    if (outcome === 'restored') {
      operations = failAt;
      expect(inner.files?.size).toBe(6);
      break;
    }
    expect(outcome).toContain('no space');
    expect(inner.files).toBeUndefined();
  }
  expect(operations).toBeGreaterThan(20);
  expect(bytes).toEqual(before);
});

test('an abort ends it and leaves nothing', async () => {
  const snapshot = await fixture('etcd/3.6-rich');
  const planned = await plan(snapshot);
  const inner = new MemoryDirectorySink();
  const signal = AbortSignal.abort();
  await expect(
    restore(snapshot, planned, inner, { isCluster: true, signal }),
  ).rejects.toHaveProperty('name', 'AbortError');
  expect(inner.files).toBeUndefined();
});

test('compaction, drops and a bump show in the plan and in the file', async () => {
  const snapshot = await fixture('kubernetes/after');
  const planned = await plan(snapshot, {
    drops: [{ kind: 'events' }, { kind: 'masterleases' }],
    bump: 5000,
  });
  expect(planned.rewrite.drops.map(({ keys }) => keys)).toEqual([31, 1]);
  expect(planned.rewrite.revision).toEqual({ snapshot: 1129, compacted: 1130, restored: 6130 });
  const files = await filesOf(snapshot, planned);
  const restored = await openSnapshot(files.get('a/member/snap/db') ?? new Uint8Array());
  const meta = await restored.storeMeta();
  expect(meta.scheduledCompactRevision).toBe(6130);
  expect(meta.finishedCompactRevision).toBe(1130);
  const names: string[] = [];
  for await (const batch of restored.records()) {
    for (const { key, tombstone } of batch) {
      if (!tombstone) names.push(new TextDecoder().decode(key));
    }
  }
  expect(names.some((name) => name.startsWith('/registry/events/'))).toBe(false);
  expect(names.some((name) => name.startsWith('/registry/secrets/'))).toBe(true);
});

test.each(['3.4', '3.5', '3.6', '3.7'] as const)(
  'for %s the keys are those it reads',
  async (version) => {
    const snapshot = await fixture('etcd/3.7-rich');
    const files = await filesOf(snapshot, await plan(snapshot, { version }));
    const restored = await openSnapshot(files.get('a/member/snap/db') ?? new Uint8Array());
    const meta = await restored.storeMeta();
    const hasStorage = version === '3.6' || version === '3.7';
    expect(meta.storageVersion).toBe(hasStorage ? `${version}.0` : undefined);
    expect(meta.term).toBe(version === '3.4' ? undefined : 1);
    const stored = await restored
      .bucket('cluster')
      ?.get(new TextEncoder().encode('clusterVersion'));
    expect(new TextDecoder().decode(stored)).toBe(`${version}.0`);
  },
);
