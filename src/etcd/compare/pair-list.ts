/**
 * The pairs that are given, without their values: their names, which are held in one piece of
 * memory, what their records say, and the order of the names. Of all other keys no name is held.
 */

import { Copies } from '../../bytes/copies.ts';
import { orderOfNumbers, orderOfStrings } from '../../bytes/order.ts';
import type { KeyPair, KeyVersion } from './comparison.ts';
import type { KeyTotals } from './newest-records.ts';
import type { RecordReader } from './record-reader.ts';
import { VersionList } from './version-list.ts';

const NAME_BYTES_MIN = 65_536;
const GROWTH = 1.5;

/** One thing of each side. */
export interface Both<T> {
  readonly before: T;
  readonly after: T;
}

/** Values of a pair; undefined where there is none, or it was not read. */
export type PairValues = Partial<Both<Uint8Array | undefined>>;

/** What a list is made of. */
interface PairParts {
  readonly versions: Both<VersionList>;
  /** Of each pair the place of its record in the list of versions, plus 1; 0 for none. */
  readonly before: Uint32Array;
  readonly after: Uint32Array;
  readonly isSame: Uint8Array;
  readonly names: NameList;
}

/** All pairs, in the order of their keys; or some, in any order. */
export class PairList {
  readonly versions: Both<VersionList>;
  readonly #parts: PairParts;
  readonly #order: Uint32Array;
  readonly #copies: Copies = new Copies();

  /** Use `readPairList`. */
  constructor(parts: PairParts, order: Uint32Array = orderOfStrings(parts.names)) {
    this.versions = parts.versions;
    this.#parts = parts;
    this.#order = order;
  }

  /** The pairs at these positions, in their order; what they are made of is shared. */
  select(positions: Uint32Array): PairList {
    return new PairList(
      this.#parts,
      positions.map((at) => this.#order[at] ?? 0),
    );
  }

  /** Number of pairs. */
  get length(): number {
    return this.#order.length;
  }

  /**
   * Place of a pair's record in one of the lists of versions, plus 1; 0 for none. Of a record that is
   * the same in both, after's is read only.
   */
  recordOf(at: number, side: keyof Both<unknown>): number {
    const pair = this.#order[at] ?? 0;
    return this.#parts[side][pair] ?? 0;
  }

  /** Bytes of both records of a pair. */
  recordBytes(at: number): number {
    const before = this.recordOf(at, 'before');
    const after = this.recordOf(at, 'after');
    const { versions } = this;
    return (
      (before === 0 ? 0 : versions.before.size(before - 1)) +
      (after === 0 ? 0 : versions.after.size(after - 1))
    );
  }

  /** The name of a pair; a view. */
  name(at: number): Uint8Array {
    return this.#parts.names.get(this.#order[at] ?? 0);
  }

  /** A pair, with a copy of its name. */
  pair(at: number, values: PairValues = {}): KeyPair {
    const key = this.#copies.of(this.name(at));
    const isSame = this.#parts.isSame[this.#order[at] ?? 0] !== 0;
    const after = this.#version(at, 'after', values.after);
    const before = isSame ? after : this.#version(at, 'before', values.before);
    return { key, before, after, isSame };
  }

  #version(at: number, side: keyof Both<unknown>, value?: Uint8Array): KeyVersion | undefined {
    const record = this.recordOf(at, side);
    return record === 0 ? undefined : this.versions[side].version(record - 1, value);
  }
}

/** Reads what there is to know of all pairs but their values. */
export async function readPairList(
  totals: KeyTotals,
  readers: Both<RecordReader>,
): Promise<PairList> {
  const { after, differentKeys } = totals;
  // What is the same in both is read from one of them.
  const before = totals.before.slice().fill(0, differentKeys);
  const inBefore = recordOrder(before);
  const inAfter = recordOrder(after);
  const versions = {
    before: new VersionList(inBefore.map((pair) => (before[pair] ?? 0) - 1)),
    after: new VersionList(inAfter.map((pair) => (after[pair] ?? 0) - 1)),
  };
  // Pairs are numbered anew, in the order in which their names are read.
  const onlyAfter = inAfter.filter((pair) => before[pair] === 0);
  const numbers = new Uint32Array(before.length);
  const isSame = new Uint8Array(before.length);
  let next = 0;
  for (const pairs of [inBefore, onlyAfter]) {
    for (const pair of pairs) {
      numbers[pair] = next;
      isSame[next++] = pair < differentKeys ? 0 : 1;
    }
  }
  const names = new NameList(before.length);
  await readers.before.visit(versions.before.ordinals, (at, record) => {
    versions.before.set(at, record, readers.before.pageSize);
    names.add(record.name);
  });
  await readers.after.visit(versions.after.ordinals, (at, record) => {
    versions.after.set(at, record, readers.after.pageSize);
    if (before[inAfter[at] ?? 0] === 0) names.add(record.name);
  });
  return new PairList({
    versions,
    before: placesOf(inBefore, numbers),
    after: placesOf(inAfter, numbers),
    isSame,
    names,
  });
}

/** The pairs that have a record in a column, in the order of those. */
function recordOrder(column: Uint32Array): Uint32Array {
  const order = orderOfNumbers(column);
  const first = order.findIndex((pair) => column[pair] !== 0);
  return order.slice(first < 0 ? order.length : first);
}

/** Of each pair its place in the order, plus 1; 0 where it is not in it. */
function placesOf(order: Uint32Array, numbers: Uint32Array): Uint32Array {
  const places = new Uint32Array(numbers.length);
  for (const [at, pair] of order.entries()) places[numbers[pair] ?? 0] = at + 1;
  return places;
}

/** Names one behind the other. */
class NameList {
  bytes: Uint8Array = new Uint8Array(NAME_BYTES_MIN);
  readonly starts: Float64Array;
  #count = 0;

  constructor(count: number) {
    this.starts = new Float64Array(count + 1);
  }

  add(name: Uint8Array): void {
    const start = this.starts[this.#count] ?? 0;
    const end = start + name.length;
    if (end > this.bytes.length) {
      const larger = new Uint8Array(Math.ceil(end * GROWTH));
      larger.set(this.bytes.subarray(0, start));
      this.bytes = larger;
    }
    this.bytes.set(name, start);
    this.starts[++this.#count] = end;
  }

  get(pair: number): Uint8Array {
    return this.bytes.subarray(this.starts[pair], this.starts[pair + 1]);
  }
}
