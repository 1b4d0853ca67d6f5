/**
 * The life of each key (etcd server/storage/mvcc/key_index.go, generation, v3.6.14): it begins with
 * version 1 at its own create revision, each further record keeps the create revision and adds one
 * to the version, and a tombstone ends it. Compaction takes records away from the front, so a life
 * that began at or before the compacted revision may begin with any record up to there.
 */

import { problem } from '../../findings.ts';
import { FingerprintTable, OWNER_BIT } from '../fingerprint-table.ts';
import type { RecordCursor } from '../record-cursor.ts';
import type { Report } from '../../findings.ts';
import { formatLeaseId } from '../lease-id.ts';
import type { StoreCheck } from './check.ts';
import type { StoreView } from './store-view.ts';

/** Words of a slot behind the fingerprint: create revision (two), main revision (two), version. */
const CREATE = 2;
const MAIN = 4;
const VERSION = 6;
const WORDS_PER_SLOT = 7;

/** A key whose lease was not there when it was attached, to be looked at again at the end. */
interface Suspect {
  readonly name: Uint8Array;
  readonly main: number;
  readonly report: () => void;
}

/** The check, which also knows the number of live keys at the end. */
export class GenerationCheck implements StoreCheck {
  readonly #store: StoreView;
  readonly #report: Report;
  readonly #table: FingerprintTable;
  readonly #suspects: Suspect[] = [];
  #liveKeys = 0;
  /** What the last record did to the number of live keys: 1, 0 or -1. */
  change: -1 | 0 | 1 = 0;

  constructor(store: StoreView, report: Report, seed = 0) {
    this.#store = store;
    this.#report = report;
    this.#table = new FingerprintTable(WORDS_PER_SLOT, seed);
  }

  /** Keys that are live after the records so far. */
  get liveKeys(): number {
    return this.#liveKeys;
  }

  record(record: RecordCursor): void {
    this.change = 0;
    const table = this.#table;
    const at = table.locate(record.bytes, record.nameStart, record.nameEnd);
    const known = table.has(at);
    const live = known && this.#isLive(at);
    const mayBeCut = record.main <= this.#store.compactFloor;
    if (record.tombstone) {
      if (!live && !mayBeCut) this.#report(problem('tombstone-orphan', record.place, {}));
      if (record.end > record.nameEnd) this.#reportTombstoneValue(record);
      if (live) this.#setLive(at, false);
      return;
    }
    if (record.empty) {
      this.#put(record, at, known, live);
      return;
    }
    if (live) this.#checkNext(record, at, mayBeCut);
    else this.#checkFirst(record, mayBeCut);
    this.#put(record, at, known, live);
    if (record.hasLease && !this.#store.leases.has(record.lease)) this.#suspect(record);
  }

  /** A lease may be revoked after a record; only the newest record of a live key must have one. */
  end(): void {
    for (const { name, main, report } of this.#suspects) {
      const at = this.#table.locate(name);
      if (this.#table.has(at) && this.#isLive(at) && this.#number(at + MAIN) === main) report();
    }
  }

  #checkNext(record: RecordCursor, at: number, mayBeCut: boolean): void {
    const createRevision = this.#number(at + CREATE);
    if (record.createRevision !== createRevision) {
      const facts = { found: record.createRevision, expected: createRevision };
      this.#report(problem('generation-create', record.place, facts));
      return;
    }
    const expected = (this.#table.words[at + VERSION] ?? 0) + 1;
    if (record.version === expected || (mayBeCut && record.version > expected)) return;
    this.#report(problem('generation-version', record.place, { found: record.version, expected }));
  }

  #checkFirst(record: RecordCursor, mayBeCut: boolean): void {
    const { version, createRevision, main } = record;
    const isFirst = version === 1 && createRevision === main;
    // Each record between has a revision of its own, so the version cannot outrun them.
    const isLater = version > 1 && createRevision < main && version <= main - createRevision + 1;
    if (isFirst || (mayBeCut && isLater)) return;
    this.#report(problem('generation-start', record.place, { version, createRevision }));
  }

  #reportTombstoneValue(record: RecordCursor): void {
    const valueBytes = record.end - record.nameEnd;
    this.#report(problem('tombstone-value', record.place, { valueBytes }));
  }

  #suspect(record: RecordCursor): void {
    const { place, lease, main } = record;
    const report = (): void => {
      this.#report(problem('lease-missing', place, { lease: formatLeaseId(lease) }));
    };
    this.#suspects.push({ name: record.name.slice(), main, report });
  }

  #put(record: RecordCursor, at: number, known: boolean, live: boolean): void {
    const table = this.#table;
    if (!known) table.claim(at);
    if (!live) this.#setLive(at, true);
    this.#setNumber(at + CREATE, record.createRevision);
    this.#setNumber(at + MAIN, record.main);
    table.words[at + VERSION] = record.version;
    if (table.isFull) table.grow((slot) => this.#isLive(slot), this.#liveKeys);
  }

  #isLive(at: number): boolean {
    return ((this.#table.words[at + 1] ?? 0) & OWNER_BIT) !== 0;
  }

  #setLive(at: number, live: boolean): void {
    const word = this.#table.words[at + 1] ?? 0;
    this.#table.words[at + 1] = live ? word | OWNER_BIT : word & ~OWNER_BIT;
    this.change = live ? 1 : -1;
    this.#liveKeys += this.change;
  }

  #number(at: number): number {
    return (this.#table.words[at] ?? 0) * 2 ** 32 + (this.#table.words[at + 1] ?? 0);
  }

  #setNumber(at: number, value: number): void {
    this.#table.words[at] = Math.floor(value / 2 ** 32);
    this.#table.words[at + 1] = value >>> 0;
  }
}
