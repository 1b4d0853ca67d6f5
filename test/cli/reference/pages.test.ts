/** The reference that is committed is what the commands say now. */

import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { everyNode } from '../../../src/cli/reference/command-tree.ts';
import { referenceFiles, staleFiles, wholeTree } from '../../../src/cli/reference/pages/files.ts';
import { manualPage } from '../../../src/cli/reference/pages/manual-page.ts';
import { markdownReference } from '../../../src/cli/reference/pages/markdown.ts';
import { hostileTree } from './hostile-tree.ts';

const ROOT = join(import.meta.dirname, '../../..');

it('is committed as it comes out; if not: npm run reference', async () => {
  expect(await staleFiles(await referenceFiles(ROOT), ROOT)).toEqual([]);
});

it('has a manual page for every command', async () => {
  const nodes = everyNode(await wholeTree());
  const files = await referenceFiles(ROOT);
  expect(files.size).toBe(nodes.length + 2);
  expect([...files.keys()]).toContain('man/etcd-snapshot-wal-dump.1');
});

describe('staleFiles', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'etcd-snapshot-reference-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('names what is missing, what differs, and pages of commands that are gone', async () => {
    const files = new Map([
      ['docs/commands.md', 'one\n'],
      ['man/a.1', 'two\n'],
      ['man/b.1', 'three\n'],
    ]);
    const committed = { 'man/a.1': 'two\n', 'man/b.1': 'other\n', 'man/gone.1': 'four\n' };
    for (const [path, text] of Object.entries(committed)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    expect(await staleFiles(files, folder)).toEqual(['docs/commands.md', 'man/b.1', 'man/gone.1']);
  });
});

describe('a manual page', () => {
  it('has no bare hyphens outside of its macros, no date and no bytes beyond ASCII', async () => {
    const files = await referenceFiles(ROOT);
    for (const [path, text] of files) {
      if (!path.startsWith('man/')) continue;
      const lines = text.split('\n').filter((line) => !line.startsWith('.\\"'));
      expect(
        lines.filter((line) => /(?<!\\)-/.test(line)),
        path,
      ).toEqual([]);
      expect(text, path).toMatch(
        /^\.TH "ETCD\\-SNAPSHOT[A-Z\\-]*" 1 "" "etcd\\-snapshot [\d.]+" ""$/m,
      );
      expect(text, path).toMatch(/^[\x20-\x7e\n]*$/);
    }
  });

  it('keeps what roff would take for its own', () => {
    const text = manualPage(hostileTree(), hostileTree(), '1.0.0');
    expect(text).toContain('\n\\&.TH \\(dqx\\(dq \\(aq a\\e\n');
    expect(text).not.toMatch(/^\.(?!\\"|TH|SH|TP|B |BR |PP|RS|RE|nf|fi|br)/m);
  });
});

describe('the page in the docs', () => {
  it('keeps what Markdown would take for its own', () => {
    const text = markdownReference(hostileTree());
    expect(text).toContain('\\<b\\>it\\</b\\> \\`\\*\\[x\\](y)');
    expect(text).toContain('| `--form <a\\|b>` |');
  });
});
