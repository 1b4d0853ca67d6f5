/** The manual pages, as the program that shows them reads them. */

import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { manualPage } from '../../src/cli/reference/pages/manual-page.ts';
import { hostileTree } from '../cli/reference/hostile-tree.ts';

const FOLDER = join(import.meta.dirname, '../../man');

describe('mandoc', () => {
  it.each(readdirSync(FOLDER))('%s: nothing to complain of but that it has no date', (name) => {
    const { stdout } = spawnSync('mandoc', ['-T', 'lint', '-W', 'warning', join(FOLDER, name)], {
      encoding: 'utf8',
    });
    const lines = stdout.trim().split('\n');
    expect(lines.filter((line) => !line.includes('missing date'))).toEqual([]);
  });

  it('shows what stands there, whatever it is', () => {
    const page = manualPage(hostileTree(), hostileTree(), '1.0.0');
    const shown = execFileSync('mandoc', ['-T', 'ascii'], { input: page, encoding: 'utf8' });
    expect(shown.replace(/.\x08/g, '')).toContain('.TH "x" \' a\\');
  });
});
