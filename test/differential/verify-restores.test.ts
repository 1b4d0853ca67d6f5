/**
 * `verify` raises no false alarm on what was restored: the database that each released tool makes
 * of a snapshot of each release, with and without a revision bump or several, and what a server
 * then makes of it. `--require-version` says of the snapshot what the server does with the restored directory.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ROOT_PASSWORD } from './harness/authentication.ts';
import { calmPlan } from './harness/histories.ts';
import { planWorkload } from './harness/plan.ts';
import { databaseIn, restoreServer } from './harness/restores.ts';
import { firstSeed } from './harness/rounds.ts';
import { makeRandomSnapshot } from './harness/snapshots.ts';
import { Tally } from './harness/tally.ts';
import { expectSound, verifyFile } from './harness/verified.ts';
import { Workload } from './harness/workload.ts';
import { locateOracles } from '../oracles/locate.ts';
import { ETCD_VERSIONS } from '../oracles/versions.ts';
import type { RandomSnapshot } from './harness/snapshots.ts';
import type { EtcdServer } from './harness/server.ts';
import type { EtcdVersion } from '../oracles/versions.ts';

const TIMEOUT_MS = 180_000;
const OPERATION_COUNT = 40;

const oracles = locateOracles();
const tally = new Tally();
const cases = ETCD_VERSIONS.flatMap((source) =>
  ETCD_VERSIONS.flatMap((tool) => {
    const plain = { source, tool, isBumped: false, how: 'as it is' };
    return tool === '3.4.23' ? [plain] : [plain, { ...plain, isBumped: true, how: 'bumped' }];
  }),
);

describe.skipIf(!oracles)('verify of restored stores', { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  const sources = new Map<EtcdVersion, RandomSnapshot>();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-restores-'));
    for (const version of ETCD_VERSIONS) {
      const seed = restorableSeed(version);
      sources.set(version, await makeRandomSnapshot({ version, seed, folder }));
    }
  }, TIMEOUT_MS);
  afterAll(async ({}, suite) => {
    await rm(folder, { recursive: true, force: true });
    const seeds = ETCD_VERSIONS.map((version) => `${version}: ${String(restorableSeed(version))}`);
    const restores = `${String(cases.length)} restores of random snapshots`;
    await tally.finish('verify-restores', suite, {
      input: `\`verify\` of ${restores}, seeds ${seeds.join(', ')}`,
    });
  });

  it.each(cases)('$source restored by $tool, $how', async ({ source, tool, isBumped, how }) => {
    const own = join(folder, 'restored');
    await mkdir(own);
    const made = sources.get(source)!;
    const tools = oracles!.etcd[tool];
    const snapshot = made.path;
    const server = await restoreServer({ tools, snapshot, folder: own, name: 'own', isBumped });
    try {
      await compareRestored(server, made, `restored by ${tool}, ${how}; ${made.description}`);
    } finally {
      await server.kill();
      await rm(own, { recursive: true });
    }
  });

  const bumping = ETCD_VERSIONS.filter((version) => version !== '3.4.23');
  it.each(bumping)('restored and bumped by %s again and again', async (version) => {
    const own = join(folder, 'again');
    await mkdir(own);
    const tools = oracles!.etcd[version];
    let made = sources.get(version)!;
    try {
      for (const name of ['first', 'second', 'third']) {
        const snapshot = made.path;
        const server = await restoreServer({ tools, snapshot, folder: own, name, isBumped: true });
        const about = `${name} restore by ${version}, bumped; ${made.description}`;
        await expectSound(databaseIn(server.dataDirectory), about);
        tally.add('`verify` of a database that was bumped again: sound');
        const path = join(own, `${name}.db`);
        try {
          await server.start();
          // Compaction may be under way in one, done in the next.
          await writeTo(server, made);
          await server.save(path);
        } finally {
          await server.kill();
        }
        await expectSound(path, `snapshot of the ${about}`);
        made = { ...made, path };
      }
    } finally {
      await rm(own, { recursive: true });
    }
  });
});

async function compareRestored(
  server: EtcdServer,
  source: RandomSnapshot,
  about: string,
): Promise<void> {
  const database = databaseIn(server.dataDirectory);
  await expectSound(database, about);
  tally.add('`verify` of a restored database: sound');
  const release = ['--require-version', server.tools.version.slice(0, 3)];
  const ofSnapshot = await verifyFile(source.path, release);
  const ofDatabase = await verifyFile(database, release);
  const doesStart = await starts(server);
  for (const { exit, report } of [ofSnapshot, ofDatabase]) {
    const said = { exit, policiesMet: report.policiesMet };
    expect(said, about).toEqual({ exit: doesStart ? 0 : 1, policiesMet: doesStart });
    const done = doesStart ? 'a server that starts' : 'a server that refuses';
    tally.add(`\`verify --require-version\` against ${done}`);
  }
  if (!doesStart) return;
  await writeTo(server, source);
  const saved = join(server.dataDirectory, '..', 'saved.db');
  await server.save(saved);
  await expectSound(saved, `snapshot of the server on a store ${about}`);
  tally.add('`verify` of a snapshot from a restored store: sound');
  await server.stop();
  await expectSound(database, `stopped server on a store ${about}`);
  tally.add('`verify` of the database of a restored store that was written to: sound');
}

/** Whether the server serves; one that hangs neither serves nor refuses. */
async function starts(server: EtcdServer): Promise<boolean> {
  try {
    await server.start();
    return true;
  } catch (error) {
    expect(String(error)).toContain('ended, see');
    return false;
  }
}

async function writeTo(server: EtcdServer, { plan }: RandomSnapshot): Promise<void> {
  if (plan.authentication === 'enabled') await server.logIn('root', ROOT_PASSWORD);
  const workload = new Workload(server, calmPlan(plan.seed + 1, OPERATION_COUNT));
  await workload.run();
  expect(workload.describe()).toMatch(/ put \d/);
}

/** A seed whose store takes writes when it is restored, and says of which release it is. */
function restorableSeed(version: EtcdVersion): number {
  const start = firstSeed() + 4_000 + 100 * ETCD_VERSIONS.indexOf(version);
  for (let seed = start; ; seed += 1) {
    const { alarm, isSettled, lastCompaction } = planWorkload(seed);
    if (alarm === 'none' && isSettled && lastCompaction === 'unfinished') return seed;
  }
}
