/** The report on real snapshots, against what their API servers and makers said, and on made ones. */

import { describe, expect, test } from 'vitest';

import { openSnapshot } from '../../../../src/etcd/snapshot.ts';
import { parseKmsSeeds } from '../../../../src/kubernetes/encryption/kms-seeds.ts';
import { reportEncryption } from '../../../../src/operations/kubernetes/encryption-report/encryption-report.ts';
import type { EncryptionMeans } from '../../../../src/operations/kubernetes/encryption-report/encryption-pass.ts';
import type { EncryptionReport } from '../../../../src/operations/kubernetes/encryption-report/report.ts';
import { inspect } from '../../../../src/operations/kubernetes/inspect/inspect.ts';
import type { InspectOptions } from '../../../../src/operations/kubernetes/inspect/inspect.ts';
import type { InspectReport } from '../../../../src/operations/kubernetes/inspect/report.ts';
import type {
  ExaminedObject,
  SecurityExamination,
} from '../../../../src/operations/kubernetes/inspect/security-report.ts';
import { readConfiguration } from '../../../build/encryption.ts';
import { filesOf, fixtureNames, readFixture } from '../../../build/fixtures.ts';
import { readObjects } from '../../../build/kubernetes-objects.ts';
import { buildStore } from '../../../build/store.ts';

async function reportOn(bytes: Uint8Array, options: InspectOptions = {}): Promise<InspectReport> {
  await using snapshot = await openSnapshot(bytes);
  return await inspect(snapshot, options);
}

const inspectFixture = (name: string, options?: InspectOptions): Promise<InspectReport> =>
  reportOn(readFixture(name, 'snapshot.db'), options);

function meansOf(folder: string): EncryptionMeans {
  const files = filesOf(folder);
  const seeds = files.includes('seeds.json')
    ? parseKmsSeeds(new TextDecoder().decode(readFixture(folder, 'seeds.json')))
    : undefined;
  return {
    configurations: files.includes('encryption.yaml') ? [readConfiguration(folder)] : [],
    seeds,
  };
}

describe('a cluster', () => {
  test('is told from its own objects', async () => {
    const { cluster, kubernetes, times, revision } = await inspectFixture('kubernetes/before');
    expect(revision).toBe(951);
    expect(cluster.members.map(({ name, id }) => [name, id])).toEqual([
      ['cp-1', 'a318f0fe25de148c'],
    ]);
    expect(cluster.etcdVersions.map(({ version, certainty }) => [version, certainty])).toEqual([
      ['3.6.16', 'is'],
      ['3.6.0', 'at-least'],
      ['3.6.0', 'at-least'],
    ]);
    expect(kubernetes?.versions.map(({ version, source }) => `${version} ${source}`)).toEqual([
      'v1.36.3 API server image of Pod kube-apiserver-cp-1',
      'v1.36.3 ConfigMap kube-system/kubeadm-config',
      'v1.36.3 LeaseCandidate kcm-cp-1',
      'v1.36.3 kubelet of 5 Nodes',
      '1.36 Workload stored as scheduling.k8s.io/v1alpha2',
    ]);
    expect(kubernetes?.providers.map(({ name }) => name)).toEqual(['kubeadm', 'example']);
    expect(times.oldest?.time).toMatch(/^2026-11-21T14:32/);
    expect(times.newest?.source).toBe('renewTime of Lease kube-system/leader-election-controller');
  });

  test('has the nodes that its API server lists', async () => {
    const { kubernetes } = await inspectFixture('kubernetes/before');
    const nodes = readObjects('kubernetes/before').filter(({ key }) => key.includes('/minions/'));
    expect(kubernetes?.nodeCount).toBe(nodes.length);
    for (const [at, { object }] of nodes.entries()) {
      const told = kubernetes?.nodes[at];
      const { metadata, status } = object as unknown as {
        metadata: { name: string };
        status: {
          nodeInfo: { kubeletVersion: string; osImage: string };
          addresses: { type: string; address: string }[];
        };
      };
      expect(told).toMatchObject({
        name: metadata.name,
        version: status.nodeInfo.kubeletVersion,
        osImage: status.nodeInfo.osImage,
        isReady: true,
        internalIps: status.addresses
          .filter(({ type }) => type === 'InternalIP')
          .map((a) => a.address),
      });
    }
  });

  test('has the objects that its API server lists, by namespace', async () => {
    const { kubernetes } = await inspectFixture('kubernetes/after');
    const counts = new Map<string, number>();
    for (const { object } of readObjects('kubernetes/after')) {
      const namespace = object?.metadata.namespace;
      if (namespace !== undefined) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
    }
    for (const { name, objects, exists } of kubernetes?.namespaces ?? []) {
      expect([name, objects]).toEqual([name, counts.get(name) ?? 0]);
      expect(exists).toBe(true);
    }
    const stuck = kubernetes?.namespaces.find(({ name }) => name === 'old-sandbox');
    expect(stuck?.phase).toBe('Terminating');
  });

  test('brings back what is stale', async () => {
    const { stale } = await inspectFixture('kubernetes/after');
    const found = readObjects('kubernetes/after');
    const under = (folder: string): number =>
      found.filter(({ key }) => key.startsWith(`/registry/${folder}/`)).length;
    const running = found.filter(({ key, object }) => {
      const { status } = (object ?? {}) as { status?: { phase?: string } };
      return key.startsWith('/registry/pods/') && status?.phase === 'Running';
    });
    const counts = Object.fromEntries(stale.items.map(({ kind, count }) => [kind, count]));
    expect(counts).toMatchObject({
      leases: under('leases'),
      events: under('events'),
      'api-server-addresses': under('masterleases') + under('peerserverleases'),
      'running-pods': running.length,
      terminating: 1,
    });
  });
});

