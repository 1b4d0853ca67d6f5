/**
 * Damaged logs: where we say that a data directory is sound, a server of the release that left it
 * starts on a copy and takes a write; where we say that it is damaged, the server ends or never
 * takes one. The directories are fixtures, so that a seed gives the same bytes everywhere.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  FIXTURE_ROOT_PASSWORD,
  directoriesOf,
  verifyDirectory,
} from './harness/data-directories.ts';
import { fateOf } from './harness/fate.ts';
import { listedDifference, readLogDifferences } from './harness/log-differences.ts';
import { Random } from './harness/random.ts';
import { planRounds } from './harness/rounds.ts';
import { raftFactsOf, readServerLog } from './harness/server-log.ts';
import { EtcdServer } from './harness/server.ts';
import { Tally } from './harness/tally.ts';
import { MUTATION_KINDS, mutateLog } from './harness/wal-mutations.ts';
import { directoryFiles, forgetDirectories, writeDirectory } from '../build/data-directory.ts';
import { locateOracles } from '../oracles/locate.ts';
import type { EtcdVersion } from '../oracles/versions.ts';

const TIMEOUT_MS = 300_000;
/** Mutations of a round of each release. */
const MUTATIONS_PER_ROUND = 2;

const oracles = locateOracles();
const differences = readLogDifferences();
const tally = new Tally();
const cases = planRounds().flatMap(({ version, seed }, round) =>
  Array.from({ length: MUTATIONS_PER_ROUND }, (_, index) => {
    const number = round * MUTATIONS_PER_ROUND + index;
    const kind = MUTATION_KINDS[number % MUTATION_KINDS.length]!;
    return { version, seed: seed * MUTATIONS_PER_ROUND + index, kind };
  }),
);

describe.skipIf(!oracles)('damaged logs', { timeout: TIMEOUT_MS, concurrent: true }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-wal-mutations-'));
  });
  afterAll(async ({}, suite) => {
    await rm(folder, { recursive: true, force: true });
    forgetDirectories();
    const seeds = `seeds ${String(cases[0]!.seed)} to ${String(cases.at(-1).seed)}`;
    await tally.finish('wal-mutations', suite, {
      input: `${String(cases.length)} damages of data directories, ${seeds}`,
    });
  });

  it.each(cases)('etcd $version, seed $seed, $kind', async ({ version, seed, kind }) => {
    const own = await mkdtemp(join(folder, `${version}-`));
    const random = new Random(seed);
    const base = random.pick(directoriesOf(version));
    const { files, description, kind: done } = mutateLog(await directoryFiles(base), kind, random);
    const dataDirectory = join(own, 'data');
    await writeDirectory(dataDirectory, files);
    const { verdict, findings, wal } = await verifyDirectory(dataDirectory);
    const server = await serverOn(dataDirectory, own, version);
    const fate = await fateOf(server, FIXTURE_ROOT_PASSWORD);
    const raft = raftFactsOf(readServerLog(server.logPath));
    await rm(own, { recursive: true });

    const about = `${base}, ${done}: ${description}\nours: ${verdict}\n${textOf(findings)}`;
    expect(['sound', 'damaged'], about).toContain(verdict);
    if (raft !== undefined) {
      expect(wal, about).toMatchObject(raft);
      tally.add('last index, last term, term and commit, of a log that the server reads');
    }
    if ((verdict === 'sound') === (fate.kind === 'serves')) {
      tally.add(`${verdict}, and the server ${fate.kind}`);
      return;
    }
    const codes = findings.map(({ code }) => code);
    const found = { kind: done, version, ours: verdict, codes, fate };
    const listed = listedDifference(found, differences);
    const said = [`etcd ${fate.kind}`, ...fate.complaints].join('\n');
    expect(listed, `${about}\n${said}`).toBeDefined();
    tally.add(`known difference: ${verdict}, and the server ${fate.kind}`);
  });
});

function serverOn(
  dataDirectory: string,
  folder: string,
  version: EtcdVersion,
): Promise<EtcdServer> {
  return EtcdServer.prepare({ tools: oracles!.etcd[version], folder, dataDirectory, name: 'one' });
}

function textOf(findings: readonly { severity: string; code: string; text: string }[]): string {
  return findings.map(({ severity, code, text }) => `${severity} ${code}: ${text}`).join('\n');
}
