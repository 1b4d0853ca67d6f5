/**
 * The life of each key (etcd server/storage/mvcc/key_index.go, generation, v3.6.14): it begins with
 * version 1 at its own create revision, each further record keeps the create revision and adds one
 * to the version, and a tombstone ends it. Compaction takes records away from the front, so a life
 * that began at or before the compacted revision may begin with any record up to there.
 *
 * This is the reference; the kernel passes over the records that are plainly right
 * (`kernel/assembly/generations.ts`).
 */

import { problem } from '../../findings.ts';
import { FingerprintLives } from '../key-lives.ts';
import type { KeyLives, LifeBefore } from '../key-lives.ts';
import type { RecordCursor } from '../record-cursor.ts';
import type { Report } from '../../findings.ts';
import { formatLeaseId } from '../lease-id.ts';
import type { StoreCheck } from './check.ts';
import { LeaseSuspects } from './lease-suspects.ts';
import type { StoreView } from './store-view.ts';

/** Main revision of the first write of a store. */
const FIRST_REVISION = 2;

/** The check, which also knows the number of live keys at the end. */
export class GenerationCheck implements StoreCheck {
  readonly #store: StoreView;
  readonly #report: Report;
  readonly #lives: KeyLives;
  readonly #suspects: LeaseSuspects;
  /** What the last record did to the number of live keys: 1, 0 or -1. */
  change: -1 | 0 | 1 = 0;

  constructor(store: StoreView, report: Report, lives: KeyLives = new FingerprintLives()) {
    this.#store = store;
    this.#report = report;
    this.#lives = lives;
    this.#suspects = new LeaseSuspects((name, main) => lives.isNewest(name, main));
  }

  /** Keys that are live after the records so far. */
  get liveKeys(): number {
    return this.#lives.liveKeys;
  }

  record(record: RecordCursor): void {
    const before = this.#lives.take(record);
    const mayBeCut = record.main <= this.#store.compactFloor;
    if (record.tombstone) {
      this.change = before.live ? -1 : 0;
      if (!before.live && !mayBeCut) this.#report(problem('tombstone-orphan', record.place, {}));
      if (record.end > record.nameEnd) this.#reportTombstoneValue(record);
      return;
    }
    this.change = before.live ? 0 : 1;
    if (record.empty) return;
    if (before.live) this.#checkNext(record, before, mayBeCut);
    else this.#checkFirst(record, mayBeCut);
    if (record.hasLease && !this.#store.leases.has(record.lease)) this.#suspects.add(record);
  }

  end(): void {
    this.#suspects.report((place, lease) => {
      this.#report(problem('lease-missing', place, { lease: formatLeaseId(lease) }));
    });
  }

  #checkNext(record: RecordCursor, before: LifeBefore, mayBeCut: boolean): void {
    if (record.createRevision !== before.createRevision) {
      const facts = { found: record.createRevision, expected: before.createRevision };
      this.#report(problem('generation-create', record.place, facts));
      return;
    }
    const expected = before.version + 1;
    // Where records between are gone, each of them had a revision of its own.
    const most = mayBeCut ? before.version + record.main - before.main : expected;
    if (record.version >= expected && record.version <= most) return;
    this.#report(problem('generation-version', record.place, { found: record.version, expected }));
  }

  #checkFirst(record: RecordCursor, mayBeCut: boolean): void {
    const { version, createRevision, main } = record;
    const isFirst = version === 1 && createRevision === main;
    // Each record between has a revision of its own, so the version cannot outrun them. The first
    // write of a store gets revision 2.
    const isLater =
      version > 1 &&
      createRevision >= FIRST_REVISION &&
      createRevision < main &&
      version <= main - createRevision + 1;
    if (isFirst || (mayBeCut && isLater)) return;
    this.#report(problem('generation-start', record.place, { version, createRevision }));
  }

  #reportTombstoneValue(record: RecordCursor): void {
    const valueBytes = record.end - record.nameEnd;
    this.#report(problem('tombstone-value', record.place, { valueBytes }));
  }
}
