/** A log in a folder of its own: it gets its place first, and never stays there alone unnoticed. */

import { execFileSync } from 'node:child_process';
import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openDirectorySink } from '../../src/node/directory-sink.ts';
import type { DirectorySinkOptions } from '../../src/node/directory-sink.ts';
import { findLeftovers, noteFile, removalCommand, writeNote } from '../../src/node/leftovers.ts';
import { codeOf } from '../build/errors.ts';
import { buildTree, SEGMENT, TREE, treeOf } from '../build/sink-tree.ts';

/** Another file system, where there is one. */
const OTHER = '/dev/shm';

let folder = '';
let target = '';
let walDir = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-log-'));
  target = join(folder, 'data');
  walDir = join(folder, 'log');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function build(options: DirectorySinkOptions, prefix = ''): Promise<void> {
  const sink = await openDirectorySink(options);
  try {
    await buildTree(sink, prefix);
    await sink.commit();
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

const isLog = ([path]: [string, unknown]): boolean => path.startsWith('member/wal/');
const DATA = Object.fromEntries(Object.entries(TREE).filter((one) => !isLog(one)));
const LOG = { [basename(SEGMENT)]: TREE[SEGMENT] };

describe('a log in a folder of its own', () => {
  test.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])('(data directory there: %s, folder for the log there: %s)', async (data, log) => {
    if (data) await mkdir(target);
    if (log) await mkdir(walDir);
    await build({ target, walDir });
    expect(await treeOf(target)).toEqual(DATA);
    expect(await treeOf(walDir)).toEqual(LOG);
    expect((await readdir(folder)).sort()).toEqual(['data', 'log']);
    expect(await readdir(target)).toEqual(['member']);
    expect(await readdir(walDir)).toEqual([basename(SEGMENT)]);
    expect((await lstat(walDir)).mode & 0o077).toBe(log ? 0o055 : 0);
  });

  test.each([false, true])('on another file system (there: %s)', async (isThere) => {
    const other = await mkdtemp(join(OTHER, 'etcd-snapshot-log-'));
    try {
      expect((await lstat(other)).dev).not.toBe((await lstat(folder)).dev);
      const elsewhere = join(other, 'log');
      if (isThere) await mkdir(elsewhere);
      await build({ target, walDir: elsewhere });
      expect(await treeOf(elsewhere)).toEqual(LOG);
      expect(await treeOf(target)).toEqual(DATA);
      expect(await readdir(other)).toEqual(['log']);
    } finally {
      await rm(other, { recursive: true });
    }
  });

  test.each([
    ['wal', false],
    ['wal', true],
    ['logs/etcd', false],
    ['logs/etcd', true],
    ['member/wal', true],
  ])('inside of the data directory, %s (there: %s)', async (inside, isThere) => {
    if (isThere) await mkdir(target);
    await build({ target, walDir: join(target, inside) });
    const segment = join(inside, basename(SEGMENT));
    expect(await treeOf(target)).toEqual({ ...DATA, [segment]: TREE[SEGMENT] });
    expect(await readdir(folder)).toEqual(['data']);
  });

  test('not in the place of something else, whatever links lead there', async () => {
    await symlink('.', join(folder, 'here'));
    for (const place of [
      'data',
      'here/data',
      'data/member',
      'data/member/snap',
      '.',
      'missing/..',
    ]) {
      const options = { target: join(folder, 'data'), walDir: join(folder, place) };
      expect(await codeOf(openDirectorySink(options))).toMatch(/^target-(kind|not-empty)$/);
    }
    const inside = { target: join(walDir, 'data'), walDir };
    expect(await codeOf(openDirectorySink(inside))).toBe('target-kind');
    expect(await readdir(folder)).toEqual(['here']);
  });
});

