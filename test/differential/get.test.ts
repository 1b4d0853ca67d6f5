/**
 * `get --key --at` of random snapshots says what the live server says of the same key at the same
 * revision: what it was, that it was not, or that the revision cannot be had.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { formatHex } from '../../src/bytes/text.ts';
import { findKey } from '../../src/etcd/live/find-key.ts';
import { openSnapshot } from '../../src/etcd/snapshot.ts';
import { tell } from '../cli/fake.ts';
import { base64, GatewayError } from './harness/gateway.ts';
import { Random } from './harness/random.ts';
import { describeRounds, planRounds } from './harness/rounds.ts';
import { makeRandomSnapshot } from './harness/snapshots.ts';
import { Tally } from './harness/tally.ts';
import { locateOracles } from '../oracles/locate.ts';
import type { EtcdServer } from './harness/server.ts';

const TIMEOUT_MS = 180_000;
/** Questions to each server. */
const QUESTIONS = 150;

const oracles = locateOracles();
const rounds = planRounds(2);
const tally = new Tally();

/** What is said of a key at a revision. */
type Answer = { readonly error: string } | Readonly<Record<string, string>> | undefined;

describe.skipIf(!oracles)('get at a revision', { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-get-'));
  });
  afterAll(async ({}, suite) => {
    await rm(folder, { recursive: true, force: true });
    await tally.finish('get', suite, { input: describeRounds(rounds) });
  });

  const cases = rounds.map(({ version, seed }) => [version, seed] as const);
  it.each(cases)('etcd %s, seed %i', async (version, seed) => {
    const own = join(folder, `${version}-${String(seed)}`);
    const ask = async (server: EtcdServer, path: string): Promise<void> => {
      const { keys, newest } = await contentOf(path);
      const random = new Random(seed);
      for (let question = 0; question < QUESTIONS; question++) {
        const key = random.pick(keys);
        const revision = random.integer(1, newest + 2);
        const theirs = await serverAnswer(server, key, revision);
        const about = `${formatHex(key)} at ${String(revision)}, seed ${String(seed)}`;
        expect(await ourAnswer(path, key, revision), about).toStrictEqual(theirs);
        tally.add(`\`get --key --at\`: ${kindOf(theirs)}`);
      }
    };
    await makeRandomSnapshot({ version, seed, folder: own, ask });
    await rm(own, { recursive: true });
  });
});

/** The keys that the file has any record of, one that it has none of, and its newest revision. */
async function contentOf(path: string): Promise<{ keys: Uint8Array[]; newest: number }> {
  const snapshot = await openSnapshot(new Uint8Array(await readFile(path)));
  const keys = new Map<string, Uint8Array>();
  let newest = 1;
  for await (const batch of snapshot.records()) {
    for (const { key, revision } of batch) {
      if (key.length > 0) keys.set(formatHex(key), key);
      newest = Math.max(newest, revision.main);
    }
  }
  return { keys: [...keys.values(), Uint8Array.of(0xff, 0x00, 0xfe)], newest };
}

async function serverAnswer(
  server: EtcdServer,
  key: Uint8Array,
  revision: number,
): Promise<Answer> {
  try {
    const question = { key: base64(key), revision: String(revision) };
    const { kvs = [] } = await server.call('kv/range', question);
    const [found] = kvs;
    if (found === undefined) return undefined;
    const { create_revision: createRevision, mod_revision: modRevision, version } = found;
    return { createRevision, modRevision, version, value: found.value ?? '' };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return { error: /mvcc: required revision [\w ]+/.exec(error.message)?.[0] ?? error.message };
  }
}

async function ourAnswer(path: string, key: Uint8Array, revision: number): Promise<Answer> {
  const at = ['--at', String(revision)];
  const { exit, stdout, stderr } = await tell([
    ...['get', path, '--key', formatHex(key), '--hex', ...at, '-w', 'jsonl', '--show-secrets'],
  ]);
  if (exit === 1) return undefined;
  if (exit === 2) return { error: /mvcc: required revision [\w ]+/.exec(stderr)?.[0] ?? stderr };
  const found = JSON.parse(stdout) as Record<string, string | number | undefined>;
  const { createRevision, modRevision, version, base64: shown } = found;
  const snapshot = await openSnapshot(new Uint8Array(await readFile(path)));
  const value = base64((await findKey(snapshot, key, { revision }))?.value ?? 'none');
  // What is an object is shown as such.
  expect(shown ?? value).toBe(value);
  return {
    createRevision: String(createRevision),
    modRevision: String(modRevision),
    version: String(version),
    value,
  };
}

function kindOf(answer: Answer): string {
  if (answer === undefined) return 'no such key';
  return 'error' in answer ? answer['error'] : 'the same record';
}
