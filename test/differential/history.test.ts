/**
 * The history of a key in random snapshots says what the live server answers for that key at each of
 * its revisions: the record before or at it, its lease and value, or that there is none.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { formatHex } from '../../src/bytes/text.ts';
import type { ChangeLog, KeyChange } from '../../src/etcd/changes/key-change.ts';
import { readChanges } from '../../src/etcd/changes/read-changes.ts';
import { openSnapshot } from '../../src/etcd/snapshot.ts';
import { base64 } from './harness/gateway.ts';
import { Random } from './harness/random.ts';
import { describeRounds, planRounds } from './harness/rounds.ts';
import { makeRandomSnapshot } from './harness/snapshots.ts';
import { Tally } from './harness/tally.ts';
import { locateOracles } from '../oracles/locate.ts';
import type { EtcdServer } from './harness/server.ts';

const TIMEOUT_MS = 180_000;
/** Keys of each server, and revisions of each that are asked for besides those that wrote it. */
const KEYS = 12;
const REVISIONS = 10;

const oracles = locateOracles();
const rounds = planRounds(2);
const tally = new Tally();

/** What is said of a key at a revision. */
type Answer = Readonly<Record<string, string>> | undefined;

describe.skipIf(!oracles)('the history of keys', { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-history-'));
  });
  afterAll(async ({}, suite) => {
    await rm(folder, { recursive: true, force: true });
    await tally.finish('history', suite, { input: describeRounds(rounds) });
  });

  const cases = rounds.map(({ version, seed }) => [version, seed] as const);
  it.each(cases)('etcd %s, seed %i', async (version, seed) => {
    const own = join(folder, `${version}-${String(seed)}`);
    const ask = async (server: EtcdServer, path: string): Promise<void> => {
      const snapshot = await openSnapshot(new Uint8Array(await readFile(path)));
      const random = new Random(seed);
      const all = await readChanges(snapshot);
      const keys = await keysOf(all);
      for (let round = 0; round < KEYS && keys.length > 0; round++) {
        const key = random.pick(keys);
        const log = await readChanges(snapshot, { keys: [key] });
        const changes = await allOf(log);
        const { compact, current } = log.revisions;
        const asked = new Set(changes.map(({ revision }) => revision));
        for (let more = 0; more < REVISIONS; more++) {
          asked.add(random.integer(Math.max(1, compact), current));
        }
        for (const revision of [...asked].filter((one) => one >= compact)) {
          const about = `${formatHex(key)} at ${String(revision)}, seed ${String(seed)}`;
          const theirs = await serverAnswer(server, key, revision);
          expect(ourAnswer(changes, revision), about).toStrictEqual(theirs);
          tally.add(`history: ${theirs === undefined ? 'no such key' : 'the same record'}`);
        }
      }
    };
    await makeRandomSnapshot({ version, seed, folder: own, ask });
    await rm(own, { recursive: true });
  });
});

async function allOf(log: ChangeLog): Promise<KeyChange[]> {
  const changes: KeyChange[] = [];
  for await (const batch of log.changes()) changes.push(...batch);
  return changes;
}

async function keysOf(log: ChangeLog): Promise<Uint8Array[]> {
  const keys = new Map<string, Uint8Array>();
  for (const { key } of await allOf(log)) keys.set(formatHex(key), key);
  return [...keys.values()];
}

async function serverAnswer(
  server: EtcdServer,
  key: Uint8Array,
  revision: number,
): Promise<Answer> {
  const question = { key: base64(key), revision: String(revision) };
  const { kvs = [] } = await server.call('kv/range', question);
  const [found] = kvs;
  if (found === undefined) return undefined;
  const { create_revision: createRevision, mod_revision: modRevision, version } = found;
  const lease = found.lease ?? '0';
  return { createRevision, modRevision, version, lease, value: found.value ?? '' };
}

function ourAnswer(changes: readonly KeyChange[], revision: number): Answer {
  const last = changes.findLast((change) => change.revision <= revision);
  if (last?.after === undefined) return undefined;
  const { createRevision, modRevision, version, lease, value } = last.after;
  return {
    createRevision: String(createRevision),
    modRevision: String(modRevision),
    version: String(version),
    lease: lease.toString(),
    value: base64(value ?? new Uint8Array(0)),
  };
}
