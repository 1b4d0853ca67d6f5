/** The command that removes what an interrupted run left is for a shell to copy. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { newPartPath } from '../../src/node/part-name.ts';
import { tell } from './fake.ts';
import { enterFolder, putSnapshots } from './folder.ts';

const LONG = 'a very long name of a folder '.repeat(6);

let folder: ReturnType<typeof enterFolder>;
beforeAll(() => {
  folder = enterFolder();
  putSnapshots();
});
afterAll(() => {
  folder.leave();
});

test.each(["it's of $(touch ran) ; touch ran", 'two\nlines', 'back\\slash', LONG])(
  'for a target named %j',
  async (target) => {
    const parts = [newPartPath(target, 'beside'), newPartPath(target, 'beside')];
    for (const part of parts) mkdirSync(part);
    const argv = ['restore', '3.6-basic.db', '--data-dir', target, '--dry-run'];
    const { exit, stdout } = await tell(argv);
    expect(exit).toBe(0);
    const commands = stdout.split('\n').filter((line) => line.trim().startsWith('rm -rf -- '));
    expect(commands.length).toBe(1);
    const before = readdirSync('.');
    execFileSync('bash', ['-c', commands[0]!]);
    expect(readdirSync('.')).toEqual(before.filter((name) => !parts.includes(name)));
    expect(existsSync('ran')).toBe(false);
  },
);
