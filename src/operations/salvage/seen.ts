/**
 * What was brought back already, as fingerprints of its identity: a revision and its key, or a
 * bucket and its key. Takes up to 14 bytes each; two of a million are taken for one with a chance
 * of about 5e-8 (`etcd/fingerprint-table.ts`).
 */

import { encodeText } from '../../bytes/text.ts';
import { encodeRevisionKey } from '../../etcd/revision.ts';
import type { RevisionKey } from '../../etcd/revision.ts';
import { FingerprintTable } from '../../etcd/fingerprint-table.ts';

export class Seen {
  readonly #table: FingerprintTable;
  #scratch = new Uint8Array(1024);

  /** A seed that the maker of a file does not know keeps chosen names from falling together. */
  constructor(seed = 0) {
    this.#table = new FingerprintTable(2, seed);
  }

  /** Puts a record in; false if it was there already. */
  addRecord(revision: RevisionKey, key: Uint8Array): boolean {
    return this.#add(encodeRevisionKey(revision), key);
  }

  /** Puts an element of another bucket in; false if it was there already. */
  addElement(bucket: string, key: Uint8Array): boolean {
    return this.#add(encodeText(`${bucket}\u0000`), key);
  }

  #add(first: Uint8Array, second: Uint8Array): boolean {
    const at = this.#locate(first, second);
    if (this.#table.has(at)) return false;
    this.#table.claim(at);
    if (this.#table.isFull) this.#table.grow(() => true, this.#table.used);
    return true;
  }

  #locate(first: Uint8Array, second: Uint8Array): number {
    const length = first.length + second.length;
    if (length > this.#scratch.length) this.#scratch = new Uint8Array(length * 2);
    this.#scratch.set(first);
    this.#scratch.set(second, first.length);
    return this.#table.locate(this.#scratch, 0, length);
  }
}
