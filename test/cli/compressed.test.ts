/**
 * Compressed inputs in every command, by name and through standard input; what the process leaves
 * behind when the folder for temporary files fails, or it is ended.
 */

import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { inTemporary } from '../../src/cli/temporary.ts';
import { readFixture } from '../build/fixtures.ts';
import { tell } from './fake.ts';
import type { Told } from './fake.ts';
import { enterFolder } from './folder.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const before = readFixture('kubernetes/before', 'snapshot.db');
const packed = {
  // Names say nothing.
  'gzip.db': gzipSync(before),
  'zip.db': zipSync({ '../../../before.db': before, 'readme.txt': strToU8('text') }),
};

let folder: ReturnType<typeof enterFolder>;
beforeAll(() => {
  folder = enterFolder();
  mkdirSync('temp');
  writeFileSync('before.db', before);
  for (const [name, bytes] of Object.entries(packed)) writeFileSync(name, bytes);
});
afterEach(() => {
  expect(readdirSync('temp')).toEqual([]);
});
afterAll(() => {
  folder.leave();
});

const COMMANDS: (readonly string[])[] = [
  ['status', 'FILE'],
  ['status', 'FILE', '--details', '-w', 'json'],
  ['hashkv', 'FILE'],
  ['verify', 'FILE', '-w', 'jsonl'],
  ['verify', 'FILE', '--quick', '--require-trailer'],
  ['verify', 'before.db', '--baseline', 'FILE'],
  ['bbolt', 'check', 'FILE'],
  ['bbolt', 'pages', 'FILE'],
  ['bbolt', 'page', 'FILE', '0'],
  ['bbolt', 'buckets', 'FILE'],
  ['bbolt', 'stats', 'FILE'],
];

/** A command on one file, in memory; with `-` its bytes go through standard input. */
function on(command: readonly string[], file: string, stdin?: Uint8Array): Promise<Told> {
  const argv = command.map((word) => (word === 'FILE' ? file : word));
  return tell([...argv, '--temp-dir', 'temp'], { stdin });
}

describe.each(Object.entries(packed))('%s', (name, bytes) => {
  it.each(COMMANDS)('is read as what is in it: %s %s %s %s', async (...command) => {
    const plain = await on(command, 'before.db');
    const said = ({ exit, stdout, stderr }: Told, file: string): Told => {
      return { exit, stdout: stdout.replaceAll(file, 'before.db'), stderr };
    };
    expect(plain.exit).toBe(0);
    expect(said(await on(command, name), name)).toEqual(plain);
    const piped = await on(command, '-', bytes);
    expect(piped.exit).toBe(0);
    if (command[0] !== 'verify') expect(piped).toEqual(await on(command, '-', before));
  });

  it('is the evidence, not what was unpacked', async () => {
    const { stdout } = await on(['verify', 'FILE', '--evidence', '-w', 'json'], name);
    const digest = createHash('sha256').update(bytes).digest('hex');
    expect(stdout).toContain(`"digestBefore":"${digest}"`);
    expect(stdout).toContain(`"digestAfter":"${digest}"`);
    expect(stdout).toContain(`"sizeBytes":${String(bytes.length)},"modified":"20`);
    expect(stdout).toContain('"verdict":"sound"');
  });

  it('is refused beyond the limit', async () => {
    const limit = ['--max-uncompressed', '1MB'];
    expect(await on(['status', 'FILE', ...limit], name)).toEqual({
      exit: 2,
      stdout: '',
      stderr:
        `etcd-snapshot: ${name}: the input unpacks to more than the limit: ` +
        'found more than 1,000,000 bytes (--max-uncompressed)\n',
    });
  });

  it('that is cut off is damaged', async () => {
    const cut = bytes.subarray(0, 200_000);
    writeFileSync('cut.db', cut);
    const { exit, stdout, stderr } = await on(['hashkv', 'FILE'], 'cut.db');
    expect([exit, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^etcd-snapshot: cut\.db: this (gzip|zip) (stream|archive) ends early: .* \(offset 200,000\)\n$/,
    );
    const piped = await on(['hashkv', 'FILE'], '-', cut);
    expect(piped).toEqual({ exit, stdout, stderr: stderr.replace('cut.db', 'standard input') });
  });
});

it('tells the trailer that is cut off, as data too', async () => {
  const { length } = packed['gzip.db'];
  writeFileSync('backup.db.gz', packed['gzip.db'].subarray(0, length - 2));
  const at = (length - 2).toLocaleString('en');
  const message = `backup.db.gz: this gzip stream ends early: the trailer is cut off (offset ${at})`;
  const { stderr } = await on(['status', 'FILE'], 'backup.db.gz');
  expect(stderr).toBe(`etcd-snapshot: ${message}\n`);
  const told = await on(['status', 'FILE', '-w', 'json'], 'backup.db.gz');
  expect(JSON.parse(told.stderr)).toMatchObject({
    error: {
      code: 'compressed-stream',
      facts: {
        format: 'gzip',
        reason: 'ends early: the trailer is cut off',
        offset: length - 2,
      },
      message,
    },
  });
});

it('names the entries of an archive without a snapshot, escaped', async () => {
  const inner = { 'a\u001b[31m\n.txt': strToU8('text'), 'inner.gz': gzipSync(before) };
  writeFileSync('none.zip', zipSync(inner));
  expect(await on(['status', 'FILE'], 'none.zip')).toEqual({
    exit: 2,
    stdout: '',
    stderr:
      'etcd-snapshot: none.zip: this zip archive has no snapshot in it: ' +
      'found "a\\x1b[31m\\x0a.txt", "inner.gz" (gzip), expected one bbolt file\n',
  });
});

it('leaves other formats to be unpacked', async () => {
  writeFileSync('a.xz', Uint8Array.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, ...new Uint8Array(99)]));
  const { exit, stderr } = await on(['status', 'FILE'], 'a.xz');
  expect([exit, stderr]).toEqual([2, 'etcd-snapshot: a.xz: this is xz: decompress it first\n']);
});

