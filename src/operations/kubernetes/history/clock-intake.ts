/** Tells a clock of the records that a pass goes over. */

import type { ObservedRecord } from '../../../etcd/changes/key-change.ts';
import type { Decryptor } from '../../../kubernetes/encryption/decryptor.ts';
import { isEncrypted } from '../../../kubernetes/encryption/encrypted-value.ts';
import { readTimes } from '../../../kubernetes/read-times.ts';
import type { RevisionClock } from './revision-clock.ts';

/** Encrypted values that are opened for their times: others are in plain text nearly always. */
const OPENED_MAX = 2000;

export class ClockIntake {
  readonly #clock: RevisionClock;
  readonly #decryptor: Decryptor;
  #opened = 0;

  constructor(clock: RevisionClock, decryptor: Decryptor) {
    this.#clock = clock;
    this.#decryptor = decryptor;
  }

  /**
   * Takes a record in. What it gives is the newest time of a manager in seconds, 0 for none, and
   * `before` is what it gave for the record before: if that was less, this write set the time.
   */
  record(record: ObservedRecord, before: number): number {
    const value = this.#open(record);
    if (value === undefined) return 0;
    const { created, managed, renewed } = readTimes(value);
    const { main: revision, createRevision, version } = record;
    if (created !== undefined && (version === 1 || before === 0)) {
      const source = 'creationTimestamp';
      this.#clock.add({ revision: createRevision, time: created, kind: 'at', source });
    }
    if (renewed !== undefined) {
      this.#clock.add({ revision, time: renewed, kind: 'at', source: 'renewTime' });
    }
    if (managed === undefined) return 0;
    const seconds = Math.floor(managed / 1000);
    const kind = before !== 0 && seconds > before ? 'at' : 'not-before';
    this.#clock.add({ revision, time: managed, kind, source: 'managedFields' });
    return seconds;
  }

  /** The value without encryption; undefined if there is none, or it cannot be opened. */
  #open(record: ObservedRecord): Uint8Array | undefined {
    if (record.tombstone) return undefined;
    const { value } = record;
    if (!isEncrypted(value)) return value;
    if (this.#opened >= OPENED_MAX) return undefined;
    this.#opened++;
    const opened = this.#decryptor.decrypt(value, record.name);
    return opened.status === 'decrypted' ? opened.plaintext : undefined;
  }
}
