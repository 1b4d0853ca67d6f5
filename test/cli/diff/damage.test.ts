/** Damage on either side: told under the name of the file that has it, with exit code 2. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { tell } from '../fake.ts';
import { enterFolder, mutations, putDamaged, putSnapshots } from '../folder.ts';

let folder: ReturnType<typeof enterFolder>;
beforeAll(() => {
  folder = enterFolder();
  putSnapshots();
  putDamaged();
});
afterAll(() => {
  folder.leave();
});

describe.each(mutations().map(({ id }) => id))('%s', (id) => {
  it('is compared, or refused under its own name', async () => {
    const file = `damaged/${id}.db`;
    for (const pair of [
      [file, '3.6-rich.db'],
      ['3.6-rich.db', file],
    ]) {
      const told = await tell(['diff', ...pair, '-w', 'jsonl']);
      if (told.exit !== 2) {
        expect(told.stderr).toBe('');
        continue;
      }
      const { error } = JSON.parse(told.stderr) as { error: { code: string; file: string } };
      expect(error.file).toBe(file);
      expect(error.code).not.toBe('failed');
    }
  });
});
