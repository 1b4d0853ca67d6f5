import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { MemoryDirectory } from '../../src/io/directory-source.ts';
import { readBytes } from '../../src/io/source.ts';
import { openDirectory } from '../../src/node/directory-source.ts';
import { codeOf } from '../build/errors.ts';

let folder = '';
const BYTES = Uint8Array.from([1, 2, 3]);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-directory-'));
  await mkdir(join(folder, 'member/snap'), { recursive: true });
  await writeFile(join(folder, 'member/snap/db'), BYTES);
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Does it as a user to whom modes apply: to root nothing is locked. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  await chmod(folder, 0o755);
  process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

test('lists and opens as a directory in memory does', async () => {
  await writeFile(join(folder, 'member/x'), BYTES);
  const disk = await openDirectory(folder);
  const memory = new MemoryDirectory([
    ['member/snap/db', BYTES],
    ['member/x', BYTES],
  ]);
  for (const path of ['', 'member', 'member/snap']) {
    expect(await disk.list(path)).toEqual(await memory.list(path));
  }
  for (const path of ['member/snap/db', 'member/x']) {
    const [left, right] = [await disk.open(path), await memory.open(path)];
    expect(await readBytes(left, 0, 3)).toEqual(await readBytes(right, 0, 3));
    expect(left.name).toBe(`${folder}/${path}`);
    await left.close();
  }
  for (const path of ['gone', 'member/gone', 'member/snap/db', 'member/x/y']) {
    expect(await codeOf(disk.list(path)), path).toBe('source-not-found');
    expect(await codeOf(memory.list(path)), path).toBe('source-not-found');
  }
  for (const path of ['gone', 'member/x/y']) {
    expect(await codeOf(disk.open(path)), path).toBe('source-not-found');
    expect(await codeOf(memory.open(path)), path).toBe('source-not-found');
  }
  expect(await codeOf(disk.open('member'))).toBe('source-kind');
});

test('can say that a file has changed', async () => {
  const file = await (await openDirectory(folder)).open('member/snap/db');
  expect(await file.changed()).toBeUndefined();
  await writeFile(join(folder, 'member/snap/db'), new Uint8Array(4));
  expect(await file.changed()).toBe('size');
  await file.close();
});

test.each(['..', '../x', 'member/../..', '.', 'member/./snap', 'member//snap', '/etc', 'member/'])(
  'a path such as %j leads nowhere',
  async (path) => {
    const directory = await openDirectory(join(folder, 'member'));
    expect(await codeOf(directory.list(path))).toBe('source-not-found');
    expect(await codeOf(directory.open(path))).toBe('source-not-found');
  },
);

test('what is no directory is refused', async () => {
  expect(await codeOf(openDirectory(join(folder, 'member/snap/db')))).toBe('source-kind');
  expect(await codeOf(openDirectory(join(folder, 'gone')))).toBe('source-not-found');
  expect(await codeOf(openDirectory('/dev/null'))).toBe('source-kind');
  await symlink('itself', join(folder, 'itself'));
  expect(await codeOf(openDirectory(join(folder, 'itself')))).toBe('source-kind');
});

describe('links', () => {
  test('are followed, to folders and to files', async () => {
    await symlink(join(folder, 'member/snap'), join(folder, 'member/wal'));
    await symlink('snap/db', join(folder, 'member/file'));
    const directory = await openDirectory(folder);
    expect(await directory.list('member')).toEqual([
      { name: 'file', kind: 'file' },
      { name: 'snap', kind: 'directory' },
      { name: 'wal', kind: 'directory' },
    ]);
    expect(await directory.list('member/wal')).toEqual([{ name: 'db', kind: 'file' }]);
    const file = await directory.open('member/wal/db');
    expect(await readBytes(file, 0, 3)).toEqual(BYTES);
    await file.close();
  });

  test('that lead nowhere, in circles or to a device are told when they are opened', async () => {
    await symlink('gone', join(folder, 'dangling'));
    await symlink('loop-b', join(folder, 'loop-a'));
    await symlink('loop-a', join(folder, 'loop-b'));
    await symlink('/dev/zero', join(folder, 'zeros'));
    const directory = await openDirectory(folder);
    expect(await directory.list('')).toEqual([
      { name: 'dangling', kind: 'other' },
      { name: 'loop-a', kind: 'other' },
      { name: 'loop-b', kind: 'other' },
      { name: 'member', kind: 'directory' },
      { name: 'zeros', kind: 'other' },
    ]);
    const found = ['dangling', 'loop-a', 'zeros'].map(async (path) => [
      await codeOf(directory.open(path)),
      await codeOf(directory.list(path)),
    ]);
    expect(await Promise.all(found)).toEqual([
      ['source-not-found', 'source-not-found'],
      ['source-kind', 'source-kind'],
      ['source-kind', 'source-not-found'],
    ]);
  });

  test('to a folder above do not make it endless', async () => {
    await symlink('..', join(folder, 'member/up'));
    const directory = await openDirectory(folder);
    const deep = `member${'/up/member'.repeat(30)}`;
    expect(await directory.list(deep)).toEqual(await directory.list('member'));
    const beyond = `member${'/up/member'.repeat(60)}`;
    expect(await codeOf(directory.list(beyond))).toBe('source-kind');
  });
});

test('a FIFO is listed, and never waited for', async () => {
  expect(spawnSync('mkfifo', [join(folder, 'fifo')]).status).toBe(0);
  const directory = await openDirectory(folder);
  expect(await directory.list('')).toContainEqual({ name: 'fifo', kind: 'other' });
  expect(await codeOf(directory.open('fifo'))).toBe('source-kind');
});

test('what may not be read says so', async () => {
  await chmod(join(folder, 'member/snap/db'), 0);
  await mkdir(join(folder, 'locked'), { mode: 0 });
  await mkdir(join(folder, 'shut'));
  await symlink('shut/inside', join(folder, 'link'));
  await chmod(join(folder, 'shut'), 0);
  await asNobody(async () => {
    const directory = await openDirectory(folder);
    expect(await codeOf(directory.open('member/snap/db'))).toBe('source-permission');
    expect(await codeOf(directory.list('locked'))).toBe('source-permission');
    expect(await directory.list('')).toContainEqual({ name: 'link', kind: 'other' });
    expect(await codeOf(directory.open('link'))).toBe('source-permission');
    expect(await codeOf(openDirectory(join(folder, 'locked/inside')))).toBe('source-permission');
  });
});

test('names are taken as they are', async () => {
  const names = ['-n', ' ', 'a\nb', 'ünï', '\u{1F600}', '%2e%2e', '...', 'a b', '\uE000'];
  for (const name of names) await writeFile(join(folder, name), name);
  const directory = await openDirectory(`${folder}/`);
  const listed = await directory.list('');
  expect(listed.map(({ name }) => name)).toEqual([...names, 'member'].sort());
  for (const name of names) {
    const file = await directory.open(name);
    expect(file.name).toBe(`${folder}/${name}`);
    expect(Buffer.from(await readBytes(file, 0, file.size)).toString()).toBe(name);
    await file.close();
  }
});
