import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rename, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openDatabase, openFile, openSnapshot, status } from '../../src/node.ts';
import { readAll, readBytes } from '../../src/io/source.ts';
import { buildDatabase, bytesOf } from '../build/database.ts';
import { codeOf } from '../build/errors.ts';
import { readFixture } from '../build/fixtures.ts';

let folder = '';
let path = '';
const BYTES = Uint8Array.from({ length: 10_000 }, (_, index) => index % 251);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-file-'));
  path = join(folder, 'file');
  await writeFile(path, BYTES);
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe.each([{ blocking: false }, { blocking: true }])('a file, %j', (options) => {
  test('gives exactly what was asked for', async () => {
    const file = await openFile(path, options);
    expect([file.name, file.size]).toEqual([path, 10_000]);
    expect(await readBytes(file, 100, 50)).toEqual(BYTES.slice(100, 150));
    expect(await readBytes(file, 10_000, 0)).toEqual(new Uint8Array(0));
    const reads = Array.from({ length: 100 }, (_, index) => {
      return { offset: index * 100, target: new Uint8Array(100) };
    });
    await readAll(file, reads);
    expect(Buffer.concat(reads.map(({ target }) => target)).equals(BYTES)).toBe(true);
    await file.close();
  });

  test('refuses what lies outside of it, and after it was closed', async () => {
    const file = await openFile(path, options);
    expect(await codeOf(readBytes(file, 9_999, 2))).toBe('source-short-read');
    expect(await codeOf(readBytes(file, -1, 1))).toBe('source-short-read');
    await file.close();
    await file.close();
    expect(await codeOf(readBytes(file, 0, 1))).toBe('source-closed');
    expect(await codeOf(readAll(file, [{ offset: 0, target: new Uint8Array(1) }]))).toBe(
      'source-closed',
    );
    expect(await codeOf(file.changed())).toBe('source-closed');
  });

  test('that shrinks while it is read is short', async () => {
    const file = await openFile(path, options);
    await truncate(path, 5_000);
    expect(await readBytes(file, 4_000, 1_000)).toEqual(BYTES.slice(4_000, 5_000));
    expect(await codeOf(readBytes(file, 4_000, 1_001))).toBe('source-short-read');
    expect(await file.changed()).toBe('size');
    await file.close();
  });

  test('that shrinks under status ends it with a short read', async () => {
    await writeFile(path, readFixture('etcd/3.6-rich', 'snapshot.db'));
    const snapshot = await openSnapshot(path, options);
    await truncate(path, 3 * 4096);
    expect(await codeOf(status(snapshot))).toBe('source-short-read');
    await snapshot.close();
  });
});

describe('what has changed', () => {
  test('nothing', async () => {
    const file = await openFile(path);
    expect(await file.changed()).toBeUndefined();
    await file.close();
  });

  test('the modification time', async () => {
    const file = await openFile(path);
    await utimes(path, 1_000_000, 1_000_000);
    expect(await file.changed()).toBe('modification time');
    await file.close();
  });

  test('the file behind the name, replaced or gone', async () => {
    const file = await openFile(path);
    const other = join(folder, 'other');
    await writeFile(other, BYTES);
    await rename(other, path);
    expect(await file.changed()).toBe('file behind the name');
    await rm(path);
    expect(await file.changed()).toBe('file behind the name');
    expect(await readBytes(file, 0, 10)).toEqual(BYTES.slice(0, 10));
    await file.close();
  });
});

describe('what is no file', () => {
  test('a directory, a device, something missing', async () => {
    expect(await codeOf(openFile(folder))).toBe('source-kind');
    expect(await codeOf(openFile('/dev/null'))).toBe('source-kind');
    expect(await codeOf(openFile('/dev/zero'))).toBe('source-kind');
    expect(await codeOf(openFile(join(folder, 'absent')))).toBe('source-not-found');
    expect(await codeOf(openFile(join(path, 'inside-a-file')))).toBe('source-not-found');
    expect(await codeOf(openFile('a\0b'))).toBe('source-failed');
    expect(await codeOf(openFile(`/${'a'.repeat(5_000)}`))).toBe('source-failed');
  });

  test('a FIFO, without waiting for a writer', async () => {
    const fifo = join(folder, 'fifo');
    expect(spawnSync('mkfifo', [fifo]).status).toBe(0);
    expect(await codeOf(openFile(fifo))).toBe('source-kind');
  });

  test('a socket', async () => {
    const socket = join(folder, 'socket');
    const server = createServer();
    await new Promise<void>((done) => server.listen(socket, done));
    expect(await codeOf(openFile(socket))).toBe('source-kind');
    await new Promise((done) => server.close(done));
  });

  test('a file without permission, opened by somebody who is not root', async () => {
    await chmod(path, 0);
    await chmod(folder, 0o755);
    // Nothing is denied to root, so root is somebody else for the moment.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      expect(await codeOf(openFile(path))).toBe('source-permission');
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });
});

describe('opening by path', () => {
  test('closes what cannot be opened', async () => {
    const before = process.getActiveResourcesInfo().length;
    expect(await codeOf(openSnapshot(path))).toBe('file-not-bbolt');
    expect(await codeOf(openDatabase(path))).toBe('file-not-bbolt');
    expect(process.getActiveResourcesInfo().length).toBe(before);
  });

  test('takes a path, an array, a Blob', async () => {
    const bytes = buildDatabase({ elements: [['b', { elements: [['k', bytesOf('v')]] }]] });
    await writeFile(path, bytes);
    for (const input of [path, bytes, new Blob([bytes])]) {
      const database = await openDatabase(input);
      expect(await (await database.bucket(bytesOf('b')))?.get(bytesOf('k'))).toEqual(bytesOf('v'));
      await database.close();
    }
  });
});
