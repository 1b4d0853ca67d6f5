/** The kernel's XXH64 against the xxhash-wasm package. */

import { beforeAll, expect, test } from 'vitest';
import xxhash from 'xxhash-wasm';
import type { XXHashAPI } from 'xxhash-wasm';
import { KernelMemory } from '../../src/kernel/kernel-memory.ts';
import { instantiateKernel } from '../../src/kernel/kernel.ts';
import type { Kernel } from '../../src/kernel/kernel.ts';
import { pseudoRandom } from './pseudo-random.ts';

const SEEDS: readonly bigint[] = [0n, 1n, 0xffff_ffffn, 0x9e37_79b1_85eb_ca87n];
const LENGTH_MAX = 5000;

let kernel: Kernel;
let start: number;
let bytes: Uint8Array;
let foreign: XXHashAPI;

beforeAll(async () => {
  const instance = instantiateKernel();
  if (instance === undefined) throw new Error('this runtime cannot run the kernel');
  kernel = instance;
  const memory = new KernelMemory(kernel);
  const area = memory.reserve(LENGTH_MAX + 8);
  start = area.start;
  bytes = memory.view(area);
  const next = pseudoRandom(1);
  for (const index of bytes.keys()) bytes[index] = next();
  foreign = await xxhash();
});

test.each(SEEDS)('equals xxhash-wasm with the seed %d', (seed) => {
  const lengths = [...Array.from({ length: 300 }, (_, length) => length), 1024, 4095, LENGTH_MAX];
  for (const length of lengths) {
    for (const offset of [0, 1, 7]) {
      const found = BigInt.asUintN(64, kernel.xxh64(start + offset, length, seed));
      expect(found).toBe(foreign.h64Raw(bytes.subarray(offset, offset + length), seed));
    }
  }
});
