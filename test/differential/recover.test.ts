/**
 * What `recover` offers of real servers' files after random puts, deletes, compactions and
 * defragmentations, against a model that knows every value that was ever written, and against a plain
 * search through the bytes of the file for the marks that the values begin and end with.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openSnapshot } from '../../src/etcd/snapshot.ts';
import { recover } from '../../src/operations/recover/recover.ts';
import type { RecoveredRecord } from '../../src/operations/recover/types.ts';
import { locateOracles } from '../oracles/locate.ts';
import { Random } from './harness/random.ts';
import { describeRounds, planRounds } from './harness/rounds.ts';
import { EtcdServer } from './harness/server.ts';
import { Tally } from './harness/tally.ts';
import { CHURN_FLAGS, RecoverWorkload } from './harness/recover-workload.ts';
import type { Put } from './harness/recover-workload.ts';

const TIMEOUT_MS = 180_000;

const oracles = locateOracles();
const rounds = planRounds();
const tally = new Tally();

/** Which file: saved from the server, the stopped member's own, or that after a defragmentation. */
type Variant = 'snapshot' | 'database' | 'defragmented';

describe.skipIf(!oracles)('recover', { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-recover-'));
  });
  afterAll(async ({}, suite) => {
    await rm(folder, { recursive: true, force: true });
    await tally.finish('recover', suite, { input: describeRounds(rounds) });
  });

  const cases = rounds.map(({ version, seed }) => [version, seed] as const);
  it.each(cases)('etcd %s, seed %i', async (version, seed) => {
    const name = `${version}-${String(seed)}`;
    const tools = oracles!.etcd[version];
    const server = await EtcdServer.start({ tools, folder, name, flags: CHURN_FLAGS });
    try {
      const workload = new RecoverWorkload(server, new Random(seed));
      await workload.run();
      const path = join(folder, `${name}.db`);
      await server.save(path);
      await expectRight(await readFile(path), workload, 'snapshot', seed);
      // A member's own file is written to while it runs.
      await server.stop();
      const database = join(server.dataDirectory, 'member/snap/db');
      await expectRight(await readFile(database), workload, 'database', seed);
      await server.start();
      await workload.defragment();
      await server.stop();
      await expectRight(await readFile(database), workload, 'defragmented', seed);
    } finally {
      await server.remove();
    }
  });
});

async function expectRight(
  file: Buffer,
  workload: RecoverWorkload,
  variant: Variant,
  seed: number,
): Promise<void> {
  const about = `${variant}, seed ${String(seed)}`;
  const snapshot = await openSnapshot(new Uint8Array(file));
  const recovery = await recover(snapshot, { all: true, seed });
  const found = new Set<string>();
  const kinds = new Set<string>();
  for (const record of recovery.records()) {
    const key = Buffer.from(record.key).toString();
    if (!key.startsWith(workload.prefix)) continue;
    const id = idOf(record.revision.main, key);
    const put = workload.puts.get(id);
    // Nothing is invented.
    expect(put, `${id}, ${about}`).toBeDefined();
    const value = Buffer.from((await recovery.readValue(record))!).toString();
    expect(value, `${id}, ${about}`).toBe(put!.value);
    expect(record.createRevision).toBe(put!.createRevision);
    expectState(record, put!, workload, about);
    found.add(id);
    kinds.add(record.mark);
    tally.add(`${variant}: ${record.mark}, ${record.confidence}`);
  }
  // Nothing that is still whole in the file is missed.
  const live = new Set(await liveIds(file));
  for (const [id, { record }] of workload.puts) {
    const at = live.has(id) || found.has(id) ? -1 : file.indexOf(record);
    if (at < 0) continue;
    expect.fail(`${id} lies in the file at ${String(at)} and was not found, ${about}`);
  }
  if (variant === 'defragmented') {
    expect(kinds, about).not.toContain('freed-page');
    expect(kinds, about).not.toContain('slack');
  }
}

/** What is said of the key now, and of the delete. */
function expectState(
  { mark, keyState, deletedRevision, isCopy }: RecoveredRecord,
  { key, main }: Put,
  workload: RecoverWorkload,
  about: string,
): void {
  const live = workload.live.get(key);
  if (live !== undefined) expect(keyState, about).toBe('live');
  else expect(['deleted', 'unknown'], about).toContain(keyState);
  expect(mark === 'live', about).toBe(isCopy && live === main);
  if (deletedRevision === undefined) return;
  expect(workload.deletes.get(key), about).toContain(deletedRevision);
  expect(deletedRevision, about).toBeGreaterThan(main);
}

/** The records that are live: those are in the store, and not to be recovered. */
async function liveIds(file: Buffer): Promise<string[]> {
  const snapshot = await openSnapshot(new Uint8Array(file));
  const newest = new Map<string, string | undefined>();
  for await (const batch of snapshot.records()) {
    for (const { key, revision } of batch) {
      const name = Buffer.from(key).toString();
      newest.set(name, revision.tombstone ? undefined : idOf(revision.main, name));
    }
  }
  return [...newest.values()].filter((id) => id !== undefined);
}

function idOf(main: number, key: string): string {
  return `${String(main)} ${key}`;
}
