import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { SourceError } from '../../../src/errors.ts';
import { MemoryDirectory } from '../../../src/io/directory-source.ts';
import type {
  DirectoryEntry,
  DirectorySource,
  EntryKind,
} from '../../../src/io/directory-source.ts';
import { readLayout } from '../../../src/operations/data-directory/layout.ts';
import { dataDirectoryNames } from '../../build/data-directory.ts';
import { codeOf } from '../../build/errors.ts';
import { readFixtureJson } from '../../build/fixtures.ts';

const SNAP_2 = '0000000000000002-000000000000003d.snap';
const SNAP_3 = '0000000000000003-0000000000000010.snap';
const SEGMENT_0 = '0000000000000000-0000000000000000.wal';
const SEGMENT_1 = '0000000000000001-0000000000000095.wal';

function memory(paths: readonly string[]): MemoryDirectory {
  return new MemoryDirectory(paths.map((path) => [path, new Uint8Array(0)]));
}

const ALL = [
  'config',
  'member/snap/db',
  `member/snap/${SNAP_2}`,
  `member/snap/${SNAP_3}`,
  `member/snap/${SNAP_2}.broken`,
  'member/snap/000000000000000a.snap.db',
  'member/snap/00000000000000ff.snap.db',
  'member/snap/tmp123',
  'member/snap/db.tmp.456',
  'member/snap/notes.txt',
  'member/snap/2-3.snap',
  `member/wal/${SEGMENT_1}`,
  `member/wal/${SEGMENT_0}`,
  'member/wal/0.tmp',
  `member/wal.tmp/${SEGMENT_0}`,
];

describe('a data directory', () => {
  test('has each of its files found', async () => {
    const layout = await readLayout(memory(ALL));
    const { log, ...rest } = layout;
    expect(rest).toEqual({
      given: 'data-directory',
      database: 'member/snap/db',
      raftSnapshots: [
        { path: `member/snap/${SNAP_3}`, term: 3, index: 16 },
        { path: `member/snap/${SNAP_2}`, term: 2, index: 61 },
      ],
      receivedDatabases: [
        { path: 'member/snap/00000000000000ff.snap.db', index: 255 },
        { path: 'member/snap/000000000000000a.snap.db', index: 10 },
      ],
      leftovers: [
        { path: 'member/wal.tmp', what: 'a log that was being made' },
        {
          path: `member/snap/${SNAP_2}.broken`,
          what: 'a file that etcd could not read and put aside',
        },
        { path: 'member/snap/db.tmp.456', what: 'a database that was being defragmented' },
        { path: 'member/snap/tmp123', what: 'a database that a leader was sending' },
      ],
      foreign: { paths: ['config', 'member/snap/2-3.snap', 'member/snap/notes.txt'], count: 3 },
      unlisted: [],
    });
    expect(log?.path).toBe('member/wal');
    expect(log?.entries.map(({ name }) => name)).toEqual(['0.tmp', SEGMENT_0, SEGMENT_1].sort());
    expect(log?.segments.map(({ path }) => path)).toEqual([
      `member/wal/${SEGMENT_0}`,
      `member/wal/${SEGMENT_1}`,
    ]);
  });

  test('may be given as its folder member', async () => {
    const inner = ALL.flatMap((path) => (path.startsWith('member/') ? [path.slice(7)] : []));
    const layout = await readLayout(memory(inner));
    expect(layout.given).toBe('member');
    expect(layout.database).toBe('snap/db');
    expect(layout.raftSnapshots.map(({ path }) => path)).toEqual([
      `snap/${SNAP_3}`,
      `snap/${SNAP_2}`,
    ]);
    expect(layout.log?.segments.map(({ path }) => path)).toEqual([
      `wal/${SEGMENT_0}`,
      `wal/${SEGMENT_1}`,
    ]);
    expect(layout.foreign.count).toBe(2);
  });

  test('may be its log alone', async () => {
    const layout = await readLayout(memory([SEGMENT_0, '0.tmp', 'notes']));
    expect(layout).toMatchObject({ given: 'wal', database: undefined, raftSnapshots: [] });
    expect(layout.log?.path).toBe('');
    expect(layout.log?.entries).toHaveLength(3);
    expect(layout.log?.segments.map(({ path }) => path)).toEqual([SEGMENT_0]);
    expect(layout.foreign.count).toBe(0);
  });

  test.each([
    ['its database', ['member/snap/db'], 'member/snap/db'],
    ['a raft snapshot', [`member/snap/${SNAP_2}`], undefined],
    ['a database that was sent', ['member/snap/000000000000000a.snap.db'], undefined],
    ['a segment', [`member/wal/${SEGMENT_0}`], undefined],
  ])('is known by %s alone', async (_what, paths, database) => {
    expect(await readLayout(memory(paths))).toMatchObject({ given: 'data-directory', database });
  });
});

interface Expectation {
  readonly listing: readonly { readonly path: string }[];
}

