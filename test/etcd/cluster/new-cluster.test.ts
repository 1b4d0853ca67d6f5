/**
 * What etcd's flags say of a cluster. Ids and texts are those of `etcdutl snapshot restore` of
 * 3.5.35, 3.6.16 and 3.7.3 with the same flags.
 */
import { describe, expect, it } from 'vitest';

import { ClusterError } from '../../../src/errors.ts';
import { computeClusterId, computeMemberId } from '../../../src/etcd/cluster/member-id.ts';
import { makeCluster, parseClusterFlags } from '../../../src/etcd/cluster/new-cluster.ts';
import type { ClusterCode } from '../../../src/errors.ts';
import type { NewMember } from '../../../src/etcd/cluster/new-cluster.ts';

const HOSTS: Readonly<Record<string, readonly string[]>> = {
  'one.example': ['10.0.0.1'],
  'six.example': ['FD00::0:1', '10.0.0.6'],
  LOCALHOST: ['127.0.0.1'],
  'nowhere.example': [],
};

async function resolve(host: string): Promise<readonly string[]> {
  const addresses = HOSTS[host];
  if (addresses !== undefined) return Promise.resolve(addresses);
  return Promise.reject(new Error(`lookup ${host} on 10.0.0.53:53: no such host`));
}

function parse(initialCluster: string, advertised: string, name = 'a') {
  return parseClusterFlags(
    {
      name,
      initialCluster,
      initialClusterToken: 't',
      initialAdvertisePeerUrls: advertised,
    },
    resolve,
  );
}

function voter(name: string, ...peerUrls: readonly string[]): NewMember {
  return { name, peerUrls, isLearner: false };
}

