/**
 * The harness itself works: every pinned release runs, takes a random workload, and recognises its
 * own snapshot.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { EtcdCluster } from './harness/cluster.ts';
import { readLiveFacts } from './harness/facts.ts';
import { base64 } from './harness/gateway.ts';
import { run } from './harness/run.ts';
import { EtcdServer } from './harness/server.ts';
import { makeRandomSnapshot } from './harness/snapshots.ts';
import { locateOracles } from '../oracles/locate.ts';
import { ETCD_VERSIONS } from '../oracles/versions.ts';

const SEED = 20_261_125;
const TIMEOUT_MS = 120_000;

const oracles = locateOracles();

describe.skipIf(!oracles)('released etcd servers', { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-harness-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it.each(ETCD_VERSIONS)(
    '%s saves a random snapshot that its own tool accepts',
    async (version) => {
      const made = await makeRandomSnapshot({ version, seed: SEED, folder });
      expect((await stat(made.path)).size, made.description).toBeGreaterThan(16_384);
      const status = await run(oracles!.etcd[version].etcdutl, [
        'snapshot',
        'status',
        made.path,
        '-w',
        'json',
      ]);
      expect(status, made.description).toMatchObject({ exit: 0 });
      expect(JSON.parse(status.stdout), made.description).toMatchObject({
        revision: made.facts.revision,
      });
    },
  );

  it.each(ETCD_VERSIONS)(
    '%s keeps its data when it is killed and started again',
    async (version) => {
      const server = await EtcdServer.start({
        tools: oracles!.etcd[version],
        folder,
        name: 'killed',
      });
      try {
        await server.call('kv/put', { key: base64('a'), value: base64('1') });
        const before = await readLiveFacts(server);
        await server.kill();
        await server.start();
        expect(before.liveKeyCount).toBe(1);
        expect(await readLiveFacts(server)).toEqual(before);
      } finally {
        await server.remove();
      }
    },
  );

  it('a cluster adds a voter and a learner, removes a member, promotes the learner', async () => {
    const tools = oracles!.etcd['3.6.16'];
    const cluster = await EtcdCluster.start({ tools, folder, names: ['m1', 'm2'] });
    try {
      await cluster.addMember('m3', 'voter');
      await cluster.addMember('m4', 'learner');
      await cluster.removeMember('m2');
      expect(await membership(cluster)).toEqual(['m1 voter', 'm3 voter', 'm4 learner']);
      await cluster.promoteMember('m4');
      expect(await membership(cluster)).toEqual(['m1 voter', 'm3 voter', 'm4 voter']);
    } finally {
      await cluster.stop();
    }
  });
});

async function membership(cluster: EtcdCluster): Promise<string[]> {
  const members = await cluster.members();
  return members
    .map(({ name, isLearner }) => `${name ?? ''} ${isLearner === true ? 'learner' : 'voter'}`)
    .sort();
}

describe('run', () => {
  it('tells a program that cannot start from one that runs too long', async () => {
    const missing = await run(join(tmpdir(), 'no-such-program'), []);
    expect(missing.exit).toBeNull();
    expect(missing.stderr).toContain('ENOENT');
    const endless = await run(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      timeoutMs: 200,
    });
    expect(endless).toEqual({ exit: null, stdout: '', stderr: '\n[time limit]' });
  });
});
