/** The command verify over data directories that are not as they should be, and what it says of them. */

import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { writeDirectory } from '../build/data-directory.ts';
import { memberDirectory, puts, TEN_PUTS } from '../build/member-directory.ts';
import type { DirectorySpec } from '../build/member-directory.ts';
import { VERIFY_FORMATS } from '../../src/cli/render/verify/formats.ts';
import { tell } from './fake.ts';
import { enterFolder } from './folder.ts';
import { sarifProblems } from './sarif-schema.ts';
import { runWithoutOverride } from './without-override.ts';

let folder: ReturnType<typeof enterFolder>;
beforeEach(async () => {
  folder = enterFolder();
  await put('data');
});
afterEach(() => {
  folder.leave();
});

/** Writes a small directory to disk. */
async function put(name: string, spec: DirectorySpec = {}): Promise<void> {
  const memory = memberDirectory(spec);
  const files = new Map<string, Uint8Array>();
  const visit = async (path: string): Promise<void> => {
    for (const { name: last, kind } of await memory.list(path)) {
      const below = path === '' ? last : `${path}/${last}`;
      if (kind === 'directory') await visit(below);
      else files.set(below, await bytesOf(memory, below));
    }
  };
  await visit('');
  await writeDirectory(name, files);
}

async function bytesOf(
  memory: ReturnType<typeof memberDirectory>,
  path: string,
): Promise<Uint8Array> {
  const source = await memory.open(path);
  const bytes = new Uint8Array(source.size);
  await source.read(0, bytes);
  return bytes;
}

const verify = (...words: string[]) => tell(['verify', ...words]);

interface FileJson {
  readonly file: string;
  readonly verdict: string;
  readonly exitCode: number;
  readonly error: string | null;
  readonly examined: { readonly notExamined: readonly string[] } | null;
  readonly findings: readonly {
    readonly code: string;
    readonly place: { readonly file?: string };
  }[];
  readonly evidence?: Readonly<Record<string, unknown>>;
}

async function json(...words: string[]): Promise<FileJson[]> {
  const { stdout } = await verify(...words, '-w', 'json');
  return (JSON.parse(stdout) as { files: FileJson[] }).files;
}

const codesOf = ({ findings }: FileJson): string[] => findings.map(({ code }) => code);
const SEGMENT = `${'0'.repeat(16)}-${'0'.repeat(16)}.wal`;
const SECOND = SEGMENT.replace('0-', '1-');
const DATABASE = 'data/member/snap/db';

describe('a directory', () => {
  test('may be named twice, and with a slash at its end', async () => {
    const files = await json('data', 'data/');
    expect(files.map(({ file, verdict }) => [file, verdict])).toEqual([
      ['data', 'sound'],
      ['data/', 'sound'],
    ]);
  });

  test('may be a link', async () => {
    symlinkSync('data', 'link');
    expect((await json('link'))[0]).toMatchObject({ file: 'link', verdict: 'sound' });
  });

  test('may have its log behind a link', async () => {
    renameSync('data/member/wal', 'log');
    symlinkSync('../../log', 'data/member/wal');
    const [file] = await json('data');
    expect(file).toMatchObject({ verdict: 'sound', findings: [] });
  });

  test('is read and never written', async () => {
    const before = listing('data');
    await verify('data', '--evidence', '--all');
    expect(listing('data')).toEqual(before);
  });
});

