/**
 * The safe restore of `docs/guide/restore.md` with real processes: etcd and the API server of
 * Kubernetes, on one machine and on three. Objects are made, a snapshot is taken, the objects change;
 * after the restore they are as they were, and nobody goes on watching from revisions of before.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ApiServer } from './harness/api-server.ts';
import { EtcdCluster } from './harness/cluster.ts';
import { MULTI_NODE, SINGLE_NODE, perform } from './harness/safe-restore.ts';
import { changeObjects, makeObjects, readObjects } from './harness/kubernetes-objects.ts';
import { Tally } from './harness/tally.ts';
import { locateOracles } from '../oracles/locate.ts';
import type { EtcdServer } from './harness/server.ts';
import type { SafeRestore } from './harness/safe-restore.ts';

const TIMEOUT_MS = 180_000;
const BUMP = 1_000_000_000;
const CONFIG_MAPS = '/api/v1/namespaces/shop/configmaps';

const oracles = locateOracles();
const tally = new Tally();

describe.skipIf(!oracles)('the safe restore', { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  let cluster: EtcdCluster | undefined;
  let api: ApiServer | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-kubernetes-'));
  });
  afterEach(async () => {
    await api?.stop();
    await cluster?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  afterAll(async ({}, suite) => {
    const input = 'Kubernetes 1.36.3 on etcd 3.6.16, one member and three';
    await tally.finish('restore-kubernetes', suite, { input });
  });

  it.each([
    { about: 'one machine', names: ['cp1'], steps: SINGLE_NODE },
    { about: 'three machines', names: ['cp1', 'cp2', 'cp3'], steps: MULTI_NODE },
  ])('of $about brings the objects back', async ({ names, steps }) => {
    const tools = oracles!.etcd['3.6.16'];
    cluster = await EtcdCluster.start({ tools, folder, names });
    const { servers } = cluster;
    const etcdUrls = servers.map(({ clientUrl }) => clientUrl);
    const program = oracles!.kubeApiServer;
    api = await ApiServer.start({ program, folder: join(folder, 'api'), etcdUrls });
    await makeObjects(api);
    const before = await readObjects(api);
    await inGuide(steps.save, servers[0]!);
    await changeObjects(api);
    const changed = await readObjects(api);
    expect(changed.objects).not.toEqual(before.objects);

    await api.stop();
    await cluster.stop();
    await restore(steps, servers);
    for (const server of servers) server.launch();
    for (const server of servers) await server.untilHealthy();
    await api.start();

    const after = await readObjects(api);
    expect(after.objects).toEqual(before.objects);
    expect(after.revision).toBeGreaterThan(before.revision + BUMP);
    await expectGone(api, changed.revision);
    await expectGone(api, before.revision);
    await expectTakesWrites(api, after.revision);
    tally.add('clusters taken through the safe restore');
  });

  /** What a person does when everything is stopped. */
  async function restore(steps: SafeRestore, servers: readonly EtcdServer[]): Promise<void> {
    const members = servers.map(({ name, peerUrl }) => {
      return `  - { name: ${name}, peerURLs: ['${peerUrl}'] }\n`;
    });
    await writeFile(join(folder, 'cluster.yaml'), `members:\n${members.join('')}`);
    for (const server of servers) await inGuide(steps.moveAway, server);
    for (const command of steps.restore) {
      const said = await inGuide(command, servers[0]!);
      for (const { name } of servers) expect(said).toContain(name);
      expect(said).toMatch(/ → 1,000,000,\d{3}, everything before it compacted/);
    }
    if (steps.moveIn === undefined) return;
    for (const server of servers) await inGuide(steps.moveIn, server);
  }

  /** On the machine of one member. */
  function inGuide(command: string, server: EtcdServer): Promise<string> {
    const { tools, name, peerUrl, dataDirectory, clientUrl: endpoint } = server;
    const own = (path: string): string => join(folder, path);
    const places = {
      'backup.db': own('backup.db'),
      'cluster.yaml': own('cluster.yaml'),
      restored: own('restored'),
      'restored/cp1': own(`restored/${name}`),
      '/var/lib/etcd': dataDirectory,
      '/var/lib/etcd.old': `${dataDirectory}.old`,
      'https://10.0.0.1:2380': peerUrl,
    };
    return perform(command, { tools, endpoint, places });
  }
});

/** Whoever watches from a revision of before is told to list anew. */
async function expectGone(api: ApiServer, revision: number): Promise<void> {
  const watch = `${CONFIG_MAPS}?watch=1&timeoutSeconds=5&resourceVersion=${String(revision)}`;
  const { status, body } = await api.call('GET', watch);
  const { type, object } = body as { type?: string; object?: { code?: number; reason?: string } };
  const said = status === 200 ? { type, code: object?.code, reason: object?.reason } : body;
  expect(said).toMatchObject({ code: 410, reason: 'Expired' });
}

/** New objects get revisions above all others, and watchers from the list on hear of them. */
async function expectTakesWrites(api: ApiServer, revision: number): Promise<void> {
  const metadata = { name: 'made-after' };
  const { status, body } = await api.call('POST', CONFIG_MAPS, { metadata });
  expect(status).toBe(201);
  const made = body as { metadata: { resourceVersion: string } };
  expect(Number(made.metadata.resourceVersion)).toBeGreaterThan(revision);
  const watch = `${CONFIG_MAPS}?watch=1&timeoutSeconds=5&resourceVersion=${String(revision)}`;
  const event = await api.call('GET', watch);
  expect(event.body).toMatchObject({ type: 'ADDED', object: { metadata } });
}
