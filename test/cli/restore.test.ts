/** The command restore: what it reads, where it writes, whom it believes, and what it refuses. */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as zlib from 'node:zlib';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openSnapshot } from '../../src/etcd/snapshot.ts';
import { noteFile, writeNote } from '../../src/node/leftovers.ts';
import { directoryFiles, writeDirectory } from '../build/data-directory.ts';
import { readFixture } from '../build/fixtures.ts';
import { whileLocked } from '../build/locked-file.ts';
import { tell } from './fake.ts';
import type { Told, World } from './fake.ts';
import { enterFolder } from './folder.ts';
import { runWithoutOverride } from './without-override.ts';

const BASIC = readFixture('etcd/3.6-basic', 'snapshot.db');
const isRoot = process.getuid?.() === 0;
const CLUSTER =
  'token: one\nmembers:\n' +
  '  - {name: a, peerURLs: ["http://10.0.0.1:2380"]}\n' +
  '  - {name: b, peerURLs: ["http://10.0.0.2:2380"]}\n' +
  '  - {name: c, peerURLs: ["http://10.0.0.3:2380"], learner: true}\n';

let folder: ReturnType<typeof enterFolder>;
beforeEach(() => {
  folder = enterFolder();
  writeFileSync('basic.db', BASIC);
  writeFileSync('cluster.yaml', CLUSTER);
});
afterEach(() => {
  folder.leave();
});

function restore(argv: readonly string[], world: World = {}): Promise<Told> {
  return tell(['restore', ...argv], world);
}

/** What the command says in JSON. */
interface Report {
  readonly plan: {
    readonly revision: { readonly snapshot: number; readonly restored: number };
    readonly version: { readonly minor: string; readonly from: string };
    readonly bump: { readonly by: number; readonly from: string } | null;
    readonly witnesses: readonly { readonly name: string; readonly revision: number }[];
    readonly trailer: string | null;
    readonly skippedHashCheck: boolean;
    readonly entriesBeyond: { readonly entryCount: number; readonly lastIndex: number } | null;
    readonly leftovers: readonly { readonly kind: string; readonly path: string }[];
  };
  readonly result: unknown;
}

async function reportOf(argv: readonly string[], world: World = {}): Promise<Report> {
  const told = await restore([...argv, '-w', 'json'], world);
  expect(told).toMatchObject({ exit: 0, stderr: '' });
  return JSON.parse(told.stdout) as Report;
}

const HASHED_BYTES_MAX = 1_000_000;

/** Everything in a folder: kind, mode, size, and a hash of the beginning of files. */
function treeOf(path: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    const full = join(entry.parentPath, entry.name);
    const { mode, size } = lstatSync(full);
    const permissions = (mode & 0o7777).toString(8);
    if (!entry.isFile()) {
      found[full] = permissions;
      continue;
    }
    const bytes = readFileSync(full).subarray(0, HASHED_BYTES_MAX);
    const digest = createHash('sha256').update(bytes).digest('hex');
    found[full] = `${permissions} ${String(size)} ${digest}`;
  }
  return found;
}

/** The same of a data directory, by paths inside of it. */
function directoryTree(path: string): [string, string][] {
  return Object.entries(treeOf(path))
    .map(([name, what]): [string, string] => [name.slice(path.length + 1), what])
    .sort();
}

/** What a plain restore of `basic.db` makes. */
async function plainTree(): Promise<[string, string][]> {
  expect(await restore(['basic.db', '--data-dir', 'plain'])).toMatchObject({ exit: 0, stderr: '' });
  return directoryTree('plain');
}

async function revisionOf(directory: string): Promise<number> {
  const bytes = new Uint8Array(readFileSync(`${directory}/member/snap/db`));
  const last = await (await openSnapshot(bytes)).expectBucket('key').cursor().last();
  return Number(Buffer.from(last!.key).readBigUInt64BE(0));
}

