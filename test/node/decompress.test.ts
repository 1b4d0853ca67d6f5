/**
 * Compressed files: whole ones, each way in which they can be broken, and what stays behind of
 * them, which is nothing.
 */

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { beginsWithMeta, compressionOf } from '../../src/bbolt/signature.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import { readBytes } from '../../src/io/source.ts';
import type { ByteSource } from '../../src/io/source.ts';
import { canDecompress, decompress } from '../../src/node/decompress.ts';
import type { DecompressOptions } from '../../src/node/decompress.ts';
import { readZstdFrame } from '../../src/node/compressed/zstd-frame.ts';
import { readFixture } from '../build/fixtures.ts';
import { buildDatabase } from '../build/database.ts';
import { FaultySource, SparseSource } from '../build/sources.ts';
import { zip64Of } from '../build/zip.ts';

const { crc32, gzipSync } = zlib;
const REAL = readFixture('etcd/3.6-rich', 'snapshot.db');
/** A small image whose first page is a meta; 16 KiB. */
const SMALL = buildDatabase({ elements: [['b', { elements: [['key', strToU8('value')]] }]] });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'decompress-'));
});
afterEach(() => {
  // Whole or broken: nothing may be left.
  const left = readdirSync(folder);
  rmSync(folder, { recursive: true });
  expect(left).toEqual([]);
});

function classify(head: Uint8Array): string | undefined {
  return beginsWithMeta(head) ? 'snapshot' : compressionOf(head);
}

/** Unpacks bytes or a source, and gives what was inside. */
async function unpack(
  packed: Uint8Array | ByteSource,
  options: Partial<DecompressOptions> = {},
): Promise<Uint8Array> {
  const source = packed instanceof Uint8Array ? new MemorySource(packed, 'x') : packed;
  const format = compressionOf(await readBytes(source, 0, Math.min(64, source.size)));
  if (!canDecompress(format)) throw new Error(`not recognised: ${String(format)}`);
  const image = await decompress(source, format, { bytesMax: 1e9, folder, classify, ...options });
  expect([image.name, readdirSync(folder)]).toEqual([source.name, []]);
  try {
    return await readBytes(image, 0, image.size);
  } finally {
    await image.close();
  }
}

/** Code and message that unpacking ends with. */
async function failure(
  packed: Uint8Array | ByteSource,
  options: Partial<DecompressOptions> = {},
): Promise<string> {
  try {
    const { length } = await unpack(packed, options);
    return `unpacked ${String(length)} bytes`;
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string };
    return `${String(code)}: ${message}`;
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a).equals(b);
}

