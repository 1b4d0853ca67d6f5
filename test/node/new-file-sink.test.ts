/** One file that appears whole or not at all. */

import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { readBytes } from '../../src/io/source.ts';
import { openFileSink } from '../../src/node/new-file-sink.ts';
import type { FileSink } from '../../src/node/new-file-sink.ts';
import { codeOf } from '../build/errors.ts';

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-new-file-'));
  path = join(folder, 'out.db');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function write(file: FileSink): Promise<void> {
  await file.sink.write(4, Uint8Array.of(5, 6));
  await file.sink.write(0, Uint8Array.of(1));
  await file.sink.sync();
  await file.sink.close();
}

test.each([false, true])(
  'appears at the commit, private as asked (older one: %s)',
  async (older) => {
    if (older) await writeFile(path, 'older', { mode: 0o644 });
    const file = await openFileSink(path, { mode: 0o600 });
    await write(file);
    expect(await readFile(path, 'utf8').catch(() => '')).toBe(older ? 'older' : '');
    const source = await file.open();
    expect(await readBytes(source, 0, source.size)).toEqual(Uint8Array.of(1, 0, 0, 0, 5, 6));
    await source.close();
    await file.commit();
    await file.abandon();
    expect(Uint8Array.from(await readFile(path))).toEqual(Uint8Array.of(1, 0, 0, 0, 5, 6));
    expect((await lstat(path)).mode & 0o7777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['out.db']);
  },
);

test('leaves nothing when it is abandoned, and the older file as it is', async () => {
  await writeFile(path, 'older');
  const file = await openFileSink(path, { mode: 0o600 });
  await file.sink.write(0, new Uint8Array(100));
  await file.abandon();
  expect(await readdir(folder)).toEqual(['out.db']);
  expect(await readFile(path, 'utf8')).toBe('older');
  await expect(file.commit()).rejects.toThrow('not written');
});

test('is not committed before it is synced and closed', async () => {
  const file = await openFileSink(path, { mode: 0o600 });
  await file.sink.write(0, Uint8Array.of(1));
  await expect(file.commit()).rejects.toThrow('not written, synced and closed');
  await file.sink.close();
  await expect(file.commit()).rejects.toThrow('not written, synced and closed');
  await file.abandon();
});

test('follows a link to the file behind it', async () => {
  await symlink('real.db', path);
  const file = await openFileSink(path, { mode: 0o600 });
  await write(file);
  await file.commit();
  expect((await lstat(path)).isSymbolicLink()).toBe(true);
  expect((await readdir(folder)).sort()).toEqual(['out.db', 'real.db']);
});

test('does not replace what somebody else has put there meanwhile', async () => {
  const file = await openFileSink(path, { mode: 0o600 });
  await write(file);
  await writeFile(join(folder, 'other'), 'other');
  await rename(join(folder, 'other'), path);
  expect(await codeOf(file.commit())).toBe('target-changed');
  await file.abandon();
  expect(await readFile(path, 'utf8')).toBe('other');
  expect(await readdir(folder)).toEqual(['out.db']);
});

test('is refused where a folder is, or none', async () => {
  await mkdir(path);
  expect(await codeOf(openFileSink(path, { mode: 0o600 }))).toBe('target-kind');
  const nowhere = openFileSink(join(folder, 'missing/out.db'), { mode: 0o600 });
  expect(await codeOf(nowhere)).toBe('target-failed');
  expect(await readdir(folder)).toEqual(['out.db']);
});
