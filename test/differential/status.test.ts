/**
 * Random snapshots and database files of every release: `status` and `hashkv` print byte for byte
 * what the released tools print, `--details` says what the live server said, and nothing is found
 * wrong.
 */
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { EtcdMinor } from '../../src/etcd/version.ts';
import { openSnapshot } from '../../src/etcd/snapshot.ts';
import { MemorySink } from '../../src/io/memory-sink.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import { writeSnapshot } from '../../src/operations/rewrite/write-snapshot.ts';
import { makeDatabaseFiles } from './harness/databases.ts';
import { ours, oursAsProcess } from './harness/ours.ts';
import { describeRounds, planRounds } from './harness/rounds.ts';
import { run } from './harness/run.ts';
import { makeRandomSnapshot } from './harness/snapshots.ts';
import { Tally } from './harness/tally.ts';
import { locateOracles } from '../oracles/locate.ts';
import { ETCD_VERSIONS } from '../oracles/versions.ts';
import type { EtcdVersion } from '../oracles/versions.ts';
import type { LiveFacts } from './harness/facts.ts';
import type { RandomSnapshot } from './harness/snapshots.ts';

const FORMATS = ['simple', 'table', 'json', 'fields'];
const HASH_TOOL = '3.7.3';
const TIMEOUT_MS = 180_000;

const oracles = locateOracles();
const rounds = planRounds();
const tally = new Tally();

describe.skipIf(!oracles)('random snapshots', { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-status-'));
  });
  afterAll(async ({}, suite) => {
    await rm(folder, { recursive: true, force: true });
    await tally.finish('status', suite, { input: describeRounds(rounds) });
  });

  const cases = rounds.map(({ version, seed }) => [version, seed] as const);
  it.each(cases)('etcd %s, seed %i', async (version, seed) => {
    const own = join(folder, `${version}-${String(seed)}`);
    const made = await makeRandomSnapshot({ version, seed, folder: own, keepDataDirectory: true });
    await compareStatus(made.path, made.description);
    await compareBuilt(made.path, made.description);
    await compareHashes(made.path, made.facts, made.description);
    await compareWithLive(made);
    for (const { kind, path } of await makeDatabaseFiles(made, oracles!.etcd[version], oracles!)) {
      const about = `${kind} database; ${made.description}`;
      await compareStatus(path, about);
      await compareHashes(path, undefined, about);
    }
    const written = await writeAnew(made.path, version);
    await compareStatus(written, `records written anew; ${made.description}`);
    await compareHashes(written, undefined, `records written anew; ${made.description}`);
    await rm(own, { recursive: true });
  });
});

/** A snapshot that `writeSnapshot` makes of the records of another. */
async function writeAnew(path: string, version: EtcdVersion): Promise<string> {
  const snapshot = await openSnapshot(new Uint8Array(await readFile(path)));
  const { finishedCompactRevision, scheduledCompactRevision } = await snapshot.storeMeta();
  const sink = new MemorySink();
  const open = () => Promise.resolve(new MemorySource(sink.bytes));
  await writeSnapshot(
    snapshot.records(),
    { sink, open },
    {
      version: version.slice(0, 3) as EtcdMinor,
      compactRevision: finishedCompactRevision,
      scheduledCompactRevision,
    },
  );
  const target = `${path}.written`;
  await writeFile(target, sink.bytes);
  return target;
}

async function compareStatus(path: string, about: string): Promise<void> {
  for (const version of ETCD_VERSIONS) {
    const compat = version.slice(0, 3);
    for (const format of FORMATS) {
      const argv = ['snapshot', 'status', path, '-w', format];
      const theirs = await run(oracles!.etcd[version].etcdutl, argv);
      const found = await ours(['status', path, '-w', format, '--compat', compat]);
      const what = `status -w ${format} of ${version}; ${about}`;
      expect(theirs, what).toMatchObject({ exit: 0 });
      expect(found, what).toEqual({ exit: 0, stdout: theirs.stdout, stderr: '' });
      tally.add(`\`status -w ${format}\` against ${version}`);
    }
  }
  expect(await run(oracles!.bbolt, ['check', path]), about).toMatchObject({ exit: 0 });
  expect(await ours(['bbolt', 'check', path]), about).toMatchObject({ exit: 0, stderr: '' });
  tally.add('`bbolt check` finds nothing, nor do we');
}

