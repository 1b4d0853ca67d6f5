/**
 * One segment of a write-ahead log, written in memory: a record of the CRC so far, the owner, and
 * what follows (etcd server/storage/wal/wal.go, Create, Save and SaveSnapshot, v3.6.14). A log that
 * begins has an empty raft snapshot next.
 */

import { concatBytes, WireWriter } from '../bytes/wire-writer.ts';
import { crc32c } from '../bytes/crc32c.ts';
import { encodeConfState } from '../raft/conf-state.ts';
import type { ConfState } from '../raft/conf-state.ts';
import { encodeEntry, encodeHardState } from '../raft/entry.ts';
import type { Entry, HardState } from '../raft/entry.ts';
import type { LogPosition } from '../raft/raft-snapshot.ts';
import type { Zeros } from '../raft/zeros.ts';
import { encodeFrame } from './frame.ts';
import { encodeLogOwner } from './metadata.ts';
import type { LogOwner } from './metadata.ts';
import { encodeRecord, RECORD_TYPES } from './record.ts';

/** A segment that grows. */
export class SegmentWriter {
  readonly #zeros: Zeros;
  readonly #frames: Uint8Array[] = [];
  #running: number;

  /** `running` is the CRC-32C over the data of all segments before. */
  constructor(owner: LogOwner, zeros: Zeros, running = 0) {
    this.#zeros = zeros;
    this.#running = running;
    this.#frames.push(encodeFrame(encodeRecord(RECORD_TYPES.crc, running)));
    this.#record(RECORD_TYPES.metadata, encodeLogOwner(owner));
  }

  /** The CRC-32C over all data so far, which the next segment begins with. */
  get running(): number {
    return this.#running;
  }

  /** A raft snapshot that the log can be read from; etcd 3.4 knows no conf state here. */
  snapshot({ index, term }: LogPosition, confState?: ConfState): void {
    const writer = new WireWriter().number(1, index).number(2, term);
    if (confState !== undefined) writer.bytes(3, encodeConfState(confState, this.#zeros));
    this.#record(RECORD_TYPES.snapshot, writer.end());
  }

  /** The next entry, or one that replaces those from its index on. */
  entry(entry: Entry): void {
    this.#record(RECORD_TYPES.entry, encodeEntry(entry, this.#zeros));
  }

  /** What the member has promised, behind the entries that it speaks of. */
  hardState(state: HardState): void {
    this.#record(RECORD_TYPES.state, encodeHardState(state));
  }

  /** The segment up to its last record. */
  end(): Uint8Array {
    return concatBytes(this.#frames);
  }

  #record(type: number, data: Uint8Array): void {
    this.#running = crc32c(data, this.#running);
    this.#frames.push(encodeFrame(encodeRecord(type, this.#running, data)));
  }
}
