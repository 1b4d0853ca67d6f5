/** The command verify over files: exit codes, evidence, what lies beside the input, and reports. */

import { createHash } from 'node:crypto';
import { readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { exitCodeOfResult } from '../../src/cli/verify-report.ts';
import type { FailOn } from '../../src/cli/verify-report.ts';
import type { VerifyResult } from '../../src/operations/verify/verify.ts';
import { readFixture } from '../build/fixtures.ts';
import { applyOperations } from '../mutations.ts';
import { tell } from './fake.ts';
import { enterFolder } from './folder.ts';

const SOUND = readFixture('etcd/3.6-basic', 'snapshot.db');
const NOTED = SOUND.slice(0, -32);
const DAMAGED = applyOperations(SOUND, [{ op: 'write', at: 9000, hex: 'aa' }]);
const LATER = '--max-age=100000d';

let folder: ReturnType<typeof enterFolder>;
beforeEach(() => {
  folder = enterFolder();
  writeFileSync('sound.db', SOUND);
  writeFileSync('noted.db', NOTED);
  writeFileSync('damaged.db', DAMAGED);
  // 25 hours before the clock of the tests.
  const written = Date.UTC(2026, 10, 18, 23) / 1000;
  writeFileSync('old.db', SOUND);
  utimesSync('old.db', written, written);
});
afterEach(() => {
  folder.leave();
});

interface Json {
  readonly exitCode: number;
  readonly files: readonly {
    readonly file: string;
    readonly exitCode: number;
    readonly verdict: string;
    readonly counts: { readonly byCode: Readonly<Record<string, number>> };
    readonly evidence?: Readonly<Record<string, unknown>>;
    readonly findings: readonly { readonly code: string; readonly facts: object }[];
  }[];
}

async function json(...words: string[]): Promise<Json> {
  return JSON.parse((await tell(['verify', ...words, '-w', 'json'])).stdout) as Json;
}

describe('the exit code', () => {
  const exitOf = async (...words: string[]): Promise<number> =>
    (await tell(['verify', ...words])).exit;

  test.each<[string[], number]>([
    [['sound.db'], 0],
    [['noted.db'], 0],
    [['damaged.db'], 1],
    [['gone.db'], 2],
    [['noted.db', '--quick'], 2],
    [['sound.db', '--quick'], 0],
    [['damaged.db', '--quick'], 1],
    [['noted.db', '--fail-on', 'note'], 1],
    [['noted.db', '--fail-on', 'warning'], 0],
    [['noted.db', '--fail-on', 'note', '--ignore', 'trailer-missing'], 0],
    [['noted.db', '--require-trailer'], 1],
    [['damaged.db', '--ignore', 'trailer-mismatch'], 0],
    [['sound.db', LATER], 0],
    [['old.db', '--max-age', '26h'], 0],
    [['old.db', '--max-age', '24h'], 1],
    [['old.db', '--max-age', '1d1h'], 0],
    [['sound.db', '--quick', LATER], 2],
  ])('%j ends with %s', async (words, exit) => {
    const told = await tell(['verify', ...words]);
    expect(told.exit).toBe(exit);
    expect(told.stderr === '').toBe(!words.includes('--quick') || !words.includes(LATER));
  });

  test.each<[string[], number]>([
    [['sound.db', 'noted.db'], 0],
    [['sound.db', 'damaged.db'], 1],
    [['damaged.db', 'gone.db', 'sound.db'], 2],
    [['gone.db', 'damaged.db'], 2],
  ])('of %j is the highest, %s', async (files, exit) => {
    expect(await exitOf(...files)).toBe(exit);
    const report = await json(...files);
    expect(report.exitCode).toBe(exit);
    expect(report.files.map(({ file }) => file)).toEqual(files);
    expect(Math.max(...report.files.map(({ exitCode }) => exitCode))).toBe(exit);
  });

  const result = (more: object): VerifyResult =>
    ({
      verdict: 'sound',
      policiesMet: true,
      counts: { error: 0, warning: 0, note: 0, ignored: 0, byCode: {} },
      ...more,
    }) as unknown as VerifyResult;
  test.each<[object, FailOn, number]>([
    [{}, 'note', 0],
    [{ verdict: 'damaged' }, 'error', 1],
    [{ verdict: 'unknown' }, 'error', 2],
    [{ policiesMet: false }, 'error', 1],
    [{ verdict: 'unknown', policiesMet: false }, 'error', 1],
    [{ counts: { error: 0, warning: 1, note: 0 } }, 'error', 0],
    [{ counts: { error: 0, warning: 1, note: 0 } }, 'warning', 1],
    [{ counts: { error: 0, warning: 0, note: 1 } }, 'warning', 0],
    [{ counts: { error: 0, warning: 0, note: 1 } }, 'note', 1],
    [{ verdict: 'unknown', counts: { error: 0, warning: 1, note: 0 } }, 'warning', 1],
  ])('for %j with --fail-on %s is %s', (more, failOn, exit) => {
    expect(exitCodeOfResult(result(more), failOn)).toBe(exit);
  });
});

describe('--evidence', () => {
  const TIMES = /"(startedAt|endedAt|modified)":"[^"]*"/g;

  test('says by what, with which options, and that the input stood still', async () => {
    const { files } = await json('sound.db', '--evidence', '--min-keys', '3');
    const digest = createHash('sha256').update(SOUND).digest('hex');
    expect(files[0]!.evidence).toMatchObject({
      tool: 'etcd-snapshot',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      options: { minKeys: 3, evidence: true },
      sizeBytes: SOUND.length,
      digestBefore: digest,
      digestAfter: digest,
      startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
    });
  });

  test('is the same bit for bit but for the times', async () => {
    const files = ['sound.db', 'noted.db', 'damaged.db', 'gone.db'];
    const once = async (): Promise<string> =>
      (await tell(['verify', ...files, '-w', 'json', '--evidence'])).stdout;
    const first = await once();
    writeFileSync('sound.db', SOUND);
    expect((await once()).replace(TIMES, '')).toBe(first.replace(TIMES, ''));
    expect(first.match(TIMES)).toHaveLength(9);
  });

  test('is of standard input as well', async () => {
    const told = await tell(['verify', '-', '-w', 'json', '--evidence'], { stdin: SOUND });
    const { files } = JSON.parse(told.stdout) as Json;
    expect(files[0]).toMatchObject({ verdict: 'sound', evidence: { modified: '' } });
  });

  test('is not there unasked', async () => {
    expect((await json('sound.db')).files[0]).not.toHaveProperty('evidence');
  });
});

