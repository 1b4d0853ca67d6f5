/** `verify` with the kernel's checks finds what the reference finds, in the same order and places. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bitmap } from '../../src/bytes/bitmap.ts';
import { isEtcdSnapshotError } from '../../src/errors.ts';
import { readStoreView } from '../../src/etcd/checks/store-view.ts';
import { createCheckEngine } from '../../src/etcd/kernel-generations.ts';
import { scanKeyBucket } from '../../src/etcd/key-bucket.ts';
import { openSnapshot } from '../../src/etcd/snapshot.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import { kubernetes } from '../../src/kubernetes/describer.ts';
import type { Finding } from '../../src/operations/verify/collector.ts';
import type { Policies } from '../../src/operations/verify/policies.ts';
import { verify } from '../../src/operations/verify/verify.ts';
import type { VerifyResult } from '../../src/operations/verify/verify.ts';
import { etcd } from '../../src/messages/etcd.js';
import { buildDatabase, bytesOf } from '../build/database.ts';
import type { BucketSpec } from '../build/database.ts';
import { fixtureNames, readFixture, readFixtureJson } from '../build/fixtures.ts';
import { revisionKey } from '../build/store.ts';
import { pseudoRandom } from '../kernel/pseudo-random.ts';
import { applyOperations, baseFixture } from '../mutations.ts';
import type { Mutation } from '../mutations.ts';

/** Everything that a verification says. */
interface Outcome {
  readonly findings: readonly Finding[];
  /** The code of the error that ended it, if one did. */
  readonly result: VerifyResult | string;
}

const FINDINGS_MAX = 1_000_000;

async function outcome(
  bytes: Uint8Array,
  referenceOnly: boolean,
  policies: Policies = {},
): Promise<Outcome> {
  const run = verify(new MemorySource(bytes), {
    referenceOnly,
    policies,
    describer: kubernetes,
    findingsMax: FINDINGS_MAX,
    seed: 7,
    // The file around the store is not what is compared here.
    digest: () => Promise.resolve(new Uint8Array(32)),
  });
  const findings: Finding[] = [];
  try {
    for await (const finding of run) findings.push(finding);
    return { findings, result: await run.result };
  } catch (error) {
    if (!isEtcdSnapshotError(error)) throw error;
    return { findings, result: error.code };
  }
}

/** Verifies both ways; the codes of what was found. */
async function expectSame(bytes: Uint8Array, policies?: Policies): Promise<Set<string>> {
  const found = await outcome(bytes, false, policies);
  expect(found).toStrictEqual(await outcome(bytes, true, policies));
  return new Set(found.findings.map(({ code }) => code));
}

describe('on real files', () => {
  const names = [...fixtureNames('etcd'), ...fixtureNames('kubernetes')];

  test.each(names)('%s', async (name) => {
    await expectSame(readFixture(name, 'snapshot.db'));
  });

  test('with live keys counted by group, and the times of objects', async () => {
    const bytes = readFixture('kubernetes/after', 'snapshot.db');
    const { result } = await outcome(readFixture('kubernetes/before', 'snapshot.db'), false);
    const now = 2_000_000_000_000;
    const facts = typeof result === 'string' ? undefined : result.facts;
    if (facts === undefined) throw new Error('the baseline was not looked at');
    await expectSame(bytes, {
      baseline: { facts, dropMax: 0.1 },
      maxAge: { limitMs: 1000, now, modified: undefined },
    });
  });

  const mutations = readFixtureJson<Mutation[]>('mutations', 'db.json');

  test.each(mutations)('the damage $id', async (mutation) => {
    await expectSame(
      applyOperations(readFixture(baseFixture(mutation), 'snapshot.db'), mutation.ops),
    );
  });

  test.each([1, 2, 3, 4])('300 flipped bits in the middle of a compaction, %d', async (part) => {
    const bytes = readFixture('etcd/3.7-midcompact', 'snapshot.db');
    const next = pseudoRandom(77 * part);
    for (let count = 0; count < 300; count++) {
      const at = 8192 + (next() % (bytes.length - 8192));
      const mask = 1 << (next() % 8);
      bytes[at]! ^= mask;
      await expectSame(bytes);
      bytes[at]! ^= mask;
    }
  });
});

