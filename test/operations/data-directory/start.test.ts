import { describe, expect, test } from 'vitest';

import { openDataDirectory } from '../../../src/operations/data-directory/open.ts';
import type { DatabaseSpec, DirectorySpec } from '../../build/member-directory.ts';
import { memberDirectory, puts } from '../../build/member-directory.ts';
import type { LogItem } from '../../build/wal.ts';

/** Ten entries, raft snapshots at 4 and 8 in the log, and as much committed. */
function log(commit: number, markers: readonly number[] = [4, 8]): DirectorySpec['log'] {
  const snapshots = markers.map((index): LogItem => ({ kind: 'snapshot', term: 2, index }));
  return [{ items: [...puts(1, 10), ...snapshots, { kind: 'state', term: 2, commit }] }];
}

async function startOf(spec: DirectorySpec): Promise<unknown> {
  return (await openDataDirectory(memberDirectory(spec))).facts.start;
}

const FILES = [
  { term: 2, index: 4 },
  { term: 2, index: 8 },
];
const RELEASES: readonly [string, DatabaseSpec][] = [
  ['3.4', { term: 0 }],
  ['3.5', {}],
  ['3.6', { storageVersion: '3.6.0' }],
  ['3.7', { storageVersion: '3.7.0' }],
];

describe.each(RELEASES)('etcd %s starts from', (_release, database) => {
  test('the newest file that the log has committed', async () => {
    const spec = { database, raftSnapshots: FILES };
    expect(await startOf({ ...spec, log: log(10) })).toEqual({ term: 2, index: 8 });
    expect(await startOf({ ...spec, log: log(8) })).toEqual({ term: 2, index: 8 });
    expect(await startOf({ ...spec, log: log(7) })).toEqual({ term: 2, index: 4 });
  });

  test('no file of which the log does not know, or of another term', async () => {
    const raftSnapshots = [...FILES, { term: 2, index: 9 }, { term: 3, index: 8 }];
    expect(await startOf({ database, raftSnapshots, log: log(10) })).toEqual({ term: 2, index: 8 });
  });

  test('the first entry without a raft snapshot in the log', async () => {
    expect(await startOf({ database, raftSnapshots: FILES, log: log(10, []) })).toBeUndefined();
  });
});

describe('without any file', () => {
  test.each(RELEASES)('etcd %s', async (release, database) => {
    const start = await startOf({ database, log: log(10) });
    expect(start).toEqual(release === '3.7' ? { term: 2, index: 8 } : undefined);
  });

  test('the empty raft snapshot that every log begins with is none', async () => {
    const database = { storageVersion: '3.7.0' };
    expect(await startOf({ database, log: log(10, [0]) })).toBeUndefined();
  });
});

test('without a log there is no start', async () => {
  expect(await startOf({ log: undefined, raftSnapshots: FILES })).toBeUndefined();
});