describe('an unfinished download beside the input', () => {
  test('is a note', async () => {
    writeFileSync('sound.db.part', '');
    const [file] = (await json('sound.db')).files;
    expect(file!.counts.byCode).toEqual({ 'file-leftover-part': 1 });
    expect(file!.findings[0]).toMatchObject({ facts: { name: 'sound.db.part' } });
    expect(file).toMatchObject({ verdict: 'sound', exitCode: 0 });
  });

  test('is one also where it is a link to nothing, and can be ignored', async () => {
    symlinkSync('gone', 'sound.db.part');
    expect((await json('sound.db')).files[0]!.counts.byCode).toHaveProperty('file-leftover-part');
    const ignored = await json('sound.db', '--ignore', 'file-leftover-part');
    expect(ignored.files[0]!.counts).toMatchObject({ byCode: {}, ignored: 1 });
  });

  test('of another file is none of it', async () => {
    writeFileSync('other.db.part', '');
    expect((await json('sound.db')).files[0]!.counts.byCode).toEqual({});
  });

  test('is not looked for beside standard input', async () => {
    writeFileSync('-.part', '');
    const told = await tell(['verify', '-', '-w', 'json'], { stdin: SOUND });
    expect((JSON.parse(told.stdout) as Json).files[0]!.counts.byCode).toEqual({});
  });
});

describe('several reports', () => {
  test('are of one run', async () => {
    const reports = ['json:a.json', 'jsonl:a.jsonl', 'junit:a.xml', 'github:a.txt'];
    const told = await tell([
      'verify',
      'damaged.db',
      ...reports.flatMap((one) => ['--report', one]),
    ]);
    expect(told).toMatchObject({ exit: 1, stderr: '' });
    expect(told.stdout).toMatch(/^DAMAGED/);
    const { files } = JSON.parse(readFileSync('a.json', 'utf8')) as Json;
    expect(files[0]!.verdict).toBe('damaged');
    for (const name of ['a.jsonl', 'a.xml', 'a.txt']) {
      expect(readFileSync(name, 'utf8')).toContain('trailer-mismatch');
    }
  });

  test('never replace an input', async () => {
    symlinkSync('sound.db', 'link.db');
    for (const path of ['sound.db', './sound.db', 'link.db']) {
      const told = await tell(['verify', 'sound.db', '--report', `json:${path}`]);
      expect(told.exit).toBe(2);
      expect(readFileSync('sound.db').equals(Buffer.from(SOUND))).toBe(true);
    }
  });
});

describe('a baseline', () => {
  test('must be sound', async () => {
    const told = await tell(['verify', 'sound.db', '--baseline', 'damaged.db']);
    expect(told).toMatchObject({ exit: 2, stdout: '' });
    expect(told.stderr).toContain('the baseline is damaged');
    expect((await tell(['verify', 'sound.db', '--baseline', 'gone.db'])).exit).toBe(2);
  });
  test('can be the file itself', async () => {
    const told = await tell(['verify', 'noted.db', '--baseline', 'sound.db', '--max-drop', '0']);
    expect(told.exit).toBe(0);
  });
});

test('Ctrl-C ends it with 130', async () => {
  const signal = AbortSignal.abort();
  expect((await tell(['verify', 'sound.db'], { signal })).exit).toBe(130);
});
