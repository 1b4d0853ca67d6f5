/**
 * The kernel's table of the newest records (`kernel/assembly/newest-records.ts`), which knows keys
 * by a hash of their names (docs/decisions/diff.md).
 */

import { chacha20 } from '@noble/ciphers/chacha.js';
import { hasPrefix } from '../../bytes/compare.ts';
import type { KernelMemory } from '../../kernel/kernel-memory.ts';
import {
  NAME_NUMBERS_SIZE,
  NAME_ROOM_SIZE,
  NEWEST_MARKS,
  NEWEST_QUEUE_SIZE,
  NEWEST_SLOT_WORDS,
} from '../../kernel/kernel.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { KeyTotals, NameRules, NewestRecords } from './newest-records.ts';

/** Bytes of a key of ChaCha20, and of its nonce. */
const SEED_SIZE = 32;
const NONCE_SIZE = 12;
/** Words of a slot behind the hash. */
const BEFORE = 2;
const AFTER = 3;

/** The kernel's table. */
export class KernelNewestRecords implements NewestRecords {
  readonly #kernel: Kernel;
  readonly #memory: KernelMemory;
  readonly #rules: NameRules;

  /**
   * Takes all memory behind the areas, so no area can be added any more.
   * @throws {RangeError} if there is no memory for it.
   */
  constructor(
    kernel: Kernel,
    memory: KernelMemory,
    { rules, seed = 0 }: { rules: NameRules; seed?: number | Uint8Array | undefined },
  ) {
    this.#kernel = kernel;
    this.#memory = memory;
    this.#rules = rules;
    const numbers = memory.reserve(NAME_NUMBERS_SIZE);
    const room = memory.reserve(NAME_ROOM_SIZE);
    const queue = memory.reserve(NEWEST_QUEUE_SIZE);
    memory.view(numbers).set(expandSeed(seed, numbers.size));
    kernel.nameHashInit(numbers.start, room.start);
    kernel.newestInit(memory.end, queue.start);
    this.expectMemory();
  }

  put(name: Uint8Array, before: number, after: number): void {
    const { prefix, alsoUnder } = this.#rules;
    // A restore with a revision bump leaves a record of nothing, which is no key.
    if (name.length === 0 || !hasPrefix(name, prefix)) return;
    const isAlso = alsoUnder.some((start) => hasPrefix(name, start));
    this.#memory.eachPiece(name, this.#kernel.newestName);
    this.#kernel.newestPut(before, after, isAlso ? 1 : 0);
    this.expectMemory();
  }

  finish(): KeyTotals {
    const start = this.#kernel.newestTable();
    this.expectMemory();
    const { buffer } = this.#memory.all;
    const count = this.#kernel.newestSlots() * NEWEST_SLOT_WORDS;
    return totalsOf(new Uint32Array(buffer, start, count));
  }

  /**
   * As `WebAssembly.Memory.grow` does where there is no memory.
   * @throws {RangeError} if the table has failed.
   */
  expectMemory(): void {
    if (this.#kernel.newestFailed() === 0) return;
    throw new RangeError('the table of keys could not be enlarged: there is no memory for it');
  }
}

/** Random numbers from a seed, of which nobody can tell one from the others. */
export function expandSeed(seed: number | Uint8Array, size: number): Uint8Array {
  const key = new Uint8Array(SEED_SIZE);
  if (typeof seed === 'number') new DataView(key.buffer).setFloat64(0, seed);
  else key.set(seed.subarray(0, SEED_SIZE));
  return chacha20(key, new Uint8Array(NONCE_SIZE), new Uint8Array(size));
}

function totalsOf(slots: Uint32Array): KeyTotals {
  const live = { before: 0, after: 0 };
  let same = 0;
  let also = 0;
  let different = 0;
  for (let at = 0; at < slots.length; at += NEWEST_SLOT_WORDS) {
    const inBefore = liveOrdinal(slots[at + BEFORE]) === 0 ? 0 : 1;
    const inAfter = liveOrdinal(slots[at + AFTER]) === 0 ? 0 : 1;
    if (inBefore + inAfter === 0) continue;
    live.before += inBefore;
    live.after += inAfter;
    const marks = slots[at] ?? 0;
    if ((marks & NEWEST_MARKS.same) === 0) different++;
    else same++;
    if (isGivenAsSame(marks)) also++;
  }
  const before = new Uint32Array(different + also);
  const after = new Uint32Array(different + also);
  let nextDifferent = 0;
  let nextAlso = different;
  for (let at = 0; at < slots.length; at += NEWEST_SLOT_WORDS) {
    const inBefore = liveOrdinal(slots[at + BEFORE]);
    const inAfter = liveOrdinal(slots[at + AFTER]);
    const marks = slots[at] ?? 0;
    const isDifferent = (marks & NEWEST_MARKS.same) === 0;
    if (inBefore + inAfter === 0 || !(isDifferent || isGivenAsSame(marks))) continue;
    const pair = isDifferent ? nextDifferent++ : nextAlso++;
    before[pair] = inBefore;
    after[pair] = inAfter;
  }
  return { liveKeys: live, sameKeys: same, differentKeys: different, before, after };
}

function isGivenAsSame(marks: number): boolean {
  return (marks & NEWEST_MARKS.same) !== 0 && (marks & NEWEST_MARKS.also) !== 0;
}

/** Ordinal of a record, plus 1, from its number; 0 for a tombstone and for none. */
function liveOrdinal(number = 0): number {
  return (number & 1) === 0 ? 0 : number >>> 1;
}