describe('the source', () => {
  test('gzip and standard input give what the snapshot gives', async () => {
    writeFileSync('basic.gz', zlib.gzipSync(BASIC));
    const plain = await plainTree();
    expect(await restore(['basic.gz', '--data-dir', 'gzip'])).toMatchObject({ exit: 0 });
    const told = await restore(['-', '--data-dir', 'stdin'], { stdin: BASIC });
    expect(told.stdout).toContain('PLAN        standard input → member default, etcd 3.6');
    const packed = await restore(['-', '--data-dir', 'both'], { stdin: zlib.gzipSync(BASIC) });
    expect(packed).toMatchObject({ exit: 0, stderr: '' });
    for (const made of ['gzip', 'stdin', 'both']) expect(directoryTree(made)).toEqual(plain);
  });

  test('zstd, where Node can unpack it', async () => {
    const { zstdCompressSync } = zlib as unknown as {
      zstdCompressSync?: (bytes: Uint8Array) => Uint8Array;
    };
    if (zstdCompressSync === undefined) {
      // Enough of a frame to be known as one.
      writeFileSync('basic.zst', Buffer.concat([Buffer.from('28b52ffd', 'hex'), BASIC]));
      const told = await restore(['basic.zst', '--data-dir', 'zstd']);
      expect(told).toMatchObject({ exit: 2, stdout: '' });
      expect(told.stderr).toMatch(/^etcd-snapshot: basic\.zst: .*zstd/);
      expect(readdirSync('.')).not.toContain('zstd');
      return;
    }
    writeFileSync('basic.zst', zstdCompressSync(BASIC));
    const plain = await plainTree();
    expect(await restore(['basic.zst', '--data-dir', 'zstd'])).toMatchObject({ exit: 0 });
    expect(directoryTree('zstd')).toEqual(plain);
  });

  test('a data directory: no trailer is demanded, and what its log has beyond is told', async () => {
    await writeDirectory('old', await directoryFiles('3.6-kill9'));
    const before = treeOf('old');
    const told = await restore(['old', '--data-dir', 'new']);
    expect(told).toMatchObject({ exit: 0, stderr: '' });
    const text = told.stdout.replace(/\s+/g, ' ');
    expect(text).toMatch(
      /note the log holds \d+ entries that the database has not applied \(index \d+ to 346\): they are not restored/,
    );
    expect(text).toContain('verified: no trailer, as a running server has none');
    const { plan } = await reportOf(['old', '--data-dir', 'json']);
    expect(plan).toMatchObject({ skippedHashCheck: false, entriesBeyond: { lastIndex: 346 } });
    expect(plan.entriesBeyond!.entryCount).toBeGreaterThan(0);
    expect(directoryTree('json')).toEqual(directoryTree('new'));
    expect(treeOf('old')).toEqual(before);
  });

  test('a data directory whose database has it all', async () => {
    await writeDirectory('old', await directoryFiles('3.6-clean'));
    const { plan } = await reportOf(['old', '--data-dir', 'new']);
    expect(plan.entriesBeyond).toBeNull();
  });

  test('a data directory that a server has open', async () => {
    await writeDirectory('old', await directoryFiles('3.6-clean'));
    const argv = ['old', '--data-dir', 'new', '--dry-run'];
    const told = await whileLocked('old/member/snap/db', () => restore(argv));
    expect(told).toMatchObject({ exit: 0, stderr: '' });
    expect(told.stdout.replace(/\s+/g, ' ')).toContain('note a server has this directory open');
    expect((await restore(argv)).stdout).not.toContain('a server has this');
  });

  test('without a trailer only if that is asked for', async () => {
    writeFileSync('cut.db', BASIC.subarray(0, -32));
    const told = await restore(['cut.db', '--data-dir', 'new']);
    expect(told).toMatchObject({ exit: 2 });
    expect(told.stderr).toContain('it has no SHA-256 trailer');
    expect(readdirSync('.')).not.toContain('new');
    const { plan } = await reportOf(['cut.db', '--data-dir', 'new', '--skip-hash-check']);
    expect(plan.skippedHashCheck).toBe(true);
    expect(directoryTree('new')).toEqual(await plainTree());
  });

  test('a trailer that does not match is damage, unless it is not to be looked at', async () => {
    const wrong = BASIC.slice();
    wrong[wrong.length - 1]! ^= 1;
    writeFileSync('wrong.db', wrong);
    for (const dry of [[], ['--dry-run']]) {
      const told = await restore(['wrong.db', '--data-dir', 'new', ...dry]);
      expect(told.exit).toBe(1);
      expect(told.stderr).toContain('trailer-mismatch');
      expect(readdirSync('.').sort()).toEqual(['basic.db', 'cluster.yaml', 'wrong.db']);
    }
    const told = await restore(['wrong.db', '--data-dir', 'new', '--skip-hash-check']);
    expect(told.exit).toBe(0);
    expect(told.stdout).toContain('trailer not looked at (--skip-hash-check)');
    expect(directoryTree('new')).toEqual(await plainTree());
  });
});

