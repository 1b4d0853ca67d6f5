/** A disk that is full, and a limit on the size of files: nothing of it stays, and the error says so. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { findLeftovers } from '../../src/node/leftovers.ts';

const ROOT = join(import.meta.dirname, '../..');
const MAKE = [process.execPath, join(ROOT, 'test/fault/harness/make-tree.mjs'), join(ROOT, 'dist')];
/** The tree has two databases of 4 MiB and a log; so the disk is full in one or the other. */
const SIZES = ['64k', '3m', '5m', '7m', '8m', '8196k'];

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-full-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Makes the tree; gives what was said of the failure. */
function make(target: string, before = ''): string {
  const line = `${before} exec "$@"`;
  const { status, stderr } = spawnSync('bash', ['-c', line, 'bash', ...MAKE, target], {
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  return stderr;
}

describe.each(SIZES)('a disk of %s', (size) => {
  test.each([false, true])('(the target is its mount point: %s)', async (isMount) => {
    const disk = join(folder, 'disk');
    await mkdir(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]);
    try {
      const target = isMount ? disk : join(disk, 'data');
      expect(make(target)).toContain('target-full');
      expect(await findLeftovers(target)).toEqual([]);
      expect(await readdir(disk)).toEqual([]);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

test.each([64, 3_000])('a limit of %i KiB on the size of files', async (limit) => {
  const target = join(folder, 'data');
  expect(make(target, `ulimit -f ${String(limit)};`)).toContain('target-full');
  expect(await readdir(folder)).toEqual([]);
});
