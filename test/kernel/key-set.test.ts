/** The kernel's set of live keys against a plain Set: contents, memory, hostile names, and merging. */

import { describe, expect, test } from 'vitest';
import { KernelMemory } from '../../src/kernel/kernel-memory.ts';
import type { Area } from '../../src/kernel/kernel-memory.ts';
import { instantiateKernel } from '../../src/kernel/kernel.ts';
import type { Kernel } from '../../src/kernel/kernel.ts';
import { pseudoRandom } from './pseudo-random.ts';
import { nameOfHash } from './xxh64-inverse.ts';

const QUEUE_OPERATIONS = 65_536;
/** Bytes of a table beyond those of its keys: the smallest one, its slack, and what rounding adds. */
const TABLE_OVERHEAD = 3 * 65_536;
const REPLAY_SLOTS = 8192;
const MIX = 0x9e37_79b9;

/** The kernel's set and a plain one that are told the same. */
class Twin {
  readonly kernel: Kernel;
  readonly memory: KernelMemory;
  readonly replayArea: Area;
  readonly live = new Set<string>();
  peak = 0;

  constructor(options: { seed?: number; keepDeleted?: boolean } = {}) {
    const kernel = instantiateKernel();
    if (kernel === undefined) throw new Error('this runtime cannot run the kernel');
    this.kernel = kernel;
    this.memory = new KernelMemory(kernel);
    const queue = this.memory.reserve(QUEUE_OPERATIONS * 8);
    this.replayArea = this.memory.reserve(REPLAY_SLOTS * 8);
    const { seed = 0, keepDeleted = false } = options;
    const at = [this.memory.end, queue.start, QUEUE_OPERATIONS] as const;
    expect(kernel.keySetInit(...at, seed, keepDeleted ? 1 : 0)).toBe(1);
  }

  put(name: string | Uint8Array, isLive: boolean): void {
    const bytes = typeof name === 'string' ? Buffer.from(name) : name;
    this.memory.eachPiece(bytes, this.kernel.keySetName);
    this.kernel.keySetPut(isLive ? 1 : 0);
    const text = typeof name === 'string' ? name : Buffer.from(name).toString('hex');
    if (isLive) this.live.add(text);
    else this.live.delete(text);
    this.peak = Math.max(this.peak, this.live.size);
  }

  get size(): number {
    return this.kernel.keySetSize();
  }

  get tableBytes(): number {
    return this.kernel.keySetSlots() * 8;
  }

  /** Bytes that the table may have by its own rule. */
  get tableBytesMax(): number {
    return this.peak * 15 + TABLE_OVERHEAD;
  }

  /** The slots, as they would be handed to another thread. */
  slots(): BigUint64Array {
    const start = this.kernel.keySetTable();
    return new BigUint64Array(this.kernel.memory.buffer, start, this.kernel.keySetSlots()).slice();
  }

  replay(slots: BigUint64Array): void {
    for (let from = 0; from < slots.length; from += REPLAY_SLOTS) {
      const piece = slots.subarray(from, from + REPLAY_SLOTS);
      const { buffer } = this.kernel.memory;
      new BigUint64Array(buffer, this.replayArea.start, REPLAY_SLOTS).set(piece);
      this.kernel.keySetReplay(this.replayArea.start, piece.length);
    }
  }
}

describe('against a plain Set', () => {
  test.each([
    { name: 'mostly new keys', names: 600_000, deleted: 10, operations: 500_000 },
    { name: 'a quarter deleted', names: 150_000, deleted: 25, operations: 500_000 },
    { name: 'as many deleted as added', names: 200_000, deleted: 50, operations: 400_000 },
    { name: 'few keys, often', names: 50, deleted: 30, operations: 100_000 },
  ])('$name', ({ names, deleted, operations }) => {
    const twin = new Twin({ seed: 0xfeed_beef });
    const next = pseudoRandom(7);
    for (let count = 1; count <= operations; count++) {
      twin.put(`/registry/pods/${String(next() % names)}`, next() % 100 >= deleted);
      if (count % 9973 !== 0) continue;
      expect(twin.size).toBe(twin.live.size);
      expect(twin.tableBytes).toBeLessThanOrEqual(twin.tableBytesMax);
    }
    expect(twin.size).toBe(twin.live.size);
    expect(twin.kernel.keySetFailed()).toBe(0);
  });

  test('dead entries are dropped, and the table does not grow for them', () => {
    const twin = new Twin();
    for (let count = 0; count < 300_000; count++) {
      twin.put(`key ${String(count)}`, true);
      twin.put(`key ${String(count - 1000)}`, false);
    }
    expect(twin.size).toBe(1000);
    expect(twin.tableBytes).toBeLessThanOrEqual(TABLE_OVERHEAD);
  });

  test('names of any length, also longer than a piece', () => {
    const twin = new Twin();
    const lengths = [0, 1, 31, 32, 33, 65_535, 65_536, 65_537, 200_000];
    const names = lengths.map((length) => new Uint8Array(length).fill(length & 0xff));
    for (const name of names) twin.put(name, true);
    for (const name of names) twin.put(name, true);
    expect(twin.size).toBe(lengths.length);
    for (const [index, name] of names.entries()) {
      twin.put(name, false);
      expect(twin.size).toBe(lengths.length - index - 1);
    }
  });
});

describe('hostile names', () => {
  // The seed is 0, so names whose hashes fall together can be made.
  test.each([
    { name: 'at the last home', high: 0xffff_ffffn },
    { name: 'at the first home', high: 0n },
    { name: 'in the middle', high: 0x8000_0000n },
  ])('all of them $name', ({ high }) => {
    const twin = new Twin();
    const next = pseudoRandom(3);
    const nameAt = (index: number): Uint8Array => {
      // A different low half each time, in no order.
      const low = BigInt(Math.imul(index, MIX) >>> 0) | 2n;
      return nameOfHash((high << 32n) | (low & ~1n));
    };
    for (let index = 0; index < 20_000; index++) {
      twin.put(nameAt(index), true);
      if (index % 3 === 0) twin.put(nameAt(next() % (index + 1)), false);
    }
    expect(twin.size).toBe(twin.live.size);
    expect(twin.kernel.keySetFailed()).toBe(0);
    // The cluster behind the last home takes 8 bytes a key besides.
    expect(twin.tableBytes).toBeLessThanOrEqual(twin.tableBytesMax + twin.peak * 8);
  });

  test('the hashes that an empty slot could be taken for', () => {
    const twin = new Twin();
    for (const hash of [0n, 1n]) twin.put(nameOfHash(hash), true);
    // 63 bits of a hash are compared, and 0 counts as 2.
    expect(twin.size).toBe(1);
    twin.put(nameOfHash(2n), false);
    expect(twin.size).toBe(0);
  });
});

test('a set that keeps deletions, replayed over an earlier one, is as if all had gone into one', () => {
  const whole = new Twin({ seed: 5 });
  const first = new Twin({ seed: 5 });
  const later = new Twin({ seed: 5, keepDeleted: true });
  const next = pseudoRandom(11);
  for (let count = 0; count < 300_000; count++) {
    const name = `/registry/leases/${String(next() % 90_000)}`;
    const isLive = next() % 100 >= 35;
    whole.put(name, isLive);
    (count < 170_000 ? first : later).put(name, isLive);
  }
  expect(later.size).toBe(later.live.size);
  first.replay(later.slots());
  expect(first.size).toBe(whole.live.size);
  expect(first.size).toBe(whole.size);
});
