/** Where a directory may be made, and that it appears whole, private and owned as asked. */

import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { readBytes } from '../../src/io/source.ts';
import { openDirectorySink } from '../../src/node/directory-sink.ts';
import type { DirectorySinkOptions } from '../../src/node/directory-sink.ts';
import { findLeftovers } from '../../src/node/leftovers.ts';
import { buildTree, SEGMENT, TREE, treeOf } from '../build/sink-tree.ts';
import { codeOf } from '../build/errors.ts';

let folder = '';
let target = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-sink-'));
  target = join(folder, 'data');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function build(options: DirectorySinkOptions): Promise<void> {
  const sink = await openDirectorySink(options);
  try {
    await buildTree(sink);
    await sink.commit();
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

function refused(options: Partial<DirectorySinkOptions> = {}): Promise<string> {
  return codeOf(openDirectorySink({ target, ...options }));
}

describe.each([{ blocking: false }, { blocking: true }])('a directory, %j', ({ blocking }) => {
  test('that is missing appears with everything in it', async () => {
    await build({ target, blocking });
    expect(await treeOf(target)).toEqual(TREE);
    expect(await readdir(folder)).toEqual(['data']);
  });

  test('that is empty keeps its place, as a mount point must', async () => {
    await mkdir(target, { mode: 0o750 });
    const before = await lstat(target);
    await build({ target, blocking });
    const after = await lstat(target);
    expect([after.ino, after.mode]).toEqual([before.ino, before.mode]);
    expect(await treeOf(target)).toEqual(TREE);
    expect(await readdir(target)).toEqual(['member']);
  });
});

describe('nobody sees anything', () => {
  test.each([false, true])('before the commit (target there: %s)', async (isThere) => {
    if (isThere) await mkdir(target);
    const sink = await openDirectorySink({ target });
    await buildTree(sink);
    expect(await readdir(folder)).not.toContain(isThere ? '' : 'data');
    if (isThere)
      expect((await readdir(target)).every((name) => name.startsWith('.part-'))).toBe(true);
    const source = await sink.open('member/snap/db');
    expect(await readBytes(source, 0, 4)).toEqual(TREE['member/snap/db']!.subarray(0, 4));
    await source.close();
    await sink.commit();
    await sink.abandon();
    expect(await treeOf(target)).toEqual(TREE);
  });

  test.each([false, true])('after it was abandoned (target there: %s)', async (isThere) => {
    if (isThere) await mkdir(target);
    const sink = await openDirectorySink({ target, walDir: join(folder, 'log') });
    await buildTree(sink);
    const open = await sink.create('member/snap/late', 0o600);
    await open.write(0, new Uint8Array(10));
    await sink.abandon();
    await sink.abandon();
    expect(await readdir(folder)).toEqual(isThere ? ['data'] : []);
    if (isThere) expect(await readdir(target)).toEqual([]);
    await expect(sink.commit()).rejects.toThrow('abandoned');
    await expect(sink.create('member/x', 0o600)).rejects.toThrow('abandoned');
  });
});

test('what is under way when it is abandoned leaves nothing', async () => {
  for (let round = 0; round < 20; round++) {
    const sink = await openDirectorySink({ target });
    const creating = ['a', 'b', 'c'].map((name) => sink.create(`member/snap/${name}`, 0o600));
    await sink.abandon();
    await Promise.allSettled(creating);
    expect(await readdir(folder)).toEqual([]);
  }
});

test('folders above it are made, and removed if nothing comes of it', async () => {
  const deep = join(folder, 'a/b/data');
  const sink = await openDirectorySink({ target: deep });
  await sink.abandon();
  expect(await readdir(folder)).toEqual([]);
  await build({ target: deep });
  expect(await treeOf(deep)).toEqual(TREE);
  expect((await lstat(join(folder, 'a'))).mode & 0o777).toBe(0o700);
});

describe('modes', () => {
  test.each([0o000, 0o077, 0o277])('with the mask %o for new files', async (mask) => {
    await mkdir(target);
    const sinks = await Promise.all(
      [target, join(folder, 'other')].map((one) => openDirectorySink({ target: one })),
    );
    // Threads share the mask, so it is set for no longer than this.
    const before = process.umask(mask);
    try {
      for (const sink of sinks) await buildTree(sink);
    } finally {
      process.umask(before);
    }
    for (const sink of sinks) await sink.commit();
    for (const one of [target, join(folder, 'other')]) {
      for (const path of ['member', 'member/snap', 'member/wal']) {
        expect((await lstat(join(one, path))).mode & 0o7777).toBe(0o700);
      }
      expect((await lstat(join(one, 'member/snap/db'))).mode & 0o7777).toBe(0o600);
      expect((await lstat(join(one, 'member/snap/copy'))).mode & 0o7777).toBe(0o640);
    }
    expect((await lstat(join(folder, 'other'))).mode & 0o7777).toBe(0o700);
  });

  test('the owner is set everywhere, or the system says why not', async () => {
    const isRoot = process.geteuid?.() === 0;
    const owner = isRoot
      ? { uid: 12_345, gid: 23_456 }
      : { uid: process.getuid!(), gid: process.getgid!() };
    await mkdir(join(folder, 'there'));
    for (const one of [join(folder, 'above/data'), join(folder, 'there')]) {
      await build({ target: one, owner });
      for (const path of [
        '',
        'member',
        'member/snap',
        'member/snap/db',
        'member/snap/copy',
        SEGMENT,
      ]) {
        const { uid, gid } = await lstat(join(one, path));
        expect({ uid, gid }).toEqual(owner);
      }
    }
  });
});

describe('what is refused', () => {
  test('a folder that is not empty, which stays as it is', async () => {
    await mkdir(join(target, 'member'), { recursive: true });
    expect(await refused()).toBe('target-not-empty');
    expect(await refused({ target: join(folder, 'new'), walDir: target })).toBe('target-not-empty');
    expect(await readdir(folder)).toEqual(['data']);
    expect(await readdir(target)).toEqual(['member']);
  });

  test('a file, what lies in a file, a link that leads nowhere', async () => {
    await writeFile(join(folder, 'file'), '');
    await symlink('nowhere', join(folder, 'link'));
    expect(await refused({ target: join(folder, 'file') })).toBe('target-kind');
    expect(await refused({ target: join(folder, 'file/inside') })).toBe('target-kind');
    expect(await refused({ target: join(folder, 'link') })).toBe('target-kind');
    expect(await refused({ target: join(folder, 'link/inside') })).toBe('target-kind');
    expect(await refused({ target: '/dev/null' })).toBe('target-kind');
    expect((await readdir(folder)).sort()).toEqual(['file', 'link']);
  });

  test('a folder that may not be written to', async () => {
    await mkdir(join(folder, 'locked'), { mode: 0o555 });
    await chmod(folder, 0o755);
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      expect(await refused({ target: join(folder, 'locked/data') })).toBe('target-permission');
      expect(await refused({ target: join(folder, 'locked') })).toBe('target-permission');
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  test('a path that leads out of the directory', async () => {
    const sink = await openDirectorySink({ target });
    for (const path of ['../x', 'member/../../x', '/x', 'member//x', '', './x', 'a\0b', 'a\\b']) {
      await expect(sink.create(path, 0o600)).rejects.toThrow(RangeError);
    }
    await sink.abandon();
  });

  test('a file that was made already, and a commit with open files', async () => {
    const sink = await openDirectorySink({ target });
    const file = await sink.create('member/snap/db', 0o600);
    expect(await codeOf(sink.create('member/snap/db', 0o600))).toBe('target-changed');
    await expect(sink.commit()).rejects.toThrow('not closed');
    await file.close();
    expect(await codeOf(sink.copy('member/snap/db', 'member/snap/db', 0o600))).toBe(
      'target-changed',
    );
    await sink.abandon();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('links', () => {
  test('a link to an empty folder is that folder', async () => {
    await mkdir(join(folder, 'real'));
    await symlink('real', target);
    await build({ target });
    expect(await treeOf(join(folder, 'real'))).toEqual(TREE);
    expect((await lstat(target)).isSymbolicLink()).toBe(true);
  });

  test('a link with the name of a part is content, and no leftover', async () => {
    await mkdir(target);
    await symlink('/', join(target, `.part-${'0'.repeat(16)}`));
    expect(await refused()).toBe('target-not-empty');
    expect(await findLeftovers(target)).toEqual([]);
  });

  test('links that are planted while it is made are not followed', async () => {
    await mkdir(join(folder, 'elsewhere'));
    const sink = await openDirectorySink({ target });
    await buildTree(sink);
    const [part] = (await readdir(folder)).filter((name) => name.startsWith('.data.part-'));
    const member = join(folder, part!, 'data/member');
    await symlink(join(folder, 'elsewhere/file'), join(member, 'snap/planted'));
    await symlink(join(folder, 'elsewhere'), join(member, 'folder'));
    expect(await codeOf(sink.create('member/snap/planted', 0o600))).toBe('target-changed');
    expect(await codeOf(sink.create('member/folder/file', 0o600))).toBe('target-changed');
    await symlink(join(folder, 'elsewhere'), target);
    expect(await codeOf(sink.commit())).toBe('target-changed');
    await sink.abandon();
    expect(await readdir(join(folder, 'elsewhere'))).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual(['data', 'elsewhere']);
  });
});

describe('somebody else meanwhile', () => {
  test.each([false, true])('two runs: the first one to end has it (there: %s)', async (isThere) => {
    if (isThere) await mkdir(target);
    const [one, two] = [await openDirectorySink({ target }), await openDirectorySink({ target })];
    await buildTree(one);
    await buildTree(two);
    await two.commit();
    expect(await codeOf(one.commit())).toBe('target-changed');
    await one.abandon();
    expect(await treeOf(target)).toEqual(TREE);
    expect(await readdir(folder)).toEqual(['data']);
    expect(await readdir(target)).toEqual(['member']);
  });

  test('a folder that was replaced', async () => {
    await mkdir(target);
    const sink = await openDirectorySink({ target });
    await buildTree(sink);
    await mkdir(join(folder, 'new'));
    const { rename } = await import('node:fs/promises');
    await rename(target, join(folder, 'old'));
    await rename(join(folder, 'new'), target);
    expect(await codeOf(sink.commit())).toBe('target-failed');
    expect(await readdir(target)).toEqual([]);
  });
});

test('bytes are written where they belong, in any order, with zeros between', async () => {
  const sink = await openDirectorySink({ target });
  const file = await sink.create('member/snap/db', 0o600);
  const late = file.write(1_000_000, new Uint8Array(500_000).fill(2));
  await Promise.all([late, file.write(0, new Uint8Array(1_000).fill(1)), file.sync()]);
  await file.resize(1_400_000);
  await file.resize(2_000_000);
  await file.close();
  await expect(file.write(0, new Uint8Array(1))).rejects.toThrow('closed');
  await sink.commit();
  const expected = new Uint8Array(2_000_000);
  expected.fill(1, 0, 1_000).fill(2, 1_000_000, 1_400_000);
  expect(Buffer.compare(await readFile(join(target, 'member/snap/db')), expected)).toBe(0);
});