test('of a sound store only the first record, the last of each call and leases are handed over', async () => {
  const snapshot = await openSnapshot(readFixture('kubernetes/after', 'snapshot.db'));
  const { database } = snapshot;
  const refs = snapshot.buckets.map(({ bucket }) => bucket.ref);
  const engine = createCheckEngine({
    pageSize: database.pageSize,
    compactFloor: (await readStoreView(database, refs)).compactFloor,
    handsAll: false,
  });
  let handed = 0;
  let objects = 0;
  let visited = 0;
  engine.receiver = {
    record: () => handed++,
    object: () => objects++,
  };
  const bucket = snapshot.expectBucket('key').ref;
  const pages = new Bitmap(database.highWaterMark);
  const visitRecord = (): number => visited++;
  const totals = await scanKeyBucket({ database, bucket, visited: pages, visitRecord }, engine);
  expect(visited).toBe(0);
  expect(objects).toBeGreaterThan(totals.records / 2);
  expect(handed).toBeLessThan(100);
});

/** One step of a history: what happens to a key, and what is wrong with its record. */
interface Step {
  readonly step: number;
  readonly key: number;
  readonly dies: boolean;
  readonly lease: number;
  readonly object: number;
  readonly fault: Fault | undefined;
}

const FAULTS = [
  'version',
  'create',
  'start',
  'gap',
  'sub',
  'orphan',
  'lost',
  'lease',
  'tombstone value',
  'unknown field',
  'empty value',
  'bump',
] as const;
type Fault = (typeof FAULTS)[number];

const OBJECTS = [
  bytesOf('plain'),
  bytesOf('{"kind":"Pod"}'),
  bytesOf('{"kind":"Pod"'),
  bytesOf('k8s:enc:aescbc:v1:key1:cipher'),
  bytesOf('k8s:enc:'),
  new Uint8Array([0x6b, 0x38, 0x73, 0, 0x0a, 5, 0x0a, 1, 0x76, 0x12, 0, 0x12, 1, 7]),
  new Uint8Array([0x6b, 0x38, 0x73, 0, 0x0a, 5, 0x0a, 9, 0x76, 0x12, 0, 0x12, 1, 7]),
  new Uint8Array([0x6b, 0x38, 0x73, 0, 0x12, 0x81, 1, 7]),
];

/** A store from steps: lives as etcd keeps them, but for the faults. */
function storeOf(steps: readonly Step[], compact: number, perPage: number): Uint8Array {
  const lives = new Map<number, { create: number; version: number }>();
  const elements: [Uint8Array, Uint8Array][] = [];
  let main = 2;
  let sub = -1;
  for (const { step, key, dies, lease, object, fault } of steps) {
    sub = step === 0 || elements.length === 0 ? sub + 1 : 0;
    if (elements.length > 0) main += Math.min(step, 1);
    if (fault === 'gap') main += 3;
    if (fault === 'sub') sub += 2;
    const life = lives.get(key);
    const name = bytesOf(`/registry/things/${String(key)}`);
    if (fault === 'bump') {
      elements.push([revisionKey(main, sub, false), new Uint8Array(0)]);
    } else if (dies && (life !== undefined || fault === 'orphan')) {
      lives.delete(key);
      const value = fault === 'tombstone value' ? { value: bytesOf('x') } : {};
      const bytes = etcd.KeyValue.encode({ key: name, ...value }).finish();
      elements.push([revisionKey(main, sub, true), new Uint8Array(bytes)]);
    } else {
      const now = { create: life?.create ?? main, version: (life?.version ?? 0) + 1 };
      lives.set(key, now);
      // A lost record is one that compaction took, or that damage did.
      if (fault === 'lost') continue;
      elements.push([
        revisionKey(main, sub, false),
        recordOf({ ...now, main, lease, object, name, fault }),
      ]);
    }
  }
  const bucket: BucketSpec = { elements, perPage };
  const meta: [string, Uint8Array][] = [['consistent_index', revisionKey(9, 0, false).slice(0, 8)]];
  if (compact > 0) {
    meta.push(['scheduledCompactRev', revisionKey(compact, 0, false)]);
    if (compact % 2 === 0) meta.push(['finishedCompactRev', revisionKey(compact, 0, false)]);
  }
  const leases: [Uint8Array, Uint8Array][] = [
    [new Uint8Array([0, 0, 0, 0, 0, 0, 0, 1]), new Uint8Array([8, 1, 16, 60])],
  ];
  return buildDatabase(
    {
      elements: [
        ['key', bucket],
        ['lease', { elements: leases, inline: true }],
        ['meta', { elements: meta, inline: true }],
      ],
    },
    { pageSize: 1024 },
  );
}

