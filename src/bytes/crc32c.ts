/**
 * CRC-32C (Castagnoli) of byte arrays: etcd's checksum of WAL records
 * (`server/storage/wal/wal.go`, `crcTable`, etcd 3.6) and of the key bucket
 * (`server/storage/mvcc/hash.go`, `newKVHasher`). Large inputs are copied block by block into the
 * WebAssembly kernel, short ones stay in JavaScript. CRCs are unsigned 32-bit numbers.
 */

import { instantiateKernel, type Kernel } from '../kernel/kernel.ts';
import { CRC32C_POLYNOMIAL, crc32cByTable } from './crc32c-table.ts';

/** Bytes from which the kernel is used. Measured: it is level with the tables near 1.7 KiB. */
const KERNEL_SIZE_MIN = 2048;
/** Bytes copied into the kernel's memory at a time: few enough to stay in a core's own cache. */
const BLOCK_SIZE = 16 * 1024;
/** Bytes by which the kernel's memory grows. */
const WASM_PAGE_SIZE = 65_536;
/** x^8 in reflected form: the coefficient of x^0 is bit 31. */
const X_TO_8 = 0x0080_0000;

/** Computes the CRC of bytes that follow those whose CRC is `initial`. */
type Crc32cFunction = (bytes: Uint8Array, initial: number) => number;

const compute: Crc32cFunction = createCrc32c(instantiateKernel);

/**
 * The CRC-32C of `bytes`. `initial` is the CRC of what came before them (0 for nothing), so that
 * `crc32c(second, crc32c(first))` is the CRC of both, as with Go's `crc32.Update`.
 */
export function crc32c(bytes: Uint8Array, initial: number = 0): number {
  return compute(bytes, initial);
}

/** A CRC-32C over pieces. */
export class Crc32c {
  #value: number;

  /** `initial` is the CRC of what came before the first piece, 0 for nothing. */
  constructor(initial: number = 0) {
    this.#value = initial >>> 0;
  }

  /** Adds `bytes`, which are not kept. */
  update(bytes: Uint8Array): this {
    this.#value = compute(bytes, this.#value);
    return this;
  }

  /** The CRC of all pieces so far, unsigned. More pieces can follow. */
  digest(): number {
    return this.#value;
  }
}

/**
 * The CRC of two joined parts, from their CRCs and the second part's length in bytes.
 *
 * @throws RangeError when `secondLength` is not an integer from 0 to 2^53 - 1.
 */
export function crc32cCombine(first: number, second: number, secondLength: number): number {
  if (!Number.isSafeInteger(secondLength) || secondLength < 0) {
    throw new RangeError(`"secondLength": expected a length in bytes, got ${secondLength}`);
  }
  // Every further byte multiplies the register by x^8; the complements cancel out.
  let shifted = first;
  let power = X_TO_8;
  for (let rest = secondLength; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) shifted = multiply(shifted, power);
    power = multiply(power, power);
  }
  return (shifted ^ second) >>> 0;
}

/**
 * Makes a CRC function that calls `instantiate` once, when it first meets an input large enough
 * for the kernel, and does without where there is none. Only for this module and its tests.
 */
export function createCrc32c(instantiate: () => Kernel | undefined): Crc32cFunction {
  let computeLarge: Crc32cFunction | undefined;
  return (bytes, initial) => {
    if (bytes.length < KERNEL_SIZE_MIN) return crc32cByTable(bytes, initial);
    computeLarge ??= makeComputeLarge(instantiate());
    return computeLarge(bytes, initial);
  };
}

function makeComputeLarge(kernel: Kernel | undefined): Crc32cFunction {
  const block = kernel && reserveBlock(kernel);
  if (kernel === undefined || block === undefined) return crc32cByTable;
  return (bytes, initial) => {
    kernel.crcReset(initial);
    for (let start = 0; start < bytes.length; start += BLOCK_SIZE) {
      const piece = bytes.subarray(start, start + BLOCK_SIZE);
      block.set(piece);
      kernel.crcUpdate(kernel.heapBase, piece.length);
    }
    return kernel.crcDigest();
  };
}

/** A block of the kernel's memory, from `heapBase` on; `undefined` when memory cannot grow. */
function reserveBlock({ memory, heapBase }: Kernel): Uint8Array | undefined {
  const missing = heapBase + BLOCK_SIZE - memory.buffer.byteLength;
  try {
    if (missing > 0) memory.grow(Math.ceil(missing / WASM_PAGE_SIZE));
  } catch {
    return undefined;
  }
  return new Uint8Array(memory.buffer, heapBase, BLOCK_SIZE);
}

/** Product of two reflected polynomials over GF(2), modulo Castagnoli's. */
function multiply(left: number, right: number): number {
  let product = 0;
  let shifted = right;
  for (let bit = 31; bit >= 0; bit--) {
    if ((left >>> bit) & 1) product ^= shifted;
    shifted = (shifted >>> 1) ^ (CRC32C_POLYNOMIAL & -(shifted & 1));
  }
  return product;
}
