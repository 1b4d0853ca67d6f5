/** gzip without node:zlib: what fflate alone would let through is refused. */

import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

import { gunzip } from '../../src/io/gunzip.ts';
import type { GunzipOptions } from '../../src/io/gunzip.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import { readFixture } from '../build/fixtures.ts';

const REAL = readFixture('etcd/3.6-rich', 'snapshot.db');
const SMALL = REAL.subarray(0, 3000);

async function unpack(packed: Uint8Array, options: Partial<GunzipOptions> = {}): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const source = new MemorySource(packed, 'x');
  for await (const piece of gunzip(source, { bytesMax: 1e9, ...options })) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function failure(packed: Uint8Array): Promise<string> {
  try {
    return `unpacked ${String((await unpack(packed)).length)}`;
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string };
    return `${String(code)}: ${message}`;
  }
}

function join(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

describe('whole streams', () => {
  test.each([0, 1, 6, 9])('level %i', async (level) => {
    expect((await unpack(gzipSync(REAL, { level }))).equals(REAL)).toBe(true);
  });

  test('of several members, ending anywhere in the pieces that are read', async () => {
    const sizes = [0, 1, 2, ...Array.from({ length: 40 }, (_, at) => 16_384 - 53 + at)];
    for (const size of sizes) {
      const first = gzipSync(REAL.subarray(0, size), { level: 0 });
      const packed = join(first, gzipSync(REAL.subarray(size, 40_000)), gzipSync(''));
      expect((await unpack(packed)).equals(REAL.subarray(0, 40_000))).toBe(true);
    }
  });
});

describe('broken streams', () => {
  test('cut off anywhere', async () => {
    const packed = gzipSync(SMALL);
    for (let length = 0; length < packed.length; length++) {
      expect(await failure(packed.subarray(0, length))).toMatch(
        /^compressed-stream: this gzip stream (ends early|is damaged)/,
      );
    }
    const second = join(packed, gzipSync('more'));
    for (let length = packed.length + 1; length < second.length; length++) {
      expect(await failure(second.subarray(0, length))).toMatch(/^compressed-stream: /);
    }
  });

  test('with any bit flipped behind the header', async () => {
    const packed = new Uint8Array(gzipSync(SMALL));
    let accepted = 0;
    for (let at = 10; at < packed.length; at++) {
      const flipped = packed.slice();
      flipped[at]! ^= 1 << (at % 8);
      const said = await failure(flipped);
      if (said !== `unpacked ${String(SMALL.length)}`) {
        expect(said).toMatch(/^compressed-stream: this gzip stream (ends early|is damaged)/);
        continue;
      }
      accepted++;
      expect((await unpack(flipped)).equals(SMALL)).toBe(true);
    }
    // Bits that mean nothing: the rest of the last byte, and codes that are never used.
    expect(accepted).toBeLessThan(packed.length / 16);
  });

  test('with a wrong CRC or size', async () => {
    const packed = new Uint8Array(gzipSync(SMALL));
    packed[packed.length - 1]! ^= 1;
    expect(await failure(packed)).toMatch(/the size of its contents does not match: found 3,000 /);
    packed[packed.length - 8]! ^= 1;
    expect(await failure(packed)).toMatch(/the CRC-32 of its contents does not match \(offset /);
  });

  test.each([1, 3, 4, 20, 600, 40_000])('with %i bytes of something else behind', async (count) => {
    for (const byte of [0, 0x1f, 65]) {
      const said = await failure(join(gzipSync(SMALL), new Uint8Array(count).fill(byte)));
      expect(said).toMatch(/^compressed-stream: this gzip stream (ends early|is damaged)/);
    }
  });

  test('that unpack to more than the limit', async () => {
    const packed = gzipSync(new Uint8Array(64_000_000));
    await expect(unpack(packed, { bytesMax: 1_000_000 })).rejects.toMatchObject({
      code: 'limit-uncompressed-bytes',
      limit: 1_000_000,
      optionName: 'bytesMax',
    });
  });
});

test('progress and abort', async () => {
  const packed = gzipSync(REAL);
  const seen: number[] = [];
  await unpack(packed, { onProgress: ({ doneBytes }) => seen.push(doneBytes) });
  expect(seen.at(-1)).toBe(packed.length);
  const signal = AbortSignal.abort(new Error('stopped'));
  await expect(unpack(packed, { signal })).rejects.toThrow('stopped');
});
