/**
 * `verify` raises no false alarm: random snapshots and database files of every release are sound,
 * without an error or a warning; and it is no yes-sayer: a flipped bit in the trees of the same
 * snapshots is damage wherever anything in the file contradicts it.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { makeDatabaseFiles } from './harness/databases.ts';
import { flipBits } from './harness/flips.ts';
import { oursAsProcess } from './harness/ours.ts';
import { Random } from './harness/random.ts';
import { describeRounds, planRounds } from './harness/rounds.ts';
import { makeRandomSnapshot } from './harness/snapshots.ts';
import { Tally } from './harness/tally.ts';
import { expectSound, verifyFile } from './harness/verified.ts';
import { locateOracles } from '../oracles/locate.ts';

const TIMEOUT_MS = 180_000;
const FLIPS_PER_SNAPSHOT = 6;

const oracles = locateOracles();
const rounds = planRounds();
const tally = new Tally();

describe.skipIf(!oracles)('verify of random snapshots', { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-verify-'));
  });
  afterAll(async ({}, suite) => {
    await rm(folder, { recursive: true, force: true });
    await tally.finish('verify', suite, { input: `\`verify\` of ${describeRounds(rounds)}` });
  });

  const cases = rounds.map(({ version, seed }) => [version, seed] as const);
  it.each(cases)('etcd %s, seed %i', async (version, seed) => {
    const own = join(folder, `${version}-${String(seed)}`);
    const made = await makeRandomSnapshot({ version, seed, folder: own, keepDataDirectory: true });
    const { path, description } = made;
    await expectSoundSnapshot(path, description);
    await expectQuick(path, description);
    for (const { kind, path } of await makeDatabaseFiles(made, oracles!.etcd[version], oracles!)) {
      const { examined } = await expectSound(path, `${kind} database; ${description}`);
      expect(examined.trailer, description).toBe('missing');
      tally.add(`\`verify\` of a database, ${kind}: sound`);
    }
    await expectDamage(path, new Random(seed), description);
    await rm(own, { recursive: true });
  });
});

/** By the sources in this process, and by the command as it was built. */
async function expectSoundSnapshot(path: string, about: string): Promise<void> {
  const { examined } = await expectSound(path, about);
  expect(examined, about).toMatchObject({ trailer: 'matches', notExamined: [] });
  tally.add('`verify` of a snapshot: sound');
  const built = await oursAsProcess(['verify', path, '--fail-on', 'warning']);
  expect(built, `npm run build, then: ${about}`).toMatchObject({ exit: 0, stderr: '' });
  expect(built.stdout, about).toMatch(/^SOUND/);
  tally.add('`verify` of a snapshot by the built command: sound');
}

/** The file layer only, and it says so. */
async function expectQuick(path: string, about: string): Promise<void> {
  const { exit, report } = await verifyFile(path, ['--quick']);
  expect({ exit, verdict: report.verdict }, about).toEqual({ exit: 0, verdict: 'sound' });
  expect(report.examined.trailer, about).toBe('matches');
  expect(report.examined.pages, about).toBeUndefined();
  expect(report.examined.notExamined, about).toEqual(['pages and store (quick)']);
  tally.add('`verify --quick` of a snapshot: sound as far as it looked');
}

/** What is noticed is damage, except for a name that nobody knows, which is a warning. */
async function expectDamage(path: string, random: Random, about: string): Promise<void> {
  const snapshot = await readFile(path);
  const damaged = `${path}.flipped`;
  for await (const flip of flipBits(snapshot, random, FLIPS_PER_SNAPSHOT)) {
    await writeFile(damaged, flip.bytes);
    const { exit, report } = await verifyFile(damaged, ['--fail-on', 'warning']);
    const { verdict, examined } = report;
    const what = `${flip.description}; ${about}`;
    expect(examined.trailer, what).toBe('matches');
    if (!flip.isUndetectable) expect({ exit, verdict }, what).toMatchObject({ exit: 1 });
    if (verdict === 'damaged') tally.add('a flipped bit in the trees: damaged');
    else if (exit === 1) tally.add('a flipped bit in the trees: a warning');
    else tally.add('a flipped bit in the trees that nothing contradicts');
  }
}
