/**
 * Servers killed while they write: what we say of the log is what a server of the same release
 * says when it reads it, and the revisions that we say the log leads to are those that the server
 * then has.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { randomKey, randomValue } from './harness/content.ts';
import { verifyDirectory } from './harness/data-directories.ts';
import { base64 } from './harness/gateway.ts';
import { calmPlan } from './harness/histories.ts';
import { Random } from './harness/random.ts';
import { planRounds } from './harness/rounds.ts';
import { raftFactsOf, readServerLog } from './harness/server-log.ts';
import { EtcdServer } from './harness/server.ts';
import { Tally } from './harness/tally.ts';
import { Workload } from './harness/workload.ts';
import { locateOracles } from '../oracles/locate.ts';

const TIMEOUT_MS = 120_000;
const WRITERS = 4;
/** Longest time of writing before the kill; the database is committed every 100 ms. */
const WRITING_MS_MAX = 700;
/** What a new server writes on its own is mostly in the database by then. */
const SETTLING_MS = 250;
/** What is written: `puts` is what makes the revision exact. */
const KINDS = ['puts', 'all'] as const;
/** Half the rounds of each release that other tests make, so that 50 of them are 100 in all. */
const ROUNDS = planRounds().filter((_, index) => index % 2 === 0);

const oracles = locateOracles();
const tally = new Tally();

describe.skipIf(!oracles)('killed servers', { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-wal-kill-'));
  });
  afterAll(async ({}, suite) => {
    await rm(folder, { recursive: true, force: true });
    await tally.finish('wal-kill', suite, { input: `${String(ROUNDS.length)} killed servers` });
  });

  it.each(ROUNDS)('etcd $version, seed $seed', async ({ version, seed }) => {
    const own = await mkdtemp(join(folder, `${version}-`));
    const random = new Random(seed);
    const kind = random.pick(KINDS);
    const flags = ['--snapshot-count', String(random.pick([20, 100, 10_000]))];
    const server = await EtcdServer.start({ tools: oracles!.etcd[version], folder: own, flags });
    try {
      await delay(SETTLING_MS);
      const indexBefore = Number((await server.call('maintenance/status')).raftIndex);
      await killWhileWriting(server, random, kind);
      const left = join(own, 'left');
      await cp(server.dataDirectory, left, { recursive: true });
      await server.start();
      const revision = await revisionOf(server);
      await server.stop();
      const putsFrom = kind === 'puts' ? indexBefore + 1 : Infinity;
      await compare({ left, revision, putsFrom, logPath: server.logPath });
    } finally {
      await server.kill();
    }
    await rm(own, { recursive: true });
  });
});

/** What is left of a killed server, and what it has after its own start. */
interface Killed {
  readonly left: string;
  readonly revision: number;
  /** From this index on all entries are puts. */
  readonly putsFrom: number;
  readonly logPath: string;
}

async function compare({ left, revision, putsFrom, logPath }: Killed): Promise<void> {
  const { wal, verdict } = await verifyDirectory(left, ['wal', 'verify']);
  expect(verdict, left).toBe('sound');
  const { lastIndex, lastTerm, commit, term } = wal!;
  expect({ lastIndex, lastTerm, commit, term }).toEqual(raftFactsOf(readServerLog(logPath)));
  tally.add('last index, last term, term and commit');

  const { dataDirectory, verdict: whole } = await verifyDirectory(left);
  expect(whole, left).toBe('sound');
  const { revision: stored, beyond } = dataDirectory!;
  const { revisionFrom: least, revisionAtMost: most } = beyond ?? {
    revisionFrom: stored,
    revisionAtMost: stored,
  };
  expect(revision).toBeGreaterThanOrEqual(least);
  expect(revision).toBeLessThanOrEqual(most);
  tally.add('the revisions that the log can lead to');
  if (beyond === undefined || beyond.firstIndex < putsFrom) return;
  expect([least, most], `${String(beyond.entryCount)} entries`).toEqual([revision, revision]);
  tally.add('the very revision, where puts alone lie beyond the database');
}

/** Writes with several writers until the server is gone. */
async function killWhileWriting(
  server: EtcdServer,
  random: Random,
  kind: (typeof KINDS)[number],
): Promise<void> {
  const writing = Promise.allSettled(
    Array.from({ length: WRITERS }, () => write(server, random, kind)),
  );
  await delay(random.integer(0, WRITING_MS_MAX));
  await server.kill();
  await writing;
}

async function write(
  server: EtcdServer,
  random: Random,
  kind: (typeof KINDS)[number],
): Promise<void> {
  if (kind === 'all') {
    await new Workload(server, calmPlan(random.integer(0, 1 << 30), 1_000)).run();
    return;
  }
  for (;;) {
    const body = { key: base64(randomKey(random)), value: base64(randomValue(random)) };
    await server.call('kv/put', body);
  }
}

async function revisionOf(server: EtcdServer): Promise<number> {
  const body = { key: base64('x'), count_only: true };
  return Number((await server.call('kv/range', body)).header?.revision);
}
