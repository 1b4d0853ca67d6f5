/**
 * Which records were met, by fingerprints of their identity: the revision and the key of etcd, which
 * stand next to each other in a page. Up to 14 bytes a record.
 */

import type { KeyValue } from '../../etcd/key-value.ts';
import { FingerprintTable, OWNER_BIT } from '../../etcd/fingerprint-table.ts';

/** Whether a record is in the set: because the store has it, or because it was found before. */
export type Membership = 'stored' | 'found' | undefined;

export class RecordSet {
  readonly #table: FingerprintTable;

  /** A seed that the maker of a file does not know keeps chosen names from falling together. */
  constructor(seed = 0) {
    this.#table = new FingerprintTable(2, seed);
  }

  /**
   * Puts in a record of the store, whose bytes begin at `start` with the revision and whose key is a
   * view into them.
   */
  addStored(bytes: Uint8Array, start: number, fields: KeyValue): void {
    const at = this.#table.locate(bytes, start, endOfKey(bytes, fields));
    if (!this.#table.has(at)) this.#claim(at);
  }

  /** Puts in a record that was found elsewhere; says how it was in the set before. */
  addFound(bytes: Uint8Array, start: number, fields: KeyValue): Membership {
    const { words } = this.#table;
    const at = this.#table.locate(bytes, start, endOfKey(bytes, fields));
    if (this.#table.has(at)) return ((words[at + 1] ?? 0) & OWNER_BIT) === 0 ? 'found' : 'stored';
    this.#table.claim(at);
    words[at + 1] = (words[at + 1] ?? 0) & ~OWNER_BIT;
    this.#makeRoom();
    return undefined;
  }

  #claim(at: number): void {
    this.#table.claim(at);
    this.#makeRoom();
  }

  #makeRoom(): void {
    if (this.#table.isFull) this.#table.grow(() => true, this.#table.used);
  }
}

function endOfKey(bytes: Uint8Array, { key }: KeyValue): number {
  return key.byteOffset - bytes.byteOffset + key.length;
}
