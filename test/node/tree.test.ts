/** Folders of many files: new ones appear whole, those of an earlier export are brought up to date. */

import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { encodeText } from '../../src/bytes/text.ts';
import { openTree } from '../../src/node/tree/tree-sink.ts';
import type { TreeChanges } from '../../src/node/tree/tree.ts';
import { codeOf } from '../build/errors.ts';

const INDEX = '.etcd-snapshot-export';
const WEB = 'shop/Deployment/web.yaml';
const CART = 'shop/Deployment/cart.yaml';
const ADMIN = '_global_/ClusterRole/admin.yaml';
const OLD = new Date('2020-01-01T00:00:00Z');

let folder = '';
let target = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-tree-'));
  target = join(folder, 'tree');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

type Files = Readonly<Record<string, string>>;

/** Writes a tree whole. */
async function write(files: Files, update = false): Promise<TreeChanges> {
  const sink = await openTree(target, update);
  try {
    await put(sink, files);
    return await sink.commit();
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

async function put(sink: Awaited<ReturnType<typeof openTree>>, files: Files): Promise<void> {
  await sink.put(Object.entries(files).map(([path, text]) => ({ path, bytes: encodeText(text) })));
}

/** Every file with its text, but for the list. */
async function read(): Promise<Files> {
  const entries = await readdir(target, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory() && entry.name !== INDEX);
  const found: [string, string][] = [];
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    found.push([path.slice(target.length + 1).replaceAll('\\', '/'), await readFile(path, 'utf8')]);
  }
  return Object.fromEntries(found.sort());
}

describe('a new tree', () => {
  test('appears with everything in it, for its owner only', async () => {
    expect(await write({ [WEB]: 'web', [ADMIN]: 'admin' })).toEqual({
      written: 2,
      unchanged: 0,
      removed: 0,
    });
    expect(await read()).toEqual({ [ADMIN]: 'admin', [WEB]: 'web' });
    expect(await readdir(folder)).toEqual(['tree']);
    if (process.platform === 'win32') return;
    for (const path of [WEB, INDEX]) {
      expect((await stat(join(target, path))).mode & 0o777).toBe(0o600);
    }
    for (const path of ['', 'shop', 'shop/Deployment']) {
      expect((await stat(join(target, path))).mode & 0o777).toBe(0o700);
    }
  });

  test('takes the place of an empty folder, and of nothing else', async () => {
    await mkdir(target);
    await write({ [WEB]: 'web' });
    expect(await codeOf(openTree(target, false))).toBe('target-not-empty');
    await rm(target, { recursive: true });
    await mkdir(target);
    await writeFile(join(target, 'notes.txt'), 'mine');
    expect(await codeOf(openTree(target, false))).toBe('target-not-empty');
    expect(await codeOf(openTree(target, true))).toBe('target-not-empty');
    expect(await readFile(join(target, 'notes.txt'), 'utf8')).toBe('mine');
  });

  test('leaves nothing if it is given up', async () => {
    target = join(folder, 'made/for/it');
    const sink = await openTree(target, true);
    await put(sink, { [WEB]: 'web' });
    await sink.abandon();
    expect(await readdir(folder)).toEqual([]);
  });

  test('has the same list whatever the order of its files', async () => {
    await write({ [WEB]: 'web', [ADMIN]: 'admin' });
    const list = await readFile(join(target, INDEX), 'utf8');
    await rm(target, { recursive: true });
    await write({ [ADMIN]: 'admin', [WEB]: 'web' });
    expect(await readFile(join(target, INDEX), 'utf8')).toBe(list);
  });
});

describe('an earlier tree', () => {
  beforeEach(async () => {
    await write({ [WEB]: 'web', [CART]: 'cart', [ADMIN]: 'admin' });
    for (const path of [WEB, CART, INDEX]) await utimes(join(target, path), OLD, OLD);
  });

  test('is brought up to date, and what is the same is not touched', async () => {
    const changes = await write({ [WEB]: 'web', [CART]: 'cart 2', 'b/Service/b.yaml': 'b' }, true);
    expect(changes).toEqual({ written: 2, unchanged: 1, removed: 1 });
    expect(await read()).toEqual({ [WEB]: 'web', [CART]: 'cart 2', 'b/Service/b.yaml': 'b' });
    expect((await stat(join(target, WEB))).mtime).toEqual(OLD);
    expect((await stat(join(target, CART))).mtime).not.toEqual(OLD);
    // Nothing was left in it.
    expect((await readdir(target)).sort()).toEqual([INDEX, 'b', 'shop']);
    await write({ [WEB]: 'web' }, true);
    expect(await read()).toEqual({ [WEB]: 'web' });
  });

  test('that is up to date is not touched at all', async () => {
    await write({ [WEB]: 'web', [CART]: 'cart', [ADMIN]: 'admin' }, true);
    expect((await stat(join(target, INDEX))).mtime).toEqual(OLD);
  });

  test('keeps what others have put there', async () => {
    await mkdir(join(target, '.git'));
    await writeFile(join(target, '.git/config'), 'git');
    await writeFile(join(target, 'shop/Deployment/mine.yaml'), 'mine');
    await write({ [ADMIN]: 'admin' }, true);
    expect(await read()).toEqual({
      '.git/config': 'git',
      [ADMIN]: 'admin',
      'shop/Deployment/mine.yaml': 'mine',
    });
  });

  test('is not written over what no export has written', async () => {
    const mine = join(target, 'shop/Service');
    await mkdir(mine);
    await writeFile(join(mine, 'web.yaml'), 'mine');
    expect(await codeOf(write({ 'shop/Service/web.yaml': 'ours' }, true))).toBe('target-not-empty');
    expect(await readFile(join(mine, 'web.yaml'), 'utf8')).toBe('mine');
  });

  test('is repaired after a run that did not come to its end', async () => {
    const sink = await openTree(target, true);
    await put(sink, { [WEB]: 'web 2', 'new/Service/a.yaml': 'a', 'new/Service/b.yaml': 'b' });
    await writeFile(join(target, `${INDEX}.0123456789abcdef`), 'never whole');
    await sink.abandon();
    const changes = await write({ [WEB]: 'web 3', 'new/Service/b.yaml': 'b 2' }, true);
    expect(changes).toEqual({ written: 2, unchanged: 0, removed: 3 });
    expect(await read()).toEqual({ [WEB]: 'web 3', 'new/Service/b.yaml': 'b 2' });
  });

  test('is left without folders that a run has made and put nothing into', async () => {
    const sink = await openTree(target, true);
    await put(sink, { 'new/Service/a.yaml': 'a' });
    await rm(join(target, 'new/Service/a.yaml'));
    await sink.abandon();
    await write({ [WEB]: 'web' }, true);
    expect((await readdir(target)).sort()).toEqual([INDEX, 'shop']);
  });

  test('keeps a file whose object could not be read, and no file of others', async () => {
    const mine = 'shop/Deployment/mine.yaml';
    await writeFile(join(target, mine), 'mine');
    const sink = await openTree(target, true);
    await put(sink, { [ADMIN]: 'admin' });
    for (const path of [WEB, mine, 'shop/Deployment/never.yaml']) sink.keep(path);
    expect(await sink.commit()).toEqual({ written: 0, unchanged: 1, removed: 1 });
    expect(await write({ [ADMIN]: 'admin' }, true)).toMatchObject({ removed: 1 });
    expect(await read()).toEqual({ [ADMIN]: 'admin', [mine]: 'mine' });
  });

  test('is as it was if nothing was put into it', async () => {
    const sink = await openTree(target, true);
    await sink.abandon();
    expect((await readdir(target)).sort()).toEqual([INDEX, '_global_', 'shop']);
  });

  test.each([
    '{}',
    'null',
    'not json',
    '{"schemaVersion":1,"files":["../outside.yaml"]}',
    '{"schemaVersion":1,"files":["/etc/passwd"]}',
    '{"schemaVersion":1,"files":[".git/hooks/a.yaml"]}',
    '{"schemaVersion":1,"files":["a/../b.yaml"]}',
    '{"schemaVersion":1,"files":["a/b/c.sh"]}',
    '{"schemaVersion":1,"files":["a/b/c\\\\d.yaml"]}',
    '{"schemaVersion":2,"files":[]}',
  ])('with the list %s is refused', async (list) => {
    await writeFile(join(target, INDEX), list);
    expect(await codeOf(openTree(target, true))).toBe('target-failed');
    expect(Object.keys(await read())).toHaveLength(3);
  });
});

describe.skipIf(process.platform === 'win32')('links in a tree', () => {
  let outside = '';
  beforeEach(async () => {
    outside = join(folder, 'outside');
    await mkdir(join(outside, 'Deployment'), { recursive: true });
    await writeFile(join(outside, 'Deployment/web.yaml'), 'canary');
    await write({ [WEB]: 'web', [CART]: 'cart' });
  });
  afterEach(async () => {
    expect(await readdir(join(outside, 'Deployment'))).toEqual(['web.yaml']);
    expect(await readFile(join(outside, 'Deployment/web.yaml'), 'utf8')).toBe('canary');
  });

  test('instead of a folder are not entered', async () => {
    await rename(join(target, 'shop'), join(folder, 'moved'));
    await symlink(outside, join(target, 'shop'));
    expect(await codeOf(write({ [WEB]: 'web 2' }, true))).toBe('target-kind');
    expect(await codeOf(write({ [ADMIN]: 'admin' }, true))).toBe('target-kind');
  });

  test('instead of a file are not written through', async () => {
    await rm(join(target, WEB));
    await symlink(join(outside, 'Deployment/web.yaml'), join(target, WEB));
    expect(await codeOf(write({ [WEB]: 'web 2' }, true))).toBe('target-kind');
    // Nor removed: it is none of ours.
    await write({ [CART]: 'cart' }, true);
    expect((await lstat(join(target, WEB))).isSymbolicLink()).toBe(true);
  });

  test.each([INDEX, `${INDEX}.part`])('instead of %s are not followed', async (name) => {
    const list = join(folder, 'list');
    await writeFile(list, '{"schemaVersion":1,"files":[]}\n');
    await rm(join(target, name), { force: true });
    await symlink(list, join(target, name));
    expect(await codeOf(openTree(target, true))).toBe('target-kind');
    expect(await readFile(list, 'utf8')).toBe('{"schemaVersion":1,"files":[]}\n');
  });

  test('that lead to the tree itself are followed', async () => {
    await symlink(target, join(folder, 'link'));
    const real = target;
    target = join(folder, 'link');
    await write({ [WEB]: 'web 2' }, true);
    target = real;
    expect(await read()).toEqual({ [WEB]: 'web 2' });
  });
});
