/**
 * Damaged logs: where we say that a data directory is sound, a server of the release that left it
 * starts on a copy and takes a write; where we say that it is damaged, the server ends or never
 * takes one. The directories are fixtures, so that a seed gives the same bytes everywhere.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  FIXTURE_ROOT_PASSWORD,
  directoriesOf,
  releaseOf,
  verifyDirectory,
} from './harness/data-directories.ts';
import { fateOf } from './harness/fate.ts';
import { listedDifference, readLogDifferences } from './harness/log-differences.ts';
import { Random } from './harness/random.ts';
import { firstSeed, planRounds } from './harness/rounds.ts';
import { raftFactsOf, readServerLog } from './harness/server-log.ts';
import { EtcdServer } from './harness/server.ts';
import { Tally } from './harness/tally.ts';
import { MUTATION_KINDS, mutateLog } from './harness/wal-mutations.ts';
import {
  applyToDirectory,
  baseDirectory,
  directoryFiles,
  directoryMutations,
  forgetDirectories,
  writeDirectory,
} from '../build/data-directory.ts';
import { locateOracles } from '../oracles/locate.ts';
import { ETCD_VERSIONS } from '../oracles/versions.ts';
import type { DirectoryFiles } from '../build/data-directory.ts';
import type { EtcdVersion } from '../oracles/versions.ts';

const TIMEOUT_MS = 300_000;
/** Random damages of a round of each release. */
const MUTATIONS_PER_ROUND = 2;
/** With so many rounds, all damages of `fixtures/mutations` are run, with fewer a share of them. */
const ROUNDS_OF_ALL = 50;

/** A data directory to damage, and how. */
interface Damage {
  readonly kind: string;
  readonly description: string;
  readonly version: EtcdVersion;
  readonly files: DirectoryFiles;
}

const oracles = locateOracles();
const differences = readLogDifferences();
const tally = new Tally();
const rounds = planRounds();
const randomCases = rounds.flatMap(({ version, seed }, round) =>
  Array.from({ length: MUTATIONS_PER_ROUND }, (_, index) => {
    const number = round * MUTATIONS_PER_ROUND + index;
    const kind = MUTATION_KINDS[number % MUTATION_KINDS.length]!;
    return { version, seed: seed * MUTATIONS_PER_ROUND + index, kind };
  }),
);
const recordedCases = (['3.5', '3.6', '3.7'] as const)
  .flatMap((minor) => [
    ...directoryMutations('wal', minor),
    ...directoryMutations('segments', minor),
  ])
  .filter((_, index) => {
    const share = Math.ceil((ROUNDS_OF_ALL * ETCD_VERSIONS.length) / rounds.length);
    return (index + firstSeed()) % share === 0;
  });

describe.skipIf(!oracles)('damaged logs', { timeout: TIMEOUT_MS, concurrent: true }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-wal-mutations-'));
  });
  afterAll(async ({}, suite) => {
    await rm(folder, { recursive: true, force: true });
    forgetDirectories();
    const seeds = [randomCases[0], randomCases[randomCases.length - 1]].map((one) => one?.seed);
    await tally.finish('wal-mutations', suite, {
      input:
        `${String(recordedCases.length)} recorded and ${String(randomCases.length)} random damages ` +
        `of data directories, seeds ${seeds.join(' to ')}`,
    });
  });

  it.each(randomCases)('etcd $version, seed $seed, $kind', async ({ version, seed, kind }) => {
    const random = new Random(seed);
    const base = random.pick(directoriesOf(version));
    const damaged = mutateLog(await directoryFiles(base), kind, random);
    const description = `${base}, ${damaged.kind}: ${damaged.description}`;
    await compare({ ...damaged, description, version }, folder);
  });

  it.each(recordedCases)('$id', async (mutation) => {
    const base = baseDirectory(mutation);
    const files = applyToDirectory(await directoryFiles(base), mutation.ops);
    const kind = mutation.id.slice('3.x-'.length);
    const description = `${mutation.id}: ${mutation.breaks}`;
    await compare({ kind, description, version: releaseOf(base), files }, folder);
  });
});

/** What we say of the directory, and then what becomes of a server on it. */
async function compare(
  { kind, description, version, files }: Damage,
  folder: string,
): Promise<void> {
  const own = await mkdtemp(join(folder, `${version}-`));
  const dataDirectory = join(own, 'data');
  await writeDirectory(dataDirectory, files);
  // A log that is elsewhere (`--wal-dir`) is another matter than one without segments.
  await mkdir(join(dataDirectory, 'member', 'wal'), { recursive: true });
  const { verdict, findings, wal } = await verifyDirectory(dataDirectory);
  const server = await EtcdServer.prepare({
    tools: oracles!.etcd[version],
    folder: own,
    dataDirectory,
  });
  const fate = await fateOf(server, FIXTURE_ROOT_PASSWORD);
  const raft = raftFactsOf(readServerLog(server.logPath));
  await rm(own, { recursive: true });

  const codes = findings.map(({ code }) => code);
  const said = findings.map(({ severity, code, text }) => `${severity} ${code}: ${text}`);
  const ours = [`ours: ${verdict}`, ...said];
  const about = [description, ...ours, `etcd ${fate.kind}`, ...fate.complaints].join('\n');
  expect(['sound', 'damaged', 'unknown'], about).toContain(verdict);
  // Behind damage we read nothing, where etcd may go on.
  if (raft !== undefined && wal?.stop.reason !== 'damaged') {
    expect(wal, about).toMatchObject(raft);
    tally.add('last index, last term, term and commit, where the server comes to read the log');
  }
  if (verdict === 'unknown') {
    // Nothing is claimed of a log whose end is gone with whole entries behind it, and of no other.
    expect(codes, about).toContain('wal-records-behind');
    tally.add(`unknown, and the server ${fate.kind}`);
    return;
  }
  if ((verdict === 'sound') === (fate.kind === 'serves')) {
    tally.add(`${verdict}, and the server ${fate.kind}`);
    return;
  }
  const listed = listedDifference({ kind, version, ours: verdict, codes, fate }, differences);
  expect(listed, about).toBeDefined();
  tally.add(`known difference: ${verdict}, and the server ${fate.kind}`);
}
