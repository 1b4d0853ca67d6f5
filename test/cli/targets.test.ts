/** Where output goes: what it must not replace, how it is written, and what if it cannot be. */

import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { renderOpenMetrics } from '../../src/cli/render/openmetrics.ts';
import { readFixture } from '../build/fixtures.ts';
import { applyOperations } from '../mutations.ts';
import { tell } from './fake.ts';
import { enterFolder } from './folder.ts';

const SOUND = readFixture('etcd/3.6-basic', 'snapshot.db');
const DAMAGED = applyOperations(SOUND, [{ op: 'write', at: 9000, hex: 'aa' }]);

let folder: ReturnType<typeof enterFolder>;
beforeEach(() => {
  folder = enterFolder();
  writeFileSync('sound.db', SOUND);
  writeFileSync('old.db', SOUND);
  writeFileSync('damaged.db', DAMAGED);
  writeFileSync('rules.yaml', 'verify: { min-keys: 1 }');
});
afterEach(() => {
  folder.leave();
});

const verify = (...words: string[]) => tell(['verify', ...words]);
const modeOf = (name: string): number => statSync(name).mode & 0o777;

/** Everything in the folder, by name. */
function contents(): Record<string, string> {
  return Object.fromEntries(
    readdirSync('.').map((name) => [name, readFileSync(name).toString('base64')]),
  );
}

describe('nothing is written, and nothing worked on, where an output', () => {
  test.each<[string, string[], string]>([
    ['is the baseline', ['--baseline', 'old.db', '--out', 'old.db'], 'old.db: this is the base'],
    ['is it, as a report', ['--baseline', 'old.db', '--report', 'json:old.db'], 'old.db: this is'],
    ['is the configuration', ['--config', 'rules.yaml', '--out', 'rules.yaml'], 'configuration;'],
    ['is a link to it', ['--config', 'rules.yaml', '--report', 'json:link'], 'link: this is the c'],
    ['is another name of the input', ['--out', 'hard.db'], 'hard.db: this is the input; choose'],
    [
      'is that of two reports',
      ['--report', 'json:x', '--report', 'junit:./x'],
      './x: this is to be',
    ],
    ['is that of a report', ['--report', 'json:x', '--out', 'x'], 'x: this is to be written twice'],
    ['is a link to the other', ['--report', 'json:new', '--out', 'to-new'], 'new: this is to be'],
    ['is standard output twice', ['--report', 'json:-'], '-: standard output can take one'],
    ['has no folder', ['--report', 'json:gone/x'], 'gone/x: cannot be written (no such folder)'],
    ['is to be a folder', ['--out', 'new/'], 'new/: cannot be written (no such folder)'],
    ['leads in a circle', ['--out', 'circle'], 'circle: cannot be written (the links lead in a'],
  ])('%s', async (_name, words, says) => {
    linkSync('sound.db', 'hard.db');
    symlinkSync('rules.yaml', 'link');
    const before = contents();
    symlinkSync('new', 'to-new');
    symlinkSync('circle', 'circle');
    const told = await verify('sound.db', ...words);
    expect(told).toMatchObject({ exit: 2, stdout: '' });
    expect(told.stderr).toContain(says);
    for (const name of ['to-new', 'circle']) expect(lstatSync(name).isSymbolicLink()).toBe(true);
    expect(readdirSync('.').sort()).toEqual([...Object.keys(before), 'to-new', 'circle'].sort());
    for (const [name, text] of Object.entries(before)) {
      expect(readFileSync(name).toString('base64')).toBe(text);
    }
  });

  test.each([['status'], ['hashkv'], ['salvage'], ['bbolt', 'pages'], ['verify']])(
    'is the input, or has no folder: %s %s',
    async (...command) => {
      const words = command.filter((word) => typeof word === 'string');
      const own = await tell([...words, 'sound.db', '--out', './sound.db']);
      const stderr = 'etcd-snapshot: ./sound.db: this is the input; choose another\n';
      expect(own).toEqual({ exit: 2, stdout: '', stderr });
      const lost = await tell([...words, 'sound.db', '--out', 'gone/x']);
      expect(lost.stderr).toBe('etcd-snapshot: gone/x: cannot be written (no such folder)\n');
      expect(readFileSync('sound.db').equals(Buffer.from(SOUND))).toBe(true);
    },
  );
});

