/** Data directories as servers leave them, small ones that are made, and what has no verdict. */

import { afterEach, describe, expect, test } from 'vitest';

import { SourceError } from '../../../src/errors.ts';
import { MemoryDirectory } from '../../../src/io/directory-source.ts';
import type { DirectorySource } from '../../../src/io/directory-source.ts';
import { verifyDataDirectory } from '../../../src/operations/data-directory/verify.ts';
import type { VerifyDirectoryOptions } from '../../../src/operations/data-directory/verify.ts';
import type { VerifyResult } from '../../../src/operations/verify/verify.ts';
import {
  dataDirectoryNames,
  forgetDirectories,
  memoryDirectory,
} from '../../build/data-directory.ts';
import { readFixtureJson } from '../../build/fixtures.ts';
import { CLUSTER_ID, MEMBER_ID, memberDirectory, TEN_PUTS } from '../../build/member-directory.ts';
import { buildLog } from '../../build/wal.ts';
import { nodeDigest } from '../verify/examine.ts';

interface RaftStatus {
  readonly raftIndex: string;
  readonly raftTerm: string;
}

interface ServerFacts {
  readonly current_revision: number;
  readonly raft: RaftStatus | Readonly<Record<string, RaftStatus>>;
}

interface Expected {
  readonly server_facts_before_stop: ServerFacts | { readonly see: string };
  readonly after_restart_of_a_copy?: ServerFacts;
}

function verifyIt(
  directory: DirectorySource,
  options: VerifyDirectoryOptions = {},
): Promise<VerifyResult> {
  return verifyDataDirectory(directory, { digest: nodeDigest, ...options }).result;
}

const codesOf = ({ counts }: VerifyResult): string[] => Object.keys(counts.byCode);

afterEach(forgetDirectories);

describe.each(dataDirectoryNames())('%s', (name) => {
  const expected = readFixtureJson<Expected>(`datadirs/${name}`, 'expect.json');

  test('is sound, with all of it looked at, and what the server knew in it', async () => {
    const result = await verifyIt(await memoryDirectory(name));
    expect(result).toMatchObject({
      verdict: 'sound',
      policiesMet: true,
      counts: { error: 0, warning: 0, ignored: 0 },
      examined: { trailer: undefined, notExamined: [] },
    });
    const { wal, dataDirectory } = result;
    const known = knownOf(name, expected);
    if (known !== undefined) {
      const { current_revision: revision, raft } = known;
      expect(wal).toMatchObject({
        lastIndex: Number(raft.raftIndex),
        lastTerm: Number(raft.raftTerm),
        term: Number(raft.raftTerm),
      });
      const { revisionFrom, revisionAtMost } = dataDirectory!.beyond!;
      expect(revision).toBeGreaterThanOrEqual(revisionFrom);
      expect(revision).toBeLessThanOrEqual(revisionAtMost);
    }
    const restarted = expected.after_restart_of_a_copy;
    if (restarted !== undefined) {
      const { revisionFrom, revisionAtMost } = dataDirectory!.beyond!;
      expect(restarted.current_revision).toBeGreaterThanOrEqual(revisionFrom);
      expect(restarted.current_revision).toBeLessThanOrEqual(revisionAtMost);
    }
    // The member is one of those that every part knows.
    const { memberId, members } = dataDirectory!;
    expect(members.database?.map(({ id }) => id)).toContain(memberId);
    if (members.confState !== undefined) expect(members.confState.voters).toContain(memberId);
    if (members.raftSnapshot !== undefined) {
      expect(members.raftSnapshot.voters).toContain(memberId);
      expect(members.v2Store?.map(({ id }) => id)).toContain(memberId);
    }
  });
});

/** What the server of this member knew; one of several that was killed early did not know it all. */
function knownOf(
  name: string,
  { server_facts_before_stop: facts }: Expected,
): { current_revision: number; raft: RaftStatus } | undefined {
  const member = /-(m\d)$/.exec(name)?.[1];
  if (!('raft' in facts)) {
    const first = readFixtureJson<Expected>('datadirs/3.6-cluster3-m1', 'expect.json');
    return knownOf(`-${String(member)}`, first);
  }
  const { current_revision, raft } = facts;
  const own = member === undefined ? raft : (raft as Record<string, RaftStatus>)[member];
  return own === undefined ? undefined : { current_revision, raft: own as RaftStatus };
}

