/** What records say besides their keys and values, of many records in typed arrays. */

import type { RecordCursor } from '../record-cursor.ts';
import type { KeyVersion } from './comparison.ts';

/** Records of one store in the order of their ordinals, 44 bytes each. */
export class VersionList {
  /** Their ordinals. */
  readonly ordinals: Uint32Array;
  readonly #created: Float64Array;
  readonly #modified: Float64Array;
  readonly #versions: Float64Array;
  readonly #valueSizes: Uint32Array;
  /** Where they begin in the file. */
  readonly #offsets: Float64Array;
  /** Bytes from there to the value. */
  readonly #headSizes: Uint32Array;
  /** Few keys are attached to a lease. */
  readonly #leases = new Map<number, bigint>();

  /** A list of records that were not read yet. */
  constructor(ordinals: Uint32Array) {
    this.ordinals = ordinals;
    this.#created = new Float64Array(ordinals.length);
    this.#modified = new Float64Array(ordinals.length);
    this.#versions = new Float64Array(ordinals.length);
    this.#valueSizes = new Uint32Array(ordinals.length);
    this.#offsets = new Float64Array(ordinals.length);
    this.#headSizes = new Uint32Array(ordinals.length);
  }

  /** Takes what a record says; of a store whose records lie in pages of this size. */
  set(at: number, record: RecordCursor, pageSize: number): void {
    this.#offsets[at] = record.pgid * pageSize + record.start;
    this.#headSizes[at] = record.valueStart - record.start;
    this.#created[at] = record.createRevision;
    this.#modified[at] = record.main;
    this.#versions[at] = record.version;
    this.#valueSizes[at] = record.valueEnd - record.valueStart;
    if (record.hasLease) this.#leases.set(at, record.lease);
  }

  /** Whether a record that was read again is the one in the list. */
  isOf(at: number, { main, valueStart, valueEnd }: RecordCursor): boolean {
    return this.#modified[at] === main && this.#valueSizes[at] === valueEnd - valueStart;
  }

  /** Where a record begins in the file. */
  offset(at: number): number {
    return this.#offsets[at] ?? 0;
  }

  /** Bytes of a record in front of its value. */
  headSize(at: number): number {
    return this.#headSizes[at] ?? 0;
  }

  /** Bytes of a record, from where it begins to the end of its value. */
  size(at: number): number {
    return this.headSize(at) + this.valueSize(at);
  }

  /** Main revision of a record. */
  modRevision(at: number): number {
    return this.#modified[at] ?? 0;
  }

  /** Writes since the key was created. */
  writes(at: number): number {
    return this.#versions[at] ?? 0;
  }

  /** Bytes of a record's value. */
  valueSize(at: number): number {
    return this.#valueSizes[at] ?? 0;
  }

  /** What a record says, with its value if that is at hand. */
  version(at: number, value?: Uint8Array): KeyVersion {
    return {
      createRevision: this.#created[at] ?? 0,
      modRevision: this.modRevision(at),
      version: this.writes(at),
      lease: this.#leases.get(at) ?? 0n,
      valueSize: this.valueSize(at),
      value,
    };
  }
}
