/** What a backup job demands: each demand met, not met, and at its boundary. */

import { describe, expect, test } from 'vitest';

import { formatProblem } from '../../../src/findings.ts';
import type { Problem, ProblemCode } from '../../../src/findings.ts';
import { checkPolicies } from '../../../src/operations/verify/policies.ts';
import type { Policies, PolicyFacts } from '../../../src/operations/verify/policies.ts';
import type { TrailerVerdict } from '../../../src/operations/verify/file/check.ts';
import type { StoreView } from '../../../src/etcd/checks/store-view.ts';
import { bytesOf } from '../../build/database.ts';
import { readFixture } from '../../build/fixtures.ts';
import { cutTrailer, examine } from './examine.ts';

const BEFORE = readFixture('kubernetes/before', 'snapshot.db');
const AFTER = readFixture('kubernetes/after', 'snapshot.db');
const PLAIN = readFixture('etcd/3.6-basic', 'snapshot.db');
const HOUR = 3_600_000;
/** Behind every time in the fixtures. */
const LATER = Date.UTC(2100, 0, 1);
const NOW = Date.UTC(2026, 10, 20, 12);

interface Given extends Partial<Omit<PolicyFacts, 'view'>> {
  readonly view?: Partial<StoreView>;
  readonly trailer?: TrailerVerdict;
}

function factsOf({ view, ...given }: Given = {}): PolicyFacts {
  return {
    view: {
      bucketNames: new Set(),
      meta: new Map(),
      scheduledCompact: undefined,
      finishedCompact: undefined,
      compactFloor: 1,
      leases: new Set(),
      clusterVersion: undefined,
      memberIds: new Set(['a1']),
      ...view,
    },
    liveKeys: 100,
    revision: 500,
    sizeInUse: 1_000_000,
    times: { newest: NOW - HOUR, futureCount: 0, latest: undefined },
    groups: new Map(),
    definitions: new Set(),
    ...given,
  };
}

/** The codes that a demand on such a store gives. */
function check(policies: Policies, given: Given = {}): ProblemCode[] {
  return problems(policies, given).map(({ code }) => code);
}

function problems(policies: Policies, { trailer = 'matches', ...given }: Given = {}): Problem[] {
  const found: Problem[] = [];
  const all = checkPolicies(policies, { facts: factsOf(given), trailer }, (one) => {
    found.push(one);
  });
  expect(all).toBe(true);
  for (const one of found) expect(formatProblem(one)).toMatch(/: found |ignored/);
  return found;
}

test('nothing is demanded unasked', () => {
  expect(check({})).toEqual([]);
  expect(check({}, { liveKeys: 0, revision: 0, trailer: 'missing' })).toEqual([]);
});

test('a store that was not looked at meets no demand, and is not accused of any', () => {
  const found: Problem[] = [];
  const ask = (policies: Policies): boolean =>
    checkPolicies(policies, { facts: undefined, trailer: 'matches' }, (one) => found.push(one));
  expect(ask({})).toBe(true);
  expect(ask({ requireTrailer: true })).toBe(true);
  expect(ask({ minKeys: undefined, baseline: undefined })).toBe(true);
  const maxAge = { limitMs: HOUR, now: NOW, modified: undefined };
  const baseline = { facts: factsOf(), dropMax: 0.5 };
  const demands: Policies[] = [
    { minKeys: 1 },
    { minRevision: 1 },
    { maxAge },
    { requireVersion: '3.6' },
    { quotaBytes: 1 },
    { baseline },
  ];
  for (const demand of demands) expect(ask(demand)).toBe(false);
  expect(found).toEqual([]);
});

describe('at least so many keys, and such a revision', () => {
  test.each([
    [99, []],
    [100, []],
    [101, ['policy-min-keys']],
  ])('%s keys', (minKeys, codes) => {
    expect(check({ minKeys })).toEqual(codes);
  });
  test.each([
    [499, []],
    [500, []],
    [501, ['policy-min-revision']],
  ])('revision %s', (minRevision, codes) => {
    expect(check({ minRevision })).toEqual(codes);
  });
});

test.each<[TrailerVerdict, boolean]>([
  ['matches', true],
  // Found by the trailer itself.
  ['mismatch', true],
  ['missing', false],
  ['truncated', false],
  ['followed', false],
  ['size', false],
])('a trailer, which %s: met is %s', (trailer, isMet) => {
  expect(check({ requireTrailer: true }, { trailer })).toEqual(isMet ? [] : ['policy-trailer']);
  expect(check({ requireTrailer: false }, { trailer })).toEqual([]);
});

