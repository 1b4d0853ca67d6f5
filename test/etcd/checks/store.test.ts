/** Each check of the store: what it finds in a small store that has just that wrong, and only that. */

import { describe, expect, test } from 'vitest';

import { checkAlarms } from '../../../src/etcd/checks/alarms.ts';
import { checkAuth } from '../../../src/etcd/checks/auth.ts';
import { checkBuckets } from '../../../src/etcd/checks/buckets.ts';
import type { CreateStoreCheck } from '../../../src/etcd/checks/check.ts';
import { checkClusterKeys } from '../../../src/etcd/checks/cluster-keys.ts';
import { checkCompaction } from '../../../src/etcd/checks/compaction.ts';
import { checkConfState } from '../../../src/etcd/checks/conf-state.ts';
import { STORE_CHECKS } from '../../../src/etcd/checks/index.ts';
import { checkLeases } from '../../../src/etcd/checks/leases.ts';
import { checkMembers } from '../../../src/etcd/checks/members.ts';
import { checkMetaKeys } from '../../../src/etcd/checks/meta-keys.ts';
import type { StoreView } from '../../../src/etcd/checks/store-view.ts';
import { checkVersions } from '../../../src/etcd/checks/versions.ts';
import type { RecordCursor } from '../../../src/etcd/record-cursor.ts';
import { etcd } from '../../../src/messages/etcd.js';
import { formatProblem, severityOf } from '../../../src/findings.ts';
import type { Problem } from '../../../src/findings.ts';
import { bytesOf } from '../../build/database.ts';
import { revisionKey } from '../../build/store.ts';

type Element = readonly [bucket: string, key: Uint8Array | string, value: Uint8Array | string];

function viewOf(view: Partial<StoreView> = {}): StoreView {
  return {
    bucketNames: new Set(),
    meta: new Map(),
    scheduledCompact: undefined,
    finishedCompact: undefined,
    compactFloor: 1,
    leases: new Set(),
    clusterVersion: undefined,
    memberIds: new Set(),
    ...view,
  };
}

interface Store {
  readonly view?: Partial<StoreView>;
  readonly elements?: readonly Element[];
  /** Main revisions of records that are sound. */
  readonly revisions?: readonly number[];
}

function problemsOf(create: CreateStoreCheck, store: Store): Problem[] {
  const found: Problem[] = [];
  const check = create(viewOf(store.view), (problem) => found.push(problem));
  for (const main of store.revisions ?? []) {
    check.record?.({ main, sub: 0, place: {} } as unknown as RecordCursor);
  }
  for (const [bucket, key, value] of store.elements ?? []) {
    const bytes = (of: Uint8Array | string): Uint8Array =>
      of instanceof Uint8Array ? of : bytesOf(of);
    check.element?.(bucket, bytes(key), bytes(value), {});
  }
  check.end?.();
  for (const problem of found) expect(formatProblem(problem)).toMatch(/\S: found \S|: \S/);
  return found;
}

function check(create: CreateStoreCheck, store: Store): string[] {
  return problemsOf(create, store).map(({ code }) => code);
}

const metaOf = (values: Record<string, Uint8Array | string>): Partial<StoreView> => ({
  meta: new Map(
    Object.entries(values).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? value : bytesOf(value),
    ]),
  ),
});
const eightBytes = (value: number): Uint8Array => revisionKey(value, 0, false).slice(0, 8);

test('all of them have nothing to say of a store with nothing in it, but what it lacks', () => {
  const codes = STORE_CHECKS.flatMap((create) => check(create, {}));
  expect([...new Set(codes)]).toEqual(['bucket-missing']);
});

describe('alarms', () => {
  /** Of member abcd. */
  const alarm = (type: number): Uint8Array => Uint8Array.of(8, 0xcd, 0xd7, 2, 0x10, type);
  test('an active one is a note', () => {
    const [found] = problemsOf(checkAlarms, { elements: [['alarm', alarm(1), '']] });
    expect(found).toMatchObject({
      code: 'alarm-active',
      facts: { type: 'NOSPACE', member: 'abcd' },
    });
    expect(severityOf('alarm-active')).toBe('note');
  });
  test('one that does not decode is damage', () => {
    expect(check(checkAlarms, { elements: [['alarm', '\xff', '']] })).toEqual(['alarm-record']);
    expect(check(checkAlarms, { elements: [['alarm', alarm(9), '']] })).toEqual(['alarm-record']);
  });
  test('other buckets are not looked at', () => {
    expect(check(checkAlarms, { elements: [['auth', '\xff', '']] })).toEqual([]);
  });
});

