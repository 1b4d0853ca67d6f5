/**
 * `verify` raises no false alarm where a store has been through more than one server: clusters that
 * members join and leave, a store that every release upgrades in turn, one that is downgraded; nor
 * where one server was brought into a state that is rare and right all the same.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { playClusterHistory, playDowngrade, playUpgrades } from './harness/histories.ts';
import { playOddStates } from './harness/odd-states.ts';
import { firstSeed } from './harness/rounds.ts';
import { Tally } from './harness/tally.ts';
import { expectSound, verifyFile } from './harness/verified.ts';
import { locateOracles } from '../oracles/locate.ts';
import { ETCD_VERSIONS } from '../oracles/versions.ts';

const TIMEOUT_MS = 180_000;
const CLUSTER_SEED = firstSeed() + 5_000;
const UPGRADE_SEED = firstSeed() + 6_000;
const DOWNGRADE_SEED = firstSeed() + 6_100;

const oracles = locateOracles();
const tally = new Tally();

describe.skipIf(!oracles)('verify of stores with a history', { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-histories-'));
  });
  afterAll(async ({}, suite) => {
    await rm(folder, { recursive: true, force: true });
    const clusters = `a cluster of each release, seeds from ${String(CLUSTER_SEED)}`;
    const upgrades = `a store upgraded from 3.4 to 3.7, seeds from ${String(UPGRADE_SEED)}`;
    const downgrades = `one downgraded to 3.6, seeds from ${String(DOWNGRADE_SEED)}`;
    await tally.finish('verify-histories', suite, {
      input: `\`verify\` of ${clusters}, ${upgrades}, ${downgrades}, and stores in odd states`,
    });
  });

  const clusters = ETCD_VERSIONS.map((version, index) => [version, CLUSTER_SEED + index] as const);
  it.each(clusters)('a cluster of %s, seed %i', async (version, seed) => {
    const own = join(folder, `cluster-${version}`);
    await mkdir(own);
    const tools = oracles!.etcd[version];
    for await (const { kind, path, about } of playClusterHistory({ tools, folder: own, seed })) {
      await expectSound(path, `${about}; cluster of ${version}, seed ${String(seed)}`);
      tally.add(`\`verify\` of a ${kind} from a changing cluster: sound`);
    }
    await rm(own, { recursive: true });
  });

  it.each(ETCD_VERSIONS)('odd states of a store of %s', async (version) => {
    const own = join(folder, `odd-${version}`);
    await mkdir(own);
    for await (const { kind, path, about } of playOddStates(oracles!.etcd[version], own)) {
      await expectSound(path, `${about}; ${version}`);
      tally.add(`\`verify\` of a ${kind} in an odd state: sound`);
    }
    await rm(own, { recursive: true });
  });

  it(`a store upgraded in place, seed ${String(UPGRADE_SEED)}`, async () => {
    const own = join(folder, 'upgraded');
    await mkdir(own);
    for await (const { version, kind, path, about } of playUpgrades(oracles!, own, UPGRADE_SEED)) {
      const what = `${about}; upgrade, seed ${String(UPGRADE_SEED)}`;
      await expectSound(path, what);
      tally.add(`\`verify\` of a ${kind} from an upgraded store: sound`);
      const { report } = await verifyFile(path, ['--require-version', version.slice(0, 3)]);
      expect(report.policiesMet, what).toBe(true);
    }
  });

  it(`a store of 3.7.3 downgraded to 3.6.16, seed ${String(DOWNGRADE_SEED)}`, async () => {
    const own = join(folder, 'downgraded');
    await mkdir(own);
    for await (const { kind, path, about } of playDowngrade(oracles!, own, DOWNGRADE_SEED)) {
      const what = `${about}; downgrade, seed ${String(DOWNGRADE_SEED)}`;
      await expectSound(path, what);
      tally.add(`\`verify\` of a ${kind} from a downgraded store: sound`);
      if (about.includes('asked-for')) continue;
      // The older server did start.
      const { report } = await verifyFile(path, ['--require-version', '3.6']);
      expect(report.policiesMet, what).toBe(true);
    }
  });
});
