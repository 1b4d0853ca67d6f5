/**
 * Which values are looked at where two stores have next to nothing in common: as many of each class
 * as are written out. What else there is, is counted by its key.
 */

import { equalBytes } from '../../bytes/compare.ts';
import type { KeyPair } from '../../etcd/compare/comparison.ts';
import { noiseOf } from '../../kubernetes/change/noise.ts';
import { classOf } from '../../kubernetes/storage/object-class.ts';
import type { ObjectClass } from '../../kubernetes/storage/object-class.ts';
import { placeOf } from '../../kubernetes/storage/place-of.ts';

/** What is shown besides, and how keys are read. */
interface FirstOptions {
  readonly noise?: boolean;
  readonly k8sPrefix?: readonly string[];
}

/** Whether a key on one side is among the first of its class; asked in the order of the keys. */
export function firstOfClass(
  linesMax: number,
  { noise: showsNoise, k8sPrefix }: FirstOptions,
): (pair: KeyPair) => boolean {
  const counts = new Map<ObjectClass, number>();
  let last: Uint8Array | undefined;
  let isWanted = false;
  const judge = ({ key, before, after }: KeyPair): boolean => {
    if (before !== undefined && after !== undefined) return true;
    const place = placeOf(key, k8sPrefix);
    const change = before === undefined ? 'added' : 'removed';
    const sides = { before: undefined, after: undefined, fields: [], isCompared: false };
    if (showsNoise !== true && noiseOf({ change, place, ...sides }) !== undefined) return false;
    const name = classOf(place);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count <= linesMax;
  };
  return (pair) => {
    // A pair that had no room in one piece is asked for again.
    if (last === undefined || !equalBytes(last, pair.key)) isWanted = judge(pair);
    last = pair.key;
    return isWanted;
  };
}