function listing(name: string): string[] {
  const entries = readdirSync(name, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`;
    })
    .sort();
}

describe('what cannot be read', () => {
  test.each<[string, () => void, string]>([
    [
      'a log that is a link in a circle',
      () => {
        rmSync('data/member/wal', { recursive: true });
        symlinkSync('wal', 'data/member/wal');
      },
      'unknown',
    ],
    [
      'a log whose disk is gone',
      () => {
        rmSync('data/member/wal', { recursive: true });
        symlinkSync('/gone/wal', 'data/member/wal');
      },
      'unknown',
    ],
    [
      'a log that is a file',
      () => {
        rmSync('data/member/wal', { recursive: true });
        writeFileSync('data/member/wal', 'log');
      },
      'unknown',
    ],
    [
      'a database that is a FIFO',
      () => {
        rmSync(DATABASE);
        execFileSync('mkfifo', [DATABASE]);
      },
      'unknown',
    ],
    [
      'a database that is a folder',
      () => {
        rmSync(DATABASE);
        mkdirSync(DATABASE);
      },
      'unknown',
    ],
    [
      'a database that is a link in a circle',
      () => {
        rmSync(DATABASE);
        symlinkSync('db', DATABASE);
      },
      'unknown',
    ],
    [
      'a member that is a link in a circle',
      () => {
        rmSync('data/member', { recursive: true });
        symlinkSync('member', 'data/member');
      },
      'unknown',
    ],
  ])('%s, has no verdict, and ends with 2', async (_name, change, verdict) => {
    change();
    const [file] = await json('data');
    expect(file).toMatchObject({ verdict, exitCode: 2 });
    const why = file!.error ?? file!.examined!.notExamined.join();
    expect(why).toMatch(/data|member/);
  });

  test.each<[string, (path: string) => void]>([
    ['a folder', (path) => mkdirSync(path)],
    ['a link that leads nowhere', (path) => symlinkSync('gone', path)],
    ['a link to itself', (path) => symlinkSync(SECOND, path)],
  ])(
    'a segment that is %s: a server goes by its name, so nothing is sound',
    async (_name, make) => {
      make(`data/member/wal/${SECOND}`);
      const [file] = await json('data');
      expect(file).toMatchObject({ verdict: 'unknown', exitCode: 2 });
      expect(file!.examined!.notExamined.join()).toMatch(/^the write-ahead log: .*1-/);
    },
  );

  test('a raft snapshot that is a folder keeps nothing else back', async () => {
    mkdirSync('data/member/snap/0000000000000002-0000000000000003.snap');
    const [file] = await json('data');
    expect(file).toMatchObject({
      verdict: 'unknown',
      exitCode: 2,
      wal: { stop: { reason: 'end' } },
    });
    expect(file!.examined!.notExamined.join()).toMatch(/3\.snap: .*not a file/);
  });

  test('a segment without permission', () => {
    execFileSync('chmod', ['000', `data/member/wal/${SEGMENT}`]);
    const told = runWithoutOverride(['verify', 'data']);
    expect(told).toMatchObject({ exit: 2, stderr: '' });
    expect(told.stdout).toMatch(/^UNKNOWN {3}data\n.*no permission/s);
    expect(told.stdout).toMatch(/ pages /);
  });
});

describe('what is no data directory', () => {
  test.each<[string, () => void, RegExp]>([
    ['empty', () => undefined, /an empty directory/],
    ['of another program', () => writeFileSync('other/PG_VERSION', '16'), /PostgreSQL/],
    ['unknown', () => writeFileSync('other/notes.txt', ''), /none of its names/],
  ])('%s: a finding, and exit code 1', async (_name, fill, says) => {
    mkdirSync('other');
    fill();
    const told = await verify('other');
    expect(told).toMatchObject({ exit: 1, stderr: '' });
    expect(told.stdout).toMatch(/^DAMAGED {3}other\n/);
    expect(told.stdout).toMatch(says);
  });
});

describe('output inside the directory', () => {
  test.each([
    ['--out', 'data/report'],
    ['--out', 'data/member/wal/report'],
    ['--out', 'link/report'],
    ['--out', 'into'],
    ['--out', DATABASE],
    ['--report', `json:data/member/wal/${SEGMENT}`],
  ])('is refused: %s %s', async (option, target) => {
    symlinkSync('data/member', 'link');
    symlinkSync('data/member/new', 'into');
    const before = listing('data');
    const told = await verify('data', option, target);
    expect(told).toMatchObject({ exit: 2, stdout: '' });
    expect(told.stderr).toMatch(/choose a place outside|this is the input/);
    expect(listing('data')).toEqual(before);
  });

  test('of the log that lies elsewhere, too', async () => {
    renameSync('data/member/wal', 'log');
    const told = await verify('data', '--wal-dir', 'log', '--out', 'log/report');
    expect(told).toMatchObject({ exit: 2, stdout: '' });
    expect(readdirSync('log')).toEqual([SEGMENT]);
  });
});

describe('--evidence', () => {
  const digestOf = (paths: readonly (readonly [name: string, path: string])[]): string => {
    const lines = paths.map(([name, path]) => {
      const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
      return `${digest}  ${name}\n`;
    });
    return createHash('sha256').update(lines.join('')).digest('hex');
  };

  test('has the digest of the list of files that sha256sum would print', async () => {
    const [file] = await json('data', '--evidence');
    const names = ['member/snap/db', `member/wal/${SEGMENT}`];
    const digest = digestOf(names.map((name) => [name, `data/${name}`]));
    const sizes = names.map((name) => readFileSync(`data/${name}`).length);
    expect(file!.evidence).toMatchObject({
      sizeBytes: sizes[0]! + sizes[1]!,
      modified: '',
      digestBefore: digest,
      digestAfter: digest,
    });
  });

  test('has the log that lies elsewhere as well', async () => {
    renameSync('data/member/wal', 'log');
    const [file] = await json('data', '--wal-dir', 'log', '--evidence');
    expect(file).toMatchObject({ verdict: 'sound' });
    const digest = digestOf([
      ['member/snap/db', DATABASE],
      [`log/${SEGMENT}`, `log/${SEGMENT}`],
    ]);
    expect(file!.evidence).toMatchObject({ digestBefore: digest, digestAfter: digest });
  });

  test('follows links, and goes round in no circle', async () => {
    // Followed, they would lead to a file in more ways than can be counted.
    for (let link = 0; link < 20; link++) symlinkSync('..', `data/member/up${String(link)}`);
    const [file] = await json('data', '--evidence');
    expect(file!.evidence).toHaveProperty('digestBefore');
    expect(codesOf(file!)).toEqual(['directory-foreign']);
  });
});

describe('SARIF', () => {
  interface Sarif {
    readonly runs: readonly {
      readonly results: readonly {
        readonly ruleId: string;
        readonly locations: readonly {
          readonly physicalLocation: {
            readonly artifactLocation: { readonly uri: string };
            readonly region?: { readonly byteOffset: number };
          };
        }[];
      }[];
    }[];
  }

  async function places(...words: string[]): Promise<unknown[]> {
    const log: unknown = JSON.parse((await verify(...words, '-w', 'sarif')).stdout);
    expect(sarifProblems(log)).toEqual([]);
    return (log as Sarif).runs[0]!.results.map(({ ruleId, locations }) => {
      const { artifactLocation, region } = locations[0]!.physicalLocation;
      return [ruleId, artifactLocation.uri, region?.byteOffset];
    });
  }

  test('names the file inside the directory, with the offset in it', async () => {
    const torn = [
      {
        items: [
          ...puts(1, 10),
          { kind: 'state', term: 2, commit: 10 } as const,
          { kind: 'bytes', bytes: new Uint8Array([1]) } as const,
        ],
      },
    ];
    await put('torn', { log: torn, more: { 'member/snap/db.tmp.1': new Uint8Array(0) } });
    const [segment] = readdirSync('torn/member/wal');
    const size = readFileSync(`torn/member/wal/${segment!}`).length;
    expect(await places('torn/')).toEqual([
      ['directory-leftover', 'torn/member/snap/db.tmp.1', undefined],
      ['wal-torn', `torn/member/wal/${SEGMENT}`, size - 1],
    ]);
  });

  test('names the directory where no file is meant', async () => {
    await put('no-db', { database: undefined });
    expect(await places('no-db')).toEqual([['directory-no-database', 'no-db', undefined]]);
  });

  test('names files of a log that lies elsewhere as they are', async () => {
    await put('other', { log: [{ items: [{ kind: 'bytes', bytes: new Uint8Array([1]) }] }] });
    renameSync('other/member/wal', 'log');
    const found = await places('other', '--wal-dir', 'log/');
    expect(found).toContainEqual(['wal-torn', `log/${SEGMENT}`, expect.any(Number)]);
    expect(found).toContainEqual(['wal-behind-database', 'log', undefined]);
  });
});

test('--max-age goes by the modification of the database where no object has a time', async () => {
  execFileSync('touch', ['-d', '2026-11-18T23:00:00Z', DATABASE]);
  expect((await verify('data', '--max-age', '26h')).exit).toBe(0);
  const [file] = await json('data', '--max-age', '24h');
  expect(codesOf(file!)).toEqual(['policy-age-source', 'policy-max-age']);
});

test('--fail-on and --ignore hold for what lies in the log, too', async () => {
  await put('noted', { more: { 'member/wal/notes.txt': new Uint8Array(0) } });
  expect((await verify('noted')).exit).toBe(0);
  expect((await verify('noted', '--fail-on', 'note')).exit).toBe(1);
  expect((await verify('noted', '--fail-on', 'note', '--ignore', 'wal-file-ignored')).exit).toBe(0);
});

test('a baseline may be a data directory, but a sound one', async () => {
  expect((await verify('data', '--baseline', 'data')).exit).toBe(0);
  await put('broken', { log: TEN_PUTS, database: { consistentIndex: 10 } });
  writeFileSync('broken/member/snap/db', readFileSync(DATABASE).fill(0, 8192, 12_288));
  const told = await verify('data', '--baseline', 'broken');
  expect(told).toMatchObject({ exit: 2, stdout: '' });
  expect(told.stderr).toMatch(/baseline is damaged/);
});

describe('names that a terminal, a workflow or XML would act on', () => {
  const ODD = 'a\u001b[2J\n::error::x##[y]<b>\u202ec';
  /** Controls but the line feed, and what turns text around. */
  const UNSAFE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/;

  beforeEach(async () => {
    await put('odd', {
      raftSnapshots: [],
      more: {
        [`member/snap/${ODD}`]: new Uint8Array(0),
        [`member/snap/${ODD}.broken`]: new Uint8Array(0),
        [`member/wal/${ODD}`]: new Uint8Array(0),
      },
    });
    renameSync('odd', ODD);
  });

  test.each(VERIFY_FORMATS)('are told harmlessly as %s', async (format) => {
    const told = await verify(ODD, '-w', format);
    expect(told).toMatchObject({ exit: 0, stderr: '' });
    expect(told.stdout).not.toMatch(UNSAFE);
    expect(told.stdout).not.toMatch(/^::error::x/m);
  });

  test.each(VERIFY_FORMATS)(
    'also where there is no verdict, and for a log elsewhere: %s',
    async (format) => {
      renameSync(`${ODD}/member/wal`, `${ODD}wal`);
      symlinkSync('wal', `${ODD}/member/wal`);
      expect((await verify(ODD, '-w', format)).stdout).not.toMatch(UNSAFE);
      writeFileSync(`${ODD}wal/${SEGMENT}`, 'x');
      const told = await verify(ODD, '--wal-dir', `${ODD}wal`, '-w', format);
      expect(told.exit).toBe(1);
      expect(told.stdout).not.toMatch(UNSAFE);
    },
  );
});
