/** Reports of changes, for tests. */

import type { ObjectChange, StoredObject } from '../../src/kubernetes/change/object-change.ts';
import type { Change } from '../../src/operations/diff/change.ts';
import { DiffReportBuilder } from '../../src/operations/kubernetes/report/builder.ts';
import type { DiffFacts } from '../../src/operations/kubernetes/report/builder.ts';
import type { DiffReport } from '../../src/operations/kubernetes/report/report.ts';
import { bytesOf } from './database.ts';

/** Facts of a comparison that says nothing by itself. */
export const FACTS: DiffFacts = {
  lineage: {
    relation: 'later',
    revisions: { before: 951, after: 1129 },
    forkRevision: undefined,
    isSameCluster: true,
  },
  liveKeys: { before: 707, after: 691 },
};

/** An object that is the same on both sides. */
export interface Unchanged {
  readonly key: string;
  readonly object: StoredObject;
}

/** The report of changes, in the order given. */
export function reportOf(
  changes: Iterable<Change<ObjectChange>>,
  unchanged: readonly Unchanged[] = [],
  linesMax = 100,
): DiffReport {
  const builder = new DiffReportBuilder({ linesMax });
  for (const change of changes) builder.change(change);
  for (const { key, object } of unchanged) addUnchanged(builder, key, object);
  return builder.finish(FACTS);
}

/** Hands over a pair that did not change. */
function addUnchanged(builder: DiffReportBuilder, key: string, object: StoredObject): void {
  const pair = { key: bytesOf(key), before: undefined, after: undefined, isSame: true };
  builder.unchanged(pair, object);
}