describe('what an interrupted run leaves', () => {
  /** As if the process had ended right after the log got its place. */
  async function interrupt(): Promise<string> {
    const part = join(folder, `.data.part-${'1'.repeat(16)}`);
    await mkdir(join(part, 'data/member'), { recursive: true });
    await mkdir(walDir);
    const segment = join(walDir, 'a.wal');
    await writeFile(segment, 'log');
    await writeNote(part, { places: [walDir], files: [await noteFile(segment, segment)] });
    return part;
  }

  test('is listed: parts beside and inside of both folders, and a log without data', async () => {
    const part = await interrupt();
    const inside = join(walDir, `.part-${'2'.repeat(16)}`);
    await mkdir(inside);
    const beside = join(folder, `.log.part-${'3'.repeat(16)}`);
    await mkdir(beside);
    await mkdir(join(folder, `.other.part-${'4'.repeat(16)}`));
    await mkdir(join(folder, `.data.part-short`));
    expect(await findLeftovers(target, walDir)).toEqual([
      { kind: 'log', path: walDir },
      { kind: 'part', path: part },
      { kind: 'part', path: beside },
      { kind: 'part', path: inside },
    ]);
    expect(await codeOf(openDirectorySink({ target, walDir }))).toBe('target-not-empty');
  });

  test('is gone after the command that removes it, and the next run is well', async () => {
    await interrupt();
    const command = removalCommand(await findLeftovers(target, walDir));
    execFileSync('sh', ['-c', command]);
    expect(await readdir(folder)).toEqual([]);
    await build({ target, walDir });
    expect(await findLeftovers(target, walDir)).toEqual([]);
  });

  test('is no log that somebody has used, or whose data directory has its place', async () => {
    const part = await interrupt();
    await utimes(join(walDir, 'a.wal'), 1, 1);
    expect(await findLeftovers(target, walDir)).toEqual([{ kind: 'part', path: part }]);
    await rm(walDir, { recursive: true });
    await rm(part, { recursive: true });
    const other = await interrupt();
    await rename(join(other, 'data'), target);
    expect(await findLeftovers(target, walDir)).toEqual([{ kind: 'part', path: other }]);
  });

  test('does not hinder the next run inside of an empty folder', async () => {
    const part = join(target, `.part-${'5'.repeat(16)}`);
    await mkdir(join(part, 'data'), { recursive: true });
    await build({ target });
    expect(await treeOf(target)).toEqual(TREE);
    expect(await findLeftovers(target)).toEqual([{ kind: 'part', path: part }]);
  });

  test('is quoted for a shell', () => {
    const command = removalCommand([{ kind: 'part', path: `/a b/it's` }]);
    expect(command).toBe(`rm -rf -- '/a b/it'"'"'s'`);
    expect(
      execFileSync('sh', ['-c', command.replace('rm -rf --', 'echo')], { encoding: 'utf8' }),
    ).toBe(`/a b/it's\n`);
  });

  test('has a name that fits, however long the target is', async () => {
    const long = join(folder, 'é'.repeat(127));
    const sink = await openDirectorySink({ target: long });
    expect(await findLeftovers(long)).toHaveLength(1);
    await sink.abandon();
    expect(await findLeftovers(long)).toEqual([]);
  });
});

describe('a cluster', () => {
  test.each([false, true])('appears as one folder (there: %s)', async (isThere) => {
    if (isThere) await mkdir(target);
    const sink = await openDirectorySink({ target, kind: 'cluster' });
    await buildTree(sink, 'm1/');
    await buildTree(sink, 'm2/');
    await sink.commit();
    expect(await treeOf(join(target, 'm1'))).toEqual(TREE);
    expect(await treeOf(join(target, 'm2'))).toEqual(TREE);
    expect(await readdir(folder)).toEqual(['data']);
  });

  test('cannot replace a mount point, nor a folder with leftovers', async () => {
    const mounted = { target: OTHER, kind: 'cluster' } as const;
    expect(await codeOf(openDirectorySink(mounted))).toMatch(/^target-(kind|not-empty)$/);
    await mkdir(join(target, `.part-${'5'.repeat(16)}`), { recursive: true });
    expect(await codeOf(openDirectorySink({ target, kind: 'cluster' }))).toBe('target-not-empty');
    const withLog = { target: join(folder, 'x'), walDir, kind: 'cluster' } as const;
    await expect(openDirectorySink(withLog)).rejects.toThrow(RangeError);
  });
});
