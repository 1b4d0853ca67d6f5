/** Finds where in a store the API servers keep their objects, by looking at its oldest records. */

import { elementValue } from '../../bbolt/elements.ts';
import { decodeKeyValue } from '../../etcd/key-value.ts';
import { rawRecords } from '../../etcd/records.ts';
import type { RecordStore } from '../../etcd/records.ts';
import type { RunOptions } from '../../io/source.ts';
import { findPrefixes } from '../../kubernetes/storage/find-prefixes.ts';
import { placeOf } from '../../kubernetes/storage/place-of.ts';

/** What every API server writes at its first start lies among so many of the oldest records. */
const RECORDS_MAX = 20_000;
/** Prefixes that are told, at most: every key is held against each of them. */
const PREFIXES_MAX = 64;

/**
 * The prefixes of the API servers that keep objects in a store, in order, without a slash at the
 * end. One that was chosen freely is found by the namespaces that every cluster has.
 * @throws {CorruptionError} at the first thing that is wrong.
 */
export async function readStorePrefixes(
  store: RecordStore,
  options: Pick<RunOptions, 'signal'> = {},
): Promise<string[]> {
  const found = new Set<string>();
  let count = 0;
  for await (const batch of rawRecords(store, undefined, options)) {
    for (const { page, element, place: at } of batch) {
      const { key } = decodeKeyValue(elementValue(page, element), at);
      for (const prefix of prefixesOf(key)) if (found.size < PREFIXES_MAX) found.add(prefix);
    }
    count += batch.length;
    if (count >= RECORDS_MAX) break;
  }
  return [...found].sort();
}

function prefixesOf(key: Uint8Array): readonly string[] {
  const place = placeOf(key);
  if (place.type === 'resource') return [place.prefix];
  return place.type === 'tenant' ? findPrefixes([key]) : [];
}
