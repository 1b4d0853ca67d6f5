/**
 * The values of pairs that follow each other, read at once. The order of keys has nothing to do with
 * that of records, so values are read in the order of their pages, and as many at once as may be in
 * memory together: pages which lie together are read together.
 */

import { orderOfNumbers } from '../../bytes/order.ts';
import type { KeyPair, WantsValues } from './comparison.ts';
import type { Both, PairList } from './pair-list.ts';
import { changedError } from './record-reader.ts';
import type { RecordReader } from './record-reader.ts';

/** Bytes of the values of a window, unless one pair alone has more. */
const WINDOW_BYTES = 96 * 1024 * 1024;
/** Pairs of a window. */
const WINDOW_PAIRS = 262_144;
/** Pairs of the first window where that is to be read soon, and how much larger the next one is. */
const FIRST_PAIRS = 1024;
const GROWTH = 8;
/** Pairs of a window none of whose values is wanted. */
const UNWANTED_PAIRS = 8192;

type Side = keyof Both<unknown>;

/** Reads one window after the other into the same memory. */
export class ValueWindow {
  readonly #list: PairList;
  #room = new Uint8Array(0);
  /** The first pair, and the one behind the last. */
  from = 0;
  to = 0;
  /** Of each pair whether its values are wanted. */
  #wanted = new Uint8Array(0);
  /** Of each pair where its value begins in the room. */
  #starts: Both<Float64Array> = { before: new Float64Array(0), after: new Float64Array(0) };
  /** The first pairs, up to the first one that is wanted, which are made to ask for it. */
  #unwanted: KeyPair[] = [];
  /** Pairs of the next window. */
  #pairsMax: number;

  constructor(list: PairList, startsSmall = false) {
    this.#list = list;
    this.#pairsMax = startsSmall ? FIRST_PAIRS : WINDOW_PAIRS;
  }

  /** Moves to the next pairs whose wanted values may be in memory together, and reads those. */
  async next(readers: Both<RecordReader>, wantsValues: WantsValues | undefined): Promise<void> {
    const bytes = this.#choose(wantsValues);
    // Room for all further windows at once: they are about as large, and two would be too much.
    const room = this.to < this.#list.length ? Math.max(bytes, WINDOW_BYTES) : bytes;
    if (bytes > this.#room.length) this.#room = new Uint8Array(room);
    const before = this.#layOut('before', 0);
    const after = this.#layOut('after', before.end);
    this.#starts = { before: before.starts, after: after.starts };
    await this.#read('before', readers.before, before.places);
    await this.#read('after', readers.after, after.places);
  }

  /** Says which pairs the window has, and which values; how many bytes those have. */
  #choose(wantsValues: WantsValues | undefined): number {
    const list = this.#list;
    const from = this.to;
    const wanted = new Uint8Array(Math.min(this.#pairsMax, list.length - from));
    this.#unwanted = [];
    let count = 0;
    let bytes = 0;
    let to = from;
    for (; to < from + wanted.length; to++) {
      if (wantsValues !== undefined) {
        const pair = list.pair(to);
        if (!wantsValues(pair)) {
          if (count > 0) continue;
          this.#unwanted.push(pair);
          if (this.#unwanted.length < UNWANTED_PAIRS) continue;
          to++;
          break;
        }
      }
      const size = list.valueBytes(to);
      if (bytes > 0 && bytes + size > WINDOW_BYTES) break;
      bytes += size;
      count++;
      wanted[to - from] = 1;
    }
    this.from = from;
    this.to = to;
    this.#wanted = wanted;
    this.#pairsMax = Math.min(WINDOW_PAIRS, this.#pairsMax * GROWTH);
    return bytes;
  }

  /** A pair of the window, with copies of its values if they are wanted. */
  pair(at: number): KeyPair {
    if (this.#wanted[at - this.from] === 0) {
      return this.#unwanted[at - this.from] ?? this.#list.pair(at);
    }
    return this.#list.pair(at, {
      before: this.#value(at, 'before'),
      after: this.#value(at, 'after'),
    });
  }

  /** Where the values of a side go, in the order of their records. */
  #layOut(side: Side, start: number): { places: Uint32Array; starts: Float64Array; end: number } {
    const { from, to } = this;
    const records = Uint32Array.from({ length: to - from }, (_, place) => {
      return this.#wanted[place] === 0 ? 0 : this.#list.recordOf(from + place, side);
    });
    const places = orderOfNumbers(records).filter((place) => records[place] !== 0);
    const starts = new Float64Array(records.length);
    let end = start;
    for (const place of places) {
      starts[place] = end;
      end += this.#list.versions[side].valueSize((records[place] ?? 0) - 1);
    }
    return { places, starts, end };
  }

  async #read(side: Side, reader: RecordReader, places: Uint32Array): Promise<void> {
    const versions = this.#list.versions[side];
    const starts = this.#starts[side];
    const records = places.map((place) => this.#list.recordOf(this.from + place, side) - 1);
    const ordinals = records.map((record) => versions.ordinals[record] ?? 0);
    await reader.visit(ordinals, (at, record) => {
      if (!versions.isOf(records[at] ?? 0, record)) throw changedError(reader.store);
      this.#room.set(record.value, starts[places[at] ?? 0]);
    });
  }

  #value(at: number, side: Side): Uint8Array | undefined {
    const record = this.#list.recordOf(at, side);
    if (record === 0) return undefined;
    const start = this.#starts[side][at - this.from] ?? 0;
    return this.#room.slice(start, start + this.#list.versions[side].valueSize(record - 1));
  }
}
