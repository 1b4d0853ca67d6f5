/**
 * `wal dump` prints byte for byte what `etcd-dump-logs` prints: of every fixture, and of the logs of
 * random histories.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ours } from './harness/ours.ts';
import { Random } from './harness/random.ts';
import { describeRounds, planRounds } from './harness/rounds.ts';
import { run } from './harness/run.ts';
import { makeRandomSnapshot } from './harness/snapshots.ts';
import { Tally } from './harness/tally.ts';
import {
  dataDirectoryNames,
  directoryFiles,
  forgetDirectories,
  writeDirectory,
} from '../build/data-directory.ts';
import { locateOracles } from '../oracles/locate.ts';
import { DUMP_LOGS_VERSION } from '../oracles/versions.ts';

const TIMEOUT_MS = 180_000;
// prettier-ignore
const ENTRY_TYPES = [
  'ConfigChange', 'Normal', 'Request', 'InternalRaftRequest', 'IRRRange', 'IRRPut', 'IRRDeleteRange',
  'IRRTxn', 'IRRCompaction', 'IRRLeaseGrant', 'IRRLeaseRevoke', 'IRRLeaseCheckpoint',
];

const oracles = locateOracles();
const rounds = planRounds().filter((_, index) => index % 2 === 0);
const tally = new Tally();

describe.skipIf(!oracles)(`etcd-dump-logs ${DUMP_LOGS_VERSION}`, { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-wal-dump-'));
  });
  afterAll(async ({}, suite) => {
    await rm(folder, { recursive: true, force: true });
    forgetDirectories();
    await tally.finish('wal-dump', suite, { input: `all fixtures, ${describeRounds(rounds)}` });
  });

  it.each(dataDirectoryNames())('%s', async (name) => {
    const dataDirectory = join(folder, name);
    await writeDirectory(dataDirectory, await directoryFiles(name));
    forgetDirectories();
    await compare(dataDirectory, new Random(name.length), name);
    await rm(dataDirectory, { recursive: true });
  });

  const cases = rounds.map(({ version, seed }) => [version, seed] as const);
  it.each(cases)('etcd %s, seed %i', async (version, seed) => {
    const own = join(folder, `${version}-${String(seed)}`);
    const made = await makeRandomSnapshot({ version, seed, folder: own, keepDataDirectory: true });
    await compare(made.dataDirectory!, new Random(seed), made.description);
    await rm(own, { recursive: true });
  });
});

/** The whole log from the newest snapshot, from an index on, and some types of entries alone. */
async function compare(dataDirectory: string, random: Random, about: string): Promise<void> {
  const whole = await expectSame(dataDirectory, [], about);
  const lastIndex = Number(/^lastIndex=(\d+)$/m.exec(whole)?.[1] ?? 0);
  const index = String(random.integer(0, lastIndex + 1));
  for (const from of ['0', index]) await expectSame(dataDirectory, ['start-index', from], about);
  for (const type of ENTRY_TYPES) await expectSame(dataDirectory, ['entry-type', type], about);
  const types = ENTRY_TYPES.filter(() => random.chance(0.4));
  await expectSame(dataDirectory, ['entry-type', types.join(',') || 'Normal'], about);
}

/** Runs both with an option, which both name alike; gives what both printed. */
async function expectSame(
  dataDirectory: string,
  option: readonly string[],
  about: string,
): Promise<string> {
  const [name, ...value] = option;
  const what = `${option.join(' ')}; ${about}`;
  const flags = name === undefined ? [] : [`-${name}`, ...value];
  const theirs = await run(oracles!.dumpLogs, [...flags, dataDirectory]);
  expect(theirs, what).toMatchObject({ exit: 0 });
  const options = name === undefined ? [] : [`--${name}`, ...value];
  const found = await ours(['wal', 'dump', dataDirectory, '--show-values', ...options]);
  expect(found, what).toMatchObject({ exit: 0, stderr: '' });
  expect(found.stdout === theirs.stdout, `${what}\n${firstDifference(found, theirs)}`).toBe(true);
  tally.add(name === undefined ? '`wal dump`' : `\`wal dump --${name}\``);
  return theirs.stdout;
}

function firstDifference(found: { stdout: string }, theirs: { stdout: string }): string {
  const expected = theirs.stdout.split('\n');
  const lines = found.stdout.split('\n');
  const at = expected.findIndex((line, index) => line !== lines[index]);
  const from = at === -1 ? expected.length : at;
  return `line ${String(from + 1)}: found ${String(lines[from])}, expected ${String(expected[from])}`;
}