test.each(dataDirectoryNames())('%s: no file of a server is foreign', async (name) => {
  const { listing } = readFixtureJson<Expectation>(`datadirs/${name}`, 'expect.json');
  const paths = listing.map(({ path }) => path).filter((path) => !path.endsWith('/'));
  const layout = await readLayout(memory(paths));
  expect(layout).toMatchObject({
    database: 'member/snap/db',
    leftovers: [],
    foreign: { count: 0 },
  });
  const found = [
    layout.database,
    ...layout.raftSnapshots.map(({ path }) => path),
    ...layout.log!.entries.map((entry) => `member/wal/${entry.name}`),
  ];
  expect(found.sort()).toEqual(paths.sort());
});

describe('what is none', () => {
  test.each([
    [[], 'an empty directory'],
    [['backup.db'], 'none of its names among 1'],
    [['member/other'], 'a folder "member" without anything of etcd in it'],
    [['member/wal/0.tmp'], 'a folder "member" without anything of etcd in it'],
    [['db', SNAP_2], 'the folder "snap" of a data directory'],
    [['PG_VERSION', 'base/1'], 'a database of PostgreSQL'],
    [['chunks_head/1', 'wal/00000000'], 'a database of Prometheus'],
    [['snap/firefox/x', 'x'], 'none of its names among 2'],
    [['raft/raft.db'], 'a data directory of Consul, Vault or Nomad'],
    [[`${SEGMENT_0}.broken`], 'none of its names among 1'],
    [['constructor', '__proto__'], 'none of its names among 2'],
  ])('%j: found %s', async (paths, found) => {
    await expect(readLayout(memory(paths))).rejects.toMatchObject({
      code: 'directory-not-etcd',
      problem: { facts: { found } },
    });
  });

  test('is told as docs/problems shows it', async () => {
    const page = readFileSync(
      new URL('../../../docs/problems/directory-not-etcd.md', import.meta.url),
      'utf8',
    );
    const error = await readLayout(memory(['PG_VERSION'])).catch((thrown: unknown) => thrown);
    expect(page).toContain(`: ${(error as Error).message}\n`);
  });
});

/** A directory whose listings are given; a text is the code of what is thrown instead. */
function listed(
  folders: Readonly<Record<string, readonly [string, EntryKind][] | 'source-not-found'>>,
): DirectorySource {
  return {
    name: 'listed',
    list: (path) => {
      const found = folders[path] ?? 'source-not-found';
      if (found === 'source-not-found') return Promise.reject(new SourceError(found, path));
      return Promise.resolve(found.map(([name, kind]): DirectoryEntry => ({ name, kind })));
    },
    open: () => Promise.reject(new Error('nothing is opened')),
  };
}

describe('what cannot be listed', () => {
  test('is noted, and the rest is found', async () => {
    const layout = await readLayout(
      listed({
        '': [['member', 'directory']],
        member: [
          ['snap', 'directory'],
          ['wal', 'other'],
        ],
        'member/snap': [['db', 'other']],
      }),
    );
    expect(layout).toMatchObject({ database: 'member/snap/db', log: undefined });
    expect(layout.unlisted).toEqual([
      {
        path: 'member/wal',
        error: expect.objectContaining({ code: 'source-not-found' }) as unknown,
      },
    ]);
  });

  test('leaves nothing to say if it is the directory itself or its folder member', async () => {
    expect(await codeOf(readLayout(listed({})))).toBe('source-not-found');
    expect(await codeOf(readLayout(listed({ '': [['member', 'other']] })))).toBe(
      'source-not-found',
    );
  });

  test('a file is no folder', async () => {
    const files = listed({
      '': [
        ['member', 'file'],
        ['snap', 'file'],
        ['wal', 'file'],
      ],
    });
    expect(await codeOf(readLayout(files))).toBe('directory-not-etcd');
  });
});

test('a great many names are looked at once each', async () => {
  const COUNT = 300_000;
  let asked = 0;
  const many = Array.from({ length: COUNT }, (_, index): DirectoryEntry => {
    const hex = index.toString(16).padStart(16, '0');
    const names = [`x${hex}`, `${hex}-${hex}.snap`, `${hex}.snap.db`, `tmp${String(index)}`];
    return { name: names[index % 4]!, kind: 'file' };
  });
  const directory: DirectorySource = {
    name: 'many',
    list: (path) => {
      asked++;
      if (path === '') return Promise.resolve([{ name: 'member', kind: 'directory' }]);
      if (path === 'member') return Promise.resolve([{ name: 'snap', kind: 'directory' }]);
      return Promise.resolve(many);
    },
    open: () => Promise.reject(new Error('nothing is opened')),
  };
  const layout = await readLayout(directory);
  expect(asked).toBe(3);
  expect(layout.raftSnapshots).toHaveLength(COUNT / 4);
  expect(layout.raftSnapshots[0]!.index).toBe(COUNT - 3);
  expect(layout.receivedDatabases).toHaveLength(COUNT / 4);
  expect(layout.leftovers).toHaveLength(COUNT / 4);
  expect(layout.foreign.count).toBe(COUNT / 4);
  expect(layout.foreign.paths).toHaveLength(100);
});