describe('buckets', () => {
  const names = 'alarm auth authRoles authUsers cluster key lease members members_removed meta';
  const all = names.split(' ');
  test('all that there must be', () => {
    expect(check(checkBuckets, { view: { bucketNames: new Set(all) } })).toEqual([]);
  });
  test.each(all)('without %s', (name) => {
    const rest = all.filter((other) => other !== name);
    const [found] = problemsOf(checkBuckets, { view: { bucketNames: new Set(rest) } });
    expect(found).toMatchObject({ code: 'bucket-missing', facts: { name } });
  });
  test('one more is a warning, its name as printable as it came', () => {
    const bucketNames = new Set([...all, 'a\\x00b']);
    const [found] = problemsOf(checkBuckets, { view: { bucketNames } });
    expect(found).toMatchObject({ code: 'bucket-unknown', facts: { name: 'a\\x00b' } });
    expect(severityOf('bucket-unknown')).toBe('warning');
  });
});

describe('keys of the meta bucket', () => {
  const index = eightBytes(20);
  const good = { consistent_index: index, term: eightBytes(2), storageVersion: '3.6.0' };
  test('known ones', () => {
    expect(check(checkMetaKeys, { view: metaOf(good), revisions: [2, 3] })).toEqual([]);
  });
  test.each<[string, Record<string, Uint8Array | string>, string[]]>([
    ['one that is not known', { ...good, terms: '' }, ['meta-unknown']],
    ['an index of another length', { ...good, consistent_index: 'abc' }, ['meta-value']],
    ['a term of another length', { ...good, term: 'abc' }, ['meta-value']],
    ['a term of 2^62', { ...good, term: eightBytes(2 ** 62) }, ['meta-value']],
    ['a term of 0', { ...good, term: eightBytes(0) }, ['meta-value']],
    ['an index of 0', { ...good, consistent_index: eightBytes(0) }, ['meta-value']],
    ['no index', { term: eightBytes(2) }, ['meta-missing']],
    [
      'an index of ten million times the revision',
      { consistent_index: eightBytes(3e7) },
      ['index-implausible'],
    ],
    ['an index of a million times the revision', { consistent_index: eightBytes(3e6) }, []],
    [
      'a mark of a compaction that is no revision',
      { ...good, finishedCompactRev: 'abc' },
      ['revision-key'],
    ],
    ['a mark of a compaction', { ...good, scheduledCompactRev: revisionKey(3, 0, false) }, []],
  ])('%s', (_name, values, codes) => {
    expect(check(checkMetaKeys, { view: metaOf(values), revisions: [2, 3] })).toEqual(codes);
  });
  test('an index above 2^53 is told exactly', () => {
    const view = metaOf({ consistent_index: Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 7) });
    const [found] = problemsOf(checkMetaKeys, { view, revisions: [2] });
    expect(found).toMatchObject({ code: 'index-implausible', facts: { index: 2n ** 53n + 7n } });
    expect(found && formatProblem(found)).toContain('found 9,007,199,254,740,999,');
  });
  test('no index and one of 0 in a store without records', () => {
    expect(check(checkMetaKeys, { view: metaOf({}) })).toEqual([]);
    const zeros = { consistent_index: eightBytes(0), term: eightBytes(0) };
    expect(check(checkMetaKeys, { view: metaOf(zeros) })).toEqual([]);
  });
});

test.each([
  ['clusterVersion', []],
  ['downgrade', []],
  ['clusterWersion', ['meta-unknown']],
])('key %s of the cluster bucket', (key, codes) => {
  expect(check(checkClusterKeys, { elements: [['cluster', key, '3.6.0']] })).toEqual(codes);
  expect(check(checkClusterKeys, { elements: [['meta', key, '3.6.0']] })).toEqual([]);
});

