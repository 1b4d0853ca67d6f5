/**
 * `bbolt check`, `pages` and `buckets` against the released command: on sound files of every kind
 * they print the same, and what bbolt finds wrong with a damaged file, we find too.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { LONG_FREELIST, makeCorpora } from './harness/corpora.ts';
import { makeDatabaseFiles } from './harness/databases.ts';
import { knownDifferences } from './harness/known-differences.ts';
import { mutatedBytes, readMutations } from './harness/mutation-files.ts';
import { ours } from './harness/ours.ts';
import { describeRounds, planRounds } from './harness/rounds.ts';
import { run } from './harness/run.ts';
import { makeRandomSnapshot } from './harness/snapshots.ts';
import { Tally } from './harness/tally.ts';
import { fixtureNames, readFixture } from '../build/fixtures.ts';
import { locateOracles } from '../oracles/locate.ts';
import { BBOLT_VERSION } from '../oracles/versions.ts';

const COMMANDS = ['check', 'pages', 'buckets'] as const;
const ROUNDS_MAX = 2;
const TIMEOUT_MS = 300_000;

const oracles = locateOracles();
const rounds = planRounds(ROUNDS_MAX);
const mutations = readMutations();
const tally = new Tally();

describe.skipIf(!oracles)(`bbolt ${BBOLT_VERSION}`, { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-bbolt-'));
  });
  afterAll(async ({}, suite) => {
    await rm(folder, { recursive: true, force: true });
    const damaged = `${String(mutations.length)} damages`;
    await tally.finish('bbolt', suite, {
      input: `all fixtures, ${damaged}, ${describeRounds(rounds)}`,
    });
  });

  it.each([...fixtureNames('etcd'), ...fixtureNames('kubernetes')])('%s', async (name) => {
    const path = join(folder, `${name.replaceAll('/', '-')}.db`);
    await writeFile(path, readFixture(name, 'snapshot.db'));
    await expectSame(path, name);
    await rm(path);
  });

  it('other page sizes, with and without a stored freelist', async () => {
    for (const { name, path } of await makeCorpora(folder, oracles!)) {
      await expectSame(path, name);
      expect(await ours(['status', path]), name).toMatchObject({ exit: 0, stderr: '' });
      if (!name.startsWith(LONG_FREELIST)) continue;
      // The count of the page says no more than that the true count is elsewhere.
      const { stdout } = await ours(['bbolt', 'pages', path]);
      expect(/ freelist +65535 /.test(stdout), name).toBe(name.endsWith('stored freelist'));
    }
  });

  const cases = rounds.map(({ version, seed }) => [version, seed] as const);
  it.each(cases)('etcd %s, seed %i', async (version, seed) => {
    const own = join(folder, `${version}-${String(seed)}`);
    const made = await makeRandomSnapshot({ version, seed, folder: own, keepDataDirectory: true });
    await expectSame(made.path, made.description);
    for (const { kind, path } of await makeDatabaseFiles(made, oracles!.etcd[version], oracles!)) {
      await expectSame(path, `${kind} database; ${made.description}`);
    }
    await rm(own, { recursive: true });
  });

  it.each(COMMANDS)('%s of damaged files differs where it is known to', async (command) => {
    const differing: string[] = [];
    // A gzip file is no damage to us: it is decompressed.
    for (const mutation of mutations.filter(({ id }) => id !== 'gzipped')) {
      const path = join(folder, `${mutation.id}.db`);
      await writeFile(path, mutatedBytes(mutation));
      // On a file that a check crashes on, bbolt's buckets crashes too, but not each time.
      const isAnswered = command !== 'buckets' || mutation.results.bbolt_check.exit === 0;
      if (isAnswered && (await differs(command, path))) differing.push(mutation.id);
      await rm(path);
    }
    const known = [...knownDifferences(`bbolt ${command}`).keys()];
    expect(differing.sort()).toEqual(known.sort());
  });
});

/** All three commands on a sound file. */
async function expectSame(path: string, about: string): Promise<void> {
  for (const command of COMMANDS) {
    const what = `bbolt ${command}; ${about}`;
    const theirs = await run(oracles!.bbolt, [command, path]);
    const found = await ours(['bbolt', command, path]);
    expect(theirs, what).toMatchObject({ exit: 0 });
    expect(found, what).toMatchObject({ exit: 0, stderr: '' });
    if (command === 'check')
      expect([theirs.stdout, found.stdout.slice(0, 3)]).toEqual(['OK\n', 'OK ']);
    else expect(withoutBlanks(found.stdout) === withoutBlanks(theirs.stdout), what).toBe(true);
    tally.add(`\`bbolt ${command}\`, sound files`);
  }
}

/** Whether we say something else of a damaged file; where bbolt crashes, only a check counts. */
async function differs(command: (typeof COMMANDS)[number], path: string): Promise<boolean> {
  const theirs = await run(oracles!.bbolt, [command, path]);
  const found = await ours(['bbolt', command, path]);
  expect([0, 1, 2], `${command} ${path}`).toContain(found.exit);
  if (command === 'check') {
    tally.add('`bbolt check`, damaged files');
    if (theirs.exit !== 0) expect(found.exit, `bbolt finds damage in ${path}`).not.toBe(0);
    return (theirs.exit === 0) !== (found.exit === 0);
  }
  if (theirs.exit !== 0) return false;
  tally.add(`\`bbolt ${command}\`, damaged files that bbolt lists`);
  return withoutBlanks(found.stdout) !== withoutBlanks(theirs.stdout);
}

function withoutBlanks(text: string): string {
  return text.replace(/ +$/gm, '');
}