describe.each(fixtureNames('kubernetes'))('%s', (folder) => {
  test.each([['without keys', {}] as const, ['with keys', meansOf(folder)] as const])(
    'says of encryption what the report on it says, %s',
    async (_, means) => {
      const bytes = readFixture(folder, 'snapshot.db');
      await using snapshot = await openSnapshot(bytes);
      const expected = await reportEncryption(snapshot, means);
      const { encryption } = await inspect(snapshot, means);
      expect(inOrder(encryption)).toEqual(inOrder(expected));
    },
  );

  test('reads all that there is, with keys', async () => {
    expect((await inspectFixture(folder, meansOf(folder))).unreadable).toEqual([]);
  });
});

/** The keys of plain objects are the first that either met. */
function inOrder({ plain, protections, ...rest }: EncryptionReport): unknown {
  return {
    ...rest,
    plain: plain.map(({ firstKeys, ...one }) => ({ ...one, named: firstKeys.length })),
    protections: protections.map(({ reasons, ...one }) => ({
      ...one,
      reasons: reasons.map(({ reason, objects }) => ({ reason, objects })),
    })),
  };
}

test('every live object is examined once, opened, where it is asked for', async () => {
  const seen: string[] = [];
  const security: SecurityExamination = {
    wants: (place) => place.type === 'resource' && place.resource === 'secrets',
    observe: ({ key, stored, modRevision }: ExaminedObject) => {
      const name = Buffer.from(key).toString('utf8');
      seen.push(
        `${name} ${String(modRevision)} ${stored.object === undefined ? 'sealed' : 'open'}`,
      );
    },
    finish: () => ({ sections: [], examined: seen.length, unread: 0 }),
  };
  const folder = 'kubernetes/after';
  const report = await inspectFixture(folder, { ...meansOf(folder), security });
  const expected = readObjects(folder).filter(({ key }) => key.startsWith('/registry/secrets/'));
  expect(seen.sort()).toEqual(
    expected.map(({ key, modRevision }) => `${key} ${String(modRevision)} open`).sort(),
  );
  expect(report.security?.examined).toBe(expected.length);
});