describe('versions', () => {
  test.each([
    ['3.4.0', []],
    ['3.7.0', []],
    ['3.7.9-rc.1+x', []],
    ['3.8.0', ['version-newer']],
    ['4.0.0', ['version-newer']],
    ['3.6', ['version-value']],
    ['\x1b[2J', ['version-value']],
    ['', ['version-value']],
  ])('%j', (version, codes) => {
    expect(check(checkVersions, { view: metaOf({ storageVersion: version }) })).toEqual(codes);
    expect(check(checkVersions, { view: { clusterVersion: version } })).toEqual(codes);
  });
  test.each([
    ['\x1b'.repeat(1000), '\\x1b'.repeat(64), 'version-value'],
    ['\u{1f600}'.repeat(500), '\u{1f600}'.repeat(64), 'version-value'],
    [`9.0.0-${'a'.repeat(994)}`, `9.0.0-${'a'.repeat(58)}`, 'version-newer'],
  ])('a long one is told by its beginning and its length', (version, beginning, code) => {
    const [found] = problemsOf(checkVersions, { view: { clusterVersion: version } });
    expect(found).toMatchObject({ code, facts: { found: beginning, length: 1000 } });
    expect(found && formatProblem(found)).toContain('... (1,000 characters), expected');
  });
});

describe('compaction', () => {
  const marks = (finishedCompact?: number, scheduledCompact?: number): Partial<StoreView> => ({
    finishedCompact,
    scheduledCompact,
  });
  test.each<[string, number | undefined, number | undefined, string[]]>([
    ['none', undefined, undefined, []],
    ['asked for', undefined, 5, []],
    ['done', 5, 5, []],
    ['done before the next', 5, 7, []],
    ['done but not asked for', 5, undefined, ['compact-order']],
    ['done further than asked for', 7, 5, ['compact-order']],
    ['up to the newest revision', 9, 9, []],
    ['past the newest revision', 10, 10, ['compact-revision']],
    ['asked for past the newest revision', 8, 10, ['compact-revision']],
    ['a million past it', undefined, 1_000_009, ['compact-revision']],
    ['asked for more than a million past it', 8, 1_000_010, ['compact-implausible']],
    ['done more than a million past it', 2 ** 40, 2 ** 40, ['compact-implausible']],
    ['done past it, not asked for', 2 ** 40, 8, ['compact-order', 'compact-implausible']],
  ])('%s', (_name, finished, scheduled, codes) => {
    const view = marks(finished, scheduled);
    expect(check(checkCompaction, { view, revisions: [8, 9] })).toEqual(codes);
  });
  test('that left nothing behind', () => {
    expect(check(checkCompaction, { view: marks(10, 10) })).toEqual([]);
  });
});

describe('leases', () => {
  const lease = (id: number): Uint8Array => etcd.Lease.encode({ ID: id, TTL: 60 }).finish();
  test.each<[string, Uint8Array | string, Uint8Array | string, string[]]>([
    ['its own id', eightBytes(77), lease(77), []],
    ['another id', eightBytes(78), lease(77), ['lease-record']],
    ['no message', eightBytes(77), '\xff\xff', ['lease-record']],
    ['a short key', 'abc', lease(77), ['lease-record']],
  ])('%s', (_name, key, value, codes) => {
    expect(check(checkLeases, { elements: [['lease', key, value]] })).toEqual(codes);
  });
});

describe('members', () => {
  const member = (id: number): Element => ['members', id.toString(16), JSON.stringify({ id })];
  const removed = (id: string, value = 'removed'): Element => ['members_removed', id, value];
  test('present and removed ones', () => {
    expect(check(checkMembers, { elements: [member(10), member(255), removed('b')] })).toEqual([]);
  });
  test.each<[string, Element[], string[]]>([
    ['one that is both', [member(10), removed('a')], ['member-removed']],
    ['a record that is no JSON', [['members', 'a', '{']], ['member-record']],
    ['a record of another id', [['members', 'a', '{"id":11}']], ['member-record']],
    ['a removed one with another value', [removed('a', 'removes')], ['member-record']],
    ['a removed one with another key', [removed('xyz')], ['member-record']],
  ])('%s', (_name, elements, codes) => {
    expect(check(checkMembers, { elements })).toEqual(codes);
  });
});