describe('a report that cannot be written', () => {
  test.each([
    ['sound.db', 'SOUND', 2],
    ['damaged.db', 'DAMAGED', 1],
  ])('hides no verdict, and keeps no other back: %s', async (file, verdict, exit) => {
    mkdirSync('reports');
    // There when it is looked for, and gone when the work is done.
    const now = (): number => {
      rmSync('reports', { recursive: true, force: true });
      return 0;
    };
    const reports = ['json:reports/x', 'junit:x.xml', 'sarif:x.sarif'];
    const words = reports.flatMap((one) => ['--report', one]);
    const told = await tell(['verify', file, ...words], { now });
    expect(told.exit).toBe(exit);
    expect(told.stdout.startsWith(verdict)).toBe(true);
    expect(told.stderr).toBe('etcd-snapshot: reports/x: cannot be written (no such folder)\n');
    expect(readFileSync('x.xml', 'utf8')).toContain('<testsuite');
    expect(readFileSync('x.sarif', 'utf8')).toContain(file);
  });
});

test('a verdict stays one where the output itself cannot be written', async () => {
  mkdirSync('reports');
  const now = (): number => {
    rmSync('reports', { recursive: true, force: true });
    return 0;
  };
  const words = ['--out', 'reports/x', '--report', 'json:x.json', '-w', 'json'];
  const told = await tell(['verify', 'damaged.db', ...words], { now });
  expect(told).toMatchObject({ exit: 1, stdout: '' });
  expect(JSON.parse(told.stderr)).toMatchObject({ error: { code: 'failed', file: null } });
  expect(JSON.parse(readFileSync('x.json', 'utf8'))).toMatchObject({ exitCode: 1 });
});

describe('a file that is written', () => {
  const write = (out: string) => tell(['status', 'sound.db', '--out', out]);
  const done = { exit: 0, stdout: '', stderr: '' };

  test('is not kept from it by the part of an earlier run', async () => {
    writeFileSync(`.x.${String(process.pid)}.part`, 'left behind');
    expect(await write('x')).toEqual(done);
    expect(readdirSync('.').filter((name) => name.endsWith('.part'))).toHaveLength(1);
  });

  test('may have a name as long as names can be', async () => {
    const name = 'n'.repeat(250);
    expect(await write(name)).toEqual(done);
    expect(readFileSync(name, 'utf8')).toMatch(/^[0-9a-f]+, /);
  });

  test('keeps its mode', async () => {
    for (const mode of [0o600, 0o664, 0o444]) {
      writeFileSync('x', '');
      chmodSync('x', mode);
      expect(await write('x')).toEqual(done);
      expect(modeOf('x')).toBe(mode);
      chmodSync('x', 0o644);
    }
  });

  test('is private where it holds secrets, whatever its mode was', async () => {
    writeFileSync('x', '', { mode: 0o644 });
    expect((await tell(['salvage', 'sound.db', '--out', 'x'])).exit).toBe(0);
    expect(modeOf('x')).toBe(0o600);
  });

  test('is what a link leads to, there already or not', async () => {
    mkdirSync('there');
    writeFileSync('there/old', '');
    for (const name of ['old', 'new']) {
      symlinkSync(`there/${name}`, `to-${name}`);
      expect(await write(`to-${name}`)).toEqual(done);
      expect(lstatSync(`to-${name}`).isSymbolicLink()).toBe(true);
      expect(readFileSync(`there/${name}`, 'utf8')).toMatch(/^[0-9a-f]+, /);
    }
    expect(readdirSync('there').sort()).toEqual(['new', 'old']);
  });
});

describe('OpenMetrics', () => {
  test.each(['status', 'verify'])('takes a file that is named twice once: %s', async (command) => {
    const files = ['sound.db', 'old.db', 'sound.db'];
    const { stdout } = await tell([command, ...files, '-w', 'openmetrics']);
    const series = stdout.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const names = series.map((line) => line.replace(/ \S+$/, ''));
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.includes('_revision{'))).toHaveLength(2);
  });

  test('tells names apart that differ in what cannot be shown', () => {
    const names = ['a\x01', 'a\x02', 'a\\x01', 'a\\\\x01', 'a\\\x01', 'a\u202e', 'a\n', 'a\\n'];
    const samples = names.map((file, value) => ({ labels: { file }, value }));
    const lines = renderOpenMetrics([{ name: 'n', help: 'h', samples }])
      .split('\n')
      .slice(2, -2);
    expect(lines).toEqual([
      String.raw`n{file="a\\x01"} 0`,
      String.raw`n{file="a\\x02"} 1`,
      String.raw`n{file="a\\\\x01"} 2`,
      String.raw`n{file="a\\\\\\\\x01"} 3`,
      String.raw`n{file="a\\\\\\x01"} 4`,
      String.raw`n{file="a\\u202e"} 5`,
      String.raw`n{file="a\n"} 6`,
      String.raw`n{file="a\\n"} 7`,
    ]);
  });
});