describe('an age', () => {
  const age = (limitMs: number, modified: number | undefined = NOW): Policies => ({
    maxAge: { limitMs, now: NOW, modified },
  });

  test('is measured by the newest time inside, up to the limit', () => {
    expect(check(age(HOUR))).toEqual([]);
    expect(check(age(HOUR - 1))).toEqual(['policy-max-age']);
    expect(check(age(HOUR + 1))).toEqual([]);
    expect(check(age(0))).toEqual(['policy-max-age']);
  });

  test('is measured by the file where nothing inside has a time, and says so', () => {
    const times = { newest: undefined, futureCount: 0, latest: undefined };
    expect(check(age(HOUR, NOW - HOUR), { times })).toEqual(['policy-age-source']);
    const codes = ['policy-age-source', 'policy-max-age'];
    expect(check(age(HOUR, NOW - HOUR - 1), { times })).toEqual(codes);
  });

  test('that nothing tells is too old', () => {
    const times = { newest: undefined, futureCount: 0, latest: undefined };
    const policies = { maxAge: { limitMs: HOUR, now: NOW, modified: undefined } };
    expect(check(policies, { times })).toEqual(['policy-max-age']);
  });

  test('takes no time in the future for fresh', () => {
    const times = { newest: NOW - 2 * HOUR, futureCount: 3, latest: NOW + HOUR };
    const [future, old] = problems(age(HOUR), { times });
    expect(future).toMatchObject({ code: 'policy-future-time', facts: { count: 3 } });
    expect(old).toMatchObject({ code: 'policy-max-age', facts: { ageSeconds: 7200 } });
  });

  test('of a time that no calendar has is no crash', () => {
    for (const time of [9e21, -9e21, Number.MAX_SAFE_INTEGER, -Infinity]) {
      const times = { newest: Math.min(time, 0), futureCount: 1, latest: Math.abs(time) };
      const codes = ['policy-future-time', 'policy-max-age'];
      expect(check(age(HOUR), { times })).toEqual(codes);
    }
  });
});

describe('a release that must start from the file', () => {
  const stored = (version: string): Given => ({
    view: { meta: new Map([['storageVersion', bytesOf(version)]]) },
  });
  test.each([
    ['3.6.0', '3.5', []],
    ['3.6.0', '3.6', []],
    ['3.6.0', '3.7', []],
    ['3.7.0', '3.6', ['policy-version']],
    ['3.7.0', '3.7', []],
    ['3.9.0', '3.7', ['policy-version']],
  ] as const)('storage version %s, release %s', (version, requireVersion, codes) => {
    expect(check({ requireVersion }, stored(version))).toEqual(codes);
  });
  test('also by the version of the cluster, and without any', () => {
    const view = { clusterVersion: '3.7.0' };
    expect(check({ requireVersion: '3.6' }, { view })).toEqual(['policy-version']);
    expect(check({ requireVersion: '3.6' })).toEqual([]);
  });
});

describe('a quota', () => {
  test.each([
    [1_000_000, ['policy-quota']],
    [1_111_112, []],
    [1_111_111, ['policy-quota']],
    [10_000_000, []],
  ])('of %s bytes', (quotaBytes, codes) => {
    expect(check({ quotaBytes })).toEqual(codes);
  });

  test('only warns', async () => {
    const { policiesMet, counts, verdict } = await examine(PLAIN, { policies: { quotaBytes: 1 } });
    expect(verdict).toBe('sound');
    expect(policiesMet).toBe(true);
    expect(counts).toMatchObject({ warning: 1, byCode: { 'policy-quota': 1 } });
  });
});

describe('a baseline', () => {
  const against = (old: Given, dropMax = 0.5): Policies => ({
    baseline: { facts: factsOf(old), dropMax },
  });

  test('of the same store is met', () => {
    expect(check(against({}, 0))).toEqual([]);
  });
  test('whose revision was higher', () => {
    expect(check(against({ revision: 500 }))).toEqual([]);
    expect(check(against({ revision: 501 }))).toEqual(['baseline-revision']);
  });
  test('of another cluster', () => {
    const members = (...ids: string[]): Given => ({ view: { memberIds: new Set(ids) } });
    expect(check(against(members('b1')))).toEqual(['baseline-cluster']);
    expect(check(against(members('b1', 'a1')))).toEqual([]);
    expect(check(against(members()))).toEqual([]);
    expect(check(against(members()), members())).toEqual([]);
    expect(check(against(members('a1')), members())).toEqual(['baseline-cluster']);
  });
  test.each([
    [100, 0.5, []],
    [200, 0.5, []],
    [201, 0.5, ['baseline-keys']],
    [101, 0, ['baseline-keys']],
    [1_000_000, 1, []],
    [0, 0, []],
  ])('of %s keys, of which a part of %s may be gone', (liveKeys, dropMax, codes) => {
    expect(check(against({ liveKeys }, dropMax))).toEqual(codes);
  });
  test('whose groups are compared one by one, small ones left out', () => {
    const old = {
      groups: new Map([
        ['secrets', 10],
        ['pods', 9],
        ['leases', 20],
      ]),
    };
    const groups = new Map([
      ['secrets', 4],
      ['leases', 10],
    ]);
    const [found, ...others] = problems(against(old), { groups });
    expect(found).toMatchObject({ code: 'baseline-keys', facts: { group: 'secrets', found: 4 } });
    expect(others).toEqual([]);
  });
  test('whose definitions must all be there', () => {
    const definitions = new Set(['/x/a.example.io', '/x/b.example.io']);
    const left = new Set(['/x/b.example.io', '/x/c.example.io']);
    const [found, ...others] = problems(against({ definitions }), { definitions: left });
    expect(found).toMatchObject({ code: 'baseline-crds', facts: { names: 'a.example.io' } });
    expect(others).toEqual([]);
    const many = new Set(Array.from({ length: 500 }, (_, index) => `/x/n${String(index)}`));
    const [cut] = problems(against({ definitions: many }));
    expect((cut as { facts: { names: string } }).facts.names).toMatch(/n19 and 480 more$/);
  });
});

