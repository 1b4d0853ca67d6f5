/**
 * The Kubernetes corpora of the benchmarks, in small: they are what they are said to be. Made by
 * `bench/make-corpus` (Go with bbolt itself).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { equalBytes } from '../../src/bytes/compare.ts';
import { fieldOf } from '../../src/bytes/json.ts';
import type { StoreRecord } from '../../src/etcd/records.ts';
import { decodeObject } from '../../src/kubernetes/decode/decode-object.ts';
import { hashKv, openSnapshot } from '../../src/node.ts';
import { ours } from './harness/ours.ts';
import { run } from './harness/run.ts';

const MAKER = fileURLToPath(new URL('../../bench/make-corpus/', import.meta.url));
const TEMPLATES = fileURLToPath(
  new URL('../../fixtures/kubernetes/before/snapshot.db', import.meta.url),
);
const SIZE = ['-bytes', '4000000', '-revisions', '1.15', '-compact', '0.4'];
const OPTIONS = [...SIZE, '-kubernetes', TEMPLATES];
const OTHER = ['-seed', '2', '-first', '1000000000'];
const PERCENT = 10;
const TIMEOUT_MS = 300_000;
/** Names that the objects which are made have in their keys. */
const MADE = /\/team-\d+(\/|$)/;

type Live = ReadonlyMap<string, StoreRecord>;

describe('the corpora of Kubernetes objects', { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  const path = (name: string): string => join(folder, `${name}.db`);
  const make = (name: string, options: readonly string[]): Promise<void> =>
    expectSuccess(join(folder, 'make-corpus'), ['-o', path(name), ...options]);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-corpora-'));
    await expectSuccess('go', ['build', '-o', join(folder, 'make-corpus'), '.'], MAKER);
    await make('first', OPTIONS);
    await make('again', OPTIONS);
    await make('later', [...OPTIONS, '-then', String(PERCENT), '-from', path('first')]);
    await make('other', [...OPTIONS, ...OTHER]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(['first', 'later', 'other'])('%s is sound', async (name) => {
    const { exit, stdout } = await ours(['verify', path(name)]);
    expect({ exit, sound: /^SOUND /.test(stdout) }).toEqual({ exit: 0, sound: true });
  });

  it('is the same each time', async () => {
    expect(await hashOf(path('again'))).toEqual(await hashOf(path('first')));
  });

  it('changes the percentage of the live keys that it is told to', async () => {
    const [first, later] = [await liveIn(path('first')), await liveIn(path('later'))];
    const revisionMax = Math.max(...[...first.values()].map(mainOf));
    const added = [...later.keys()].filter((key) => !first.has(key));
    const removed = [...first.keys()].filter((key) => !later.has(key));
    const modified = [...later].filter(([key, record]) => {
      const before = first.get(key);
      return before !== undefined && mainOf(before) !== mainOf(record);
    });
    const total = Math.floor((first.size * PERCENT) / 100);
    expect(added.length + removed.length + modified.length).toBe(total);
    expect(added.length).toBe(Math.floor(total / 10));
    expect(removed.length).toBe(Math.floor(total / 10));
    expect(modified.every(([, record]) => mainOf(record) > revisionMax)).toBe(true);
    // The others are rewritten as they were: some objects have nothing that changes.
    const other = modified.filter(([key, { value }]) => !equalBytes(value, first.get(key)!.value));
    expect(other.length / modified.length).toBeGreaterThan(0.9);
  });

  it('makes another store of other names', async () => {
    const [first, other] = [await liveIn(path('first')), await liveIn(path('other'))];
    const made = [...first.keys()].filter((key) => MADE.test(key));
    expect(made.length).toBeGreaterThan(1000);
    expect(made.filter((key) => other.has(key))).toEqual([]);
  });

  it.each(['later', 'other'])('%s has objects that are what their keys say', async (name) => {
    for (const [key, { value }] of await liveIn(path(name))) {
      if (!MADE.test(key)) continue;
      const found = decodeObject(value, { absent: 'presence' });
      const metadata = fieldOf(found.object, 'metadata');
      const segments = key.split('/').slice(-2);
      const names = found.kind === 'Namespace' ? segments.slice(1) : segments;
      const own = ['namespace', 'name'].map((field) => fieldOf(metadata, field));
      expect(own.filter((text) => text !== undefined)).toEqual(names);
      expect(found.unknownFields).toBe(0);
      expect(found.isKnownKind).toBe(true);
    }
  });
});

function mainOf({ revision }: StoreRecord): number {
  return revision.main;
}

async function hashOf(path: string): Promise<unknown> {
  await using snapshot = await openSnapshot(path);
  return await hashKv(snapshot);
}

/** The newest records of the live keys. */
async function liveIn(path: string): Promise<Live> {
  await using snapshot = await openSnapshot(path);
  const live = new Map<string, StoreRecord>();
  for await (const batch of snapshot.records()) {
    for (const record of batch) {
      const key = new TextDecoder().decode(record.key);
      if (record.tombstone) live.delete(key);
      else live.set(key, record);
    }
  }
  return live;
}

async function expectSuccess(
  program: string,
  argv: readonly string[],
  cwd?: string,
): Promise<void> {
  const options = { timeoutMs: TIMEOUT_MS, ...(cwd === undefined ? {} : { cwd }) };
  const { exit, stderr } = await run(program, argv, options);
  if (exit !== 0) throw new Error(`${program}: ${stderr.trim()}`);
}
