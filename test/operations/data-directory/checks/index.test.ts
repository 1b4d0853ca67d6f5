import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

import { DIRECTORY_CHECKS } from '../../../../src/operations/data-directory/checks/index.ts';
import { saidOf } from '../view.ts';
import {
  dataDirectoryNames,
  forgetDirectories,
  memoryDirectory,
} from '../../../build/data-directory.ts';

const FOLDER = new URL('../../../../src/operations/data-directory/checks/', import.meta.url);

test('the list has every check of the folder, and each its test', () => {
  const names = readdirSync(FOLDER).filter((name) => !/^(check|index)\.ts$/.test(name));
  expect(DIRECTORY_CHECKS).toHaveLength(names.length);
  expect(new Set(DIRECTORY_CHECKS).size).toBe(names.length);
  const tests = readdirSync(new URL('.', import.meta.url));
  for (const name of names) expect(tests).toContain(name.replace(/\.ts$/, '.test.ts'));
});

test('no check says anything of what a server left', async () => {
  for (const name of dataDirectoryNames().filter((one) => /clean|m3|manysnaps/.test(one))) {
    const directory = await memoryDirectory(name);
    for (const check of DIRECTORY_CHECKS) expect(await saidOf(check, directory)).toEqual([]);
    forgetDirectories();
  }
}, 30_000);
