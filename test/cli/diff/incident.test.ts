/**
 * The incident of the fixtures as its default output tells it, whole: `incident.txt` is what somebody
 * reads who has never seen the cluster. `REWRITE=1` writes down what is said now.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { tell } from '../fake.ts';
import type { Told } from '../fake.ts';
import { enterFolder, putEncryption, putFingerprintKey, putSnapshots } from '../folder.ts';

const STORY = new URL('incident.txt', import.meta.url);
const OPTIONS = ['--fingerprint-key', 'fingerprint.key'];
const KEYS = ['--encryption-config', 'after.yaml'];

let folder: ReturnType<typeof enterFolder>;
beforeAll(() => {
  folder = enterFolder();
  putSnapshots();
  putEncryption();
  putFingerprintKey();
});
afterAll(() => {
  folder.leave();
});

function diff(...options: string[]): Promise<Told> {
  return tell(['diff', 'before.db', 'after.db', ...OPTIONS, ...options]);
}

it('is told as it is written down, on lines that fit a terminal', async () => {
  const { exit, stdout, stderr } = await diff(...KEYS);
  expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' });
  if (process.env['REWRITE'] === '1') writeFileSync(STORY, stdout);
  expect(stdout).toBe(readFileSync(STORY, 'utf8'));
  const isLong = (line: string): boolean => line.length > 80 && line.trim().includes(' ');
  expect(stdout.split('\n').filter(isLong)).toEqual([]);
});

it('is told the same in every run under one key of fingerprints', async () => {
  for (const format of ['summary', 'text', 'markdown', 'json', 'jsonl', 'html']) {
    const first = await diff(...KEYS, '-w', format);
    expect(await diff(...KEYS, '-w', format)).toEqual(first);
    expect(first.exit).toBe(1);
  }
});