describe('places', () => {
  test('--wal-dir outside, inside the data directory, and there already', async () => {
    const plain = new Map(await plainTree());
    const segment = '0000000000000000-0000000000000000.wal';
    mkdirSync('there', 0o755);
    for (const [data, log] of [
      ['one', 'one.log'],
      ['two', 'two/log'],
      ['three', 'there'],
      ['four', 'new/deep/log'],
    ] as const) {
      const told = await restore(['basic.db', '--data-dir', data, '--wal-dir', log]);
      expect(told).toMatchObject({ exit: 0, stderr: '' });
      expect(told.stdout).toContain(`--data-dir ${data} --wal-dir ${log} \\`);
      expect(readdirSync(`${data}/member`)).toEqual(['snap']);
      expect(directoryTree(log)).toEqual([[segment, plain.get(`member/wal/${segment}`)]]);
      const snap = directoryTree(`${data}/member/snap`);
      expect(snap.map(([name, what]) => [`member/snap/${name}`, what])).toEqual(
        [...plain].filter(([name]) => name.startsWith('member/snap/')),
      );
    }
  });

  test('an empty folder that is there is filled, and one that is full is refused', async () => {
    mkdirSync('data', 0o755);
    expect(await restore(['basic.db', '--data-dir', 'data'])).toMatchObject({ exit: 0 });
    expect(directoryTree('data')).toEqual(await plainTree());
    const before = treeOf('.');
    expect(await restore(['basic.db', '--data-dir', 'data'])).toEqual({
      exit: 2,
      stdout: '',
      stderr: 'etcd-snapshot: data: not empty: found member, expected nothing or an empty folder\n',
    });
    const cluster = ['--cluster', 'cluster.yaml', '--out', 'data'];
    expect((await restore(['basic.db', ...cluster])).stderr).toContain('data: not empty');
    expect(treeOf('.')).toEqual(before);
  });

  test('nothing is written into what is read', async () => {
    await writeDirectory('old', await directoryFiles('3.6-clean'));
    symlinkSync('old', 'link');
    const before = treeOf('.');
    for (const target of ['old/new', 'old', 'old/member/new', 'link/new', 'old/a/b/c']) {
      const places = [
        ['--data-dir', target],
        ['--data-dir', 'new', '--wal-dir', target],
        ['--cluster', 'cluster.yaml', '--out', target],
      ];
      for (const place of places) {
        const told = await restore(['old', ...place]);
        expect(told).toMatchObject({ exit: 2, stdout: '' });
        expect(told.stderr, target).toContain('this lies in the input; choose a place outside');
      }
    }
    expect(treeOf('.')).toEqual(before);
  });

  test('a folder above that cannot be written to', () => {
    mkdirSync('locked');
    chmodSync('locked', 0o500);
    for (const place of [
      ['--data-dir', 'locked/data'],
      ['--cluster', 'cluster.yaml', '--out', 'locked/out'],
      ['--data-dir', 'data', '--wal-dir', 'locked/log'],
    ]) {
      const told = runWithoutOverride(['restore', 'basic.db', '--quiet', ...place]);
      expect(told.exit).toBe(2);
      expect(told.stderr).toMatch(/^etcd-snapshot: locked\/\w+: .*permission/);
      expect(readdirSync('locked')).toEqual([]);
      expect(readdirSync('.').sort()).toEqual(['basic.db', 'cluster.yaml', 'locked']);
    }
    chmodSync('locked', 0o700);
  });

  test('what interrupted runs have left is named on a line that can be copied', async () => {
    const part = (name: string): string => join(process.cwd(), `.${name}.part-0123456789abcdef`);
    mkdirSync(join(part('a b'), 'data'), { recursive: true });
    const told = await restore(['basic.db', '--data-dir', 'a b']);
    expect(told).toMatchObject({ exit: 0, stderr: '' });
    const [line = ''] = told.stdout.split('\n').filter((one) => one.includes('rm -rf'));
    expect(line.trim()).toBe(`rm -rf -- '${part('a b')}'`);
    execFileSync('sh', ['-c', line]);
    expect(readdirSync('.').sort()).toEqual(['a b', 'basic.db', 'cluster.yaml']);
    mkdirSync(part('json'));
    const { plan } = await reportOf(['basic.db', '--data-dir', 'json']);
    expect(plan.leftovers).toEqual([{ kind: 'part', path: part('json') }]);
  });

  test('a log that an interrupted run has left is named where it stands in the way', async () => {
    const part = join(process.cwd(), '.data.part-0123456789abcdef');
    mkdirSync(join(part, 'data/member'), { recursive: true });
    mkdirSync('log');
    const segment = join(process.cwd(), 'log/0.wal');
    writeFileSync(segment, 'log');
    const log = join(process.cwd(), 'log');
    await writeNote(part, { places: [log], files: [await noteFile(segment, segment)] });
    const argv = ['basic.db', '--data-dir', 'data', '--wal-dir', 'log'];
    const told = await restore(argv);
    expect(told).toMatchObject({ exit: 2, stdout: '' });
    const [, command = ''] = /remove it with: (rm -rf -- .*)\n$/.exec(told.stderr) ?? [];
    execFileSync('sh', ['-c', command]);
    expect(readdirSync('.').sort()).toEqual(['basic.db', 'cluster.yaml']);
    expect(await restore(argv)).toMatchObject({ exit: 0, stderr: '' });
    // A log that somebody else has made is nobody's leftover.
    rmSync('data', { recursive: true });
    const foreign = await restore(argv);
    expect(foreign.exit).toBe(2);
    expect(foreign.stderr).not.toContain('rm -rf');
  });
});

