/** Archives that tar reads: the fields by a reader of their own, and by the system's tar. */

import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, test } from 'vitest';

import { encodeTarMember, endOfTar } from '../../src/bytes/tar.ts';
import { encodeText } from '../../src/bytes/text.ts';

const FOLDER = { path: 'shop/', mode: 0o700, bytes: new Uint8Array(0) };

/** Paths at the edges of the room that a header has. */
const PATHS = [
  'a.yaml',
  `shop/${'b'.repeat(95)}`,
  `shop/${'b'.repeat(96)}`,
  `${'c'.repeat(155)}/${'d'.repeat(100)}`,
  `${'c'.repeat(156)}/${'d'.repeat(100)}`,
  `shop/ConfigMap/${'e'.repeat(240)}.yaml`,
  `shop/é-${'f'.repeat(90)}.yaml`,
];

interface Member {
  readonly path: string;
  readonly mode: number;
  readonly text: string;
}

/** The members of an archive, by POSIX' own description. */
function read(archive: Uint8Array): Member[] {
  const found: Member[] = [];
  const text = (start: number, size: number): string =>
    Buffer.from(archive.subarray(start, start + size))
      .toString()
      .replace(/\0.*$/s, '');
  let longPath: string | undefined;
  for (let at = 0; archive[at] !== 0;) {
    const size = parseInt(text(at + 124, 12), 8);
    const sum = archive
      .subarray(at, at + 512)
      .reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 0x20 : byte), 0);
    expect(parseInt(text(at + 148, 8), 8)).toBe(sum);
    expect(text(at + 257, 8)).toBe('ustar');
    const content = text(at + 512, size);
    const prefix = text(at + 345, 155);
    const name = (prefix === '' ? '' : `${prefix}/`) + text(at, 100);
    if (text(at + 156, 1) === 'x') {
      const [length = '', record = ''] = content.split(/ (.*)/s);
      expect(Number(length)).toBe(size);
      longPath = record.replace(/^path=/, '').replace(/\n$/, '');
    } else {
      found.push({ path: longPath ?? name, mode: parseInt(text(at + 100, 8), 8), text: content });
      longPath = undefined;
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return found;
}

function archiveOf(paths: readonly string[]): Uint8Array {
  const members = paths.map((path) => ({ path, mode: 0o600, bytes: encodeText(`it is ${path}`) }));
  return Buffer.concat([...[FOLDER, ...members].map(encodeTarMember), endOfTar()]);
}

test('every path comes back, however long', () => {
  const archive = archiveOf(PATHS);
  expect(archive.length % 512).toBe(0);
  expect(read(archive)).toEqual([
    { path: 'shop/', mode: 0o700, text: '' },
    ...PATHS.map((path) => ({ path, mode: 0o600, text: `it is ${path}` })),
  ]);
});

test('the same members give the same bytes', () => {
  expect(archiveOf(PATHS)).toEqual(archiveOf(PATHS));
});

// Windows has a tar too, but its file system has not these names.
describe.skipIf(process.platform === 'win32')("the system's tar", () => {
  test('unpacks it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-tar-'));
    try {
      await writeFile(join(folder, 'tree.tar'), archiveOf(PATHS.slice(0, 3)));
      await promisify(execFile)('tar', ['-xf', 'tree.tar'], { cwd: folder });
      expect(await readFile(join(folder, 'a.yaml'), 'utf8')).toBe('it is a.yaml');
      expect((await readdir(join(folder, 'shop'))).length).toBe(2);
      expect((await stat(join(folder, 'shop'))).mode & 0o777).toBe(0o700);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
