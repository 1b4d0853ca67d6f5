/** The kernel's set of live keys (`kernel/assembly/key-set.ts`). */

import type { KernelMemory } from '../kernel/kernel-memory.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { LiveKeys } from './live-keys.ts';

/** Operations on live keys that can wait: more than the elements of any page. */
const QUEUE_OPERATIONS = 65_536;
/** Bytes of one of them. */
const OPERATION_SIZE = 8;

/** How the set is made. */
export interface KernelKeySetOptions {
  /** Of the names' hashes, 32 bits. */
  readonly seed: number;
  /** Whether deleted keys keep their entry, to be taken over by another set. */
  readonly isPart: boolean;
}

/**
 * Makes the set empty. It takes all memory behind the areas, so no area can be added any more.
 * @throws {RangeError} if there is no memory for it.
 */
export function initKernelKeySet(
  kernel: Kernel,
  memory: KernelMemory,
  { seed, isPart }: KernelKeySetOptions,
): void {
  const queue = memory.reserve(QUEUE_OPERATIONS * OPERATION_SIZE);
  kernel.keySetInit(memory.end, queue.start, QUEUE_OPERATIONS, seed, isPart ? 1 : 0);
  expectMemory(kernel);
}

/** The kernel's set of live keys. */
export class KernelLiveKeys implements LiveKeys {
  readonly #kernel: Kernel;
  readonly #memory: KernelMemory;

  constructor(kernel: Kernel, memory: KernelMemory, options: KernelKeySetOptions) {
    this.#kernel = kernel;
    this.#memory = memory;
    initKernelKeySet(kernel, memory, options);
  }

  get size(): number {
    const size = this.#kernel.keySetSize();
    expectMemory(this.#kernel);
    return size;
  }

  add(key: Uint8Array): void {
    this.#put(key, 1);
  }

  delete(key: Uint8Array): void {
    this.#put(key, 0);
  }

  #put(key: Uint8Array, isLive: number): void {
    this.#memory.eachPiece(key, this.#kernel.keySetName);
    this.#kernel.keySetPut(isLive);
    expectMemory(this.#kernel);
  }
}

/**
 * As `WebAssembly.Memory.grow` does where there is no memory.
 * @throws {RangeError} if the set of keys has failed.
 */
export function expectMemory(kernel: Kernel): void {
  if (kernel.keySetFailed() === 0) return;
  throw new RangeError('the table of live keys could not be enlarged: there is no memory for it');
}