describe('Kubernetes snapshots', () => {
  /** What the baseline is in the command: facts of a run that gathers groups. */
  const baselineOf = async (bytes: Uint8Array, dropMax = 0.5): Promise<Policies> => {
    const { facts } = await examine(bytes, { gatherGroups: true });
    return { baseline: { facts: facts!, dropMax } };
  };
  const codesOf = async (bytes: Uint8Array, policies: Policies): Promise<string[]> => {
    const { counts } = await examine(bytes, { policies });
    return Object.keys(counts.byCode).filter((code) => /^(policy|baseline)-/.test(code));
  };

  test('the later one follows the earlier one, not the other way round', async () => {
    // Between the two a definition was deleted, and nothing else that would show.
    expect(await codesOf(AFTER, await baselineOf(BEFORE))).toEqual(['baseline-crds']);
    expect(await codesOf(BEFORE, await baselineOf(BEFORE, 0))).toEqual([]);
    const back = await codesOf(BEFORE, await baselineOf(AFTER));
    expect(back[0]).toBe('baseline-revision');
  });

  test('keys that are gone between the two show with a small enough share', async () => {
    // 707 keys before, 691 after.
    expect(await codesOf(AFTER, await baselineOf(BEFORE, 0.02))).not.toContain('baseline-cluster');
    expect(await codesOf(AFTER, await baselineOf(BEFORE, 0.01))).toContain('baseline-keys');
  });

  test('another cluster shows', async () => {
    const codes = await codesOf(PLAIN, await baselineOf(BEFORE));
    expect(codes).toEqual(
      expect.arrayContaining(['baseline-cluster', 'baseline-crds', 'baseline-keys']),
    );
  });

  test('are as old as their newest object', async () => {
    const { facts } = await examine(AFTER, { policies: { maxAge: ageAt(Infinity, LATER) } });
    const newest = facts!.times.newest!;
    const earlier = await examine(BEFORE, { policies: { maxAge: ageAt(Infinity, LATER) } });
    expect(earlier.facts!.times.newest).toBeLessThan(newest);
    expect(await codesOf(AFTER, { maxAge: ageAt(HOUR, newest + HOUR) })).toEqual([]);
    const old = await codesOf(AFTER, { maxAge: ageAt(HOUR, newest + HOUR + 1) });
    expect(old).toEqual(['policy-max-age']);
    // A clock that stands before the newest time does not believe it.
    expect(await codesOf(AFTER, { maxAge: ageAt(HOUR, newest - 1) })).toContain(
      'policy-future-time',
    );
  });

  test('of which nothing has a time are as old as their file', async () => {
    expect(await codesOf(PLAIN, { maxAge: ageAt(HOUR, NOW) })).toEqual(['policy-age-source']);
    const { policiesMet, verdict } = await examine(PLAIN, {
      policies: { maxAge: ageAt(HOUR, NOW) },
    });
    expect({ policiesMet, verdict }).toEqual({ policiesMet: true, verdict: 'sound' });
  });

  function ageAt(limitMs: number, now: number): NonNullable<Policies['maxAge']> {
    return { limitMs, now, modified: now };
  }
});

test('what is not met makes no damage, and can be ignored', async () => {
  const policies = { minKeys: 1000, requireTrailer: true };
  const bare = cutTrailer(PLAIN);
  const refused = await examine(bare, { policies });
  expect(refused).toMatchObject({ verdict: 'sound', policiesMet: false });
  const ignore: ProblemCode[] = ['policy-min-keys', 'policy-trailer'];
  expect(await examine(bare, { policies, ignore })).toMatchObject({ policiesMet: true });
});

test('--quick leaves a demand on the store undecided', async () => {
  const { verdict, policiesMet, examined } = await examine(PLAIN, {
    quick: true,
    policies: { minKeys: 1 },
  });
  expect({ verdict, policiesMet }).toEqual({ verdict: 'sound', policiesMet: false });
  expect(examined.notExamined).toContain('what was demanded of the store');
});
