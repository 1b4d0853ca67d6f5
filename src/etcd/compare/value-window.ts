/**
 * The values of pairs that follow each other, read at once. The order of keys has nothing to do with
 * that of records, so values are read in the order of their pages, and as many at once as may be in
 * memory together: pages which lie together are read together.
 */

import { Copies } from '../../bytes/copies.ts';
import { orderOfNumbers } from '../../bytes/order.ts';
import { revisionMain } from '../revision.ts';
import type { KeyPair, WantsValues } from './comparison.ts';
import type { Both, PairList } from './pair-list.ts';
import { changedError } from './record-reader.ts';
import type { RecordReader } from './record-reader.ts';
import type { VersionList } from './version-list.ts';

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

/** Records of a side in their order. */
interface WantedRecords {
  /** Of each the place of its pair in the window, and its own in the list of versions. */
  readonly places: Uint32Array;
  readonly records: Uint32Array;
  /** Of each place where the value goes. */
  readonly starts: Float64Array;
}

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
  /** Apart from those of the names: whoever keeps all names keeps no value with them. */
  readonly #copies: Copies = new Copies();
  /** Pairs of the next window. */
  #pairsMax: number;

  constructor(list: PairList, startsSmall = false) {
    this.#list = list;
    this.#pairsMax = startsSmall ? FIRST_PAIRS : WINDOW_PAIRS;
  }

  /** Moves to the next pairs whose wanted values may be in memory together, and reads those. */
  async next(readers: Both<RecordReader>, wantsValues: WantsValues | undefined): Promise<void> {
    this.#choose(wantsValues);
    const before = this.#layOut('before', 0);
    const after = this.#layOut('after', before.end);
    this.#starts = { before: before.starts, after: after.starts };
    // Room for all further windows at once: they are about as large, and two would be too much.
    const room = this.to < this.#list.length ? Math.max(after.end, WINDOW_BYTES) : after.end;
    if (after.end > this.#room.length) this.#room = new Uint8Array(room);
    await this.#read('before', readers.before, before.places);
    await this.#read('after', readers.after, after.places);
  }

  /** Says which pairs the window has, and which values. */
  #choose(wantsValues: WantsValues | undefined): void {
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
      const size = list.recordBytes(to);
      if (bytes > 0 && bytes + size > WINDOW_BYTES) break;
      bytes += size;
      count++;
      wanted[to - from] = 1;
    }
    this.from = from;
    this.to = to;
    this.#wanted = wanted;
    this.#pairsMax = Math.min(WINDOW_PAIRS, this.#pairsMax * GROWTH);
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
    const versions = this.#list.versions[side];
    const starts = new Float64Array(records.length);
    let end = start;
    for (const place of places) {
      const record = (records[place] ?? 0) - 1;
      starts[place] = end + versions.headSize(record);
      end += versions.size(record);
    }
    return { places, starts, end };
  }

  /** Of each record its revision comes along, to be held against the one that was read before. */
  async #read(side: Side, reader: RecordReader, places: Uint32Array): Promise<void> {
    const versions = this.#list.versions[side];
    const starts = this.#starts[side];
    const records = places.map((place) => this.#list.recordOf(this.from + place, side) - 1);
    if (reader.isInline) {
      await this.#visit(reader, versions, { places, records, starts });
      return;
    }
    const targets = Float64Array.from(records, (record, at) => {
      return (starts[places[at] ?? 0] ?? 0) - versions.headSize(record);
    });
    const offsets = Float64Array.from(records, (record) => versions.offset(record));
    const sizes = records.map((record) => versions.size(record));
    await reader.readSpans({ offsets, sizes, targets }, this.#room);
    for (const [at, record] of records.entries()) {
      const revision = this.#room.subarray(targets[at], starts[places[at] ?? 0]);
      if (revisionMain(revision) !== versions.modRevision(record)) throw changedError(reader.store);
    }
  }

  /** Of a small store whose records are in memory. */
  async #visit(
    reader: RecordReader,
    versions: VersionList,
    { places, records, starts }: WantedRecords,
  ): Promise<void> {
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
    const end = start + this.#list.versions[side].valueSize(record - 1);
    return this.#copies.of(this.#room.subarray(start, end));
  }
}
