/**
 * What `export` writes can be applied, in its order, to an API server that has nothing; exported
 * again from a snapshot of that server it is the same tree. No controller runs there: what those
 * would make first, a service account in each namespace, is made by hand.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';

import { readFixture } from '../build/fixtures.ts';
import { tell } from '../cli/fake.ts';
import { ApiServer } from './harness/api-server.ts';
import { Applier } from './harness/apply-manifests.ts';
import { EtcdCluster } from './harness/cluster.ts';
import { Tally } from './harness/tally.ts';
import { locateOracles } from '../oracles/locate.ts';

const TIMEOUT_MS = 180_000;
/** As the server had them that the snapshots are of. */
const FLAGS = {
  'runtime-config': 'api/all=true',
  'allow-privileged': 'true',
  'feature-gates':
    'ClusterTrustBundle=true,ClusterTrustBundleProjection=true,PodCertificateRequest=true,' +
    'CoordinatedLeaderElection=true,DRADeviceTaintRules=true,DRAResourcePoolStatus=true,' +
    'GenericWorkload=true,StorageVersionMigrator=true',
};
const ORDER = 'apply-order.txt';

const oracles = locateOracles();
const tally = new Tally();

describe.skipIf(!oracles)('an export', { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  let cluster: EtcdCluster | undefined;
  let api: ApiServer | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-export-'));
  });
  afterEach(async () => {
    await api?.stop();
    await cluster?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  afterAll(async ({}, suite) => {
    const input =
      'two snapshots of Kubernetes 1.36.3, each applied to an empty API server of 1.36.3';
    await tally.finish('export', suite, { input });
  });

  it.each([
    { name: 'before', isRewritten: false },
    { name: 'after', isRewritten: true },
  ])('of $name is applied, and exported again', async ({ name, isRewritten }) => {
    const own = (path: string): string => join(folder, path);
    await writeFile(own('first.db'), readFixture(`kubernetes/${name}`, 'snapshot.db'));
    const config = readFixture(`kubernetes/${name}`, 'encryption.yaml');
    await writeFile(own('encryption.yaml'), config);
    const first = own('first');
    await exportTo(first, [own('first.db'), '--encryption-config', own('encryption.yaml')]);

    const tools = oracles!.etcd['3.6.16'];
    cluster = await EtcdCluster.start({ tools, folder, names: ['cp1'] });
    const [server] = cluster.servers;
    api = await ApiServer.start({
      ...{ program: oracles!.kubeApiServer, folder: own('api'), flags: FLAGS },
      etcdUrls: [server!.clientUrl],
    });
    const refused = await applyAll(api, first);
    expect(refused).toEqual([]);
    await server!.save(own('second.db'));
    const second = own('second');
    await exportTo(second, [own('second.db')]);
    const [before, after] = [await treeOf(first), await treeOf(second)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [path, text] of before) {
      expect(after.get(path), path).toBe(isRewritten ? rewritten(text) : text);
    }
    tally.add('manifests applied and exported again', before.size - 1);
  });
});

/** Of one definition another version is stored now, which objects get when they are written anew. */
function rewritten(text: string): string {
  const [older, newer] = ['backup.example.com/v1alpha1', 'backup.example.com/v1beta1'];
  return text.replace(`"apiVersion": "${older}"`, `"apiVersion": "${newer}"`);
}

async function exportTo(folder: string, given: readonly string[]): Promise<void> {
  const options = ['--show-secrets', '-w', 'json', '--out', folder];
  const { exit, stderr } = await tell(['export', ...given, ...options]);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
}

/** Applies a tree in its order; what is refused is told. */
async function applyAll(api: ApiServer, folder: string): Promise<string[]> {
  const applier = new Applier(api);
  const refused: string[] = [];
  const namespaces = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];
  const paths = (await readFile(join(folder, ORDER), 'utf8')).trimEnd().split('\n');
  for (const path of paths) {
    const text = await readFile(join(folder, path), 'utf8');
    try {
      const { kind, metadata } = await applier.apply(text);
      if (kind === 'Namespace') namespaces.push(metadata.name);
      if (namespaces.length > 0) await makeAccounts(api, namespaces.splice(0));
    } catch (error) {
      refused.push(`${path}: ${String(error)}`);
    }
  }
  return refused;
}

/** What the controller of service accounts does. */
async function makeAccounts(api: ApiServer, namespaces: readonly string[]): Promise<void> {
  for (const namespace of namespaces) {
    const path = `/api/v1/namespaces/${namespace}/serviceaccounts`;
    await api.call('POST', path, { metadata: { name: 'default' } });
  }
}

/** All files, but for the list, which says nothing that they do not. */
async function treeOf(folder: string): Promise<Map<string, string>> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => /\.\w+$/.test(path));
  const files = paths.filter((path) => path.endsWith('.json') || path === ORDER).sort();
  const found = new Map<string, string>();
  for (const path of files) found.set(path, await readFile(join(folder, path), 'utf8'));
  return found;
}