describe('an earlier revision', () => {
  test('is what it was', async () => {
    const { revision, space, writes, store } = await inspectFixture('kubernetes/history', {
      revision: 200,
    });
    await using snapshot = await openSnapshot(readFixture('kubernetes/history', 'snapshot.db'));
    let live = 0;
    for await (const batch of snapshot.records({ atRevision: 200 })) live += batch.length;
    expect([revision, writes.lastRevision, space.objects]).toEqual([200, 200, live]);
    expect(store.freePages).toBeDefined();
  });

  test('is refused where it cannot be told', async () => {
    await expect(inspectFixture('kubernetes/before', { revision: 900 })).rejects.toMatchObject({
      code: 'revision-compacted',
    });
    await expect(inspectFixture('kubernetes/before', { revision: 952 })).rejects.toMatchObject({
      code: 'revision-future',
    });
  });
});

describe('data of others', () => {
  test('is told by its beginnings', async () => {
    const report = await inspectFixture('etcd/3.6-rich');
    expect(report.kubernetes).toBeUndefined();
    expect(report.unreadable).toEqual([]);
    expect(report.cluster.alarms).toEqual([{ memberId: '0', type: 'NOSPACE' }]);
    expect(report.cluster.auth).toEqual({ enabled: true, userCount: 3, roleCount: 4 });
    const { resources = [] } = report.space.classes[0] ?? {};
    expect(resources.map(({ resource }) => resource)).toContain('/big/');
    expect(report.space.biggest[0]).toMatchObject({ key: '/big/1400k', valueBytes: 1_400_000 });
    expect(report.stale.etcdLeases).toMatchObject({ count: 4, keys: 17, orphanedKeys: 0 });
  });

  test('an empty store', async () => {
    const { space, writes, times } = await inspectFixture('etcd/3.4-empty');
    expect(space).toMatchObject({ objects: 0, classes: [], biggest: [], mostWritten: [] });
    expect(writes.buckets).toEqual([]);
    expect(times).toEqual({ oldest: undefined, newest: undefined });
  });
});