function join2(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** A copy with one byte changed. */
function flipped(bytes: Uint8Array, at: number, bits = 0xff): Uint8Array {
  const copy = new Uint8Array(bytes);
  copy[at < 0 ? bytes.length + at : at]! ^= bits;
  return copy;
}

/** A gzip header with every optional field. */
function fullHeader(): Uint8Array {
  const fixed = [0x1f, 0x8b, 8, 0x1f, 1, 2, 3, 4, 0, 3];
  const fields = [...fixed, 3, 0, 9, 9, 9, ...strToU8('../name\0'), ...strToU8('comment\0')];
  const crc = crc32(Uint8Array.from(fields)) & 0xffff;
  return Uint8Array.from([...fields, crc & 0xff, crc >> 8]);
}

describe('gzip', () => {
  test.each([0, 1, 6, 9])('of a real snapshot, level %i', async (level) => {
    expect(same(await unpack(gzipSync(REAL, { level })), REAL)).toBe(true);
  });

  test('of several members, empty ones too', async () => {
    const cut = [0, 1, 65_536, 65_536, 1_000_000, REAL.length];
    const members = cut.map((start, at) => gzipSync(REAL.subarray(start, cut[at + 1])));
    const packed = join2(gzipSync(''), ...members, gzipSync(''));
    expect(same(await unpack(packed), REAL)).toBe(true);
  });

  test('whose members end anywhere in the pieces that are read', async () => {
    // A stored block makes the size plain: 18 bytes around it, 5 before each 65,535 bytes.
    for (const size of [65_505, 65_513, 65_514, 65_515, 131_031, 131_041]) {
      const first = gzipSync(REAL.subarray(0, size), { level: 0 });
      const packed = join2(first, gzipSync(REAL.subarray(size)));
      expect(same(await unpack(packed), REAL)).toBe(true);
    }
  });

  test('with extra field, name, comment and header checksum', async () => {
    const header = fullHeader();
    const packed = join2(header, gzipSync(SMALL).subarray(10));
    expect(same(await unpack(packed), SMALL)).toBe(true);
    for (let at = 10; at < header.length; at++) {
      expect(await failure(flipped(packed, at))).toMatch(/^compressed-stream: this gzip stream /);
    }
    for (let length = 2; length < header.length; length++) {
      expect(await failure(packed.subarray(0, length))).toBe(
        'compressed-stream: this gzip stream ends early: the header is cut off ' +
          `(offset ${String(length)})`,
      );
    }
  });

  test('that is cut off anywhere', async () => {
    const packed = gzipSync(SMALL);
    for (let length = 2; length < packed.length; length++) {
      const part =
        length < 10
          ? 'header is'
          : length < packed.length - 8
            ? 'compressed data is'
            : 'trailer is';
      expect(await failure(packed.subarray(0, length))).toBe(
        `compressed-stream: this gzip stream ends early: the ${part} cut off ` +
          `(offset ${String(length)})`,
      );
    }
  });

  test('that is cut off in its second member', async () => {
    const first = gzipSync(SMALL);
    const packed = join2(first, gzipSync('more'));
    for (let length = first.length + 1; length < packed.length; length++) {
      expect(await failure(packed.subarray(0, length))).toMatch(
        /^compressed-stream: this gzip stream ends early: /,
      );
    }
  });

  test('with any bit flipped behind its header', async () => {
    const packed = gzipSync(SMALL);
    const accepted: number[] = [];
    for (let at = 10; at < packed.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const said = await failure(flipped(packed, at, 1 << bit));
        if (said === 'unpacked 16384 bytes') {
          accepted.push(at);
          expect(same(await unpack(flipped(packed, at, 1 << bit)), SMALL)).toBe(true);
        } else {
          expect(said).toMatch(
            /^compressed-stream: this gzip stream (is damaged|ends early|is followed)/,
          );
        }
      }
    }
    // Few bits mean nothing: those that fill the last byte, and codes that are never used.
    expect(accepted.length).toBeLessThan(packed.length / 8);
  });

  test('with a bit flipped in its header', async () => {
    const packed = gzipSync(SMALL);
    expect(await failure(flipped(packed, 2))).toBe(
      'compressed-input: x: this gzip stream uses method 247: decompress it first',
    );
    expect(await failure(flipped(packed, 3, 0x20))).toBe(
      'compressed-stream: this gzip stream is damaged: found flags 0x20, expected 5 bits (offset 0)',
    );
    // The time, the compressor's hint and the system mean nothing for the contents.
    for (const at of [4, 5, 6, 7, 8, 9]) {
      expect(same(await unpack(flipped(packed, at)), SMALL)).toBe(true);
    }
  });

  test('with a wrong trailer', async () => {
    const packed = gzipSync(SMALL);
    const crc = packed.length - 8;
    expect(await failure(flipped(packed, -8))).toMatch(
      new RegExp(`the CRC-32 of its contents does not match: .*\\(offset ${String(crc)}\\)$`),
    );
    expect(await failure(flipped(packed, -1, 1))).toMatch(
      /size of its contents does not match: found 16,384 bytes, expected 16,793,600 /,
    );
  });

  test.each([
    ['text', strToU8('garbage'), '6761'],
    ['zeros', new Uint8Array(512), '0000'],
    ['one byte', Uint8Array.of(7), '07'],
  ])('with %s behind', async (_name, behind, found) => {
    const packed = gzipSync(SMALL);
    expect(await failure(join2(packed, behind))).toBe(
      `compressed-stream: this gzip stream is followed by something else: found ${found}, ` +
        `expected another member or the end (offset ${String(packed.length)})`,
    );
  });

  test('with a name that does not end', async () => {
    const packed = join2(
      Uint8Array.of(0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3),
      new Uint8Array(200_000).fill(65),
    );
    expect(await failure(packed)).toMatch(/the header does not end in 131,072 bytes/);
  });

  test('of something that is compressed itself', async () => {
    expect(await failure(gzipSync(gzipSync(SMALL)))).toBe(
      'compressed-input: x: this is gzip inside gzip, of which one is unpacked: decompress it first',
    );
  });

  test('of nothing, and of what is no snapshot, is unpacked for others to judge', async () => {
    expect(await unpack(gzipSync(''))).toHaveLength(0);
    expect(await unpack(gzipSync('text'))).toEqual(strToU8('text'));
  });
});

