/** Puts live keys in another order than that of their bytes, by numbers that are known of all. */

import type { KeyVersion } from '../../../etcd/compare/comparison.ts';
import type { LiveKeyTable } from '../../../etcd/live/live-key-table.ts';
import type { Found } from '../objects/select-objects.ts';

/** What comes first: the largest value, the last write, the most writes. */
export type ListOrder = 'size' | 'modified' | 'versions';

/** All orders. */
export const LIST_ORDERS: readonly ListOrder[] = ['size', 'modified', 'versions'];

/** The keys in an order; those that have the same number by their bytes. */
export function inListOrder(keys: LiveKeyTable, order: ListOrder | undefined): LiveKeyTable {
  if (order === undefined) return keys;
  const numbers = Float64Array.from({ length: keys.length }, (_, at) => numberOf(keys, at, order));
  const positions = Uint32Array.from(numbers, (_, at) => at);
  positions.sort((one, other) => (numbers[other] ?? 0) - (numbers[one] ?? 0) || one - other);
  return keys.select(positions);
}

function numberOf(keys: LiveKeyTable, at: number, order: ListOrder): number {
  switch (order) {
    case 'size':
      return keys.valueSize(at);
    case 'modified':
      return keys.modRevision(at);
    case 'versions':
      return keys.writes(at);
  }
}

/** Objects in an order, which must be few: they are held. */
export async function* foundInOrder(
  batches: AsyncIterable<readonly Found[]>,
  order: ListOrder | undefined,
): AsyncGenerator<readonly Found[]> {
  if (order === undefined) {
    yield* batches;
    return;
  }
  const all: Found[] = [];
  for await (const batch of batches) all.push(...batch);
  yield all.sort(
    (one, other) => versionNumber(other.version, order) - versionNumber(one.version, order),
  );
}

function versionNumber(version: KeyVersion, order: ListOrder): number {
  switch (order) {
    case 'size':
      return version.valueSize;
    case 'modified':
      return version.modRevision;
    case 'versions':
      return version.version;
  }
}
