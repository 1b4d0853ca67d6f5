/** What becomes of the elements of a bucket when a store is written anew. */

import { decodeText, encodeText } from '../../bytes/text.ts';
import type { RewritePlan } from '../../etcd/rewrite/plan.ts';

/** Which elements stay, and which are put in. */
export interface BucketChange {
  /** Whether an element stays as it is. */
  readonly keeps: (key: Uint8Array) => boolean;
  /** Elements that are put in, in the order of their keys, in place of those of the same key. */
  readonly puts: readonly (readonly [key: Uint8Array, value: Uint8Array])[];
}

/** Stays as it is. */
export const KEPT: unique symbol = Symbol('kept');

/** Values by key; undefined for a key that goes. */
export type BucketValues = Readonly<Record<string, Uint8Array | undefined | typeof KEPT>>;

/** Sets some keys of a bucket, and keeps all others. */
export function setValues(values: BucketValues): BucketChange {
  const wanted = Object.entries(values).filter(([, value]) => value !== KEPT);
  const names = new Set(wanted.map(([name]) => name));
  const puts = wanted
    .filter((pair): pair is [string, Uint8Array] => pair[1] instanceof Uint8Array)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => [encodeText(name), value] as const);
  return { keeps: (key) => !names.has(decodeText(key) ?? ''), puts };
}

/** What a compaction and a bump leave in the meta bucket. */
export function compactMarks({ meta }: RewritePlan): BucketValues {
  return {
    scheduledCompactRev: meta.scheduledCompactRev ?? KEPT,
    finishedCompactRev: meta.finishedCompactRev ?? KEPT,
  };
}
