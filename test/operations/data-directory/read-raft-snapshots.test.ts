import { describe, expect, test } from 'vitest';

import type { Problem } from '../../../src/findings.ts';
import { formatProblemLine } from '../../../src/findings.ts';
import { MemoryDirectory } from '../../../src/io/directory-source.ts';
import type { DirectorySource } from '../../../src/io/directory-source.ts';
import { readRaftSnapshots } from '../../../src/operations/data-directory/read-raft-snapshots.ts';
import type { SoundRaftSnapshot } from '../../../src/operations/data-directory/read-raft-snapshots.ts';
import { dataDirectoryNames, raftSnapshotFiles } from '../../build/data-directory.ts';
import { bytesOf } from '../../build/database.ts';
import { encodeRaftSnapshot, MEMBER_ID } from '../../build/member-directory.ts';

const PATH = 'member/snap/0000000000000002-0000000000000008.snap';
const POSITION = { term: 2, index: 8 };
const STORE = bytesOf('{"Root":{"Path":"/","CreatedIndex":0,"ModifiedIndex":0,"Children":{}}}');

/** For what nobody looks at. */
const SILENT = { report: () => undefined, note: () => undefined };

async function read(
  files: Readonly<Record<string, Uint8Array>>,
): Promise<{ found: SoundRaftSnapshot[]; said: string[] }> {
  const problems: Problem[] = [];
  const directory = new MemoryDirectory(Object.entries(files));
  const notes: string[] = [];
  const found = await readRaftSnapshots(directory, Object.keys(files), {
    report: (one) => void problems.push(one),
    note: (what) => void notes.push(what),
  });
  return { found, said: [...problems.map(formatProblemLine), ...notes] };
}

test('gives what they say, in the order of the paths', async () => {
  const older = 'member/snap/0000000000000002-0000000000000004.snap';
  const { found, said } = await read({
    [PATH]: encodeRaftSnapshot(POSITION, [MEMBER_ID], STORE),
    [older]: encodeRaftSnapshot({ term: 2, index: 4 }, [MEMBER_ID, 5n]),
  });
  expect(said).toEqual([]);
  expect(found.map(({ path, snapshot }) => [path, snapshot.term, snapshot.index])).toEqual([
    [PATH, 2, 8],
    [older, 2, 4],
  ]);
  expect(found[1]!.snapshot.confState.voters).toEqual([MEMBER_ID, 5n]);
  expect(found[0]!.snapshot).not.toHaveProperty('data');
});

test('has a v2 store only where there is one', async () => {
  const { found } = await read({
    [PATH]: encodeRaftSnapshot(POSITION, [MEMBER_ID], STORE),
    'member/snap/0000000000000002-0000000000000004.snap': encodeRaftSnapshot(
      { term: 2, index: 4 },
      [MEMBER_ID],
    ),
  });
  expect(found.map(({ v2Store }) => v2Store !== undefined)).toEqual([true, false]);
});

describe('leaves out, with a finding,', () => {
  const sound = encodeRaftSnapshot(POSITION, [MEMBER_ID], STORE);
  const flipped = sound.slice();
  flipped[20]! ^= 1;

  test.each<[string, Uint8Array, RegExp]>([
    ['an empty one', new Uint8Array(0), /the raft snapshot is empty/],
    ['a flipped bit', flipped, /CRC-32C of the raft snapshot does not match/],
    ['half of one', sound.subarray(0, sound.length / 2), /not the message that etcd writes/],
    [
      'one that is far too large',
      new Uint8Array(64 * 1024 ** 2 + 1),
      /found 67108865 bytes, expected at most 67108864/,
    ],
    [
      'one whose v2 store is no JSON',
      encodeRaftSnapshot(POSITION, [MEMBER_ID], bytesOf('{')),
      /the v2 store in the raft snapshot is wrong/,
    ],
  ])('%s', async (_name, bytes, says) => {
    const good = 'member/snap/0000000000000002-0000000000000004.snap';
    const { found, said } = await read({
      [PATH]: bytes,
      [good]: encodeRaftSnapshot({ term: 2, index: 4 }, [MEMBER_ID]),
    });
    expect(found.map(({ path }) => path)).toEqual([good]);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^${PATH}[:,]`));
    expect(said[0]).toMatch(says);
  });
});

test('tells a name that says something else, and takes it all the same', async () => {
  const { found, said } = await read({
    [PATH]: encodeRaftSnapshot({ term: 2, index: 9 }, [MEMBER_ID]),
  });
  expect(found[0]!.snapshot.index).toBe(9);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('0000000000000002-0000000000000009.snap');
});

test('closes each file, also one that is damaged', async () => {
  let open = 0;
  const memory = new MemoryDirectory([
    [PATH, new Uint8Array(5)],
    ['b.snap', encodeRaftSnapshot(POSITION, [MEMBER_ID])],
  ]);
  const directory: DirectorySource = {
    name: 'data',
    list: (path) => memory.list(path),
    open: async (path) => {
      const source = await memory.open(path);
      open++;
      const close = source.close.bind(source);
      source.close = () => {
        open--;
        return close();
      };
      return source;
    },
  };
  await readRaftSnapshots(directory, [PATH, 'b.snap'], SILENT);
  expect(open).toBe(0);
});

test('one that cannot be opened is told, and the next is read', async () => {
  const older = 'member/snap/0000000000000002-0000000000000004.snap';
  const bytes = encodeRaftSnapshot({ term: 2, index: 4 }, [MEMBER_ID], STORE);
  const notes: string[] = [];
  const options = { report: () => undefined, note: (what: string) => void notes.push(what) };
  const directory = new MemoryDirectory([[older, bytes]]);
  const found = await readRaftSnapshots(directory, [PATH, older], options);
  expect(found.map(({ path }) => path)).toEqual([older]);
  expect(notes).toEqual([expect.stringMatching(`^${PATH}: .*there is no such file`)]);
});

test('a v2 store that would take much memory is left alone, and told', async () => {
  const large = bytesOf(`{"Root":{"Path":"${'x'.repeat(4 * 1024 ** 2)}"}}`);
  const { found, said } = await read({ [PATH]: encodeRaftSnapshot(POSITION, [MEMBER_ID], large) });
  expect(found.map(({ v2Store }) => v2Store)).toEqual([undefined]);
  expect(said).toEqual([expect.stringMatching(/its v2 store: 4,194,\d+ bytes are too many$/)]);
});

test('more members than any cluster has are none', async () => {
  const members = Array.from({ length: 1001 }, (_, at) => BigInt(at + 1));
  const { found, said } = await read({ [PATH]: encodeRaftSnapshot(POSITION, members, STORE) });
  expect(found).toEqual([]);
  expect(said).toEqual([expect.stringMatching(/found more members than any cluster has/)]);
});

test.each(dataDirectoryNames())('%s: all are sound', async (name) => {
  const files = Object.fromEntries(await raftSnapshotFiles(name));
  const { found, said } = await read(files);
  expect(said).toEqual([]);
  expect(found).toHaveLength(Object.keys(files).length);
});
