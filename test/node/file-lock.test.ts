import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { isLocked } from '../../src/node/file-lock.ts';
import { whileLocked } from '../build/locked-file.ts';

test('a lock that another process holds is seen, on that file alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'file-lock-'));
  const held = join(folder, 'held');
  const free = join(folder, 'free');
  for (const path of [held, free]) writeFileSync(path, '');
  expect(await isLocked(held)).toBe(false);
  const found = await whileLocked(held, async () => [await isLocked(held), await isLocked(free)]);
  expect(found).toEqual([true, false]);
  expect(await isLocked(held)).toBe(false);
  rmSync(folder, { recursive: true });
});