describe('a small directory', () => {
  test('is sound', async () => {
    const { verdict, counts, wal, dataDirectory } = await verifyIt(memberDirectory());
    expect({ verdict, byCode: counts.byCode }).toEqual({ verdict: 'sound', byCode: {} });
    expect(wal).toMatchObject({ lastIndex: 10, commit: 10, term: 2 });
    expect(dataDirectory).toMatchObject({
      memberId: MEMBER_ID.toString(16),
      clusterId: CLUSTER_ID.toString(16),
      consistentIndex: 10,
      consistentTerm: 2,
      revision: 11,
      beyond: { entryCount: 0, revisionFrom: 11, revisionAtMost: 11 },
    });
  });

  test('is read through its folder "member" as well', async () => {
    const whole = memberDirectory();
    const member: DirectorySource = {
      name: 'data/member',
      list: (path) => whole.list(path === '' ? 'member' : `member/${path}`),
      open: (path) => whole.open(`member/${path}`),
    };
    const result = await verifyIt(member);
    expect(result.verdict).toBe('sound');
    expect(result.dataDirectory).toEqual((await verifyIt(whole)).dataDirectory);
  });

  test('has what was found around it counted with the rest', async () => {
    const around = [{ code: 'file-leftover-part', place: {}, facts: { name: 'x' } }] as never;
    const { counts } = await verifyIt(memberDirectory(), { around });
    expect(counts.byCode).toEqual({ 'file-leftover-part': 1 });
  });
});

