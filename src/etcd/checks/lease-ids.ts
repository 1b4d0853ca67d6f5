/**
 * The ids of all leases, eight bytes each. They are the keys of the lease bucket, 8 bytes
 * big-endian (etcd server/storage/schema/lease.go, leaseIdToBytes, v3.6.14), and a bucket is in
 * byte order: the ids come in ascending order of their unsigned values.
 */

/** Ids that there is room for at first. */
const ROOM_MIN = 1024;

/** A set of lease ids that is built in ascending order. */
export class LeaseIds {
  #ids: BigInt64Array = new BigInt64Array(ROOM_MIN);
  #size = 0;

  /** How many there are. */
  get size(): number {
    return this.#size;
  }

  /** Adds a signed id, whose unsigned value is above all those before. */
  add(id: bigint): void {
    if (this.#size === this.#ids.length) {
      const larger = new BigInt64Array(2 * this.#size);
      larger.set(this.#ids);
      this.#ids = larger;
    }
    this.#ids[this.#size++] = id;
  }

  /** Whether a signed id is among them. */
  has(id: bigint): boolean {
    const wanted = BigInt.asUintN(64, id);
    let low = 0;
    let high = this.#size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = this.#ids[middle] ?? 0n;
      if (found === id) return true;
      if (BigInt.asUintN(64, found) < wanted) low = middle + 1;
      else high = middle;
    }
    return false;
  }
}