describe('what is broken or odd', () => {
  const pod = (name: string, value: string) => ({ key: `/registry/pods/a/${name}`, value });

  test('objects that do not decode are counted and named', async () => {
    const records = [pod('x', 'k8s\0\xff'), pod('y', '{"kind":'), pod('z', 'text')];
    const bytes = buildStore({
      records: records.map((record, at) => ({ main: at + 2, ...record })),
    });
    const { unreadable, kubernetes } = await reportOn(bytes);
    expect(unreadable.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(unreadable.map(({ firstKey }) => firstKey).sort()).toEqual(
      records.map(({ key }) => key).sort(),
    );
    expect(kubernetes?.namespaces).toMatchObject([{ name: 'a', objects: 3, exists: false }]);
  });

  test('a Pod that is broken inside is named, among however many', async () => {
    const sound = new Map<string, Uint8Array>();
    await using snapshot = await openSnapshot(readFixture('kubernetes/before', 'snapshot.db'));
    for await (const batch of snapshot.records()) {
      for (const { key, value } of batch) sound.set(Buffer.from(key).toString('utf8'), value);
    }
    const [value = new Uint8Array(0)] = [...sound].flatMap(([key, bytes]) =>
      key.startsWith('/registry/pods/shop/') ? [bytes] : [],
    );
    const broken = value.slice(0, -40);
    const records = Array.from({ length: 3000 }, (_, at) => ({
      main: at + 2,
      key: `/registry/pods/a/pod-${String(at)}`,
      bytes: at === 777 ? broken : value,
    }));
    const { unreadable, stale } = await reportOn(buildStore({ records, perPage: 8 }));
    expect(unreadable).toMatchObject([{ count: 1, firstKey: '/registry/pods/a/pod-777' }]);
    expect(stale.items).toMatchObject([{ kind: 'running-pods', count: 2999 }]);
  });

  test('keys and texts without an end are cut', async () => {
    const long = 'n'.repeat(500_000);
    const node = (name: string) => ({
      key: `/registry/minions/${name}`,
      value: JSON.stringify({
        apiVersion: 'v1',
        kind: 'Node',
        metadata: { name, labels: { [`node-role.kubernetes.io/${long}`]: '' } },
        status: { nodeInfo: { osImage: long, kubeletVersion: long } },
      }),
    });
    const records = [
      node(long),
      node('a'),
      { key: `/registry/pods/${long}/x`, value: '{' },
      { key: `${long}/x`, value: '' },
      { key: long, value: '' },
    ];
    const bytes = buildStore({ records: records.map((one, at) => ({ main: at + 2, ...one })) });
    const report = await reportOn(bytes);
    expect(JSON.stringify(report).length).toBeLessThan(100_000);
    expect(report.space.objects).toBe(records.length);
  });

  test('names that are tokens are hidden', async () => {
    const token = 'oauth-token-that-opens-doors';
    const key = `/openshift.io/oauth/accesstokens/${token}`;
    const records = [2, 3].map((main) => ({
      main,
      key,
      value: '{}',
      version: main - 1,
      createRevision: 2,
    }));
    const report = await reportOn(buildStore({ records }));
    expect(JSON.stringify(report)).not.toContain(token);
    expect(report.space.mostWritten[0]?.key).toBe('/openshift.io/oauth/accesstokens/[a token]');
  });

  test('keys whose lease is gone', async () => {
    const records = [
      { main: 2, key: 'a', value: '1', lease: 77 },
      { main: 3, key: 'b', value: '1', lease: 78 },
      { main: 4, key: 'b', value: '2', version: 2, createRevision: 3 },
      { main: 5, key: 'c', value: '1', lease: 78 },
      { main: 6, key: 'c' },
    ];
    const { stale } = await reportOn(buildStore({ records, leases: { 78: 60 } }));
    expect(stale.etcdLeases).toMatchObject({ count: 1, keys: 1, orphanedKeys: 1 });
    expect(stale.etcdLeases.first).toMatchObject([{ ttlSeconds: 60, keys: 0 }]);
  });

  test('bootstrap tokens that had ended', async () => {
    const secret = (name: string, expiration: string) => ({
      key: `/registry/secrets/kube-system/bootstrap-token-${name}`,
      value: JSON.stringify({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: `bootstrap-token-${name}`, namespace: 'kube-system' },
        type: 'bootstrap.kubernetes.io/token',
        data: { expiration: Buffer.from(expiration).toString('base64') },
      }),
    });
    const clock = {
      key: '/registry/namespaces/default',
      value: JSON.stringify({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'default', creationTimestamp: '2026-01-02T00:00:00Z' },
      }),
    };
    const records = [
      clock,
      secret('old', '2026-01-01T00:00:00Z'),
      secret('new', '2026-01-03T00:00:00Z'),
    ];
    const bytes = buildStore({
      records: records.map((record, at) => ({ main: at + 2, ...record })),
    });
    const { stale } = await reportOn(bytes);
    expect(stale.items).toMatchObject([
      { kind: 'expired-tokens', count: 1, examples: ['Secret kube-system/bootstrap-token-old'] },
    ]);
  });

  test('prefixes that were chosen freely', async () => {
    const namespace = (name: string) => ({
      key: `/tenant-a/namespaces/${name}`,
      value: JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }),
    });
    const records = [namespace('default'), namespace('kube-system')];
    const bytes = buildStore({
      records: records.map((record, at) => ({ main: at + 2, ...record })),
    });
    const { kubernetes } = await reportOn(bytes);
    expect(kubernetes).toMatchObject({ prefixes: ['/tenant-a'], namespaceCount: 2 });
  });

  test('a run that is stopped', async () => {
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(inspectFixture('kubernetes/before', { signal })).rejects.toThrow('stopped');
  });
});

test('nothing of a Secret is in the report', async () => {
  const folder = 'kubernetes/after';
  const report = JSON.stringify(await inspectFixture(folder, meansOf(folder)));
  const objects = readObjects(folder);
  const names = objects.flatMap(({ key }) => key.split('/'));
  const told: string[] = [];
  for (const { key, object } of objects) {
    if (!key.startsWith('/registry/secrets/')) continue;
    const { data = {} } = object as unknown as { data?: Record<string, string> };
    for (const text of Object.values(data)) {
      const plain = Buffer.from(text, 'base64').toString('utf8');
      // A token names its namespace, which is no secret.
      const isName = plain.length < 8 || names.includes(plain);
      if (!isName && [text, plain].some((form) => report.includes(form))) told.push(key);
    }
  }
  expect(told).toEqual([]);
});
