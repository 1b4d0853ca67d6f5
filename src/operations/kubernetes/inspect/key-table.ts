/**
 * What the records say of each key, in columns: about 70 bytes a key, and no names. A name is read
 * again from the key's newest record where somebody wants it.
 */

import { FingerprintTable } from '../../../etcd/fingerprint-table.ts';
import type { RecordCursor } from '../../../etcd/record-cursor.ts';

const CAPACITY_MIN = 1024;
const GROWTH = 1.5;
/** The word of a slot of the table that has the key's number. */
const NUMBER = 2;

/** Bits of what is known of a key. */
const LIVE = 1;
/** Its newest value has to be looked at: for the facts of the page; by the security questions. */
export const WANTED = 2;
export const EXAMINED = 4;
export const ENCRYPTED = 8;
/** What its newest value says: a Pod that runs, the token of a service account. */
export const RUNNING = 16;
export const ACCOUNT_TOKEN = 32;
/** Bits of the newest record; all others are of the key. */
const OF_RECORD = LIVE | ENCRYPTED | RUNNING | ACCOUNT_TOKEN;

/** The keys, numbered in the order in which the records meet them. */
export class KeyTable {
  readonly #table: FingerprintTable;
  /** Keys so far. */
  length = 0;
  /** Number of the group. */
  groups: Uint32Array = new Uint32Array(CAPACITY_MIN);
  /** Ordinal of the newest record. */
  ordinals: Uint32Array = new Uint32Array(CAPACITY_MIN);
  flags: Uint8Array = new Uint8Array(CAPACITY_MIN);
  /** Bytes of the newest record, and of its value. */
  recordBytes: Uint32Array = new Uint32Array(CAPACITY_MIN);
  valueBytes: Uint32Array = new Uint32Array(CAPACITY_MIN);
  /** Records that are retained, and their bytes. */
  records: Uint32Array = new Uint32Array(CAPACITY_MIN);
  retainedBytes: Float64Array = new Float64Array(CAPACITY_MIN);
  /** What the newest record says; 0 of a deleted key. */
  createRevisions: Float64Array = new Float64Array(CAPACITY_MIN);
  versions: Float64Array = new Float64Array(CAPACITY_MIN);
  /** Of the few keys that are attached to one. */
  readonly leases: Map<number, bigint> = new Map();

  /** A seed that the maker of a file does not know keeps chosen names from falling together. */
  constructor(seed = 0) {
    this.#table = new FingerprintTable(NUMBER + 1, seed);
  }

  /** Takes the next record in; the number of its key. */
  take(record: RecordCursor, ordinal: number): number {
    const number = this.#numberOf(record);
    const bytes = record.end - record.start;
    const flags = this.flags[number] ?? 0;
    this.flags[number] = (flags & ~OF_RECORD) | (record.tombstone ? 0 : LIVE);
    this.ordinals[number] = ordinal;
    this.recordBytes[number] = bytes;
    this.valueBytes[number] = record.valueEnd - record.valueStart;
    this.records[number] = (this.records[number] ?? 0) + 1;
    this.retainedBytes[number] = (this.retainedBytes[number] ?? 0) + bytes;
    this.createRevisions[number] = record.createRevision;
    this.versions[number] = record.version;
    if (record.hasLease) this.leases.set(number, record.lease);
    else this.leases.delete(number);
    return number;
  }

  /** Whether a key is live, and all of these bits are set. */
  is(number: number, flags = 0): boolean {
    const wanted = LIVE | flags;
    return ((this.flags[number] ?? 0) & wanted) === wanted;
  }

  /** Sets bits of a key. */
  mark(number: number, flags: number): void {
    this.flags[number] = (this.flags[number] ?? 0) | flags;
  }

  #numberOf({ bytes, nameStart, nameEnd }: RecordCursor): number {
    const table = this.#table;
    const at = table.locate(bytes, nameStart, nameEnd);
    if (table.has(at)) return table.words[at + NUMBER] ?? 0;
    table.claim(at);
    const number = this.length++;
    table.words[at + NUMBER] = number;
    if (table.isFull) table.grow(() => true, table.used);
    if (number === this.groups.length) this.#grow();
    return number;
  }

  #grow(): void {
    const capacity = Math.ceil(this.length * GROWTH);
    this.groups = larger32(this.groups, capacity);
    this.ordinals = larger32(this.ordinals, capacity);
    this.recordBytes = larger32(this.recordBytes, capacity);
    this.valueBytes = larger32(this.valueBytes, capacity);
    this.records = larger32(this.records, capacity);
    this.retainedBytes = larger64(this.retainedBytes, capacity);
    this.createRevisions = larger64(this.createRevisions, capacity);
    this.versions = larger64(this.versions, capacity);
    const flags = new Uint8Array(capacity);
    flags.set(this.flags);
    this.flags = flags;
  }
}

function larger32(column: Uint32Array, capacity: number): Uint32Array {
  const grown = new Uint32Array(capacity);
  grown.set(column);
  return grown;
}

function larger64(column: Float64Array, capacity: number): Float64Array {
  const grown = new Float64Array(capacity);
  grown.set(column);
  return grown;
}
