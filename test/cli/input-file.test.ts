/** Data directories in place of files: what is looked at, and what if a server is writing there. */

import { mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { inputFile, untilUnchanged } from '../../src/cli/input-file.ts';
import { openOver } from '../../src/cli/input.ts';
import type { OpenSource } from '../../src/cli/input.ts';
import { CorruptionError, SourceError } from '../../src/errors.ts';
import { problem } from '../../src/findings.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import type { ByteSource } from '../../src/io/source.ts';
import { dataDirectoryNames, snapFiles, writeDirectory } from '../build/data-directory.ts';
import { codeOf } from '../build/errors.ts';
import { readFixtureJson } from '../build/fixtures.ts';
import { tell } from './fake.ts';
import { enterFolder } from './folder.ts';

const NAME = '3.6-kill9';
const DATABASE = `${NAME}/member/snap/db`;
const PLACE = 'lies in the input; choose a place outside';
const STATUS = 'a0e1bca0, 307, 109, 49 kB, 3.6.0\n';

interface Printed {
  readonly exit: number;
  readonly stdout: string;
}

interface Expectation {
  readonly offline: {
    readonly snapshot_status: Readonly<Record<string, Readonly<Record<string, Printed>>>>;
    readonly hashkv: Readonly<Record<string, Readonly<Record<string, Printed>>>>;
    readonly bbolt: Readonly<Record<string, Printed>>;
  };
}

const RELEASES = [
  ['3.4', '3.4.23'],
  ['3.5', '3.5.35'],
  ['3.6', '3.6.16'],
  ['3.7', '3.7.3'],
] as const;

let folder: ReturnType<typeof enterFolder>;
beforeAll(async () => {
  folder = enterFolder();
  for (const name of dataDirectoryNames()) await writeDirectory(name, await snapFiles(name));
}, 60_000);
afterAll(() => {
  folder.leave();
});

describe.each(dataDirectoryNames())('%s', (name) => {
  const { offline } = readFixtureJson<Expectation>(`datadirs/${name}`, 'expect.json');

  it('has the status that each release prints of its database', async () => {
    for (const [minor, release] of RELEASES) {
      for (const format of ['simple', 'json', 'fields']) {
        const { exit, stdout } = offline.snapshot_status[release]![format]!;
        const told = await tell(['status', name, '-w', format, '--compat', minor]);
        expect(told, `${release} ${format}`).toEqual({ exit, stdout, stderr: '' });
      }
    }
  });

  it('has its hash', async () => {
    const { exit, stdout } = offline.hashkv['3.7.3']!['0 simple']!;
    expect(await tell(['hashkv', name])).toEqual({ exit, stdout, stderr: '' });
  });

  it('has the buckets that bbolt lists', async () => {
    const { exit, stdout } = offline.bbolt['buckets']!;
    expect(await tell(['bbolt', 'buckets', name])).toEqual({ exit, stdout, stderr: '' });
  });
});

describe('the file behind an input', () => {
  it('is itself where it is no directory, there or not', async () => {
    for (const path of ['-', DATABASE, 'gone', '/dev/null']) {
      expect(await inputFile(path)).toEqual({ path, isOfDirectory: false });
    }
  });

  it.each([
    [NAME, DATABASE],
    [`${NAME}/`, DATABASE],
    [`./${NAME}/member`, `./${DATABASE}`],
  ])('is the database of %s', async (name, path) => {
    expect(await inputFile(name)).toEqual({ path, isOfDirectory: true });
  });

  it('is found where the log, behind a link, is gone', async () => {
    mkdirSync('linked/member', { recursive: true });
    symlinkSync('/nowhere/wal', 'linked/member/wal');
    symlinkSync(`../../${NAME}/member/snap`, 'linked/member/snap');
    expect(await tell(['status', 'linked'])).toEqual({ exit: 0, stdout: STATUS, stderr: '' });
    rmSync('linked/member/snap');
    const stderr =
      'etcd-snapshot: linked: there is no database here: found a folder member/wal that cannot be ' +
      'listed, expected member/snap/db\n';
    expect(await tell(['status', 'linked'])).toEqual({ exit: 1, stdout: '', stderr });
  });
});

describe('output', () => {
  it.each(['x', 'member/x', 'member/snap/db', 'member/wal/x', 'wal-link'])(
    'does not go to %s in a directory that is read',
    async (path) => {
      mkdirSync('elsewhere', { recursive: true });
      if (path === 'member/wal/x') symlinkSync('../../elsewhere', `${NAME}/member/wal`);
      const out = path === 'wal-link' ? 'elsewhere/x' : `${NAME}/${path}`;
      const before = readFileSync(DATABASE);
      const what = path === 'member/snap/db' ? 'is the input; choose another' : PLACE;
      const stderr = `etcd-snapshot: ${out}: this ${what}\n`;
      for (const command of ['status', 'verify', 'hashkv']) {
        expect(await tell([command, NAME, '--out', out])).toEqual({ exit: 2, stdout: '', stderr });
      }
      expect(readFileSync(DATABASE).equals(before)).toBe(true);
    },
  );

  it('goes anywhere else, also beside it under a name that begins the same', async () => {
    for (const out of ['x', `${NAME}-x`, '..x']) {
      expect((await tell(['status', NAME, '--out', out])).exit).toBe(0);
      expect(readFileSync(out, 'utf8')).toBe(STATUS);
    }
  });
});

/** A clock at each of whose ticks from the first to the last one the database changes. */
function changingClock(first: number, last: number): () => number {
  let ticks = 0;
  return () => {
    ticks++;
    if (ticks >= first && ticks <= last) utimesSync(DATABASE, 1_000_000, 1_000_000 + ticks);
    return 0;
  };
}

const CHANGED = `etcd-snapshot: ${DATABASE}: the file changed while it was read: found another modification time\n`;

describe('a database that changes while it is read', () => {
  it.each([
    ['status', STATUS, 1],
    ['status', STATUS, 5],
    ['hashkv', '3533693342, 307, 90\n', 1],
    ['hashkv', '3533693342, 307, 90\n', 5],
  ])('is read again: %s', async (command, stdout, tick) => {
    const told = await tell([command, NAME], { now: changingClock(tick, tick) });
    expect(told).toEqual({ exit: 0, stdout, stderr: '' });
  });

  it.each(['status', 'hashkv'])('again and again gives no answer: %s', async (command) => {
    const told = await tell([command, NAME], { now: changingClock(1, Infinity) });
    expect(told).toEqual({ exit: 2, stdout: '', stderr: CHANGED });
  });

  it('is read once where it was named itself', async () => {
    const told = await tell(['status', DATABASE], { now: changingClock(1, 1) });
    expect(told).toEqual({ exit: 2, stdout: '', stderr: CHANGED });
  });

  it('is not damaged where it cannot be opened meanwhile', async () => {
    const damage = new CorruptionError(problem('file-empty', {}, {}));
    const open = (what: string | undefined): Promise<string> => {
      const source: ByteSource = Object.assign(new MemorySource(new Uint8Array(0)), {
        changed: () => Promise.resolve(what),
      });
      return codeOf(openOver({ source } as OpenSource, () => Promise.reject(damage)));
    };
    expect(await open('size')).toBe('source-changed');
    expect(await open(undefined)).toBe('file-empty');
  });
});

describe('work that is done again', () => {
  const changed = (): Promise<never> =>
    Promise.reject(new SourceError('source-changed', 'it changed'));

  it('ends with the first answer', async () => {
    let attempts = 0;
    const work = () => (++attempts < 3 ? changed() : Promise.resolve(attempts));
    expect(await untilUnchanged({ path: 'db', isOfDirectory: true }, work)).toBe(3);
  });

  it.each([
    [true, 'source-changed', 3],
    [false, 'source-changed', 1],
    [true, 'source-failed', 1],
  ] as const)('of a directory: %j, %s: %j times', async (isOfDirectory, code, expected) => {
    let attempts = 0;
    const work = (): Promise<never> => {
      attempts++;
      return Promise.reject(new SourceError(code, 'made to fail'));
    };
    expect(await codeOf(untilUnchanged({ path: 'db', isOfDirectory }, work))).toBe(code);
    expect(attempts).toBe(expected);
  });
});