describe('zip', () => {
  test.each([
    ['stored', 0],
    ['deflated', 6],
  ] as const)('with one snapshot, %s', async (_name, level) => {
    const others = { 'dir/': new Uint8Array(0), 'dir/readme.txt': strToU8('text') };
    const packed = zipSync({ ...others, 'member/snap/db': REAL }, { level });
    expect(same(await unpack(packed), REAL)).toBe(true);
  });

  test('with names that lead elsewhere', async () => {
    for (const name of ['../../evil', '/tmp/evil', 'C:\\evil', '..', '']) {
      expect(same(await unpack(zipSync({ [name]: SMALL })), SMALL)).toBe(true);
    }
  });

  test.each([0, 8] as const)('in zip64, streamed, method %i', async (method) => {
    expect(same(await unpack(zip64Of('snapshot', SMALL, method)), SMALL)).toBe(true);
  });

  test('with a comment behind', async () => {
    const packed = zipSync({ a: SMALL });
    const commented = join2(packed, strToU8('comment PK\x05\x06'));
    commented[packed.length - 2] = 12;
    expect(same(await unpack(commented), SMALL)).toBe(true);
  });

  test('without a snapshot', async () => {
    expect(await failure(zipSync({}))).toBe(
      'compressed-zip: x: this zip archive has no snapshot in it: found no files, ' +
        'expected one bbolt file',
    );
    const names = { 'a.txt': strToU8('text'), 'b\u001b[2J': strToU8('more'), 'd/': strToU8('') };
    expect(await failure(zipSync({ ...names, 'inner.db.gz': gzipSync(SMALL) }))).toBe(
      'compressed-zip: x: this zip archive has no snapshot in it: found "a.txt", "b\\x1b[2J", ' +
        '"inner.db.gz" (gzip), expected one bbolt file',
    );
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`${'n'.repeat(150)}${String(at)}`, strToU8('x')]),
    );
    expect(await failure(zipSync(many))).toMatch(/^compressed-zip: .*n…", 20 more, expected one/);
  });

  test('with several snapshots', async () => {
    expect(await failure(zipSync({ 'a.db': SMALL, 'b.db': SMALL, c: strToU8('text') }))).toBe(
      'compressed-zip: x: this zip archive has 2 snapshots in it: found "a.db", "b.db", ' +
        'expected one bbolt file',
    );
  });

  test('that is encrypted, or packed in another way', async () => {
    const packed = zipSync({ 'a.db': SMALL });
    const entry = Buffer.from(packed).indexOf('PK\x01\x02');
    expect(await failure(flipped(packed, entry + 8, 1))).toMatch(/"a\.db" \(encrypted\)/);
    expect(await failure(flipped(packed, entry + 10, 1))).toMatch(/\(packed by method 9\)/);
  });

  test('that is cut off anywhere', async () => {
    const packed = zipSync({ 'a.db': SMALL });
    for (let length = 4; length < packed.length; length++) {
      expect(await failure(packed.subarray(0, length))).toBe(
        'compressed-stream: this zip archive ends early: the directory at its end is missing ' +
          `(offset ${String(length)})`,
      );
    }
  });

  test('with any byte flipped is whole, or refused', async () => {
    for (const level of [0, 6] as const) {
      const packed = zipSync({ 'a.db': SMALL }, { level });
      // Of a stored image every byte would be one more unpacking of the same.
      const step = level === 0 ? 37 : 1;
      for (let at = 4; at < packed.length; at += at > 100 && at < packed.length - 100 ? step : 1) {
        const said = await failure(flipped(packed, at));
        if (said === `unpacked ${String(SMALL.length)} bytes`) {
          expect(same(await unpack(flipped(packed, at)), SMALL)).toBe(true);
        } else {
          expect(said).toMatch(/^compressed-(stream|zip): /);
        }
      }
    }
  });

  test('whose contents are not those of the directory', async () => {
    const packed = zipSync({ 'a.db': SMALL }, { level: 0 });
    const entry = Buffer.from(packed).indexOf('PK\x01\x02');
    expect(await failure(flipped(packed, entry - 1))).toMatch(
      /^compressed-stream: this zip archive is damaged: the CRC-32 of its contents does not match/,
    );
    expect(await failure(flipped(packed, entry + 24, 1))).toMatch(/size of its contents/);
  });

  test('with something before or behind', async () => {
    const packed = zipSync({ 'a.db': SMALL });
    expect(await failure(join2(packed, strToU8('garbage')))).toMatch(
      /^compressed-stream: .* the directory at its end is missing/,
    );
    const shifted = join2(packed.subarray(0, 4), new Uint8Array(9), packed.subarray(4));
    expect(await failure(shifted)).toMatch(/^compressed-stream: this zip archive is damaged: /);
  });

  test('whose zip64 record promises too much', async () => {
    const packed = zip64Of('snapshot', SMALL, 8);
    const record = Buffer.from(packed).indexOf('PK\x06\x06');
    for (let at = record; at < packed.length; at++) {
      const said = await failure(flipped(packed, at));
      expect(said).toMatch(/^(compressed-(stream|zip): |unpacked 16384 bytes)/);
    }
  });
});

