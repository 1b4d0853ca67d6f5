/** `wal dump`: what it writes where, what it refuses, and logs that are not as they should be. */

import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { directoryFiles, forgetDirectories, writeDirectory } from '../build/data-directory.ts';
import type { DirectoryFiles } from '../build/data-directory.ts';
import { tell } from './fake.ts';
import { enterFolder } from './folder.ts';

const SEGMENT = '0000000000000000-0000000000000000.wal';

let folder: ReturnType<typeof enterFolder>;
let files: DirectoryFiles;
beforeAll(async () => {
  folder = enterFolder();
  files = await directoryFiles('3.6-manysnaps');
  await writeDirectory('data', files);
  writeFileSync('key', 'a key of some length');
}, 60_000);
afterAll(() => {
  folder.leave();
  forgetDirectories();
});

const dump = (...words: string[]) => tell(['wal', 'dump', ...words]);

/** The log without what is behind its records, in a folder of its own. */
function putLog(name: string, bytes: Uint8Array): void {
  mkdirSync(name);
  writeFileSync(`${name}/${SEGMENT}`, bytes);
}

function logBytes(): Uint8Array {
  const bytes = files.get(`member/wal/${SEGMENT}`)!;
  return bytes.slice(0, bytes.findLastIndex((byte) => byte !== 0) + 9);
}

