import { describe, expect, test } from 'vitest';

import { hashKv, openSnapshot, RevisionError, status } from '../../src/index.ts';
import type { KvHash, Snapshot } from '../../src/index.ts';
import { filesOf, fixtureNames, readFixture, readFixtureJson } from '../build/fixtures.ts';
import type { Answer, Expectation, StatusJson } from './kinds.ts';

function open(name: string): Promise<Snapshot> {
  return openSnapshot(readFixture(name, 'snapshot.db'));
}

/** What each release printed, parsed. */
function recordedStatus(name: string): [version: string, answer: StatusJson][] {
  if (filesOf(name).includes('status.json')) {
    const recorded = readFixtureJson<Record<string, Record<string, StatusJson>>>(
      name,
      'status.json',
    );
    return Object.entries(recorded['etcdutl snapshot status -w json'] ?? {});
  }
  const { offline } = readFixtureJson<Expectation>(name, 'expect.json');
  return Object.entries(offline.snapshot_status).map(([version, { json }]) => {
    return [version, JSON.parse(json.stdout ?? '') as StatusJson];
  });
}

describe.each([...fixtureNames('etcd'), ...fixtureNames('kubernetes')])('%s', (name) => {
  test('status is what every release prints', async () => {
    const snapshot = await open(name);
    const { hash, revision, liveKeys, entries, totalSize, version } = await status(snapshot);
    const recorded = recordedStatus(name);
    expect(recorded.length).toBeGreaterThanOrEqual(3);
    for (const [release, answer] of recorded) {
      const old = release.startsWith('3.4') || release.startsWith('3.5');
      const ours = { hash, revision, totalKey: old ? entries : liveKeys, totalSize };
      expect(old ? ours : { ...ours, version }, release).toEqual(answer);
    }
  });

  test('without counting live keys all else is the same', async () => {
    const snapshot = await open(name);
    const full = await status(snapshot);
    const quick = await status(snapshot, { countLiveKeys: false });
    expect(quick).toEqual({ ...full, liveKeys: undefined });
    expect(await status(snapshot, { seed: 0x1234_5678 })).toEqual(full);
  });
});

/** Our answer in the form that the tool's was recorded in. */
async function ourAnswer(snapshot: Snapshot, revision: number): Promise<KvHash | string> {
  try {
    return await hashKv(snapshot, { revision });
  } catch (error) {
    if (error instanceof RevisionError) return `Error: ${error.message}`;
    throw error;
  }
}

describe.each(fixtureNames('etcd'))('HashKV of %s', (name) => {
  const { offline, live } = readFixtureJson<Expectation>(name, 'expect.json');
  const answers = Object.entries(offline.hashkv['3.7.3'] ?? {}).filter(([at]) => /^\d+$/.test(at));

  test.each(answers)('etcdutl 3.7.3, revision %s', async (at, { exit, json, error }: Answer) => {
    const snapshot = await open(name);
    expect(await ourAnswer(snapshot, Number(at))).toEqual(exit === 0 ? json : error);
  });

  const older = Object.entries(offline.hashkv['3.6.16'] ?? {}).filter(([, { json }]) => json);
  test.each(older)('etcdutl 3.6.16, revision %s', async (at, { json }) => {
    expect(await ourAnswer(await open(name), Number(at))).toEqual(json);
  });

  const served = Object.entries(live?.endpoint_hashkv ?? {}).flatMap(([at, endpoints]) => {
    return endpoints.map(({ HashKV }) => [at, HashKV] as const);
  });
  test.each(served)('the live server, revision %s', async (at, answer) => {
    const { hash, hashRevision, compactRevision } = await hashKv(await open(name), {
      revision: Number(at),
    });
    expect({ hash, compactRevision }).toEqual({
      hash: answer.hash,
      compactRevision: answer.compact_revision,
    });
    // Servers before 3.6 do not name the revision.
    expect(hashRevision).toBe(answer.hash_revision ?? hashRevision);
  });
});