describe('no verdict', () => {
  test.each<[string, DirectorySource, RegExp]>([
    ['without a log', memberDirectory({ log: undefined }), /no member\/wal here \(--wal-dir/],
    ['of a log alone', new MemoryDirectory(buildLog(TEN_PUTS).files), /wal verify says/],
  ])('%s, and why', async (_name, directory, says) => {
    const { verdict, counts, examined } = await verifyIt(directory);
    expect(verdict).toBe('unknown');
    expect(counts).toMatchObject({ error: 0, warning: 0 });
    expect(examined.notExamined.join()).toMatch(says);
  });

  test('in a hurry: without a trailer nothing is decided', async () => {
    const { verdict, examined } = await verifyIt(memberDirectory(), { quick: true });
    expect(verdict).toBe('unknown');
    expect(examined.notExamined.join()).toContain('pages and store (quick)');
  });

  test.each([undefined, ['file-changed'] as const])(
    'if a file changes meanwhile, whatever is ignored: %j',
    async (ignore) => {
      const { verdict, examined } = await verifyIt(changing(/\.wal$/), { ignore });
      expect(verdict).toBe('unknown');
      expect(examined.notExamined).toContain('the directory as one state: it changed meanwhile');
      const database = await verifyIt(changing(/db$/), { ignore });
      expect(database.verdict).toBe('unknown');
    },
  );
});

/** A directory in which files of these names change while they are read. */
function changing(names: RegExp): DirectorySource {
  const directory = memberDirectory();
  return {
    name: directory.name,
    list: (path) => directory.list(path),
    open: async (path) => {
      const source = await directory.open(path);
      if (names.test(path)) source.changed = () => Promise.resolve('size');
      return source;
    },
  };
}

describe('damage', () => {
  test('of the database stands in its file, and the log is looked at all the same', async () => {
    const directory = memberDirectory({
      database: undefined,
      more: { 'member/snap/db': new Uint8Array(10_000) },
    });
    const run = verifyDataDirectory(directory);
    const places: (string | undefined)[] = [];
    for await (const { place } of run) places.push(place.file);
    const { verdict, wal, examined } = await run.result;
    expect(verdict).toBe('damaged');
    expect(new Set(places)).toEqual(new Set(['member/snap/db']));
    expect(wal?.lastIndex).toBe(10);
    expect(examined.notExamined).toContain(
      'whether database and log agree: the database is damaged',
    );
  });

  test('is that there is no database', async () => {
    const result = await verifyIt(memberDirectory({ database: undefined }));
    expect(codesOf(result)).toEqual(['directory-no-database']);
    expect(result.verdict).toBe('damaged');
  });

  test.each<[string, DirectorySource, RegExp]>([
    ['empty', new MemoryDirectory([]), /an empty directory/],
    ['of another program', new MemoryDirectory([['PG_VERSION', new Uint8Array(3)]]), /PostgreSQL/],
  ])('is a directory that is %s, as a finding', async (_name, directory, says) => {
    const run = verifyDataDirectory(directory);
    const found: string[] = [];
    for await (const { code, facts } of run) found.push(`${code} ${JSON.stringify(facts)}`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^directory-not-etcd /);
    expect(found[0]).toMatch(says);
    const { verdict, dataDirectory, examined } = await run.result;
    expect({ verdict, dataDirectory }).toEqual({ verdict: 'damaged', dataDirectory: undefined });
    expect(examined.notExamined).toEqual(['everything: this is no data directory']);
  });
});

describe('demands', () => {
  test('are made of the database', async () => {
    const policies = { minKeys: 10, minRevision: 11 };
    expect((await verifyIt(memberDirectory(), { policies })).policiesMet).toBe(true);
    const more = await verifyIt(memberDirectory(), { policies: { minKeys: 11 } });
    expect(more).toMatchObject({ verdict: 'sound', policiesMet: false });
    expect(codesOf(more)).toEqual(['policy-min-keys']);
  });

  test('are not met where there is no database', async () => {
    const alone = new MemoryDirectory(buildLog(TEN_PUTS).files);
    expect(await verifyIt(alone, { policies: { minKeys: 1 } })).toMatchObject({
      verdict: 'unknown',
      policiesMet: false,
    });
    expect((await verifyIt(alone)).policiesMet).toBe(true);
  });

  test('for a trailer is never met: a server keeps none', async () => {
    const result = await verifyIt(memberDirectory(), { policies: { requireTrailer: true } });
    expect(codesOf(result)).toEqual(['policy-trailer']);
    expect(result.policiesMet).toBe(false);
  });
});

describe('a log that lies elsewhere', () => {
  const elsewhere = (files: readonly (readonly [string, Uint8Array])[]): MemoryDirectory =>
    new MemoryDirectory(files, 'fast/wal/');

  test('is read from there, and its places are there', async () => {
    const { files } = buildLog([{ items: [{ kind: 'bytes', bytes: new Uint8Array([9]) }] }]);
    const run = verifyDataDirectory(memberDirectory({ log: undefined }), {
      walDirectory: elsewhere(files),
    });
    const places: unknown[] = [];
    for await (const { code, place } of run) places.push([code, place.file]);
    const path = `fast/wal/${files[0]![0]}`;
    expect(places).toContainEqual(['wal-torn', path]);
    expect(places).toContainEqual(['wal-behind-database', 'fast/wal']);
    expect((await run.result).wal?.stop.segments[0]?.path).toBe(path);
  });

  test('is one with the rest', async () => {
    const walDirectory = elsewhere(buildLog(TEN_PUTS).files);
    const result = await verifyIt(memberDirectory({ log: undefined }), { walDirectory });
    expect(result).toMatchObject({ verdict: 'sound', counts: { note: 0 } });
    expect(result.dataDirectory).toEqual((await verifyIt(memberDirectory())).dataDirectory);
  });

  test('goes before one that lies where it is expected, which is told', async () => {
    const walDirectory = elsewhere(buildLog(TEN_PUTS).files);
    const result = await verifyIt(memberDirectory(), { walDirectory });
    expect(result.verdict).toBe('sound');
    expect(result.counts.byCode).toEqual({ 'directory-foreign': 1 });
  });

  test('may be empty, which is no log', async () => {
    const result = await verifyIt(memberDirectory({ log: undefined }), {
      walDirectory: elsewhere([]),
    });
    expect(codesOf(result)).toContain('wal-none');
  });

  test('does not go with a log alone', async () => {
    const alone = new MemoryDirectory(buildLog(TEN_PUTS).files);
    const result = await verifyIt(alone, { walDirectory: elsewhere([]) });
    expect(codesOf(result)).toEqual(['directory-not-etcd']);
  });
});

test('a log that cannot be read keeps nothing else back, and leaves no verdict', async () => {
  const directory = memberDirectory();
  const failing: DirectorySource = {
    name: 'data',
    list: (path) => directory.list(path),
    open: (path) =>
      path.endsWith('.wal')
        ? Promise.reject(new SourceError('source-permission', `${path}: no permission`))
        : directory.open(path),
  };
  const result = await verifyIt(failing);
  expect(result).toMatchObject({ verdict: 'unknown', wal: undefined });
  expect(result.examined.pages).toBeDefined();
  expect(result.examined.notExamined.join()).toMatch(/^the write-ahead log: .*no permission/);
});

test('an aborted run ends with the reason of the signal', async () => {
  const reason = new Error('enough');
  const signal = AbortSignal.abort(reason);
  await expect(verifyIt(memberDirectory(), { signal })).rejects.toBe(reason);
});