test('a pipe that nobody reads does not end a restore half-way, with exit code 0', () => {
  const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
  const command = '"$0" "$1" restore basic.db --data-dir data | { exec 0<&-; sleep 1; }';
  execFileSync('sh', ['-c', command, process.execPath, main], { stdio: 'pipe' });
  expect(readdirSync('data')).toEqual(['member']);
});

describe('--owner', () => {
  // Only root can give files away: who else runs this sees the refusal.
  if (isRoot) {
    test('numbers, for everything that is made', async () => {
      const where = ['--data-dir', 'data', '--wal-dir', 'log'];
      const told = await restore(['basic.db', ...where, '--owner', '12345:12346']);
      expect(told).toMatchObject({ exit: 0, stderr: '' });
      expect(told.stdout).toContain('12345:12346');
      const all = ['data', 'log', ...Object.keys(treeOf('data')), ...Object.keys(treeOf('log'))];
      expect(all).toHaveLength(7);
      for (const path of all)
        expect(lstatSync(path), path).toMatchObject({ uid: 12345, gid: 12346 });
    });

    test('names that the system knows, also for a cluster', async () => {
      const where = ['--cluster', 'cluster.yaml', '--out', 'out'];
      expect((await restore(['basic.db', ...where, '--owner', 'root:root'])).exit).toBe(0);
      const passwd = readFileSync('/etc/passwd', 'utf8').split('\n');
      const other = passwd.map((line) => line.split(':')).find(([, , uid]) => Number(uid) > 0);
      if (other === undefined) return;
      rmSync('out', { recursive: true });
      const [name = '', , uid = ''] = other;
      expect((await restore(['basic.db', ...where, '--owner', `${name}:0`])).exit).toBe(0);
      for (const path of ['out', ...Object.keys(treeOf('out'))]) {
        expect(lstatSync(path), path).toMatchObject({ uid: Number(uid), gid: 0 });
      }
    });
  } else {
    test('somebody else, who needs root', async () => {
      const told = await restore(['basic.db', '--data-dir', 'data', '--owner', '0:0']);
      expect(told.exit).toBe(2);
      expect(readdirSync('.').sort()).toEqual(['basic.db', 'cluster.yaml']);
    });
  }

  test('names that nobody has are refused before anything is read', async () => {
    for (const [owner, what] of [
      ['no-such-user-here:0', 'user no-such-user-here'],
      ['0:no-such-group-here', 'group no-such-group-here'],
    ] as const) {
      expect(await restore(['basic.db', '--data-dir', 'data', '--owner', owner])).toEqual({
        exit: 2,
        stdout: '',
        stderr: `etcd-snapshot: --owner: this machine knows no ${what}; give a number\n`,
      });
    }
    // The system would take it for "as it is".
    const told = await restore(['basic.db', '--data-dir', 'data', '--owner', '4294967295:0']);
    expect(told).toMatchObject({ exit: 2, stdout: '' });
    expect(told.stderr).toContain('found user 4294967295, expected at most 4294967294');
    expect(readdirSync('.').sort()).toEqual(['basic.db', 'cluster.yaml']);
  });
});

