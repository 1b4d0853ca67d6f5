/**
 * Counts live keys, as etcdutl 3.6 and newer do (etcdutl/snapshot/v3_snapshot.go, Status): 8 bytes
 * a slot.
 */

import { FingerprintTable, OWNER_BIT } from './fingerprint-table.ts';

/** What counting live keys needs of a set. */
export interface LiveKeys {
  /** Live keys now. */
  readonly size: number;
  /** The key is live from here on. */
  add(key: Uint8Array): void;
  /** The key is deleted. */
  delete(key: Uint8Array): void;
}

/**
 * The set in plain JavaScript: what the kernel's is measured against, and used where there is no
 * WebAssembly.
 */
export class LiveKeySet implements LiveKeys {
  readonly #table: FingerprintTable;
  #size = 0;

  constructor(seed = 0) {
    this.#table = new FingerprintTable(2, seed);
  }

  get size(): number {
    return this.#size;
  }

  /** Bytes of the table. */
  get byteLength(): number {
    return this.#table.byteLength;
  }

  add(key: Uint8Array): void {
    const table = this.#table;
    const at = table.locate(key);
    if (table.has(at)) {
      this.#size += this.#isLive(at) ? 0 : 1;
      table.words[at + 1] = (table.words[at + 1] ?? 0) | OWNER_BIT;
      return;
    }
    table.claim(at);
    this.#size++;
    if (table.isFull) table.grow((slot) => this.#isLive(slot), this.#size);
  }

  /** The slot stays in use until the table grows: taking it out would break the clusters. */
  delete(key: Uint8Array): void {
    const table = this.#table;
    const at = table.locate(key);
    if (!table.has(at) || !this.#isLive(at)) return;
    table.words[at + 1] = (table.words[at + 1] ?? 0) & ~OWNER_BIT;
    this.#size--;
  }

  #isLive(at: number): boolean {
    return ((this.#table.words[at + 1] ?? 0) & OWNER_BIT) !== 0;
  }
}
