/**
 * What a write-ahead log comes to when its records are taken in order, as etcd takes them at start
 * (etcd server/storage/wal/wal.go, `ReadAll`, v3.6.14): a later entry replaces all from its index
 * on, the last hard state counts, and a raft snapshot bridges the entries before it.
 */

import { equalBytes } from '../bytes/compare.ts';
import { problem } from '../findings.ts';
import type { Place, Report } from '../findings.ts';
import type { HardState } from '../raft/entry.ts';
import type { LogPosition } from '../raft/raft-snapshot.ts';
import type { LogBatch } from './read-log.ts';
import { RECORD_TYPES } from './record.ts';
import { dataOf, field, hardStateOf, ROW } from './record-batch.ts';
import type { LogSegment } from './segments.ts';
import { TermStarts } from './term-starts.ts';

/** Markers that are kept, the newest; etcd keeps five files. */
const MARKERS_MAX = 1024;

export class LogFacts {
  readonly #report: Report;
  recordCount = 0;
  /** Entry records, replaced ones too. */
  entryCount = 0;
  /** Entry records that replace what was there. */
  overrideCount = 0;
  /** The entries that are left: [firstIndex, lastIndex]; 0 where there are none. */
  firstIndex = 0;
  lastIndex = 0;
  /** The last hard state. */
  hardState: HardState | undefined;
  /** etcdserverpb.Metadata: who wrote this. */
  metadata: Uint8Array | undefined;
  /** The newest raft snapshots, in the order of the log. */
  readonly markers: LogPosition[] = [];
  /** Terms of the entries that are left: where each begins. */
  readonly #termStarts = new TermStarts();
  #segment: LogSegment | undefined;
  /** Records of the segment so far, and whether metadata were among them. */
  #segmentRecords = 0;
  #hasMetadata = false;
  /** Whether entries are missing in the middle, so that those after it begin nowhere. */
  #hasGap = false;
  /** Highest index of a raft snapshot. */
  #snapshotIndex = 0;
  /** Term and commit of the last hard state; the rest of it is decoded once a batch. */
  #stateTerm = 0;
  #commit = 0;

  constructor(report: Report) {
    this.#report = report;
  }

  /** Term of the last entry; 0 without entries. */
  get lastTerm(): number {
    return this.#termStarts.last;
  }

  /** Term of an entry that is left; undefined for any other index. */
  termAt(index: number): number | undefined {
    if (this.firstIndex === 0 || index < this.firstIndex || index > this.lastIndex)
      return undefined;
    return this.#termStarts.at(index);
  }

