import { describe, expect, test } from 'vitest';

import { openSnapshot } from '../../src/index.ts';
import type { RecordsOptions, Snapshot, StoreRecord } from '../../src/index.ts';
import { filesOf, fixtureNames, readFixture, readFixtureJson } from '../build/fixtures.ts';
import type { Expectation, GetAnswers, GetKey, HistoryEvent } from './kinds.ts';

const names = fixtureNames('etcd').filter((name) => filesOf(name).includes('history.json.gz'));

async function recordsOf(snapshot: Snapshot, options: RecordsOptions = {}): Promise<StoreRecord[]> {
  const all: StoreRecord[] = [];
  for await (const records of snapshot.records(options)) all.push(...records);
  return all;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** A record as the watch of a live server shows it. */
function eventOf(record: StoreRecord): unknown {
  const key = base64(record.key);
  const main = String(record.revision.main);
  if (record.tombstone) return ['DELETE', key, main];
  const { createRevision, modRevision, version, value, lease } = record;
  return [
    'PUT',
    key,
    main,
    ...[createRevision, modRevision, version, lease].map(String),
    base64(value),
  ];
}

function eventOfServer({ type, kv }: HistoryEvent): unknown {
  if (type === 'DELETE') return ['DELETE', kv.key, kv.mod_revision];
  const { create_revision, mod_revision, version, lease = '0' } = kv;
  return [
    'PUT',
    kv.key,
    mod_revision,
    create_revision,
    mod_revision,
    version,
    lease,
    kv.value ?? '',
  ];
}

/** A record as `get -w json` shows it. */
function keyOf(record: StoreRecord): unknown {
  const { key, createRevision, modRevision, version, lease, value } = record;
  return [base64(key), createRevision, modRevision, version, Number(lease), base64(value)];
}

function keyOfServer(kv: GetKey): unknown {
  const { key, create_revision, mod_revision, version, lease = 0, value = '' } = kv;
  return [key, create_revision, mod_revision, version, Number(lease), value];
}

describe.each(names)('%s', (name) => {
  const { compacted_revision } = readFixtureJson<Expectation>(name, 'expect.json');
  const compacted = compacted_revision ?? 0;

  test('all records behind the compacted revision are the events that a watch shows', async () => {
    const snapshot = await openSnapshot(readFixture(name, 'snapshot.db'));
    const records = await recordsOf(snapshot);
    const found = records.filter(({ revision }) => revision.main > compacted).map(eventOf);
    const history = readFixtureJson<HistoryEvent[]>(name, 'history.json');
    expect(found).toEqual(history.map(eventOfServer));
  });

  test('the state at a revision is what get shows', async () => {
    const snapshot = await openSnapshot(readFixture(name, 'snapshot.db'));
    const answers = Object.entries(readFixtureJson<GetAnswers>(name, 'get.json'));
    expect(answers.length).toBeGreaterThan(0);
    for (const [at, { header, kvs = [] }] of answers) {
      const atRevision = at === '0' ? header.revision : Number(at);
      const records = await recordsOf(snapshot, { atRevision });
      const found = records.sort((a, b) => Buffer.compare(a.key, b.key)).map(keyOf);
      expect(found, `at ${at}`).toEqual(kvs.map(keyOfServer));
    }
  });
});

test('there are histories to compare with', () => {
  expect(names.length).toBeGreaterThan(20);
});