/** The command as it was built, as a process of its own, says the same. */
async function compareBuilt(path: string, about: string): Promise<void> {
  const argv = ['status', path, '-w', 'json'];
  const built = await oursAsProcess(argv);
  expect(built, `npm run build, then: ${about}`).toEqual(await ours(argv));
  expect(built.exit, about).toBe(0);
  tally.add('the built command against its sources');
}

/** Several revisions, and those next to the ends of what is retained. */
async function compareHashes(
  path: string,
  facts: LiveFacts | undefined,
  about: string,
): Promise<void> {
  const newest = await hashOf(path, 0);
  const { hashRevision: current, compactRevision: compact } = JSON.parse(newest) as {
    hashRevision: number;
    compactRevision: number;
  };
  const middle = Math.max(compact, (compact + current) >> 1);
  const revisions = [0, compact - 1, compact, compact + 1, middle, current, current + 1];
  const retained = revisions.filter((revision) => revision >= 0);
  for (const revision of new Set([...retained, ...olderRevisions(facts)])) {
    await compareHash(path, revision, about);
  }
}

async function compareHash(path: string, revision: number, about: string): Promise<void> {
  // The tool opens the file as a server does, and writes to it.
  const copy = `${path}.hashkv`;
  await copyFile(path, copy);
  const rev = String(revision);
  const theirs = await run(oracles!.etcd[HASH_TOOL].etcdutl, ['hashkv', copy, '--rev', rev]);
  await rm(copy);
  const found = await ours(['hashkv', path, '--revision', rev]);
  const what = `hashkv at ${rev} of ${HASH_TOOL}; ${about}`;
  expect(found.stdout, what).toBe(theirs.stdout);
  expect([0, 1], `${what}: ${theirs.stderr}`).toContain(theirs.exit);
  if (theirs.exit === 0) {
    expect(found, what).toMatchObject({ exit: 0, stderr: '' });
    tally.add(`\`hashkv\` against ${HASH_TOOL}`);
    return;
  }
  const reason = /Error: (mvcc: .*)/.exec(theirs.stderr)?.[1];
  expect(reason, `${what}: ${theirs.stderr}`).toBeDefined();
  expect(found.exit, what).toBe(2);
  expect(found.stderr, what).toContain(reason);
  tally.add(`\`hashkv\` refuses a revision as ${HASH_TOOL} does`);
}

function olderRevisions(facts: LiveFacts | undefined): number[] {
  return (facts?.olderHashes ?? []).map(({ revision }) => revision);
}

async function hashOf(path: string, revision: number): Promise<string> {
  const found = await ours(['hashkv', path, '--revision', String(revision), '-w', 'json']);
  expect(found, path).toMatchObject({ exit: 0, stderr: '' });
  return found.stdout;
}

async function compareWithLive({ path, facts, plan, description }: RandomSnapshot): Promise<void> {
  const { revision, kvHash, compactRevision } = facts;
  for (const older of [...facts.olderHashes, { revision, kvHash }]) {
    expect(JSON.parse(await hashOf(path, older.revision)), description).toEqual({
      hash: older.kvHash,
      hashRevision: older.revision,
      compactRevision,
    });
    tally.add('`hashkv` against the live server');
  }
  const found = await ours(['status', path, '--details', '-w', 'json']);
  expect(found, description).toMatchObject({ exit: 0, stderr: '' });
  const { details, ...status } = JSON.parse(found.stdout) as Record<string, unknown> & {
    details: { members: readonly { id: string }[] };
  };
  expect(status, description).toMatchObject({ revision, totalKey: facts.liveKeyCount });
  const alarm = { memberId: facts.memberId.toString(16), type: plan.alarm };
  expect({ ...details, members: byId(details.members) }, description).toMatchObject({
    liveKeys: facts.liveKeyCount,
    leaseCount: facts.leaseCount,
    alarms: plan.alarm === 'none' ? [] : [alarm],
    members: byId(facts.members.map((member) => ({ ...member, id: member.id.toString(16) }))),
  });
  for (const what of ['revision', 'live keys', 'leases', 'alarms', 'members']) {
    tally.add(`${what} against the live server`);
  }
}

function byId<T extends { readonly id: string }>(members: readonly T[]): T[] {
  return [...members].sort((a, b) => (a.id < b.id ? -1 : 1));
}
