/** The etcd cluster and the file, by what the small buckets say. */

import type { Bitmap } from '../../../bytes/bitmap.ts';
import { readFreePages } from '../../../bbolt/free-pages.ts';
import { formatMemberId } from '../../../etcd/member.ts';
import type { Snapshot } from '../../../etcd/snapshot.ts';
import { normalizeVersion } from '../../../etcd/version.ts';
import type { StatusDetails } from '../../details.ts';
import type { ClusterFacts, KnownVersion, StoreFacts } from './report.ts';
import type { VersionCollector } from './version-collector.ts';

/** The cluster. */
export function clusterFacts(details: StatusDetails, versions: VersionCollector): ClusterFacts {
  return {
    members: details.members.map((member) => ({ ...member, id: formatMemberId(member.id) })),
    etcdVersions: [...versions.etcdVersions(), ...storedVersions(details)],
    startableBy: details.startableBy,
    alarms: details.alarms.map(({ memberId, type }) => {
      return { memberId: formatMemberId(memberId), type };
    }),
    auth: details.auth,
    quotaBytes: versions.quotaBytes,
  };
}

/** The file. */
export async function storeFacts(
  snapshot: Snapshot,
  details: StatusDetails,
  reached: Bitmap,
): Promise<StoreFacts> {
  const { database } = snapshot;
  // What is wrong with the list of free pages is verify's to tell.
  const free = await readFreePages(database, reached, () => undefined);
  return {
    fileBytes: details.fileSize,
    imageBytes: database.imageSize,
    pageBytes: database.pageSize,
    pages: database.highWaterMark,
    freePages: free?.free.count(),
    compactRevision: details.compactRevision,
    compactingTo: details.compactingTo,
    oldestRevision: details.compactingTo ?? details.compactRevision ?? 1,
    raftTerm: details.raftTerm,
    raftIndex: details.raftIndex,
  };
}

/** What the store says of the etcd that wrote it. */
function storedVersions(details: StatusDetails): KnownVersion[] {
  const { storageVersion, clusterVersion, schemaVersion } = details;
  const atLeast = (version: string, source: string): KnownVersion => {
    return { version, certainty: 'at-least', source, objects: 1 };
  };
  const known: KnownVersion[] = [];
  const storage = normalizeVersion(storageVersion ?? '');
  if (storage !== undefined) known.push(atLeast(storage, 'storage version of the file'));
  const cluster = normalizeVersion(clusterVersion ?? '');
  if (cluster !== undefined) known.push(atLeast(cluster, 'version that all members had'));
  if (known.length === 0) known.push(atLeast(schemaVersion, 'layout of the file'));
  return known;
}
