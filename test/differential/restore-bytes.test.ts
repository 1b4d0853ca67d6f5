/**
 * The raft files that we write for a restore are those of every released tool, byte for byte, for
 * random clusters: names, URLs and tokens with spaces, quotes, `<&>` and letters beyond ASCII.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { parseClusterFlags } from '../../src/etcd/cluster/new-cluster.ts';
import { encodeMemberFiles } from '../../src/operations/restore/member-files.ts';
import { SEGMENT_SIZE } from '../../src/wal/segment-name.ts';
import { readFixture } from '../build/fixtures.ts';
import { creationOrderOf } from '../build/restores.ts';
import { locateOracles } from '../oracles/locate.ts';
import { Random } from './harness/random.ts';
import { describeRounds, planRounds } from './harness/rounds.ts';
import { run } from './harness/run.ts';
import { Tally } from './harness/tally.ts';
import type { ClusterFlags } from '../../src/etcd/cluster/new-cluster.ts';
import type { EtcdMinor } from '../../src/etcd/version.ts';
import type { EtcdVersion } from '../oracles/versions.ts';

const TIMEOUT_MS = 180_000;
const MEMBERS_MAX = 5;
const URLS_MAX = 3;

const WORDS = [
  'a',
  'node-1',
  'n<1>&',
  'ü ñ',
  '名',
  '\u2028',
  '"q"',
  "it's",
  '\\',
  ' ',
  '\u{1f600}',
];
const HOSTS = ['localhost', '10.0.0.7', '[::1]', '[0:0::1]', '[fe80::1%25eth0]', 'bücher.example'];
/** Every release takes these as they are. */
const TAILS = ['', '', '', '?', '?a=<&>', '#f', '?ü'];

const oracles = locateOracles();
const tally = new Tally();
const planned = planRounds();

describe.skipIf(!oracles)('raft files of restores', { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  let snapshot = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-restore-bytes-'));
    snapshot = join(folder, 'snapshot.db');
    await writeFile(snapshot, readFixture('etcd/3.4-empty', 'snapshot.db'));
  });
  afterAll(async ({}, suite) => {
    await rm(folder, { recursive: true, force: true });
    await tally.finish('restore-bytes', suite, {
      input: describeRounds(planned).replace('snapshots', 'clusters'),
    });
  });

  it.each(planned)('of $version, seed $seed', async ({ version, seed }) => {
    await compare(version, seed);
  });

  async function compare(version: EtcdVersion, seed: number): Promise<void> {
    const flags = randomFlags(new Random(seed));
    const data = join(folder, `${version}-${String(seed)}`);
    const about = `seed ${String(seed)}: ${JSON.stringify(flags)}`;
    const { exit, stderr } = await run(oracles!.etcd[version].etcdutl, [
      ...['snapshot', 'restore', snapshot, '--data-dir', data, '--name', flags.name],
      ...['--initial-cluster', flags.initialCluster],
      ...['--initial-cluster-token', flags.initialClusterToken],
      ...['--initial-advertise-peer-urls', flags.initialAdvertisePeerUrls],
    ]);
    expect(exit, `${about}\n${stderr}`).toBe(0);
    const real = {
      wal: await onlyFile(join(data, 'member', 'wal'), '.wal'),
      snap: await onlyFile(join(data, 'member', 'snap'), '.snap'),
    };
    const { local, ...cluster } = await parseClusterFlags(flags, () => Promise.resolve([]));
    const made = encodeMemberFiles({
      ...cluster,
      localId: local.id,
      version: version.slice(0, 3) as EtcdMinor,
      // Tools since 3.6 make members in random order; of it only the v2 store says something.
      creationOrder: creationOrderOf(real.snap.bytes),
    });
    const wal = Buffer.alloc(SEGMENT_SIZE);
    wal.set(made.wal);
    expect({ wal: real.wal.name, snap: real.snap.name }, about).toEqual({
      wal: made.walName,
      snap: made.snapName,
    });
    expect(real.wal.bytes.equals(wal), about).toBe(true);
    expect(real.snap.bytes.equals(made.snap), about).toBe(true);
    tally.add(`log and raft snapshot of ${version}: the same bytes`);
    await rm(data, { recursive: true });
  }
});

async function onlyFile(folder: string, end: string): Promise<{ name: string; bytes: Buffer }> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(end));
  expect(names.length).toBe(1);
  const name = names[0] ?? '';
  return { name, bytes: await readFile(join(folder, name)) };
}

/** Members that all releases accept; each URL has its own port. */
function randomFlags(random: Random): ClusterFlags {
  let port = random.integer(1, 60_000);
  const words = (): string =>
    Array.from({ length: random.integer(0, 4) }, () => random.pick(WORDS)).join('');
  const url = (): string => {
    const scheme = random.pick(['http', 'https', 'HTTP', 'unix']);
    return `${scheme}://${random.pick(HOSTS)}:${String(port++)}${random.pick(TAILS)}`;
  };
  const names = new Set<string>();
  const count = random.integer(1, MEMBERS_MAX + 1);
  while (names.size < count) names.add(words());
  const members = [...names].map((name) => {
    return { name, urls: Array.from({ length: random.integer(1, URLS_MAX + 1) }, url) };
  });
  const local = random.pick(members);
  return {
    name: local.name,
    initialCluster: members
      .flatMap(({ name, urls }) => urls.map((text) => `${name}=${text}`))
      .join(','),
    initialClusterToken: words(),
    initialAdvertisePeerUrls: local.urls.toReversed().join(' ,'),
  };
}
