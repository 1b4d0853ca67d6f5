import { describe, expect, test } from 'vitest';

import { formatProblemLine } from '../../src/findings.ts';
import { MemoryDirectory } from '../../src/io/directory-source.ts';
import type { DirectoryEntry } from '../../src/io/directory-source.ts';
import { checkSegmentNames, findSegments } from '../../src/wal/segments.ts';
import { nameOf } from '../build/wal.ts';

/** Paths of the segments, and what is said of all names. */
async function look(
  names: readonly string[],
  folder = 'wal',
): Promise<{ paths: string[]; lines: string[] }> {
  const files = names.map((name) => [folder === '' ? name : `${folder}/${name}`, bytes] as const);
  const directory = new MemoryDirectory(files);
  const entries = await directory.list(folder);
  const segments = findSegments(directory, folder, entries);
  const lines = [...checkSegmentNames(folder, entries, segments)].map(formatProblemLine);
  return { paths: segments.map(({ path }) => path), lines };
}

const bytes = new Uint8Array();
const [first, second, third] = [nameOf(0, 0), nameOf(1, 10), nameOf(2, 20)];

test('segments in order, from whatever number on', async () => {
  expect(await look([second, third, first])).toEqual({
    paths: [`wal/${first}`, `wal/${second}`, `wal/${third}`],
    lines: [],
  });
  expect((await look([third])).lines).toEqual([]);
  expect((await look([first, second], '')).paths).toEqual([first, second]);
});

test('a segment opens as its file', async () => {
  const directory = new MemoryDirectory([[`wal/${first}`, Uint8Array.of(1, 2, 3)]], 'data');
  const [segment] = findSegments(directory, 'wal', await directory.list('wal'));
  const source = await segment!.open();
  expect([source.name, source.size]).toEqual([`data/wal/${first}`, 3]);
});

describe('other names', () => {
  test('are told of, but for segments that etcd makes ready', async () => {
    const { paths, lines } = await look([first, '0.tmp', '1.tmp', `${first}.broken`, 'notes.txt']);
    expect(paths).toEqual([`wal/${first}`]);
    expect(lines).toEqual([
      `wal/${first}.broken: etcd passes over this file: found a copy that etcd kept when it cut a ` +
        'torn write off, expected segments only',
      'wal/notes.txt: etcd passes over this file: found no file of a log, expected segments only',
    ]);
  });

  test('whatever has the name of a segment is taken for one, as etcd does', () => {
    const directory = new MemoryDirectory([]);
    const entries: DirectoryEntry[] = [
      { name: first, kind: 'directory' },
      { name: second, kind: 'other' },
    ];
    const segments = findSegments(directory, '', entries);
    expect(segments.map(({ path }) => path)).toEqual([first, second]);
    expect([...checkSegmentNames('', entries, segments)]).toEqual([]);
  });
});

test('holes are told of, each once', async () => {
  const { lines } = await look([first, third, nameOf(3, 30), nameOf(9, 90)]);
  expect(lines).toEqual([
    `wal/${third}: a segment of the log is missing: found number 2, expected 1`,
    `wal/${nameOf(9, 90)}: a segment of the log is missing: found number 9, expected 4`,
  ]);
});
