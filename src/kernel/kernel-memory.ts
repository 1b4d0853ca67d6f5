/**
 * The host's part of a kernel's memory: areas that are laid out once and never move, and behind them, up to the end of
 * memory, the kernel's set of live keys. Growing memory detaches every view of it, so views are asked for anew.
 */

import { NAME_PIECE_SIZE } from './kernel.ts';
import type { Kernel } from './kernel.ts';

/** Bytes by which the kernel's memory grows. */
const WASM_PAGE_SIZE = 65_536;
/** Areas begin at multiples of this many bytes. */
const ALIGNMENT = 16;

/** A range of a kernel's memory, in bytes. */
export interface Area {
  readonly start: number;
  readonly size: number;
}

/** Areas of a kernel's memory. */
export class KernelMemory {
  readonly #memory: WebAssembly.Memory;
  readonly #scratch: Area;
  #bytes: Uint8Array;
  /** First byte behind the areas. */
  #end: number;

  /** Takes a kernel of which nobody else uses the memory. */
  constructor({ memory, heapBase }: Kernel) {
    this.#memory = memory;
    this.#bytes = new Uint8Array(memory.buffer);
    this.#end = heapBase;
    this.#scratch = this.reserve(NAME_PIECE_SIZE);
  }

  /** The end of all areas, a multiple of 16. */
  get end(): number {
    return this.#end;
  }

  /**
   * Adds an area of `size` bytes, all 0.
   * @throws {RangeError} if there is no memory.
   */
  reserve(size: number): Area {
    const start = this.#end;
    this.#end = start + Math.ceil(size / ALIGNMENT) * ALIGNMENT;
    const missing = this.#end - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / WASM_PAGE_SIZE));
    return { start, size };
  }

  /** A view of an area, valid until memory grows. */
  view({ start, size }: Area): Uint8Array {
    return this.#whole().subarray(start, start + size);
  }

  /** All of it, valid until memory grows. */
  get all(): Uint8Array {
    return this.#whole();
  }

  /** Whether the bytes lie in this memory. */
  holds(bytes: Uint8Array): boolean {
    return bytes.buffer === this.#whole().buffer;
  }

  /**
   * Gives `take` the bytes as pieces of this memory, all but the last of NAME_PIECE_SIZE bytes, and at least one: in
   * place if they lie in it, through a scratch area otherwise.
   */
  eachPiece(bytes: Uint8Array, take: (pointer: number, length: number) => void): void {
    const isHere = this.holds(bytes);
    let start = 0;
    do {
      const length = Math.min(bytes.length - start, NAME_PIECE_SIZE);
      if (!isHere) this.#whole().set(bytes.subarray(start, start + length), this.#scratch.start);
      take(isHere ? bytes.byteOffset + start : this.#scratch.start, length);
      start += length;
    } while (start < bytes.length);
  }

  #whole(): Uint8Array {
    // A detached view has no length.
    if (this.#bytes.length === 0) this.#bytes = new Uint8Array(this.#memory.buffer);
    return this.#bytes;
  }
}
