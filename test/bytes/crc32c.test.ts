/**
 * CRC-32C against two foreign implementations: hash-wasm, and the definition bit by bit. The
 * kernel is tested directly as well, since `crc32c` gives it only large inputs.
 */

import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { createCRC32, type IHasher } from 'hash-wasm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { crc32cByTable } from '../../src/bytes/crc32c-table.ts';
import { Crc32c, crc32c, crc32cCombine, createCrc32c } from '../../src/bytes/crc32c.ts';
import { compileKernel, instantiateKernel, type Kernel } from '../../src/kernel/kernel.ts';
import { compileKernelSources, formatKernelBytes } from '../tools/make-kernel.ts';

const OFFSETS: readonly number[] = [0, 1, 7];
const LENGTH_MAX = 30_000;
/** Every length up to 8,192, then every 61st. */
const LENGTHS: readonly number[] = [
  ...Array.from({ length: 8193 }, (_, length) => length),
  ...Array.from({ length: 358 }, (_, index) => 8192 + 61 * index),
  LENGTH_MAX,
];

const DATA = pseudoRandomBytes(LENGTH_MAX + 16);
const withoutKernel = createCrc32c(() => undefined);

let kernel: Kernel;
let foreign: IHasher;

beforeAll(async () => {
  const instance = instantiateKernel();
  if (instance === undefined) throw new Error('this runtime cannot run the kernel');
  kernel = instance;
  kernel.memory.grow(2);
  new Uint8Array(kernel.memory.buffer).set(DATA, kernel.heapBase);
  foreign = await createCRC32(0x82f63b78);
});

/** Xorshift32: the same bytes on every run. */
function pseudoRandomBytes(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let state = 0x9e3779b9;
  for (let index = 0; index < size; index++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[index] = state >>> 11;
  }
  return bytes;
}

function foreignCrc(bytes: Uint8Array): number {
  return Number.parseInt(foreign.init().update(bytes).digest('hex'), 16);
}

/** The definition, one bit at a time. */
function bitwiseCrc(bytes: Uint8Array, initial = 0): number {
  let state = ~initial;
  for (const byte of bytes) {
    state ^= byte;
    for (let bit = 0; bit < 8; bit++) state = (state >>> 1) ^ (state & 1 ? 0x82f63b78 : 0);
  }
  return ~state >>> 0;
}

/** `result[n]` is the CRC of the first n bytes, following data whose CRC is `initial`. */
function bitwisePrefixCrcs(bytes: Uint8Array, initial: number): readonly number[] {
  const crcs = [initial];
  for (const byte of bytes) crcs.push(bitwiseCrc(Uint8Array.of(byte), crcs.at(-1)));
  return crcs;
}

/** The kernel's CRC of `DATA` from `start` on, in pieces of the given sizes. */
function kernelCrc(start: number, sizes: readonly number[], initial = 0): number {
  kernel.crcReset(initial);
  let pointer = kernel.heapBase + start;
  for (const size of sizes) {
    kernel.crcUpdate(pointer, size);
    pointer += size;
  }
  return kernel.crcDigest();
}

const CHECK_INPUT = new TextEncoder().encode('123456789');

describe('check value', () => {
  test('of crc32c, the tables, the kernel and both references', () => {
    new Uint8Array(kernel.memory.buffer).set(CHECK_INPUT, kernel.heapBase + DATA.length);
    const crcs = [
      crc32c(CHECK_INPUT),
      crc32cByTable(CHECK_INPUT, 0),
      kernelCrc(DATA.length, [CHECK_INPUT.length]),
      foreignCrc(CHECK_INPUT),
      bitwiseCrc(CHECK_INPUT),
    ];
    expect(crcs).toEqual(Array.from({ length: 5 }, () => 0xe3069283));
  });

  test('nothing has CRC 0, and leaves the initial value as it is', () => {
    expect(crc32c(new Uint8Array(0))).toBe(0);
    expect(crc32c(new Uint8Array(0), 0xe3069283)).toBe(0xe3069283);
    expect(kernelCrc(0, [])).toBe(0);
    expect(kernelCrc(0, [0, 0], 0xe3069283)).toBe(0xe3069283);
  });
});