describe('--witness', () => {
  const NAME = '3.6-kill9';
  const REVISION_OF_SERVER = 335;

  beforeEach(async () => {
    writeFileSync('early.db', readFixture(`datadirs/${NAME}`, 'early.db'));
    await writeDirectory('member', await directoryFiles(NAME));
  });

  async function heard(witness: readonly string[], more: readonly string[] = []): Promise<Report> {
    const argv = ['early.db', '--data-dir', 'new', '--skip-hash-check'];
    return reportOf([...argv, '--witness', ...witness, ...more]);
  }

  /** As far above everything that was seen as is promised. */
  function expectAbove({ plan }: Report): void {
    const highest = Math.max(plan.revision.snapshot, ...plan.witnesses.map((one) => one.revision));
    expect(plan.revision.restored).toBe(highest + 1_000_000);
    expect(plan.bump).toEqual({
      by: highest + 1_000_000 - plan.revision.snapshot,
      from: 'witnesses',
    });
  }

  test('a data directory whose log goes further than its database', async () => {
    const report = await heard(['member']);
    const [witness] = report.plan.witnesses;
    expect(witness?.name).toBe('member');
    expect(witness?.revision).toBeGreaterThanOrEqual(REVISION_OF_SERVER);
    expectAbove(report);
    expect(await revisionOf('new')).toBe(report.plan.revision.restored);
  });

  test('a log without a database', async () => {
    rmSync('member/member/snap', { recursive: true });
    const report = await heard(['member']);
    expect(report.plan.witnesses[0]?.revision).toBeGreaterThanOrEqual(REVISION_OF_SERVER);
    expectAbove(report);
  });

  test('a later snapshot, and several of them', async () => {
    writeFileSync('later.db', readFileSync('member/member/snap/db'));
    const one = await heard(['later.db']);
    expect(one.plan.witnesses[0]?.revision).toBeGreaterThanOrEqual(one.plan.revision.snapshot);
    expectAbove(one);
    rmSync('new', { recursive: true });
    const several = await heard(['later.db', 'member'], ['--witness', 'early.db']);
    expect(several.plan.witnesses.map(({ name }) => name)).toEqual([
      'later.db',
      'member',
      'early.db',
    ]);
    expectAbove(several);
  });

  test('the log of what is restored is heard as well', async () => {
    const { plan } = await reportOf(['member', '--data-dir', 'new', '--witness', 'early.db']);
    expect(plan.witnesses.map(({ name }) => name)).toEqual(['early.db', 'member']);
    expect(plan.revision.restored).toBeGreaterThanOrEqual(REVISION_OF_SERVER + 1_000_000);
  });

  test('one of another cluster is refused, and a folder that is none', async () => {
    await writeDirectory('other', await directoryFiles('3.6-clean'));
    mkdirSync('empty');
    writeFileSync('other.db', BASIC);
    writeFileSync('cut.db', readFileSync('early.db').subarray(0, 20_000));
    const before = treeOf('.');
    for (const [witness, says] of [
      ['other', 'it is of another cluster'],
      ['other.db', 'it is of another cluster'],
      ['empty', 'no witness: '],
      ['cut.db', 'no witness: '],
      ['missing', 'no such file'],
    ] as const) {
      const argv = ['early.db', '--data-dir', 'new', '--skip-hash-check', '--witness', witness];
      const told = await restore(argv);
      expect(told, witness).toMatchObject({ exit: 2, stdout: '' });
      expect(told.stderr).toContain(`${witness}: `);
      expect(told.stderr).toContain(says);
    }
    expect(treeOf('.')).toEqual(before);
  });

  test('one whose log is damaged may have seen more than can be read', async () => {
    const segment = 'member/member/wal/0000000000000000-0000000000000000.wal';
    const bytes = readFileSync(segment);
    bytes[20_000]! ^= 0xff;
    writeFileSync(segment, bytes);
    const told = await restore([
      ...['early.db', '--data-dir', 'new', '--skip-hash-check', '--witness', 'member'],
    ]);
    expect(told).toMatchObject({ exit: 2, stdout: '' });
    expect(told.stderr).toMatch(/^etcd-snapshot: early\.db: member: no witness: .*wal/);
  });

  test('nothing is written into one', async () => {
    const before = treeOf('.');
    for (const target of ['member/new', 'member/new/data']) {
      const argv = ['early.db', '--skip-hash-check', '--witness', 'member', '--data-dir', target];
      const told = await restore(argv);
      expect(told).toMatchObject({ exit: 2, stdout: '' });
      expect(told.stderr).toContain(`${target}: this lies in the input`);
    }
    expect(treeOf('.')).toEqual(before);
  });

  test('for one member of several it is wrong usage, for all of them it is not', async () => {
    const members = ['a', 'b', 'c'].map(
      (name, at) => `${name}=http://10.0.0.${String(at + 1)}:2380`,
    );
    const argv = ['early.db', '--skip-hash-check', '--witness', 'member'];
    const one = await restore([
      ...argv,
      ...['--name', 'a', '--data-dir', 'new', '--initial-cluster', members.join(',')],
      ...['--initial-advertise-peer-urls', 'http://10.0.0.1:2380'],
    ]);
    expect(one).toMatchObject({ exit: 2, stdout: '' });
    expect(one.stderr).toMatch(
      /^etcd-snapshot: --witness: .* restore them together with --cluster/,
    );
    const report = await reportOf([...argv, '--cluster', 'cluster.yaml', '--out', 'all']);
    expectAbove(report);
    const [first, ...others] = ['a', 'b', 'c'].map((name) =>
      readFileSync(`all/${name}/member/snap/db`),
    );
    for (const other of others) expect(Buffer.compare(other, first!)).toBe(0);
  });
});

