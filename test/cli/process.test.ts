/** The command as the process that `npm run build` makes: streams, signals, odd files. */

import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { buildDatabase } from '../build/database.ts';
import { readFixture } from '../build/fixtures.ts';
import { enterFolder } from './folder.ts';
import type { Told } from './fake.ts';
import { runWithoutOverride } from './without-override.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const PRELOAD = new URL('preload.mjs', import.meta.url).href;
const STATUS = '9c21788e, 951, 707, 2.5 MB, 3.6.0\n';

let folder: ReturnType<typeof enterFolder>;
const before = readFixture('kubernetes/before', 'snapshot.db');
beforeAll(() => {
  folder = enterFolder();
  mkdirSync('temp');
  writeFileSync('before.db', before);
});
afterAll(() => {
  folder.leave();
});

interface Surroundings {
  /** Given to the process and closed; without it the input is empty. */
  readonly stdin?: Uint8Array;
  /** Never closed. */
  readonly stdinOpen?: boolean;
  /** Closes the output at the first piece, as `head` does. */
  readonly hangUp?: boolean;
  /** Given the process as soon as it runs. */
  readonly started?: (process: ReturnType<typeof spawn>) => void;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the process to its end; its temporary files must be gone then. */
async function start(argv: readonly string[], around: Surroundings = {}): Promise<Told> {
  const child = spawn(process.execPath, [MAIN, ...argv], {
    env: { ...process.env, TMPDIR: `${process.cwd()}/temp`, ...around.environment },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (piece: Buffer) => {
    stdout += piece.toString();
    if (around.hangUp) child.stdout.destroy();
  });
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
  // The process may end before it has taken everything.
  child.stdin.on('error', () => undefined);
  if (around.stdinOpen) child.stdin.write('begun');
  else child.stdin.end(around.stdin);
  around.started?.(child);
  const [exit] = (await once(child, 'close')) as [number | null];
  child.stdin.destroy();
  expect(readdirSync('temp')).toEqual([]);
  expect(stderr).not.toMatch(/\n.*\n|\bat .*:\d+:\d+/);
  return { exit: exit ?? -1, stdout, stderr };
}

/** After so many reads, something happens inside the process. */
function after(reads: number, then: string, file = ''): Surroundings {
  const environment = {
    NODE_OPTIONS: `--import=${PRELOAD}`,
    AFTER_READS: String(reads),
    THEN: then,
    FILE: file,
  };
  return { environment };
}

it('says the version of package.json', async () => {
  const url = new URL('../../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(url, 'utf8')) as { version: string };
  expect(await start(['--version'])).toEqual({ exit: 0, stdout: `${version}\n`, stderr: '' });
});

describe('output', () => {
  it('ends quietly when nobody reads on', async () => {
    const pages = {
      elements: [['b', { elements: [['k', new Uint8Array(8_000_000)]] }]],
    } as const;
    writeFileSync('long.db', buildDatabase(pages));
    // Far more than a pipe takes at once.
    const { exit, stdout, stderr } = await start(
      ['bbolt', 'page', 'long.db', '2', '--show-values', '-w', 'json'],
      { hangUp: true },
    );
    expect([exit, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^\{"pgid":2,/);
  });

  it('ends quietly in a shell with head', () => {
    const command = `"${process.execPath}" "${MAIN}" bbolt pages before.db -w jsonl | head -1`;
    const text = execFileSync('sh', ['-c', `{ ${command}; } 2>&1`], { encoding: 'utf8' });
    expect(text).toBe('{"pgid":0,"type":"meta","count":0,"overflow":0}\n');
  });

  it.each([
    ['status', ['status', 'before.db']],
    ['hashkv', ['hashkv', 'before.db']],
    ['bbolt', ['bbolt', 'pages', 'before.db']],
  ])('says in one line that the disk is full: %s', (_name, argv) => {
    const command = `"${process.execPath}" "${MAIN}" ${argv.join(' ')} >/dev/full; echo $?`;
    const text = execFileSync('sh', ['-c', `{ ${command}; } 2>&1`], { encoding: 'utf8' });
    expect(text).toBe('etcd-snapshot: standard output: cannot be written (no space left)\n2\n');
  });

  it('keeps the exit code when errors cannot be told', () => {
    const command = `"${process.execPath}" "${MAIN}" status gone.db 2>/dev/full; echo $?`;
    expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).toBe('2\n');
  });

  it('does not replace a device or a folder', async () => {
    symlinkSync('/dev/null', 'null');
    for (const out of ['null', 'temp']) {
      const { exit, stderr } = await start(['status', 'before.db', '--out', out]);
      expect([exit, stderr]).toEqual([2, `etcd-snapshot: --out: ${out} is not a file\n`]);
    }
    expect(statSync('null').isCharacterDevice()).toBe(true);
  });

  it('is the same with and without colour', async () => {
    const environment = { NO_COLOR: '1' };
    expect(await start(['status', 'before.db'], { environment })).toEqual({
      exit: 0,
      stdout: STATUS,
      stderr: '',
    });
    const forced = { FORCE_COLOR: '1', CLICOLOR_FORCE: '1' };
    const { stdout } = await start(['status', 'before.db'], { environment: forced });
    expect(stdout).toBe(STATUS);
    const { stdout: help } = await start(['status', '--help'], { environment: forced });
    expect(help).not.toContain('\u001b');
  });
});

describe('Ctrl-C', () => {
  it.each([
    ['status', ['status', 'before.db']],
    ['hashkv', ['hashkv', 'before.db']],
    ['check', ['bbolt', 'check', 'before.db']],
    ['stats', ['bbolt', 'stats', 'before.db']],
  ])('ends a run: %s', async (_name, argv) => {
    const told = await start(argv, after(30, 'SIGINT'));
    expect(told).toEqual({ exit: 130, stdout: '', stderr: '' });
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('leaves no part of a file behind, nor does any other signal: %s', async (signal, exit) => {
    const told = await start(
      ['bbolt', 'pages', 'before.db', '--out', 'pages.txt'],
      after(93, signal),
    );
    expect(told).toEqual({ exit, stdout: '', stderr: '' });
    expect(readdirSync('.').filter((name) => /\.part$|pages\.txt/.test(name))).toEqual([]);
  });

  it('ends a run that waits for standard input', async () => {
    const told = await start(['status', '-'], {
      stdinOpen: true,
      started: (child) => {
        // The spool has no name any more once it is open, so the handle is what shows.
        const timer = setInterval(() => {
          if (!hasSpool(child.pid!)) return;
          clearInterval(timer);
          child.kill('SIGINT');
        }, 10);
      },
    });
    expect(told).toEqual({ exit: 130, stdout: '', stderr: '' });
  });
});

/** Whether a process holds a spool. */
function hasSpool(pid: number): boolean {
  const folder = `/proc/${String(pid)}/fd`;
  const text = execFileSync('sh', ['-c', `ls -l ${folder} 2>/dev/null || true`], {
    encoding: 'utf8',
  });
  return text.includes('/spool');
}

describe('standard input', () => {
  it('is a file like any other', async () => {
    const told = await start(['status', '-'], { stdin: before });
    expect(told).toEqual({ exit: 0, stdout: STATUS, stderr: '' });
  });

  it('is not taken beyond the limit', async () => {
    const told = await start(['status', '-', '--max-spool', '1MiB'], { stdin: before });
    const stderr =
      'etcd-snapshot: standard input: the input is larger than the limit: ' +
      'found more than 1,048,576 bytes (--max-spool)\n';
    expect(told).toEqual({ exit: 2, stdout: '', stderr });
  });

  it.each(['status', 'hashkv', 'salvage', 'verify', 'bbolt pages'])(
    'is not replaced where it is redirected from a file: %s',
    (command) => {
      writeFileSync('own.db', before);
      const line = `"${process.execPath}" "${MAIN}" ${command} - --out own.db <own.db; echo $?`;
      const text = execFileSync('sh', ['-c', `{ ${line}; } 2>&1`], { encoding: 'utf8' });
      expect(text).toBe('etcd-snapshot: own.db: this is the input; choose another\n2\n');
      expect(readFileSync('own.db').equals(Buffer.from(before))).toBe(true);
    },
  );

  it('may be endless', () => {
    const command = `"${process.execPath}" "${MAIN}" hashkv - --max-spool 4MB </dev/zero; echo $?`;
    const text = execFileSync('sh', ['-c', `{ ${command}; } 2>&1`], { encoding: 'utf8' });
    expect(text).toMatch(
      /^etcd-snapshot: standard input: .* than 4,000,000 bytes \(--max-spool\)\n2\n$/,
    );
  });
});

describe('what is not a file', () => {
  it.each([
    ['a character device', '/dev/null'],
    ['a character device', '/dev/zero'],
    ['a FIFO', 'fifo'],
    ['a socket', 'socket'],
  ])('refuses %s: %s', async (kind, name) => {
    if (name === 'fifo') execFileSync('mkfifo', [name]);
    const server = name === 'socket' ? createServer().listen(name) : undefined;
    if (server !== undefined) await once(server, 'listening');
    const told = await start(['status', name]);
    server?.close();
    const stderr = `etcd-snapshot: ${name}: not a file: found ${kind}, expected a file\n`;
    expect(told).toEqual({ exit: 2, stdout: '', stderr });
  });

  it('refuses a FIFO or a device as configuration without opening it', async () => {
    execFileSync('mkfifo', ['settings']);
    for (const name of ['settings', '/dev/zero', '.']) {
      const told = await start(['verify', 'before.db', '--config', name]);
      const stderr = `etcd-snapshot: ${name}: the configuration is not a file\n`;
      expect(told).toEqual({ exit: 2, stdout: '', stderr });
    }
  });

  it('says that permission is missing', () => {
    writeFileSync('locked.db', before);
    chmodSync('locked.db', 0);
    const argv = ['status', 'locked.db'];
    const told = runWithoutOverride(argv);
    const stderr = 'etcd-snapshot: locked.db: no permission to read it\n';
    expect(told).toEqual({ exit: 2, stdout: '', stderr });
  });
});

describe('odd files', () => {
  const bbolt = buildDatabase({ elements: [['widgets', { elements: [] }]] });
  const odd = {
    empty: {
      bytes: new Uint8Array(0),
      exit: 1,
      says: 'the file is empty: found 0 bytes, expected at least two pages',
    },
    'gzip of half': {
      bytes: gzipSync(before).subarray(0, 100_000),
      exit: 1,
      says: 'this gzip stream ends early',
    },
    'big-endian': { bytes: swapped(before), exit: 2, says: 'big-endian' },
    'without etcd': {
      bytes: bbolt,
      exit: 1,
      says: 'not an etcd store: found no bucket "key", expected one',
    },
    zeros: {
      bytes: new Uint8Array(65_536),
      exit: 1,
      says: 'not a bbolt file: found zeros, expected a meta page',
    },
    half: {
      bytes: before.subarray(0, 1_000_000),
      exit: 1,
      says: 'the file is cut off: found 1,000,000 bytes, expected at least 2,482,176',
    },
  };

  it.each(Object.entries(odd))('%s', async (name, { bytes, exit, says }) => {
    writeFileSync(`${name}.db`, bytes);
    const told = await start(['status', `${name}.db`]);
    expect([told.exit, told.stdout]).toEqual([exit, '']);
    expect(told.stderr.startsWith(`etcd-snapshot: ${name}.db: `)).toBe(true);
    expect(told.stderr).toContain(says);
  });

  it('looks into a bbolt file that is not of etcd', async () => {
    writeFileSync('widgets.db', bbolt);
    const told = await start(['bbolt', 'check', 'widgets.db']);
    expect(told).toEqual({ exit: 0, stdout: 'OK (4 pages)\n', stderr: '' });
  });

  it.each(['status', 'hashkv'])(
    'says that a file was cut while it was read: %s',
    async (command) => {
      writeFileSync('cut.db', before);
      const told = await start([command, 'cut.db'], after(20, 'cut', 'cut.db'));
      expect([told.exit, told.stdout]).toEqual([2, '']);
      expect(told.stderr).toMatch(/^etcd-snapshot: cut\.db, offset \d+: the source ended early: /);
    },
  );

  it('reads no more of 8 GiB than there is to know', async () => {
    writeFileSync('sparse.db', before.subarray(0, before.length - 32));
    truncateSync('sparse.db', 8 * 1024 ** 3);
    expect(await start(['status', 'sparse.db'])).toEqual({ exit: 0, stdout: STATUS, stderr: '' });
    const { stdout } = await start(['status', 'sparse.db', '--details']);
    expect(stdout).toContain('TRAILER     none; 8,587,452,416 bytes behind the pages');
    // Nothing was written, not even into the holes.
    expect(statSync('sparse.db').blocks * 512).toBeLessThan(4_000_000);
  });
});

/** The file as a big-endian machine would have written its metas: each field turned around. */
function swapped(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const FIELDS = [8, 2, 2, 4, 4, 4, 4, 4, 8, 8, 8, 8, 8, 8];
  for (const start of [0, 4096]) {
    let at = start;
    for (const size of FIELDS) copy.subarray(at, (at += size)).reverse();
  }
  return copy;
}
