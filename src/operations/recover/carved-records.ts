/**
 * Which records were found on pages that are not in use, so that none is offered twice. As in the
 * store, a record is known by its revision and by 32 bits of its key.
 */

import { FingerprintTable } from '../../etcd/fingerprint-table.ts';
import type { Revision } from '../../etcd/revision.ts';

/** Records that there is room for from the beginning: 11 bytes each. */
const RECORDS_PER_PAGE = 4;
const RECORDS_MAX = 2_000_000;

export class CarvedRecords {
  readonly #table: FingerprintTable;
  readonly #name = new Uint8Array(20);
  readonly #view: DataView = new DataView(this.#name.buffer);

  /**
   * A seed that the maker of a file does not know keeps chosen records from falling together; `pages`
   * are those to be looked at.
   */
  constructor(seed: number | undefined, pages: number) {
    const names = Math.min(pages * RECORDS_PER_PAGE, RECORDS_MAX);
    this.#table = new FingerprintTable(2, seed, names);
  }

  /** Puts in a record of a key with this mark; false if it was there. */
  add({ main, sub }: Revision, mark: number): boolean {
    this.#view.setFloat64(0, main);
    this.#view.setFloat64(8, sub);
    this.#view.setUint32(16, mark);
    // Room is made before, because slots move then.
    if (this.#table.isFull) this.#table.grow(() => true, this.#table.used);
    const at = this.#table.locate(this.#name);
    if (this.#table.has(at)) return false;
    this.#table.claim(at);
    return true;
  }
}
