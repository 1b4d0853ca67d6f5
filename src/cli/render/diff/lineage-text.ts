/** How the two are related, as a sentence. */

import type { Lineage } from '../../../operations/diff/lineage.ts';
import { formatCounted } from '../count.ts';

/** `same cluster, 178 revisions later`. */
export function lineageText(lineage: Lineage): string {
  const { relation, revisions, forkRevision } = lineage;
  const whose = clusterText(lineage);
  const distance = formatCounted(Math.abs(revisions.after - revisions.before), 'revision');
  switch (relation) {
    case 'same':
      return `${whose}, the same history`;
    case 'later':
      return `${whose}, ${distance} later`;
    case 'earlier':
      return `${whose}, ${distance} EARLIER: the second is the older one`;
    case 'forked':
      return (
        `${whose}, FORKED: both went on differently from a common past` +
        (forkRevision === undefined ? '' : `, from revision ${String(forkRevision)} on`)
      );
    case 'unrelated':
      return `${whose}, UNRELATED: not a record in common`;
    case 'unknown':
      return `${whose}; no revision that both retain, so whether one continues the other is unknown`;
  }
}

function clusterText({ isSameCluster, relation }: Lineage): string {
  if (isSameCluster === undefined) return 'members are not named';
  if (isSameCluster) return 'same cluster';
  return relation === 'unrelated' || relation === 'unknown'
    ? 'different clusters'
    : 'no member in common';
}
