/**
 * Records whose lease was not there when the pass came by. A lease may be revoked after a record,
 * and then etcd deletes its keys, so only the newest record of a live key must have one; which that
 * is turns out at the end. A hostile file can make every key a suspect: each takes as many bytes as
 * its name and 36 more.
 */

import { formatKey } from '../../bytes/text.ts';
import type { Place } from '../../findings.ts';
import type { RecordCursor } from '../record-cursor.ts';

/** Suspects that are kept before those are dropped whose key has moved on. */
const SUSPECTS_MIN = 4096;
/** Bytes of names there is room for at first. */
const NAMES_MIN = 65_536;

/** Whether the key's newest record has this main revision, and the key is live. */
type IsNewest = (name: Uint8Array, main: number) => boolean;

export class LeaseSuspects {
  readonly #isNewest: IsNewest;
  #count = 0;
  #mains: Float64Array = new Float64Array(SUSPECTS_MIN);
  #pgids: Float64Array = new Float64Array(SUSPECTS_MIN);
  #elements: Uint32Array = new Uint32Array(SUSPECTS_MIN);
  #leases: BigInt64Array = new BigInt64Array(SUSPECTS_MIN);
  /** Where each name ends; the next one begins there. */
  #nameEnds: Float64Array = new Float64Array(SUSPECTS_MIN);
  #names: Uint8Array = new Uint8Array(NAMES_MIN);

  constructor(isNewest: IsNewest) {
    this.#isNewest = isNewest;
  }

  /** Keeps a record with a lease. */
  add(record: RecordCursor): void {
    const { name } = record;
    if (this.#count === this.#mains.length) this.#makeRoom();
    const at = this.#count++;
    const nameStart = this.#nameStart(at);
    const nameEnd = nameStart + name.length;
    if (nameEnd > this.#names.length) this.#names = enlarge(this.#names, 2 * nameEnd);
    this.#names.set(name, nameStart);
    this.#nameEnds[at] = nameEnd;
    this.#mains[at] = record.main;
    this.#pgids[at] = record.pgid;
    this.#elements[at] = record.element;
    this.#leases[at] = record.lease;
  }

  /** Tells of those that are still the newest record of a live key, in their order. */
  report(tell: (place: Place, lease: bigint) => void): void {
    for (let at = 0; at < this.#count; at++) {
      const name = this.#name(at);
      if (!this.#isNewest(name, this.#mains[at] ?? 0)) continue;
      const pgid = this.#pgids[at] ?? 0;
      const element = this.#elements[at] ?? 0;
      const place = { pgid, pageType: 'leaf', bucket: ['key'], element, key: formatKey(name) };
      tell(place, this.#leases[at] ?? 0n);
    }
  }

  /** Drops those whose key has moved on; where most are left, there is room for twice as many. */
  #makeRoom(): void {
    let kept = 0;
    for (let at = 0; at < this.#count; at++) {
      const name = this.#name(at);
      if (!this.#isNewest(name, this.#mains[at] ?? 0)) continue;
      const nameStart = this.#nameStart(kept);
      this.#names.set(name, nameStart);
      this.#nameEnds[kept] = nameStart + name.length;
      this.#mains[kept] = this.#mains[at] ?? 0;
      this.#pgids[kept] = this.#pgids[at] ?? 0;
      this.#elements[kept] = this.#elements[at] ?? 0;
      this.#leases[kept] = this.#leases[at] ?? 0n;
      kept++;
    }
    this.#count = kept;
    if (2 * kept < this.#mains.length) return;
    const size = 2 * this.#mains.length;
    this.#mains = enlarge(this.#mains, size);
    this.#pgids = enlarge(this.#pgids, size);
    this.#elements = enlarge(this.#elements, size);
    this.#leases = enlarge(this.#leases, size);
    this.#nameEnds = enlarge(this.#nameEnds, size);
  }

  #nameStart(at: number): number {
    return at === 0 ? 0 : (this.#nameEnds[at - 1] ?? 0);
  }

  #name(at: number): Uint8Array {
    return this.#names.subarray(this.#nameStart(at), this.#nameEnds[at]);
  }
}

/** The same elements at the beginning of a longer array. */
function enlarge<T extends Uint8Array | Uint32Array | Float64Array | BigInt64Array>(
  array: T,
  length: number,
): T {
  const longer = new (array.constructor as new (length: number) => T)(length);
  longer.set(array as never);
  return longer;
}
