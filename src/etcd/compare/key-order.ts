/**
 * The order of the pairs: that of their keys' bytes. The names of keys that are given are held, in
 * one piece of memory; those of all others are not.
 */

import { compareBytes } from '../../bytes/compare.ts';
import type { KeyTotals } from './newest-records.ts';
import type { RecordReader } from './record-reader.ts';

const CAPACITY_MIN = 4096;
const GROWTH = 1.5;

/** The names of all pairs, and the order of the pairs. */
export interface KeyOrder {
  /** Numbers of the pairs in key order. */
  readonly order: Uint32Array;
  /** The name of a pair; a view. */
  name(pair: number): Uint8Array;
}

/** Reads the names of all pairs, of each from one side. */
export async function readKeyOrder(
  { before, after }: Pick<KeyTotals, 'before' | 'after'>,
  readers: { readonly before: RecordReader; readonly after: RecordReader },
): Promise<KeyOrder> {
  const names = new Names(before.length);
  const inBefore = pairsBy(before, (pair) => before[pair] !== 0);
  const inAfter = pairsBy(after, (pair) => before[pair] === 0);
  await readers.before.visit(ordinalsOf(before, inBefore), (at, { name }) => {
    names.set(inBefore[at] ?? 0, name);
  });
  await readers.after.visit(ordinalsOf(after, inAfter), (at, { name }) => {
    names.set(inAfter[at] ?? 0, name);
  });
  const order = Uint32Array.from({ length: before.length }, (_, pair) => pair);
  order.sort((left, right) => compareBytes(names.get(left), names.get(right)));
  return { order, name: (pair) => names.get(pair) };
}

/** Ordinals of some pairs' records in one store. */
export function ordinalsOf(column: Uint32Array, pairs: Uint32Array): Uint32Array {
  return pairs.map((pair) => (column[pair] ?? 0) - 1);
}

/** The wanted pairs in the order of their records in one store. */
function pairsBy(column: Uint32Array, isWanted: (pair: number) => boolean): Uint32Array {
  const pairs = Uint32Array.from({ length: column.length }, (_, pair) => pair).filter(isWanted);
  return pairs.sort((left, right) => (column[left] ?? 0) - (column[right] ?? 0));
}

/** Names in one piece of memory. */
class Names {
  #bytes = new Uint8Array(CAPACITY_MIN);
  #used = 0;
  readonly #starts: Float64Array;
  readonly #sizes: Uint32Array;

  constructor(count: number) {
    this.#starts = new Float64Array(count);
    this.#sizes = new Uint32Array(count);
  }

  set(pair: number, name: Uint8Array): void {
    const end = this.#used + name.length;
    if (end > this.#bytes.length) this.#grow(end);
    this.#bytes.set(name, this.#used);
    this.#starts[pair] = this.#used;
    this.#sizes[pair] = name.length;
    this.#used = end;
  }

  get(pair: number): Uint8Array {
    const start = this.#starts[pair] ?? 0;
    return this.#bytes.subarray(start, start + (this.#sizes[pair] ?? 0));
  }

  #grow(needed: number): void {
    const larger = new Uint8Array(Math.ceil(needed * GROWTH));
    larger.set(this.#bytes.subarray(0, this.#used));
    this.#bytes = larger;
  }
}
