import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

import {
  applyToDirectory,
  baseDirectory,
  dataDirectoryNames,
  directoryFiles,
  directoryMutations,
  forgetDirectories,
  memoryDirectory,
  writeDirectory,
} from '../build/data-directory.ts';
import { readFixtureJson } from '../build/fixtures.ts';

interface Listing {
  readonly listing: readonly { path: string; size?: number; sha256?: string }[];
}

afterEach(forgetDirectories);

test.each(dataDirectoryNames())('%s unpacks to the files that the server left', async (name) => {
  const files = await directoryFiles(name);
  const { listing } = readFixtureJson<Listing>(`datadirs/${name}`, 'expect.json');
  const expected = listing.filter(({ path }) => !path.endsWith('/'));
  expect([...files.keys()].sort()).toEqual(expected.map(({ path }) => path).sort());
  for (const { path, size, sha256 } of expected) {
    const bytes = files.get(path)!;
    expect(bytes.length, path).toBe(size);
    // The rest are the large ones; their sizes and the archive's digest are enough.
    if (bytes.length > 20_000_000) continue;
    expect(createHash('sha256').update(bytes).digest('hex'), path).toBe(sha256);
  }
});

describe.each(['3.5', '3.6', '3.7'] as const)('damages of data directories of %s', (version) => {
  test('all apply, and none to a file that is not there', async () => {
    const mutations = directoryMutations('wal', version);
    for (const mutation of mutations) {
      const before = await directoryFiles(baseDirectory(mutation));
      const after = applyToDirectory(before, mutation.ops);
      const changed = [...after].filter(([path, bytes]) => before.get(path) !== bytes);
      const gone = [...before.keys()].filter((path) => !after.has(path));
      expect(new Set([...changed.map(([path]) => path), ...gone]), mutation.id).toEqual(
        new Set(mutation.ops.map(({ file }) => file)),
      );
    }
    expect(mutations).toHaveLength(35);
  });

  test('those of several segments, too', async () => {
    const mutations = directoryMutations('segments', version);
    for (const { ops } of mutations) {
      const directory = await memoryDirectory(`${version}-segments`, ops);
      expect((await directory.list('member/wal')).length).toBeGreaterThan(0);
    }
    expect(mutations).toHaveLength(12);
  });
});

test('a folder on disk gets the same bytes, and no room for zeros', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'directory-'));
  try {
    const files = await directoryFiles('3.6-kill9');
    await writeDirectory(folder, files);
    for (const [path, bytes] of files) {
      const written = await readFile(join(folder, path));
      expect(written.equals(bytes), path).toBe(true);
      expect((await stat(join(folder, path))).blocks * 512).toBeLessThan(1_000_000);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
