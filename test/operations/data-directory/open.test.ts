/** Opening a data directory: what it comes to without a look at every page. */

import { describe, expect, test } from 'vitest';

import { MemoryDirectory } from '../../../src/io/directory-source.ts';
import type { DirectorySource } from '../../../src/io/directory-source.ts';
import { openDataDirectory } from '../../../src/operations/data-directory/open.ts';
import { memberDirectory, puts, TEN_PUTS } from '../../build/member-directory.ts';
import { buildLog } from '../../build/wal.ts';

test('gives layout, facts and log, and no problem where there is none', async () => {
  const { layout, facts, wal, problems } = await openDataDirectory(memberDirectory());
  expect(layout).toMatchObject({ given: 'data-directory', database: 'member/snap/db' });
  expect(facts).toMatchObject({ consistentIndex: 10, revision: 11 });
  expect(wal).toMatchObject({ firstIndex: 1, lastIndex: 10, commit: 10 });
  expect(problems).toEqual([]);
});

test('gives what is wrong with the parts, and the parts all the same', async () => {
  const torn = [{ items: [...puts(1, 3), { kind: 'bytes', bytes: new Uint8Array([1]) } as const] }];
  const { facts, wal, problems } = await openDataDirectory(
    memberDirectory({
      log: torn,
      database: undefined,
      more: {
        'member/snap/db': new Uint8Array(9000),
        'member/snap/db.tmp.1': new Uint8Array(1),
        'member/snap/0000000000000002-0000000000000008.snap': new Uint8Array(1),
      },
    }),
  );
  expect(problems.map(({ code, place }) => [code, place.file])).toEqual(
    expect.arrayContaining([
      ['directory-leftover', 'member/snap/db.tmp.1'],
      ['file-not-bbolt', 'member/snap/db'],
      ['wal-torn', `member/wal/${'0'.repeat(16)}-${'0'.repeat(16)}.wal`],
      ['raft-snapshot-message', 'member/snap/0000000000000002-0000000000000008.snap'],
    ]),
  );
  expect(facts.consistentIndex).toBeUndefined();
  expect(wal?.lastIndex).toBe(3);
});

test('keeps a thousand problems and no more', async () => {
  const more = Object.fromEntries(
    Array.from({ length: 1200 }, (_, at) => [
      `member/snap/db.tmp.${String(at)}`,
      new Uint8Array(0),
    ]),
  );
  expect((await openDataDirectory(memberDirectory({ more }))).problems).toHaveLength(1000);
});

test('takes the log from elsewhere where that is said', async () => {
  const walDirectory = new MemoryDirectory(buildLog(TEN_PUTS).files, '/fast/wal');
  const { layout, wal } = await openDataDirectory(memberDirectory({ log: undefined }), {
    walDirectory,
  });
  expect(layout.log?.path).toBe('/fast/wal');
  expect(wal?.lastIndex).toBe(10);
});

test('leaves nothing open', async () => {
  const directory = memberDirectory({ raftSnapshots: [{ term: 2, index: 4 }] });
  const open: string[] = [];
  const counting: DirectorySource = {
    name: 'data',
    list: (path) => directory.list(path),
    open: async (path) => {
      const source = await directory.open(path);
      open.push(path);
      const close = source.close.bind(source);
      source.close = () => {
        open.splice(open.indexOf(path), 1);
        return close();
      };
      return source;
    },
  };
  await openDataDirectory(counting);
  expect(open).toEqual([]);
});

describe('refuses', () => {
  test.each([
    ['an empty directory', new MemoryDirectory([])],
    ['one of another program', new MemoryDirectory([['WiredTiger', new Uint8Array(0)]])],
  ])('%s', async (_name, directory) => {
    await expect(openDataDirectory(directory)).rejects.toMatchObject({
      code: 'directory-not-etcd',
    });
  });

  test('to go on once it is told to stop', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(openDataDirectory(memberDirectory(), { signal })).rejects.toThrow('enough');
  });
});