  /** The newest raft snapshot that is committed: where etcd begins. */
  get start(): LogPosition | undefined {
    return this.markers
      .filter(({ index }) => index <= this.#commit)
      .reduce<LogPosition | undefined>(
        (newest, one) => (newest === undefined || one.index >= newest.index ? one : newest),
        undefined,
      );
  }

  /** Takes the next records. */
  take(batch: LogBatch): void {
    if (batch.segment !== this.#segment) this.#beginSegment(batch);
    this.recordCount += batch.count;
    this.#segmentRecords += batch.count;
    let lastState = -1;
    for (let record = 0; record < batch.count; record++) {
      const type = field(batch, record, ROW.type);
      if (type === RECORD_TYPES.entry) {
        this.#takeEntry(batch, record);
      } else if (type === RECORD_TYPES.state) {
        this.#takeState(batch, record);
        lastState = record;
      } else if (type === RECORD_TYPES.snapshot) {
        this.#takeMarker(batch, record);
      } else if (type === RECORD_TYPES.metadata) {
        this.#takeMetadata(batch, record);
      }
    }
    if (lastState >= 0) this.hardState = hardStateOf(batch, lastState);
  }

  /** Checks what only the whole log shows. */
  end(): void {
    this.#endSegment();
    const place = { part: 'write-ahead log' };
    if (this.metadata === undefined) this.#report(problem('wal-metadata-missing', place, {}));
    const { firstIndex, lastIndex } = this;
    const begin = this.start?.index ?? 0;
    if (firstIndex > begin + 1 && !this.#hasGap) {
      this.#report(problem('wal-start-gap', place, { found: firstIndex, snapshotIndex: begin }));
    }
    const commit = this.#commit;
    const reached = Math.max(lastIndex, this.#snapshotIndex);
    if (commit > reached) {
      this.#report(problem('wal-commit', place, { found: commit, lastIndex: reached }));
    }
  }

  /** Every segment begins with the checksum so far and the metadata; its name says the next index. */
  #beginSegment(batch: LogBatch): void {
    const { segment } = batch;
    const isFirst = this.#segment === undefined;
    this.#endSegment();
    this.#segment = segment;
    this.#segmentRecords = 0;
    this.#hasMetadata = false;
    const place = { file: segment.path };
    if (field(batch, 0, ROW.type) !== RECORD_TYPES.crc) {
      this.#report(problem('wal-segment-head', place, { missing: 'checksum record' }));
    }
    if (isFirst || segment.index === this.lastIndex + 1) return;
    const facts = { found: segment.index, expected: this.lastIndex + 1 };
    this.#report(problem('wal-segment-index', place, facts));
  }

  /** A segment that goes on behind its first record has metadata. */
  #endSegment(): void {
    if (this.#segment === undefined || this.#hasMetadata || this.#segmentRecords < 2) return;
    const place = { file: this.#segment.path };
    this.#report(problem('wal-segment-head', place, { missing: 'metadata' }));
  }

  #takeEntry(batch: LogBatch, record: number): void {
    const index = field(batch, record, ROW.index);
    const term = field(batch, record, ROW.term);
    this.entryCount++;
    if (index !== this.lastIndex + 1 || this.firstIndex === 0) this.#jump(batch, record, index);
    this.lastIndex = index;
    const lastTerm = this.lastTerm;
    // The first term is 1.
    const expected = Math.max(1, lastTerm);
    if (term < expected) {
      const facts = { what: 'entry', found: term, expected, lastIndex: index - 1 };
      this.#report(problem('wal-term-order', placeOf(batch, record), facts));
    }
    if (term !== lastTerm) this.#termStarts.push(term, index);
  }

  /** An entry that is not the next one. */
  #jump(batch: LogBatch, record: number, index: number): void {
    const { lastIndex } = this;
    const commit = this.#commit;
    const place = placeOf(batch, record);
    if (this.firstIndex === 0 && index > 0) {
      this.firstIndex = index;
    } else if (index > lastIndex) {
      // A raft snapshot that came from the leader stands for the entries before it.
      if (index > this.#snapshotIndex + 1) {
        this.#hasGap = true;
        this.#report(problem('wal-entry-gap', place, { found: index, expected: lastIndex + 1 }));
      }
      this.firstIndex = index;
      this.#termStarts.clear();
    } else {
      this.overrideCount++;
      if (index <= commit) {
        this.#report(problem('wal-entry-committed', place, { found: index, commit, lastIndex }));
      }
      this.firstIndex = Math.min(this.firstIndex, index);
      this.#termStarts.cut(index);
    }
  }

  #takeState(batch: LogBatch, record: number): void {
    const term = field(batch, record, ROW.term);
    if (term < this.#stateTerm) {
      const { lastIndex } = this;
      const facts = { what: 'hard state', found: term, expected: this.#stateTerm, lastIndex };
      this.#report(problem('wal-term-order', placeOf(batch, record), facts));
    }
    this.#stateTerm = term;
    this.#commit = field(batch, record, ROW.index);
  }

  #takeMarker(batch: LogBatch, record: number): void {
    const marker = {
      term: field(batch, record, ROW.term),
      index: field(batch, record, ROW.index),
    };
    this.markers.push(marker);
    if (this.markers.length > MARKERS_MAX) this.markers.shift();
    this.#snapshotIndex = Math.max(this.#snapshotIndex, marker.index);
  }

  #takeMetadata(batch: LogBatch, record: number): void {
    const data = dataOf(batch, record);
    this.#hasMetadata = true;
    if (this.metadata === undefined) this.metadata = data.slice();
    else if (!equalBytes(this.metadata, data)) {
      const facts = { lastIndex: this.lastIndex };
      this.#report(problem('wal-metadata', placeOf(batch, record), facts));
    }
  }
}

function placeOf(batch: LogBatch, record: number): Place {
  return {
    file: batch.segment.path,
    offset: batch.baseOffset + field(batch, record, ROW.offset),
  };
}
