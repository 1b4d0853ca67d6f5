/** What a plan puts into a store, and what it leaves out of the small buckets, as elements. */

import { encodeTombstone } from '../key-value.ts';
import { encodeRevisionKey } from '../revision.ts';
import type { RewritePlan } from './plan.ts';

/** An element of a bucket. */
export interface NewElement {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

const NO_BYTES: Uint8Array = new Uint8Array(0);
const LEASE_KEY_SIZE = 8;

/**
 * The records behind those that stay, in the order of the key bucket: tombstones, then the one of a
 * bump.
 */
export function* newRecords({ tombstones, bump }: RewritePlan): Generator<NewElement> {
  if (tombstones !== undefined) {
    const { main, names } = tombstones;
    let sub = 0;
    for (const name of names.sorted()) {
      const key = encodeRevisionKey({ main, sub: sub++, tombstone: true });
      yield { key, value: encodeTombstone(name) };
    }
  }
  if (bump !== undefined) {
    yield { key: encodeRevisionKey({ ...bump, tombstone: false }), value: NO_BYTES };
  }
}

/** Whether an element of a top-level bucket is left out; those of the key bucket are not asked for. */
export function isLeftOut(plan: RewritePlan, bucket: string, key: Uint8Array): boolean {
  if (bucket === 'alarm') return plan.dropsAlarms;
  if (bucket !== 'lease' || key.length !== LEASE_KEY_SIZE) return false;
  return plan.leases.has(new DataView(key.buffer, key.byteOffset, key.length).getBigInt64(0));
}
