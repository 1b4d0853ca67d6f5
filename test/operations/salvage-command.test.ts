/** The command: records go into a private file or down a pipe, and never onto a terminal. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Context } from '../../src/cli/context.ts';
import { run } from '../../src/cli/run.ts';
import { buildStore, plainRecords } from '../build/store.ts';

let folder: string;
const path = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'salvage-'));
  const bytes = buildStore({ records: plainRecords(30), perPage: 5, pageSize: 1024 });
  writeFileSync(path('good.db'), bytes);
  const broken = bytes.slice();
  broken.fill(0, 3 * 1024, 3 * 1024 + 16);
  writeFileSync(path('broken.db'), broken);
  const headless = bytes.slice();
  headless.fill(0, 0, 2048);
  writeFileSync(path('headless.db'), headless);
  writeFileSync(path('text.db'), 'no database at all '.repeat(500));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Told {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function tell(argv: readonly string[], isTerminal = false): Promise<Told> {
  const told = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr'): Context['stdout'] => ({
    isTerminal: name === 'stdout' && isTerminal,
    write: (text) => {
      told[name] += typeof text === 'string' ? text : new TextDecoder().decode(text);
      return Promise.resolve();
    },
  });
  const exit = await run(argv, {
    ...{ stdout: output('stdout'), stderr: output('stderr'), signal: new AbortController().signal },
    stdin: (async function* () {
      yield await Promise.resolve(readFileSync(path('good.db')));
    })(),
    ...{ now: () => 0, today: () => 0, random32: () => 1 },
  });
  return { exit, ...told };
}

type Line = Record<string, unknown>;

function linesOf(text: string): Line[] {
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

describe('salvage', () => {
  it('writes every record of a sound file', async () => {
    const { exit, stdout, stderr } = await tell([
      ...['salvage', path('good.db'), '--out', path('good.ndjson')],
    ]);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).toContain('30: 30 through the tree, 0 through the older meta, 0 carved');
    const [head, ...rest] = linesOf(readFileSync(path('good.ndjson'), 'utf8'));
    expect(head).toEqual({ type: 'salvage', schemaVersion: 1, file: path('good.db') });
    const summary = rest.pop();
    expect(summary).toMatchObject({ type: 'summary', sound: true, records: { tree: 30 } });
    const records = rest.filter(({ type }) => type === 'record');
    const plain = plainRecords(30);
    expect(records.map(({ text }) => text)).toEqual(plain.map(({ key }) => key));
    expect(records[0]).toEqual({
      ...{ type: 'record', origin: 'tree', confidence: 'whole-page' },
      ...{ pgid: records[0]!['pgid'], element: 0, revision: { main: 2, sub: 0 }, tombstone: false },
      ...{ key: Buffer.from('/key/0000').toString('base64'), text: '/key/0000' },
      ...{ createRevision: 2, modRevision: 2, version: 1, lease: '0000000000000000' },
      value: Buffer.from('value 0').toString('base64'),
    });
    expect(rest.find(({ type }) => type === 'element')).toMatchObject({ bucket: 'meta' });
  });

  it('writes a file that only its owner can read, and no other', async () => {
    await tell(['salvage', path('good.db'), '--out', path('private.ndjson')]);
    expect((statSync(path('private.ndjson')).mode & 0o777).toString(8)).toBe('600');
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('ends with 1 for a damaged file, with all that is left of it', async () => {
    for (const name of ['broken', 'headless']) {
      const out = path(`${name}.ndjson`);
      const { exit, stdout } = await tell(['salvage', path(`${name}.db`), '--out', out]);
      expect(exit).toBe(1);
      expect(stdout).toMatch(/^SALVAGED {2}.*\n {2}records {3}30: /);
      const lines = linesOf(readFileSync(out, 'utf8'));
      expect(lines.filter(({ type }) => type === 'record')).toHaveLength(30);
    }
  });

  it('ends with 2 and makes no file where nothing can be read', async () => {
    const out = path('text.ndjson');
    const { exit, stdout } = await tell(['salvage', path('text.db'), '--out', out]);
    expect(exit).toBe(2);
    expect(stdout).toMatch(/^NOTHING /);
    expect(readdirSync(folder)).not.toContain('text.ndjson');
  });

  it('tells its summary as JSON', async () => {
    const out = path('json.ndjson');
    const { stdout } = await tell(['salvage', path('broken.db'), '--out', out, '-w', 'json']);
    const summary = { file: path('broken.db'), out, pageSize: 1024, sound: false };
    expect(JSON.parse(stdout)).toMatchObject(summary);
    const nothing = await tell(['salvage', path('text.db'), '--out', out, '-w', 'json']);
    expect(JSON.parse(nothing.stdout)).toMatchObject({ out: null, pages: { count: 0 } });
  });

  it('reads standard input and writes down a pipe, the summary beside it', async () => {
    const { exit, stdout, stderr } = await tell(['salvage', '-', '--out', '-']);
    expect(exit).toBe(0);
    expect(linesOf(stdout).filter(({ type }) => type === 'record')).toHaveLength(30);
    expect(stderr).toMatch(/^SALVAGED {2}standard input → standard output\n/);
  });

  it('takes the page size that it is told', async () => {
    const argv = ['salvage', path('headless.db'), '--out', path('size.ndjson'), '--page-size'];
    const { stdout } = await tell([...argv, '1KiB']);
    expect(stdout).toContain('1,024 bytes each, as given');
    const wrong = await tell([...argv, '1000']);
    expect(wrong).toMatchObject({ exit: 2, stdout: '' });
    expect(wrong.stderr).toContain('--page-size: found 1000, expected a power of two');
  });
});

describe('salvage refuses', () => {
  it.each([
    ['no output at all', [], false, '--out: its value is missing'],
    ['a terminal', ['--out', '-'], true, '--out: values are not shown on a terminal'],
    ['its own input', ['--out', 'good.db'], false, 'this is the input; choose another'],
    ['a folder', ['--out', '.'], false, 'is not a file'],
    [
      'a folder that is not there',
      ['--out', 'none/x'],
      false,
      'cannot be written (no such folder)',
    ],
  ])('%s', async (_name, argv, isTerminal, message) => {
    const before = readFileSync(path('good.db'));
    const placed = argv.map((word) => (/^-/.test(word) ? word : path(word)));
    const { exit, stdout, stderr } = await tell(
      ['salvage', path('good.db'), ...placed],
      isTerminal,
    );
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(readFileSync(path('good.db')).equals(before)).toBe(true);
  });

  it('a file that is not there', async () => {
    const out = path('none.ndjson');
    const { exit, stderr } = await tell(['salvage', path('none.db'), '--out', out]);
    expect(exit).toBe(2);
    expect(stderr).toContain('no such file');
    expect(readdirSync(folder)).not.toContain('none.ndjson');
  });
});