function recordOf(record: {
  create: number;
  version: number;
  main: number;
  lease: number;
  object: number;
  name: Uint8Array;
  fault: Fault | undefined;
}): Uint8Array {
  const { fault, main } = record;
  const fields = {
    key: record.name,
    create_revision: fault === 'create' || fault === 'start' ? record.create - 1 : record.create,
    mod_revision: main,
    version: fault === 'version' || fault === 'start' ? record.version + 1 : record.version,
    value: OBJECTS[record.object] ?? bytesOf('value'),
    ...(record.lease > 0 ? { lease: record.lease } : {}),
    ...(fault === 'lease' ? { lease: 99 } : {}),
  };
  const bytes = [...etcd.KeyValue.encode(fields).finish()];
  if (fault === 'unknown field') bytes.push(0x38, 1);
  if (fault === 'empty value') bytes.push(0x30, 0);
  return new Uint8Array(bytes);
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    step: fc.integer({ min: 0, max: 3 }),
    key: fc.integer({ min: 0, max: 12 }),
    dies: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
    lease: fc.constantFrom(0, 0, 0, 1),
    object: fc.nat(OBJECTS.length),
    fault: fc.option(fc.constantFrom(...FAULTS), { nil: undefined, freq: 6 }),
  }),
  { minLength: 10, maxLength: 150 },
);

test('on random stores with every kind of fault, before and behind a compaction', async () => {
  const codes = new Set<string>();
  const property = fc.asyncProperty(
    steps,
    fc.integer({ min: 0, max: 80 }),
    fc.integer({ min: 3, max: 20 }),
    async (history, compact, perPage) => {
      const found = await expectSame(storeOf(history, compact, perPage));
      for (const code of found) codes.add(code);
    },
  );
  await fc.assert(property, { numRuns: 400, seed: 2026 });
  // The comparison would say little if it met nothing.
  expect([...codes]).toEqual(
    expect.arrayContaining([
      'revision-gap',
      'generation-create',
      'generation-version',
      'generation-start',
      'tombstone-orphan',
      'tombstone-value',
      'lease-missing',
      'record-value',
      'object-envelope',
      'object-encrypted',
      'object-undecodable',
    ]),
  );
});

test('on many keys that come and go, while the table grows and pages change hands', async () => {
  const next = pseudoRandom(5);
  const many = Array.from({ length: 60_000 }, (): Step => {
    return {
      step: 1,
      key: next() % 30_000,
      dies: next() % 4 === 0,
      lease: 0,
      object: OBJECTS.length,
      fault: next() % 500 === 0 ? FAULTS[next() % FAULTS.length] : undefined,
    };
  });
  expect((await expectSame(storeOf(many, 20_000, 40))).size).toBeGreaterThan(5);
});
