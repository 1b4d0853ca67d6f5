/** How two stores are related: by the records that they share, and the members that they name. */

import { decodeText } from '../../bytes/text.ts';
import { isCorruptionError } from '../../errors.ts';
import type { Bucket } from '../../bbolt/database.ts';
import type { StoreComparison } from '../../etcd/compare/comparison.ts';
import type { RecordStore } from '../../etcd/records.ts';

/** What is known of it. */
export interface Lineage {
  /**
   * `later`: after goes on where before ends; `earlier`: the other way round; `same`: neither has
   * what the other has not; `forked`: both went on differently from a common past; `unrelated`: not
   * a record in common; `unknown`: nothing that both retain could be compared.
   */
  readonly relation: 'same' | 'later' | 'earlier' | 'forked' | 'unrelated' | 'unknown';
  readonly revisions: { readonly before: number; readonly after: number };
  /** First revision that differs in stores that forked. */
  readonly forkRevision: number | undefined;
  /** Whether they have a member in common; undefined if a side names none. */
  readonly isSameCluster: boolean | undefined;
}

/** What a comparison says of it. */
type Compared = Pick<StoreComparison, 'shared' | 'revisions' | 'liveKeys'>;

/** Members of a store, present and former: a cluster may have replaced them one by one. */
const MEMBER_BUCKETS = ['members', 'members_removed'];

/**
 * How two compared stores are related.
 * @throws {CorruptionError} if the members cannot be read.
 */
export async function readLineage(
  before: RecordStore,
  after: RecordStore,
  { shared, revisions, liveKeys }: Compared,
): Promise<Lineage> {
  const older = await memberIds(before);
  const newer = await memberIds(after);
  const isNamed = older.size > 0 && newer.size > 0;
  return {
    relation: relationOf({ shared, revisions, liveKeys }),
    revisions,
    forkRevision: shared.records > 0 ? shared.forkRevision : undefined,
    isSameCluster: isNamed ? [...older].some((id) => newer.has(id)) : undefined,
  };
}

function relationOf({ shared, revisions, liveKeys }: Compared): Lineage['relation'] {
  if (shared.records === 0) {
    if (shared.forkRevision !== undefined) return 'unrelated';
    const isEmpty = liveKeys.before === 0 && liveKeys.after === 0;
    return isEmpty && revisions.before === revisions.after ? 'same' : 'unknown';
  }
  if (shared.forkRevision !== undefined) return 'forked';
  if (revisions.before === revisions.after) return 'same';
  return revisions.before < revisions.after ? 'later' : 'earlier';
}

/** Ids as the keys of the buckets have them; what the records say besides is not asked. */
async function memberIds(store: RecordStore): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const name of MEMBER_BUCKETS) {
    for await (const entries of optionalBucket(store, name)?.entries() ?? []) {
      for (const { key } of entries) ids.add(decodeText(key) ?? '');
    }
  }
  return ids;
}

function optionalBucket(store: RecordStore, name: string): Bucket | undefined {
  try {
    return store.expectBucket(name);
  } catch (error) {
    if (isCorruptionError(error) && error.code === 'bucket-missing') return undefined;
    throw error;
  }
}
