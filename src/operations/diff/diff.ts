/**
 * Compares two stores, each at a revision: the keys that differ, with what a describer says of
 * them, and how the stores are related.
 */

import { compareStores } from '../../etcd/compare/compare-stores.ts';
import type {
  CompareOptions,
  ComparedStore,
  KeyPair,
  StoreComparison,
} from '../../etcd/compare/comparison.ts';
import type { Change, ChangeDescriber, ChangeDescription } from './change.ts';
import { readLineage } from './lineage.ts';
import type { Lineage } from './lineage.ts';
import { changeOfBytes } from './plain.ts';

/** What to compare, and who says what it means. */
export interface DiffOptions<D extends ChangeDescription> extends Omit<
  CompareOptions,
  'alsoUnder'
> {
  /** Says what changes mean; without it they are changes of bytes. */
  readonly describe?: ChangeDescriber<D> | undefined;
  /** Given the keys that are the same in both and that the describer wants to see. */
  readonly onUnchanged?: ((pair: KeyPair) => void) | undefined;
}

/** Two stores, compared; they must stay open until the changes are read. */
export interface Diff<D extends ChangeDescription> {
  readonly lineage: Lineage;
  /** Live keys on either side. */
  readonly liveKeys: StoreComparison['liveKeys'];
  /** Keys whose newest record is the same in both. */
  readonly sameKeys: number;
  readonly differentKeys: number;
  /**
   * The changes in the order of their keys, in batches. `looksAt` says of which keys that are on one
   * side only the values are looked at; without it, as many as the describer wants.
   */
  changes(looksAt?: (pair: KeyPair) => boolean): AsyncGenerator<Change<D>[]>;
}

/** Describes changes where nobody knows what they mean. */
const BYTES: ChangeDescriber<ChangeDescription> = {
  alsoUnder: [],
  wantsValue: () => false,
  describeChange: (pair) => ({ change: changeOfBytes(pair) }),
};

/**
 * Compares two stores.
 * @throws {RevisionError} for a revision that is compacted, or later than the newest.
 * @throws {CorruptionError} at the first thing that is wrong.
 */
export function diff<D extends ChangeDescription>(
  before: ComparedStore,
  after: ComparedStore,
  options: DiffOptions<D> & { readonly describe: ChangeDescriber<D> },
): Promise<Diff<D>>;
export function diff(
  before: ComparedStore,
  after: ComparedStore,
  options?: DiffOptions<ChangeDescription>,
): Promise<Diff<ChangeDescription>>;
export async function diff(
  before: ComparedStore,
  after: ComparedStore,
  options: DiffOptions<ChangeDescription> = {},
): Promise<Diff<ChangeDescription>> {
  const { describe = BYTES, onUnchanged, ...compare } = options;
  const comparison = await compareStores(before, after, {
    ...compare,
    // Nobody is there to be told of others.
    alsoUnder: onUnchanged === undefined ? [] : describe.alsoUnder,
  });
  const { liveKeys, sameKeys, differentKeys } = comparison;
  return {
    lineage: await readLineage(before.store, after.store, comparison),
    liveKeys,
    sameKeys,
    differentKeys,
    changes: (looksAt = () => true) => {
      const wantsValue = (pair: KeyPair): boolean => describe.wantsValue(pair) && looksAt(pair);
      return describeAll(comparison, { ...{ describe, wantsValue }, onUnchanged });
    },
  };
}

interface DescribeMeans<D extends ChangeDescription> {
  readonly describe: ChangeDescriber<D>;
  readonly wantsValue: (pair: KeyPair) => boolean;
  readonly onUnchanged: ((pair: KeyPair) => void) | undefined;
}

async function* describeAll<D extends ChangeDescription>(
  comparison: StoreComparison,
  { describe, wantsValue, onUnchanged }: DescribeMeans<D>,
): AsyncGenerator<Change<D>[]> {
  const wantsValues = (pair: KeyPair): boolean =>
    pair.isSame || isOnBothSides(pair) || wantsValue(pair);
  for await (const pairs of comparison.pairs(wantsValues)) {
    const changes: Change<D>[] = [];
    for (const pair of pairs) {
      if (pair.isSame) {
        onUnchanged?.(pair);
        continue;
      }
      const description = describe.describeChange(pair);
      changes.push({ ...pair, change: description.change, description });
    }
    if (changes.length > 0) yield changes;
  }
}

function isOnBothSides({ before, after }: KeyPair): boolean {
  return before !== undefined && after !== undefined;
}