describe('ids', () => {
  it('of the default flags', async () => {
    const { members, clusterId } = await makeCluster(
      [voter('default', 'http://localhost:2380')],
      'etcd-cluster',
    );
    expect(members).toEqual([
      {
        id: 0x8e9e_05c5_2164_694dn,
        name: 'default',
        peerUrls: ['http://localhost:2380'],
        clientUrls: [],
        isLearner: false,
      },
    ]);
    expect(clusterId).toBe(0xcdf8_1819_4e3a_8c32n);
  });

  it('of two members, in the order of their ids', async () => {
    const described = [voter('b', 'http://127.0.0.1:12013'), voter('a', 'http://127.0.0.1:12011')];
    const { members, clusterId } = await makeCluster(described, 'etcd-cluster');
    expect(members.map(({ id }) => id)).toEqual([0x6ef1_1909_8db7_2eccn, 0xb63b_8b9c_fff3_21a4n]);
    expect(members.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(clusterId).toBe(0xdbd9_0623_de2b_7877n);
  });

  it('of two URLs, whose order does not matter', async () => {
    const urls = ['http://localhost:2380', 'http://localhost:1380'];
    for (const peerUrls of [urls, urls.toReversed()]) {
      const { members } = await makeCluster([voter('n', ...peerUrls)], 'etcd-cluster');
      expect(members[0]?.id).toBe(0x0ace_7287_b1ed_a965n);
      expect(members[0]?.peerUrls).toEqual(urls.toReversed());
    }
  });

  it('of an empty token and of a small id, which counts with all its bytes', async () => {
    expect(await computeMemberId(['http://a:1'], 't')).toBe(0x060_320b_f744_2cfban);
    expect(await computeClusterId([1n])).not.toBe(await computeClusterId([0x100n]));
  });
});

describe('flags', () => {
  it('are read as they are: names with spaces, empty parts, repeated names', async () => {
    const { local, members } = await parse(' a= http://localhost:1 ,,', 'http://localhost:1', ' a');
    expect(local).toMatchObject({ id: 0xa79b_339f_1f3f_cae1n, name: ' a' });
    expect(members).toEqual([local]);
    const two = await parse('b=http://b:1,a=http://a:2,a=http://a:1', 'http://a:1,http://a:2');
    expect(two.local.peerUrls).toEqual(['http://a:1', 'http://a:2']);
    expect(two.members.length).toBe(2);
  });

  it('may have an empty name', async () => {
    const { local } = await parse('=http://localhost:1', 'http://localhost:1', '');
    expect(local).toMatchObject({ id: 0xa79b_339f_1f3f_cae1n, name: '' });
  });

  it.each([
    ['an address written otherwise', 'a=http://[0:0::1]:1', 'http://[::1]:1'],
    ['IPv4 inside of IPv6', 'a=http://[::ffff:1.2.3.4]:1', 'http://1.2.3.4:1'],
    ['a port with a zero', 'a=http://10.0.0.1:080', 'http://10.0.0.1:80'],
    ['an empty port', 'a=http://10.0.0.1:', 'http://10.0.0.1:0'],
    ['a name', 'a=http://one.example:1', 'http://10.0.0.1:1'],
    ['a name with several addresses', 'a=http://six.example:1', 'http://[fd00::1]:1'],
    [
      'two, in another order',
      'a=http://one.example:1,a=http://localhost:1',
      'http://localhost:1,http://10.0.0.1:1',
    ],
  ])('advertise the same by %s', async (_how, initialCluster, advertised) => {
    const listed = initialCluster.replaceAll('a=', '').split(',').toSorted();
    const { local } = await parse(initialCluster, advertised);
    expect(local.peerUrls).toEqual(listed);
  });
});

const MISSING = 'but missing from --initial-advertise-peer-urls=';

const REFUSED: readonly (readonly [
  code: ClusterCode,
  initialCluster: string,
  advertised: string,
  message: string,
])[] = [
  ['cluster-url', 'default', 'http://a:1', 'URL scheme must be http, https, unix, or unixs: '],
  ['cluster-url', 'a=http://a:1', '', 'URL scheme must be http, https, unix, or unixs: '],
  [
    'cluster-name',
    '',
    'http://a:1',
    'couldn\'t find local name "a" in the initial cluster configuration',
  ],
  [
    'cluster-advertised',
    'a=http://a:1,a=http://b:1',
    'http://a:1',
    `--initial-cluster has a=http://b:1 ${MISSING}http://a:1 (len(["http://a:1"]) != len(["http://a:1" "http://b:1"]))`,
  ],
  [
    'cluster-advertised',
    'a=http://a:1',
    'http://a:1,http://b:1',
    '--initial-advertise-peer-urls has http://b:1 but missing from --initial-cluster=a=http://a:1,a=http://b:1',
  ],
  [
    'cluster-advertised',
    'a=http://10.0.0.1:1,a=http://10.0.0.2:1',
    'http://10.0.0.1:1,http://10.0.0.3:1',
    `--initial-cluster has a=http://10.0.0.2:1 ${MISSING}http://10.0.0.1:1,http://10.0.0.3:1 (resolved urls: "http://10.0.0.3:1" != "http://10.0.0.2:1")`,
  ],
  [
    'cluster-advertised',
    'a=http://localhost:1',
    'http://127.0.0.1:1',
    `--initial-cluster has a=http://localhost:1 ${MISSING}http://127.0.0.1:1 (resolved urls: "http://127.0.0.1:1" != "http://localhost:1")`,
  ],
  [
    'cluster-advertised',
    'a=unix://x:1',
    'unix://y:1',
    `--initial-cluster has a=unix://x:1 ${MISSING}unix://y:1 (resolved urls: "unix://y:1" != "unix://x:1")`,
  ],
  [
    'cluster-advertised',
    'a=http://LOCALHOST:1',
    'http://localhost:1',
    `--initial-cluster has a=http://LOCALHOST:1 ${MISSING}http://localhost:1 (resolved urls: "http://localhost:1" != "http://127.0.0.1:1")`,
  ],
  [
    'cluster-advertised',
    'a=http://nohost.invalid:1',
    'http://0.0.0.0:1',
    `--initial-cluster has a=http://nohost.invalid:1 ${MISSING}http://0.0.0.0:1 (failed to resolve "http://nohost.invalid:1" (lookup nohost.invalid on 10.0.0.53:53: no such host))`,
  ],
  [
    'cluster-advertised',
    'a=http://nowhere.example:1',
    'http://0.0.0.0:1',
    `--initial-cluster has a=http://nowhere.example:1 ${MISSING}http://0.0.0.0:1 (failed to resolve "http://nowhere.example:1" (lookup nowhere.example: no such host))`,
  ],
  [
    'cluster-duplicate-url',
    'b=http://10.0.0.1:1,a=http://10.0.0.1:1',
    'http://10.0.0.1:1',
    'initial cluster a=http://10.0.0.1:1,b=http://10.0.0.1:1 has duplicate url',
  ],
  [
    'cluster-duplicate-url',
    'a=http://10.0.0.1:1,a=http://10.0.0.1:1',
    'http://10.0.0.1:1,http://10.0.0.1:1',
    'initial cluster a=http://10.0.0.1:1,a=http://10.0.0.1:1 has duplicate url',
  ],
  [
    'cluster-member-id',
    'x=http://a:1?,x=http://b:2,a=http://a:1?http://b:2',
    'http://a:1?http://b:2',
    'member exists with identical ID &{35606d956ebf88b3 {[http://a:1?http://b:2] false} {a []}}',
  ],
];

describe('refused with the text of etcd', () => {
  it.each(REFUSED)('%s: %j, advertised %j', async (code, initialCluster, advertised, message) => {
    const error = await parse(initialCluster, advertised).catch((reason: unknown) => reason);
    expect(error).toEqual(new ClusterError(code, message));
    expect(error).toMatchObject({ code, name: 'ClusterError' });
  });

  it('quotes a name as Go does', async () => {
    await expect(parse('a=http://a:1', 'http://a:1', 'q"<ü')).rejects.toThrow(
      'couldn\'t find local name "q\\"<ü" in the initial cluster configuration',
    );
  });
});

describe('a list that no flag can say', () => {
  it('names a member twice', async () => {
    const error = new ClusterError('cluster-name', 'member name "a" is given twice');
    const described = [voter('a', 'http://a:1'), voter('a', 'http://b:1')];
    await expect(makeCluster(described, '')).rejects.toEqual(error);
  });

  it('has nobody who votes', async () => {
    const error = new ClusterError('cluster-voters', 'the cluster has no member that votes');
    await expect(makeCluster([], '')).rejects.toEqual(error);
    const learner = { ...voter('a', 'http://a:1'), isLearner: true };
    await expect(makeCluster([learner], '')).rejects.toEqual(error);
  });
});
