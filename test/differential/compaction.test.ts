/**
 * A compaction as each release does it, and as we plan it: a server plays a random history, saves a
 * snapshot, compacts at a random revision and saves another one; every record that our plan leaves
 * of the first one is in the second one, and no other. What the releases do differently is listed
 * in `compaction-differences.json`.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { planWorkload } from './harness/plan.ts';
import { Random } from './harness/random.ts';
import { firstSeed } from './harness/rounds.ts';
import { EtcdServer } from './harness/server.ts';
import { Tally } from './harness/tally.ts';
import { Workload } from './harness/workload.ts';
import { elementsOf, rewritten } from '../etcd/rewrite/applied.ts';
import { locateOracles } from '../oracles/locate.ts';
import { ETCD_VERSIONS } from '../oracles/versions.ts';
import { openSnapshot } from '../../src/index.ts';
import { planRewrite } from '../../src/etcd/rewrite/plan.ts';
import { storeRevisions } from '../../src/etcd/records.ts';
import { decodeRevisionKey } from '../../src/etcd/revision.ts';
import type { HexElement } from '../etcd/rewrite/applied.ts';
import type { EtcdVersion } from '../oracles/versions.ts';
import type { Snapshot } from '../../src/index.ts';

const TIMEOUT_MS = 180_000;
const SEED = firstSeed() + 7_000;
const COMPACTIONS_MAX = 6;

interface Difference {
  readonly versions: readonly EtcdVersion[];
  readonly records: string;
  readonly reason: string;
}

/** Tombstones of compacted revisions: those that we keep, and those that the server took away. */
interface Tombstones {
  readonly tombstones: number;
  readonly gone: number;
}

const oracles = locateOracles();
const tally = new Tally();

describe.skipIf(!oracles)('a compaction', { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  let differences: Difference[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-compaction-'));
    const list = new URL('compaction-differences.json', import.meta.url);
    differences = JSON.parse(await readFile(list, 'utf8')) as Difference[];
  });
  afterAll(async ({}, suite) => {
    await rm(folder, { recursive: true, force: true });
    const input = `seeds ${String(SEED)} to ${String(SEED + ETCD_VERSIONS.length - 1)}`;
    await tally.finish('compaction', suite, { input });
  });

  const cases = ETCD_VERSIONS.map((version, index) => [version, SEED + index] as const);
  it.each(cases)('as %s does it, seed %i', async (version, seed) => {
    const server = await EtcdServer.prepare({
      tools: oracles!.etcd[version],
      folder,
      name: version,
    });
    try {
      await server.start();
      const workload = new Workload(server, quietPlan(seed));
      await workload.run();
      const isListed = differences.some(({ versions }) => versions.includes(version));
      const about = workload.describe();
      const { tombstones, gone } = await compareCompactions(server, { folder, seed, about });
      expect(tombstones, about).toBeGreaterThan(0);
      // A listed difference that is gone must leave the list; one that is not listed is none.
      expect(gone, about).toBe(isListed ? tombstones : 0);
    } finally {
      await server.remove();
    }
  });
});

/** A history without users and alarms, which would refuse requests. */
function quietPlan(seed: number): ReturnType<typeof planWorkload> {
  return {
    ...planWorkload(seed),
    operationCount: 400,
    bigValueCount: 0,
    lastCompaction: 'none',
    authentication: 'none',
    alarm: 'none',
    membership: 'single',
    hasLeases: true,
  };
}

/** Compacts again and again, at later and later revisions. */
async function compareCompactions(
  server: EtcdServer,
  { folder, seed, about }: { folder: string; seed: number; about: string },
): Promise<Tombstones> {
  const random = new Random(seed);
  let compared = 0;
  const sum = { tombstones: 0, gone: 0 };
  let before = await save(server, join(folder, `${server.name}-0.db`));
  while (compared < COMPACTIONS_MAX) {
    const revision = await pickRevision(before, random);
    if (revision === undefined) break;
    await server.call('kv/compaction', { revision: String(revision), physical: true });
    compared++;
    tally.add('compactions');
    const after = await save(server, join(folder, `${server.name}-${String(compared)}.db`));
    const found = await compare(before, after, { revision, about });
    sum.tombstones += found.tombstones;
    sum.gone += found.gone;
    before = after;
  }
  expect(compared, about).toBeGreaterThan(2);
  return sum;
}

async function save(server: EtcdServer, path: string): Promise<Snapshot> {
  await server.save(path);
  return openSnapshot(new Uint8Array(await readFile(path)));
}

/** A revision that can be compacted, as often as not one of a tombstone; undefined if none is left. */
async function pickRevision(snapshot: Snapshot, random: Random): Promise<number | undefined> {
  const { current, compact } = await storeRevisions(snapshot);
  const later = (await elementsOf(snapshot, 'key'))
    .map(([key]) => revisionOf(key))
    .filter(({ main }) => main > compact);
  if (current <= compact || later.length === 0) return undefined;
  const tombstones = later.filter(({ tombstone }) => tombstone);
  const isTombstone = tombstones.length > 0 && random.chance(0.6);
  // Of the earlier half, so that something is left for the next time.
  const choice = isTombstone ? tombstones : later;
  return random.pick(choice.slice(0, Math.ceil(choice.length / 2))).main;
}

/** The only differences are tombstones of the compacted revision that the server took away. */
async function compare(
  before: Snapshot,
  after: Snapshot,
  { revision, about }: { revision: number; about: string },
): Promise<Tombstones> {
  const what = `compaction at ${String(revision)}; ${about}`;
  const plan = await planRewrite(before, { compact: revision });
  const ours = await rewritten(before, plan, 'key');
  const theirs = await elementsOf(after, 'key');
  const kept = new Set(theirs.map(([key]) => key));
  const tombstones = ours.filter(([key]) => isTombstoneAt(key, revision));
  const gone = tombstones.filter(([key]) => !kept.has(key));
  const left = new Set(gone);
  expect(
    ours.filter((element: HexElement) => !left.has(element)),
    what,
  ).toEqual(theirs);
  const marks = await after.storeMeta();
  expect(marks, what).toMatchObject({
    scheduledCompactRevision: plan.revision.compacted,
    finishedCompactRevision: plan.revision.compacted,
  });
  expect((await rewritten(before, plan, 'meta')).filter(isMark), what).toEqual(
    (await elementsOf(after, 'meta')).filter(isMark),
  );
  return { tombstones: tombstones.length, gone: gone.length };
}

function isTombstoneAt(key: string, revision: number): boolean {
  const { main, tombstone } = revisionOf(key);
  return tombstone && main === revision;
}

function isMark([key]: HexElement): boolean {
  return Buffer.from(key, 'hex').toString().endsWith('CompactRev');
}

function revisionOf(key: string): ReturnType<typeof decodeRevisionKey> {
  return decodeRevisionKey(new Uint8Array(Buffer.from(key, 'hex')));
}