describe('no member', () => {
  const view = { ...metaOf({ term: eightBytes(2) }), bucketNames: new Set(['members']) };
  test('where there are records is a warning', () => {
    expect(check(checkMembers, { view, revisions: [2] })).toEqual(['member-none']);
    const elements: Element[] = [['members_removed', 'b', 'removed']];
    expect(check(checkMembers, { view, revisions: [2], elements })).toEqual(['member-none']);
    expect(severityOf('member-none')).toBe('warning');
  });
  test.each<[string, Store]>([
    ['without records', { view }],
    [
      'without the bucket, which is found elsewhere',
      { view: { ...view, bucketNames: new Set() }, revisions: [2] },
    ],
    [
      'without a term, as after a restore by 3.4',
      { view: { ...view, meta: new Map() }, revisions: [2] },
    ],
    [
      'but one',
      {
        view,
        revisions: [2],
        elements: [
          ['leases', 'a', ''],
          ['members', 'a', '{"id":10}'],
        ],
      },
    ],
  ])('%s is nothing', (_name, store) => {
    expect(check(checkMembers, store)).toEqual([]);
  });
});

describe('the stored configuration', () => {
  const confState = (text: string): Store => ({
    view: metaOf({ confState: text }),
    elements: [['members', 'a', '']],
  });
  test.each<[string, string, string[]]>([
    ['the members', '{"voters":[10],"auto_leave":false}', []],
    ['a learner', '{"voters":[],"learners":[10]}', []],
    ['another member', '{"voters":[11]}', ['conf-state-stale']],
    ['one more', '{"voters":[10,11]}', ['conf-state-stale']],
    ['no JSON', '{"voters":[10', ['meta-value']],
    ['no object', '[]', ['meta-value']],
    ['no numbers', '{"voters":["10"]}', ['meta-value']],
    ['a fraction', '{"voters":[1.5]}', ['meta-value']],
    ['a number beyond any', '{"voters":[1e400]}', ['meta-value']],
    ['a negative number', '{"voters":[-1]}', ['meta-value']],
    ['a number of 65 bits', '{"voters":[18446744073709551616]}', ['meta-value']],
    ['no list', '{"voters":10}', ['meta-value']],
  ])('of %s', (_name, text, codes) => {
    expect(check(checkConfState, confState(text))).toEqual(codes);
  });
  test('is not there before 3.5', () => {
    expect(check(checkConfState, { elements: [['members', 'a', '']] })).toEqual([]);
  });
  test('of ids of 64 bits', () => {
    const elements: Element[] = [['members', 'ffffffffffffffff', '']];
    const view = metaOf({ confState: '{"voters":[18446744073709551615]}' });
    expect(check(checkConfState, { view, elements })).toEqual([]);
  });
});

describe('authentication', () => {
  const user = (name: string, roles: string[]): Element => [
    'authUsers',
    name,
    etcd.User.encode({ name: bytesOf(name), roles }).finish(),
  ];
  const role = (name: string): Element => [
    'authRoles',
    name,
    etcd.Role.encode({ name: bytesOf(name), keyPermission: [] }).finish(),
  ];
  const on: Element = ['auth', 'authEnabled', Uint8Array.of(1)];
  test.each<[string, Element[], string[]]>([
    ['nobody', [], []],
    ['off, with a role that is there', [role('r'), user('u', ['r'])], []],
    ['a role that is not there', [user('u', ['r'])], ['auth-reference']],
    ['the role root, which need not be stored', [user('u', ['root'])], []],
    ['on, with root', [on, user('root', ['root'])], []],
    ['on, without root', [on, user('u', ['root'])], ['auth-root']],
    ['on, with a root that has no role', [on, user('root', [])], ['auth-root']],
    ['a revision', [['auth', 'authRevision', eightBytes(3)]], []],
    ['a revision of another length', [['auth', 'authRevision', 'abc']], ['auth-record']],
    ['enabled by a two', [['auth', 'authEnabled', Uint8Array.of(2)]], ['auth-record']],
    ['a key that is not known', [['auth', 'authOther', '']], ['meta-unknown']],
    ['a user under another name', [['authUsers', 'v', user('u', [])[2]]], ['auth-record']],
    ['a role that is no message', [['authRoles', 'r', '\xff']], ['auth-record']],
  ])('%s', (_name, elements, codes) => {
    expect(check(checkAuth, { elements })).toEqual(codes);
  });
});