describe('all lengths to 8,192, then strided to 30,000', () => {
  test.each(OFFSETS)('equal to hash-wasm at offset %i', (offset) => {
    const wrong: { length: number; by: string }[] = [];
    for (const length of LENGTHS) {
      const bytes = DATA.subarray(offset, offset + length);
      const expected = foreignCrc(bytes);
      if (crc32c(bytes) !== expected) wrong.push({ length, by: 'crc32c' });
      if (withoutKernel(bytes, 0) !== expected) wrong.push({ length, by: 'tables' });
      if (kernelCrc(offset, [length]) !== expected) wrong.push({ length, by: 'kernel' });
    }
    expect(wrong).toEqual([]);
  });

  test.each([0, 1, 0x80000000, 0xffffffff, 0xe3069283])(
    'equal to the definition after a CRC of %i',
    (initial) => {
      const expected = bitwisePrefixCrcs(DATA.subarray(3, 3 + LENGTH_MAX), initial);
      const wrong: { length: number; by: string }[] = [];
      for (const length of LENGTHS) {
        const bytes = DATA.subarray(3, 3 + length);
        if (crc32c(bytes, initial) !== expected[length]) wrong.push({ length, by: 'crc32c' });
        if (kernelCrc(3, [length], initial) !== expected[length]) {
          wrong.push({ length, by: 'kernel' });
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  test('an input of many blocks', () => {
    const bytes = pseudoRandomBytes(1_000_003);
    expect(crc32c(bytes)).toBe(foreignCrc(bytes));
    expect(withoutKernel(bytes, 0)).toBe(foreignCrc(bytes));
  });
});

/** Sizes of pieces that together fit into `DATA`: some of a few bytes, some of pages. */
const pieceSizes = fc.array(
  fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 400 }), fc.nat({ max: 6000 })),
  { maxLength: 40 },
);

function fitting(sizes: readonly number[], start: number): readonly number[] {
  let rest = LENGTH_MAX - start;
  return sizes.map((size) => {
    const fits = Math.min(size, rest);
    rest -= fits;
    return fits;
  });
}

function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

const crcValue = fc.nat({ max: 0xffffffff });

describe('pieces', () => {
  test('however the kernel gets them, in place, the CRC is that of the whole', () => {
    const property = fc.property(
      pieceSizes,
      fc.nat({ max: 40 }),
      crcValue,
      (any, start, initial) => {
        const sizes = fitting(any, start);
        const bytes = DATA.subarray(start, start + total(sizes));
        expect(kernelCrc(start, sizes, initial)).toBe(bitwiseCrc(bytes, initial));
      },
    );
    fc.assert(property, { numRuns: 400 });
  });

  test('a digest after every piece is right and does not disturb the stream', () => {
    const property = fc.property(pieceSizes, (any) => {
      kernel.crcReset(0);
      let size = 0;
      for (const piece of fitting(any, 0)) {
        kernel.crcUpdate(kernel.heapBase + size, piece);
        size += piece;
        expect(kernel.crcDigest()).toBe(foreignCrc(DATA.subarray(0, size)));
      }
    });
    fc.assert(property, { numRuns: 100 });
  });

  test('byte by byte, across the end of the ring', () => {
    const size = (1024 + 300) * 16 + 5;
    const ones = Array.from({ length: size }, () => 1);
    expect(kernelCrc(0, ones)).toBe(foreignCrc(DATA.subarray(0, size)));
  });

  test('Crc32c and chained calls of crc32c', () => {
    const property = fc.property(pieceSizes, crcValue, (any, initial) => {
      const stream = new Crc32c(initial);
      let chained = initial;
      let at = 0;
      for (const size of fitting(any, 0)) {
        const piece = DATA.subarray(at, at + size);
        at += size;
        chained = crc32c(piece, chained);
        expect(stream.update(piece).digest()).toBe(chained);
      }
      expect(chained).toBe(bitwiseCrc(DATA.subarray(0, at), initial));
    });
    fc.assert(property, { numRuns: 200 });
  });

  test('two streams at the same time do not mix', () => {
    const first = new Crc32c();
    const second = new Crc32c();
    for (let at = 0; at < LENGTH_MAX; at += 5000) {
      first.update(DATA.subarray(at, at + 5000));
      second.update(DATA.subarray(at + 7, at + 5007));
    }
    expect(first.digest()).toBe(foreignCrc(DATA.subarray(0, LENGTH_MAX)));
    expect(second.digest()).toBe(foreignCrc(DATA.subarray(7, LENGTH_MAX + 7)));
  });

  test.each([1_000_003, 65_536, 4097, 16_384])('of %i bytes, many times round the ring', (size) => {
    const instance = instantiateKernel();
    const bytes = pseudoRandomBytes(1_000_003);
    instance?.memory.grow(16);
    if (instance) new Uint8Array(instance.memory.buffer).set(bytes, instance.heapBase);
    instance?.crcReset(0);
    for (let at = 0; at < bytes.length; at += size) {
      instance?.crcUpdate(instance.heapBase + at, Math.min(size, bytes.length - at));
    }
    expect(instance?.crcDigest()).toBe(foreignCrc(bytes));
  });
});

describe('crc32cCombine', () => {
  test('joins two halves', () => {
    const property = fc.property(
      fc.nat({ max: LENGTH_MAX }),
      fc.nat({ max: LENGTH_MAX }),
      (one, other) => {
        const middle = Math.min(one, other);
        const end = Math.max(one, other);
        const second = crc32c(DATA.subarray(middle, end));
        const joined = crc32cCombine(crc32c(DATA.subarray(0, middle)), second, end - middle);
        expect(joined).toBe(foreignCrc(DATA.subarray(0, end)));
      },
    );
    fc.assert(property, { numRuns: 200 });
  });

  test('is associative up to the largest length', () => {
    const length = fc.nat({ max: 2 ** 52 - 1 });
    const property = fc.property(crcValue, crcValue, crcValue, length, length, (a, b, c, m, n) => {
      const left = crc32cCombine(crc32cCombine(a, b, m), c, n);
      expect(crc32cCombine(a, crc32cCombine(b, c, n), m + n)).toBe(left);
    });
    fc.assert(property);
  });

  test('of a second part of length 0 is the first', () => {
    expect(crc32cCombine(0xe3069283, 0, 0)).toBe(0xe3069283);
  });

  test.each([-1, 1.5, 2 ** 53, Number.NaN])('refuses the length %d', (length) => {
    expect(() => crc32cCombine(0, 0, length)).toThrow(RangeError);
  });
});

describe('kernel', () => {
  test('is asked for once, and only by a large input', () => {
    let asked = 0;
    const compute = createCrc32c(() => {
      asked += 1;
      return undefined;
    });
    compute(DATA.subarray(0, 100), 0);
    expect(asked).toBe(0);
    compute(DATA, 0);
    compute(DATA, 0);
    expect(asked).toBe(1);
  });

  test('instances of one module have streams of their own', () => {
    const module = compileKernel();
    const other = instantiateKernel(module);
    kernel.crcReset(0);
    other?.crcReset(0);
    kernel.crcUpdate(kernel.heapBase, 5000);
    other?.crcUpdate(other.heapBase, 3);
    expect(kernel.crcDigest()).toBe(foreignCrc(DATA.subarray(0, 5000)));
    expect(other?.crcDigest()).toBe(foreignCrc(new Uint8Array(3)));
  });

  test('neither asks for imports nor fills the first page', () => {
    const module = compileKernel();
    expect(module && WebAssembly.Module.imports(module)).toEqual([]);
    expect(kernel.heapBase % 16).toBe(0);
    expect(kernel.heapBase).toBeLessThan(65_536);
  });

  test('there is none where WebAssembly is missing or refuses', async () => {
    const { WebAssembly: real } = globalThis;
    // Modules of their own, since the kernel is compiled once for all that are loaded.
    vi.resetModules();
    const fresh = await import('../../src/kernel/kernel.ts');
    try {
      Object.defineProperty(globalThis, 'WebAssembly', { value: undefined, configurable: true });
      expect(fresh.compileKernel()).toBeUndefined();
      expect(fresh.instantiateKernel()).toBeUndefined();
      expect(createCrc32c(fresh.instantiateKernel)(DATA, 0)).toBe(crc32cByTable(DATA, 0));
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', {
        value: real,
        configurable: true,
        writable: true,
      });
    }
  });

  test('committed bytes are what the sources compile to', async () => {
    const committed = await readFile('src/kernel/kernel-bytes.ts', 'utf8');
    expect(committed).toBe(formatKernelBytes(await compileKernelSources()));
  }, 60_000);
});
