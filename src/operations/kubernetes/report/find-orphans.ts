/** Custom resources that are live without their definition: no API shows them, no backup tells. */

import { compareStores } from '../../../etcd/compare/compare-stores.ts';
import type { CompareOptions, ComparedStore } from '../../../etcd/compare/comparison.ts';
import type { DiffReportBuilder } from './builder.ts';

/**
 * Looks in the newer store for custom resources of the definitions that are gone, when all changes
 * were taken. The store is read once more, but only if there are such definitions.
 */
export async function findOrphans(
  builder: DiffReportBuilder,
  after: ComparedStore,
  options: Pick<CompareOptions, 'seed' | 'signal'> = {},
): Promise<void> {
  const prefixes = builder.orphanPrefixes;
  if (prefixes.length === 0) return;
  // Compared with itself, it has nothing but what is asked for besides.
  const comparison = await compareStores(after, after, { ...options, alsoUnder: prefixes });
  for await (const pairs of comparison.pairs(() => false)) {
    for (const { key } of pairs) builder.orphan(key);
  }
}