describe('zstd', () => {
  /** A frame of 16 KiB with content size and checksum, as zstd 1.5.7 makes it. */
  const FRAME = Buffer.from('28b52ffd440000017d010041626364001018006f3c78b72c', 'hex');
  const hasZstd = 'createZstdDecompress' in zlib;

  test('is unpacked where Node has it, and refused where it has not', async () => {
    if (hasZstd) {
      const { zstdCompressSync } = zlib as unknown as {
        zstdCompressSync: (bytes: Uint8Array) => Uint8Array;
      };
      const half = REAL.length >> 1;
      const parts = [REAL.subarray(0, half), REAL.subarray(half)].map((part) =>
        zstdCompressSync(part),
      );
      const skipped = Buffer.from('5a2a4d1803000000616263', 'hex');
      expect(same(await unpack(join2(parts[0]!, skipped, parts[1]!)), REAL)).toBe(true);
      const small = zstdCompressSync(SMALL);
      for (let length = 4; length < small.length; length++) {
        expect(await failure(small.subarray(0, length))).toMatch(
          /^compressed-stream: this zstd stream ends early: /,
        );
      }
      expect(await failure(join2(small, strToU8('garbage')))).toMatch(/is followed by something/);
    } else {
      expect(await failure(FRAME)).toBe(
        'compressed-input: x: this is zstd, which Node reads from 22.15 on: decompress it first',
      );
    }
  });

  test('frames end where they say', async () => {
    const raw = (last: number, text: string): number[] => {
      const word = (text.length << 3) | last;
      return [word & 0xff, (word >> 8) & 0xff, word >> 16, ...strToU8(text)];
    };
    const rle = [(1000 << 3) | 2, (1000 << 3) >> 8, 0, 65].map((byte) => byte & 0xff);
    // Descriptor, bytes of the rest of the header, and whether a checksum follows.
    const headers = [
      [0x00, 1],
      [0x20, 1],
      [0x64, 2],
      [0xa3, 8],
      [0xc6, 11],
      [0x05, 2],
    ] as const;
    for (const [descriptor, further] of headers) {
      const bytes = Uint8Array.from([
        ...[0x28, 0xb5, 0x2f, 0xfd, descriptor],
        ...new Uint8Array(further),
        ...[...raw(0, 'abc'), ...rle, ...raw(1, '')],
        ...new Uint8Array((descriptor & 4) === 0 ? 0 : 4),
      ]);
      const followed = new MemorySource(join2(bytes, strToU8('more')));
      expect((await readZstdFrame(followed, 0)).end).toBe(bytes.length);
      for (let length = 1; length < bytes.length; length++) {
        const frame = readZstdFrame(new MemorySource(bytes.subarray(0, length)), 0);
        await expect(frame).rejects.toThrow('the compressed data is cut off');
      }
    }
  });
});

