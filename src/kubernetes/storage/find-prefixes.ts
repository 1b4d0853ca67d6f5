/**
 * The prefixes that API servers of one etcd store under. One that was chosen freely is given away by
 * the namespaces that every cluster has.
 */

import { hasPrefix } from '../../bytes/compare.ts';
import { encodeText } from '../../bytes/text.ts';
import { splitKey } from './key-segments.ts';
import { placeOf } from './place-of.ts';

const NAMESPACES = ['/namespaces/default', '/namespaces/kube-system'].map(encodeText);

/** The prefixes that the keys tell, in order, without a slash at the end. */
export function findPrefixes(keys: Iterable<Uint8Array>): string[] {
  const found = new Set<string>();
  for (const key of keys) {
    const end = NAMESPACES.find((namespace) => endsWith(key, namespace));
    if (end === undefined) continue;
    const prefix = splitKey(key.subarray(0, key.length - end.length)).join('/');
    const place = placeOf(key);
    // A custom resource may be called `namespaces`.
    const isOfOther = place.type === 'resource' && place.prefix !== prefix;
    if (prefix.startsWith('/') && !isOfOther) found.add(prefix);
  }
  return [...found].sort();
}

function endsWith(bytes: Uint8Array, end: Uint8Array): boolean {
  return bytes.length > end.length && hasPrefix(bytes.subarray(bytes.length - end.length), end);
}