describe('runs', () => {
  const SHAPES: readonly (readonly string[])[] = [
    ['--data-dir', 'data'],
    ['--data-dir', 'there'],
    ['--data-dir', 'new/deep/data'],
    ['--data-dir', 'data', '--wal-dir', 'log'],
    ['--data-dir', 'there', '--wal-dir', 'there/log'],
    ['--data-dir', 'data', '--owner', '0:0'],
    ['--cluster', 'cluster.yaml', '--out', 'out'],
    ['--cluster', 'cluster.yaml', '--out', 'there'],
    ['--data-dir', 'data', '--drop', 'leases', '--compact', 'latest'],
  ];

  test.each(SHAPES)('--dry-run writes nothing: %s %s', async (...shape) => {
    mkdirSync('there', 0o755);
    const before = treeOf('.');
    const times = (): number[] => ['.', 'there'].map((path) => lstatSync(path).mtimeMs);
    const stamps = times();
    for (const format of ['text', 'json']) {
      const told = await restore(['basic.db', '--dry-run', ...shape, '-w', format]);
      expect(told).toMatchObject({ exit: 0, stderr: '' });
      expect(told.stdout).not.toContain('DONE');
    }
    expect(treeOf('.')).toEqual(before);
    expect(times()).toEqual(stamps);
  });

  test('says that dropped keys take more history with them than was asked for', async () => {
    writeFileSync('before.db', readFixture('kubernetes/before', 'snapshot.db'));
    const drop = ['before.db', '--data-dir', 'new', '--drop', 'events', '--dry-run'];
    const note = 'history goes up to revision 952, not 945';
    const asked = await restore([...drop, '--compact', '945']);
    expect(asked.stdout.replaceAll(/\s+/g, ' ')).toContain(note);
    for (const compact of [[], ['--compact', 'latest']]) {
      expect((await restore([...drop, ...compact])).stdout).not.toContain('not 945');
    }
  });

  test('two runs give the same bytes, and the plan says the same', async () => {
    writeFileSync('before.db', readFixture('kubernetes/before', 'snapshot.db'));
    const argv = ['before.db', '--drop', 'events', 'leases=3600', '--cluster', 'cluster.yaml'];
    const reports = [];
    for (const out of ['one', 'two']) {
      const { plan } = await reportOf([...argv, '--out', out]);
      reports.push(JSON.stringify(plan).replaceAll(`"${out}/`, '"OUT/'));
    }
    expect(reports[1]).toBe(reports[0]);
    expect(directoryTree('two')).toEqual(directoryTree('one'));
  });

  test.each(['3.4', '3.5', '3.6', '3.7'])('--for %s', async (version) => {
    const { plan } = await reportOf(['basic.db', '--data-dir', 'new', '--for', version]);
    expect(plan.version).toEqual({ minor: version, from: 'option' });
    const bytes = new Uint8Array(readFileSync('new/member/snap/db'));
    const { storageVersion, term, consistentIndex } = await (await openSnapshot(bytes)).storeMeta();
    const isOld = version === '3.4' || version === '3.5';
    expect(storageVersion).toBe(isOld ? undefined : '3.6.0');
    expect(term).toBe(version === '3.4' ? undefined : 1);
    expect(consistentIndex).toBe(1);
  });

  test('a version that is not known is wrong usage', async () => {
    const told = await restore(['basic.db', '--data-dir', 'new', '--for', '3.8']);
    expect(told).toMatchObject({ exit: 2, stdout: '' });
    expect(told.stderr).toContain('--for: found 3.8, expected 3.4, 3.5, 3.6, 3.7');
  });

  test('Ctrl-C leaves nothing behind', async () => {
    const told = await restore(['basic.db', '--data-dir', 'new'], { signal: AbortSignal.abort() });
    expect(told).toEqual({ exit: 130, stdout: '', stderr: '' });
    expect(readdirSync('.').sort()).toEqual(['basic.db', 'cluster.yaml']);
  });

  test('the fields of the JSON stay', async () => {
    writeFileSync('early.db', readFixture('datadirs/3.6-kill9', 'early.db'));
    await writeDirectory('old', await directoryFiles('3.6-kill9'));
    mkdirSync('.new.part-0123456789abcdef');
    const told = await restore([
      'old',
      ...['--data-dir', 'new', '--wal-dir', 'log', '--witness', 'early.db'],
      ...['--drop', 'leases=60', '--owner', '0:0', '--dry-run', '-w', 'json'],
    ]);
    const made = await restore(['basic.db', '--data-dir', 'made', '-w', 'json']);
    const { plan, ...rest } = JSON.parse(told.stdout) as Report;
    const { result } = JSON.parse(made.stdout) as Report;
    expect(rest).toEqual({ schemaVersion: 1, file: 'old', result: null });
    expect(fieldsOf(plan)).toMatchInlineSnapshot(`
      [
        "verdict",
        "trailer",
        "skippedHashCheck",
        "liveKeys",
        "version.minor",
        "version.from",
        "clusterId",
        "token",
        "isTokenNew",
        "members[].id",
        "members[].name",
        "members[].peerUrls[]",
        "members[].isLearner",
        "members[].directory",
        "walDir",
        "owner.user",
        "owner.group",
        "holdsObjects",
        "revision.snapshot",
        "revision.compacted",
        "revision.restored",
        "bump.by",
        "bump.from",
        "witnesses[].name",
        "witnesses[].revision",
        "records",
        "recordsKept",
        "drops[].drop.kind",
        "drops[].drop.ttlMaxSeconds",
        "drops[].keys",
        "drops[].leases",
        "drops[].alarms",
        "databaseBytesMax",
        "notes",
        "entriesBeyond.entryCount",
        "entriesBeyond.firstIndex",
        "entriesBeyond.lastIndex",
        "entriesBeyond.revisionFrom",
        "entriesBeyond.revisionAtMost",
        "isInUse",
        "leftovers[].kind",
        "leftovers[].path",
      ]
    `);
    expect(fieldsOf(result)).toMatchInlineSnapshot(`
      [
        "databaseBytes",
        "files[]",
        "trailer",
      ]
    `);
  });
});

/** The paths of all fields; of a list those of its first element. */
function fieldsOf(data: unknown, path = ''): string[] {
  if (Array.isArray(data)) return data.length === 0 ? [path] : fieldsOf(data[0], `${path}[]`);
  if (typeof data !== 'object' || data === null) return [path];
  return Object.entries(data).flatMap(([name, value]) =>
    fieldsOf(value, path === '' ? name : `${path}.${name}`),
  );
}