describe('limits and failures', () => {
  test('a bomb is stopped at the limit', async () => {
    const zeros = new Uint8Array(64 * 1024 * 1024);
    zeros.set(SMALL);
    for (const packed of [gzipSync(zeros), zipSync({ 'a.db': zeros })]) {
      expect(packed.length).toBeLessThan(200_000);
      expect(await failure(packed, { bytesMax: 1_000_000 })).toBe(
        'limit-uncompressed-bytes: x: the input unpacks to more than the limit: ' +
          'found more than 1,000,000 bytes',
      );
    }
    expect(await failure(gzipSync(SMALL), { bytesMax: SMALL.length })).toBe('unpacked 16384 bytes');
  });

  test('a source that fails, after every number of reads', async () => {
    for (const packed of [gzipSync(REAL), zipSync({ 'a.db': REAL })]) {
      for (let goodReads = 1; ; goodReads++) {
        const source = new FaultySource(new MemorySource(packed), goodReads, 'fails');
        const said = await failure(source);
        if (!source.hasFailed) {
          expect(said).toBe(`unpacked ${String(REAL.length)} bytes`);
          break;
        }
        expect(said).toBe('source-failed: faulty: made to fail');
      }
    }
  });

  test('an abort ends it, while bytes come and while none come', async () => {
    const abort = new AbortController();
    let pieces = 0;
    const onProgress = (): void => {
      if (++pieces === 2) abort.abort(new Error('stopped'));
    };
    const options = { signal: abort.signal, onProgress };
    expect(await failure(gzipSync(REAL), options)).toBe('undefined: stopped');
    // Empty stored blocks: a megabyte of nothing.
    const empty = new Uint8Array(5_000_000);
    for (let at = 3; at < empty.length; at += 5) empty.fill(0xff, at, at + 2);
    const packed = join2(gzipSync('').subarray(0, 10), empty);
    expect(await failure(packed, { signal: AbortSignal.abort(new Error('before')) })).toBe(
      'undefined: before',
    );
  });

  test('progress goes up to the end', async () => {
    const packed = gzipSync(REAL);
    const seen: number[] = [];
    await unpack(packed, { onProgress: ({ doneBytes }) => seen.push(doneBytes) });
    expect(seen.at(-1)).toBe(packed.length);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  test('a zip of 8 GiB is not read through to find its directory', async () => {
    const packed = zip64Of('snapshot', SMALL, 8, 8 * 1024 ** 3);
    const source = new SparseSource(packed.size, packed.pieces);
    expect(same(await unpack(source), SMALL)).toBe(true);
  });

  test('a folder that is missing', async () => {
    const said = await failure(gzipSync(SMALL), { folder: join(folder, 'gone') });
    expect(said).toMatch(/^ENOENT: /);
  });
});