it('shows how far unpacking is', async () => {
  let now = 0;
  const world = { stderrIsTerminal: true, now: () => (now += 600) };
  const { stderr } = await tell(['status', 'gzip.db', '--temp-dir', 'temp'], world);
  expect(stderr).toMatch(/\rgzip\.db \(gzip\) {2}\d+ %/);
});

describe('the folder for temporary files', () => {
  it.each([
    ['missing', 'no such folder'],
    ['before.db', 'no such folder'],
  ])('that is none: %s', async (name, reason) => {
    const stderr =
      `etcd-snapshot: ${name}: cannot hold the temporary file (${reason}); ` +
      '--temp-dir names another folder\n';
    for (const file of ['gzip.db', '-']) {
      const told = await tell(['status', file, '--temp-dir', name], { stdin: before });
      expect(told).toEqual({ exit: 2, stdout: '', stderr });
    }
  });

  it('that may not be written to', () => {
    mkdirSync('locked');
    chmodSync('locked', 0o555);
    const argv = [MAIN, 'status', 'gzip.db', '--temp-dir', 'locked'];
    const drop = ['--bounding-set', '-dac_override,-dac_read_search', '--inh-caps'];
    const root = process.getuid?.() === 0;
    const words = root
      ? ['setpriv', ...drop, '-dac_override,-dac_read_search', process.execPath, ...argv]
      : [process.execPath, ...argv];
    expect(shell(words.join(' '))).toBe(
      'etcd-snapshot: locked: cannot hold the temporary file (no permission); ' +
        '--temp-dir names another folder\n2\n',
    );
  });

  it('whose files may not grow', () => {
    // As a full disk: the write of the piece that is too much fails.
    const command = `"${process.execPath}" "${MAIN}" status gzip.db --temp-dir temp`;
    expect(shell(`trap '' XFSZ; ulimit -f 1000; ${command}`)).toBe(
      'etcd-snapshot: temp: cannot hold the temporary file (the file would be too large); ' +
        '--temp-dir names another folder\n2\n',
    );
  });

  it.runIf(canMount())('that is full', () => {
    // A file system of one megabyte, in a namespace of its own.
    mkdirSync('small');
    const command = `"${process.execPath}" "${MAIN}" status gzip.db --temp-dir small`;
    const mounted = `mount -t tmpfs -o size=1m none small; ${command}; echo $?; ls -A small`;
    expect(shell(`unshare -rm sh -c '${mounted}'`)).toBe(
      'etcd-snapshot: small: cannot hold the temporary file (no space left); ' +
        '--temp-dir names another folder\n2\n0\n',
    );
  });

  it.each([
    ['ENOSPC', 'no space left'],
    ['EDQUOT', 'no space left'],
    ['EROFS', 'the file system is read-only'],
    ['EIO', 'EIO'],
  ])('that fails with %s', async (code, reason) => {
    const error = Object.assign(new Error(code), { code, syscall: 'write' });
    await expect(inTemporary('/temp', () => Promise.reject(error))).rejects.toThrow(
      `/temp: cannot hold the temporary file (${reason}); --temp-dir names another folder`,
    );
    const others = new Error('not of the file system');
    await expect(inTemporary(undefined, () => Promise.reject(others))).rejects.toBe(others);
  });
});

/** Whether file systems may be mounted in a namespace of one's own. */
function canMount(): boolean {
  return shell('unshare -rm mount -t tmpfs none /mnt') === '0\n';
}

/** Both outputs of a shell, and its exit code. */
function shell(command: string): string {
  return execFileSync('sh', ['-c', `{ ${command}; echo $?; } 2>&1`], { encoding: 'utf8' });
}

describe('a process that is ended while it unpacks', () => {
  /** Unpacks to 4 GB, which takes longer than the test needs. */
  function bomb(): Uint8Array {
    const member = gzipSync(new Uint8Array(64 * 1024 * 1024));
    return new Uint8Array(Buffer.concat(Array.from({ length: 64 }, () => member)));
  }

  it.each([
    ['SIGINT', 130],
    ['SIGKILL', null],
  ] as const)('%s', async (signal, code) => {
    writeFileSync('bomb.gz', bomb());
    const child = spawn(process.execPath, [MAIN, 'status', 'bomb.gz', '--temp-dir', 'temp']);
    let said = '';
    child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
    const timer = setInterval(() => {
      if (!isUnpacking(child.pid!)) return;
      clearInterval(timer);
      child.kill(signal);
    }, 10);
    const [exit] = (await once(child, 'close')) as [number | null];
    clearInterval(timer);
    expect([exit, said]).toEqual([code, '']);
  });
});

/** Whether a process has written something into an unnamed file. */
function isUnpacking(pid: number): boolean {
  const folder = `/proc/${String(pid)}/fd`;
  try {
    return readdirSync(folder).some((fd) => {
      const path = `${folder}/${fd}`;
      return readlinkSync(path).includes('/spool') && statSync(path).size > 0;
    });
  } catch {
    return false;
  }
}

it('never changes its input', () => {
  for (const [name, bytes] of Object.entries(packed)) {
    expect(readFileSync(name).equals(bytes)).toBe(true);
  }
});