describe('wal dump', () => {
  test('the same from a data directory, its folders and the segment alone', async () => {
    const { exit, stdout, stderr } = await dump('data', '--start-index', '300', '--show-values');
    expect([exit, stderr]).toEqual([0, '']);
    for (const name of ['data/member', 'data/member/wal', `data/member/wal/${SEGMENT}`]) {
      expect(await dump(name, '--start-index', '300', '--show-values')).toEqual({
        ...{ exit, stdout, stderr },
      });
    }
  });

  test('a log that lies elsewhere', async () => {
    await writeDirectory('apart', new Map([...files].filter(([path]) => !path.includes('/wal/'))));
    const asked = ['--show-values', '--wal-dir', 'data/member/wal'];
    expect(await dump('apart', ...asked)).toEqual(await dump('data', '--show-values'));
    expect((await dump('apart')).stderr).toContain('there is no write-ahead log here');
    const inside = await dump('apart', ...asked, '--out', 'data/member/wal/dump.txt');
    expect([inside.exit, inside.stderr]).toEqual([2, expect.stringContaining('in the input')]);
  });

  test('begins behind the newest raft snapshot, and elsewhere at the beginning', async () => {
    expect((await dump('data')).stdout).toMatch(/^Snapshot:\nterm=2 index=305 nodes=\[7d393fd39e/);
    expect((await dump('data')).stdout).toContain('\nWAL entries: 32\nlastIndex=337\n');
    const { stdout } = await dump('data/member/wal');
    expect(stdout).toMatch(/^Snapshot:\nempty\nStart dumping/);
    expect(stdout).toContain('\nWAL entries: 337\n');
  });

  test('a range of entries', async () => {
    const { stdout } = await dump('data', '--start-index', '4', '--end-index', '6');
    expect(stdout).toContain('\nWAL entries: 2\nlastIndex=6\n');
    expect(stdout.match(/^ +\d+\t +\d+\t/gm)).toEqual(['   2\t         5\t', '   2\t         6\t']);
    const none = await dump('data', '--start-index', '9000');
    expect(none.stdout).toContain('\nWAL entries: 0\nterm\t');
    expect(none.stdout).toMatch(/count is : 0\n$/);
  });

  test('hides values, with the same fingerprint under the same key', async () => {
    const value = /value:<\d+ bytes, fingerprint ([0-9a-f]{12})> /;
    const shown = await dump('data');
    expect(shown.stdout).toMatch(value);
    expect(shown.stdout).not.toContain('many-snapshots');
    const again = await dump('data');
    expect(value.exec(again.stdout)?.[1]).not.toBe(value.exec(shown.stdout)?.[1]);
    const keyed = await dump('data', '--fingerprint-key', 'key');
    expect(await dump('data', '--fingerprint-key', 'key')).toEqual(keyed);
    const { stdout } = await dump('data', '-w', 'jsonl', '--fingerprint-key', 'key');
    expect(stdout).toContain(`"fingerprint":"${value.exec(keyed.stdout)![1]!}"`);
    expect(stdout).not.toContain('many-snapshots');
  });

  test('JSON Lines and JSON hold the same', async () => {
    const asked = ['data', '--entry-type', 'IRRPut,ConfigChange', '--show-values'];
    const lines = (await dump(...asked, '-w', 'jsonl')).stdout.trimEnd().split('\n');
    const [head, ...entries] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const summary = entries.pop()!;
    expect(head).toMatchObject({
      type: 'log',
      snapshot: { term: 2, index: 305 },
      memberId: '7d393fd39e0c647e',
      entryCount: 32,
      lastIndex: 337,
    });
    expect(summary).toMatchObject({ type: 'summary', verdict: 'sound', findings: [] });
    expect(summary['matchedCount']).toBe(entries.length);
    expect(entries[0]).toMatchObject({ index: 306, type: 'normal', kind: 'put' });
    const whole = JSON.parse((await dump(...asked, '-w', 'json')).stdout) as typeof summary;
    expect(whole['entries']).toEqual(entries);
    expect(whole).toMatchObject({ lastIndex: 337, matchedCount: entries.length, verdict: 'sound' });
  });

  test('is JSON also where no entry is asked for', async () => {
    const { stdout } = await dump('data', '--start-index', '9000', '-w', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ entries: [], entryCount: 0, matchedCount: 0 });
  });

  test('writes values into a file that only its owner can read', async () => {
    const { stdout: text } = await dump('data', '--show-values');
    expect(await dump('data', '--show-values', '--out', 'dump.txt')).toMatchObject({ stdout: '' });
    expect(readFileSync('dump.txt', 'utf8')).toBe(text);
    expect(statSync('dump.txt').mode & 0o777).toBe(0o600);
  });

  test('writes nothing into the directory that it reads', async () => {
    const before = readdirSync('data/member/wal');
    for (const path of ['data/member/wal/new.txt', 'data/dump.txt', 'data/member/../x']) {
      const { exit, stderr } = await dump('data', '--out', path);
      const why = 'this lies in the input; choose a place outside';
      expect([exit, stderr]).toEqual([2, `etcd-snapshot: ${path}: ${why}\n`]);
    }
    const segment = `data/member/wal/${SEGMENT}`;
    for (const input of ['data', segment]) {
      const { exit, stderr } = await dump(input, '--out', segment);
      const why = 'this is the input; choose another';
      expect([exit, stderr]).toEqual([2, `etcd-snapshot: ${segment}: ${why}\n`]);
    }
    expect(readdirSync('data/member/wal')).toEqual(before);
  });

  test('replaces no segment that lies behind a link', async () => {
    putLog('linked', logBytes());
    renameSync(`linked/${SEGMENT}`, 'elsewhere.wal');
    symlinkSync('../elsewhere.wal', `linked/${SEGMENT}`);
    expect((await dump('linked')).exit).toBe(0);
    const { exit, stderr } = await dump('linked', '--out', 'elsewhere.wal');
    expect([exit, stderr]).toEqual([
      2,
      'etcd-snapshot: elsewhere.wal: this is the input; choose another\n',
    ]);
  });

  test('of a damaged log what comes before, and says that it is damaged', async () => {
    const bytes = logBytes();
    bytes[Buffer.from(bytes).indexOf('value 200 of')]! ^= 1;
    putLog('damaged', bytes);
    const text = await dump('damaged');
    expect(text.exit).toBe(1);
    expect(text.stdout).toMatch(/count is : \d+; the log is damaged\n$/);
    expect(text.stderr).toMatch(/^etcd-snapshot: damaged: error: .*\.wal, offset [\d,]+: /);
    const { exit, stdout, stderr } = await dump('damaged', '-w', 'json');
    expect([exit, stderr]).toEqual([1, '']);
    const data = JSON.parse(stdout) as { verdict: string; findings: { code: string }[] };
    expect(data.verdict).toBe('damaged');
    expect(data.findings.map(({ code }) => code)).toContain('wal-checksum');
  });

  test('of a log that has lost its end what is left, and says that it may be', async () => {
    const bytes = logBytes();
    const at = Buffer.from(bytes).indexOf('value 200 of');
    // The frame around it, all zeros: etcd takes that for the end.
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    let [start, size] = [0, 0];
    while (start + size <= at) {
      start += size;
      const padding = view.getUint8(start + 7) & 7;
      size = 8 + view.getUint32(start, true) + padding;
    }
    bytes.fill(0, start, start + size);
    putLog('lost', bytes);
    const text = await dump('lost');
    expect(text.exit).toBe(2);
    expect(text.stdout).toMatch(/count is : \d+; the end of the log may be lost\n$/);
    expect(text.stderr).toMatch(/^etcd-snapshot: lost: warning: .*records lie where etcd does not/);
    const { exit, stdout } = await dump('lost', '-w', 'json');
    expect(exit).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'unknown' });
  });

  test('an end before the start is a mistake', async () => {
    putLog('again', logBytes());
    const { exit, stderr } = await dump('again', '--start-index', '10', '--end-index', '5');
    expect(exit).toBe(2);
    expect(stderr).toMatch(/--end-index: expected more than --start-index/);
  });

  test('a torn write at the end is no damage', async () => {
    const bytes = logBytes();
    putLog('torn', bytes.subarray(0, bytes.length - 20));
    const { exit, stdout, stderr } = await dump('torn');
    expect(exit).toBe(0);
    expect(stdout).toMatch(/count is : \d+\n$/);
    expect(stderr).toBe('');
    const data = JSON.parse((await dump('torn', '-w', 'json')).stdout) as {
      findings: { code: string }[];
    };
    expect(data.findings.map(({ code }) => code)).toEqual(['wal-torn']);
  });

  test.each([
    [['--entry-type', 'Normal,Nothing'], '--entry-type: found Normal,Nothing, expected one or'],
    [['--entry-type', ''], '--entry-type: found , expected one or more of ConfigChange'],
    [['--start-index', '-1'], '--start-index: found -1, expected a whole number'],
    [['--fingerprint-key', 'none'], '--fingerprint-key: none cannot be read (ENOENT)'],
    [['-w', 'yaml'], '--write-out: found yaml, expected text, json, jsonl'],
  ])('refuses %j', async (words, message) => {
    const { exit, stdout, stderr } = await dump('data', ...words);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('says where there is no log', async () => {
    mkdirSync('empty');
    for (const name of ['empty', 'gone', 'gone/gone.wal']) {
      const { exit, stdout, stderr } = await dump(name);
      expect([exit > 0, stdout]).toEqual([true, '']);
      expect(stderr).toMatch(/^etcd-snapshot: .+\n$/);
    }
    const { exit, stderr } = await dump('key');
    expect([exit, stderr.includes('key')]).toEqual([1, true]);
  });
});
