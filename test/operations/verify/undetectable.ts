/**
 * Damage that nothing in the file contradicts, as predicates over the place of the byte in a sound
 * store without trailer. `docs/decisions/undetectable.md` has the same classes with their reasons.
 */

import type { Region } from './regions.ts';

/** A class: what it is called in the document, and the bytes that are in it. */
export interface UndetectableClass {
  readonly name: string;
  readonly holds: (region: Region) => boolean;
}

const labelled =
  (pattern: RegExp): UndetectableClass['holds'] =>
  ({ label }) =>
    pattern.test(label);

export const UNDETECTABLE: readonly UndetectableClass[] = [
  { name: 'slack', holds: labelled(/^(meta|leaf|branch|freelist) slack$/) },
  { name: 'free pages', holds: labelled(/^(free page|behind the pages)$/) },
  { name: 'overflow over free pages', holds: labelled(/^page overflow$/) },
  { name: 'bucket sequence', holds: labelled(/^bucket sequence$/) },
  { name: 'branch keys', holds: labelled(/^branch key$/) },
  { name: 'values', holds: labelled(/^record value$/) },
  { name: 'value lengths', holds: labelled(/^record tag value$/) },
  {
    name: 'names of single records',
    holds: ({ label, record }) => label === 'record key' && record?.alone === true,
  },
  {
    name: 'names of tombstones',
    holds: ({ label, record }) => label === 'record key' && record?.tombstone === true,
  },
  {
    name: 'compacted history',
    holds: ({ label, record }) =>
      record?.compacted === true &&
      /^(revision|record (tag )?(key|create|version|lease))$/.test(label),
  },
  { name: 'leases of old records', holds: labelled(/^record lease$/) },
  { name: 'lease times', holds: labelled(/^lease value$/) },
  { name: 'member texts', holds: labelled(/^(members value|members_removed key)$/) },
  { name: 'configuration text', holds: labelled(/^meta value confState$/) },
  { name: 'versions', holds: labelled(/^(cluster|meta) value (clusterVersion|storageVersion)$/) },
  {
    name: 'counters',
    holds: labelled(/^(meta value (consistent_index|term)|auth value authRevision)$/),
  },
  {
    name: 'compaction marks',
    holds: labelled(/^meta value (finished|scheduled)CompactRev$/),
  },
  {
    name: 'authentication',
    holds: labelled(/^(auth value authEnabled|authUsers value|authRoles value)$/),
  },
  { name: 'alarms', holds: labelled(/^alarm key$/) },
];

/** The class of a region; undefined where all damage must be noticed. */
export function undetectableClass(region: Region): UndetectableClass | undefined {
  return UNDETECTABLE.find(({ holds }) => holds(region));
}
