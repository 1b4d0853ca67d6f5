/**
 * A small data directory in memory, of one member: a database, a log and raft snapshots that agree
 * with each other unless something else is asked for.
 */

import { crc32c } from '../../src/bytes/crc32c.ts';
import { MemoryDirectory } from '../../src/io/directory-source.ts';
import { formatRaftSnapshotName } from '../../src/raft/raft-snapshot.ts';
import type { LogPosition } from '../../src/raft/raft-snapshot.ts';
import { buildDatabase, bytesOf } from './database.ts';
import type { BucketSpec } from './database.ts';
import { encodeRequest } from './requests.ts';
import { revisionKey } from './store.ts';
import { buildLog, CLUSTER_ID, littleEndian, MEMBER_ID } from './wal.ts';
import type { LogItem, SegmentSpec } from './wal.ts';
import { message } from './wire.ts';

export { CLUSTER_ID, MEMBER_ID };

/** What the database says. */
export interface DatabaseSpec {
  readonly consistentIndex?: number;
  readonly term?: number;
  /** Newest revision; one record a revision from 2 on. */
  readonly revision?: number;
  readonly finished?: number;
  readonly storageVersion?: string;
  readonly members?: readonly { readonly id: bigint; readonly isLearner?: boolean }[];
  readonly hasAlarm?: boolean;
  readonly isAuthOn?: boolean;
  readonly confState?: string;
}

/** What the directory holds; `undefined` leaves a part out. */
export interface DirectorySpec {
  readonly database?: DatabaseSpec | undefined;
  readonly log?: readonly SegmentSpec[] | undefined;
  readonly raftSnapshots?: readonly LogPosition[];
  /** Any other files. */
  readonly more?: Readonly<Record<string, Uint8Array>>;
}

/** A put of a key. */
export function put(key: string, fields: Record<string, unknown> = {}): Uint8Array {
  return encodeRequest('InternalRaftRequest', {
    ID: 7,
    put: { key: bytesOf(key), value: bytesOf('value'), ...fields },
  });
}

/** Entries with these data, from an index on. */
export function entries(first: number, data: readonly (Uint8Array | undefined)[]): LogItem[] {
  return data.map((one, at) => ({
    kind: 'entry',
    term: 2,
    index: first + at,
    ...(one === undefined ? {} : { data: one }),
  }));
}

/** As many puts, from an index on. */
export function puts(first: number, count: number): LogItem[] {
  return entries(
    first,
    Array.from({ length: count }, (_, at) => put(`k${String(first + at)}`)),
  );
}

/** Ten puts, committed, all of them in the database. */
export const TEN_PUTS: readonly SegmentSpec[] = [
  { items: [...puts(1, 10), { kind: 'state', term: 2, commit: 10 }] },
];

/** A directory; without anything asked for it is sound. */
export function memberDirectory(spec: DirectorySpec = {}): MemoryDirectory {
  const {
    database,
    log,
    raftSnapshots = [],
    more = {},
  }: DirectorySpec = {
    database: {},
    log: TEN_PUTS,
    ...spec,
  };
  const files = new Map<string, Uint8Array>(Object.entries(more));
  if (database !== undefined) files.set('member/snap/db', encodeDatabase(database));
  for (const [name, bytes] of log === undefined ? [] : buildLog(log).files) {
    files.set(`member/wal/${name}`, bytes);
  }
  for (const position of raftSnapshots) {
    files.set(
      `member/snap/${formatRaftSnapshotName(position)}`,
      encodeRaftSnapshot(position, [MEMBER_ID]),
    );
  }
  return new MemoryDirectory(files, 'data');
}

/** A `.snap` file without a v2 store, as etcd 3.8 is to write them. */
export function encodeRaftSnapshot(
  { term, index }: LogPosition,
  voters: readonly bigint[],
  store?: Uint8Array,
): Uint8Array {
  const confState = message(...voters.map((voter) => [1, voter] as const), [5, 0]);
  const metadata = message([1, confState], [2, index], [3, term]);
  const data = store === undefined ? message([2, metadata]) : message([1, store], [2, metadata]);
  return message([1, crc32c(data)], [2, data]);
}

/** The database of a member. */
export function encodeDatabase(spec: DatabaseSpec): Uint8Array {
  const { consistentIndex = 10, term = 2, revision = 11, members = [{ id: MEMBER_ID }] } = spec;
  const records = Array.from({ length: revision - 1 }, (_, at): [Uint8Array, Uint8Array] => {
    const main = at + 2;
    const value = message([1, bytesOf(`k${String(main)}`)], [2, main], [3, main], [4, 1]);
    return [revisionKey(main, 0, false), value];
  });
  const buckets: Record<string, BucketSpec> = {
    alarm: bucket(spec.hasAlarm === true ? [[message([1, MEMBER_ID], [2, 1]), EMPTY]] : []),
    auth: bucket([
      ['authRevision', bigEndian(1)],
      ...(spec.isAuthOn === true ? [['authEnabled', new Uint8Array([1])] as const] : []),
    ]),
    authRoles: bucket([]),
    authUsers: bucket([]),
    cluster: bucket([['clusterVersion', bytesOf('3.6.0')]]),
    key: { elements: records },
    lease: bucket([]),
    members: bucket(members.map(memberRecord)),
    members_removed: bucket([]),
    meta: bucket(metaOf({ ...spec, consistentIndex, term })),
  };
  return buildDatabase({ elements: Object.entries(buckets) });
}

const EMPTY = new Uint8Array(0);

function metaOf(spec: DatabaseSpec): [string, Uint8Array][] {
  const meta: [string, Uint8Array][] = [
    ['consistent_index', bigEndian(spec.consistentIndex ?? 0)],
    [
      'confState',
      bytesOf(spec.confState ?? `{"voters":[${String(MEMBER_ID)}],"auto_leave":false}`),
    ],
  ];
  if (spec.term !== 0) meta.push(['term', bigEndian(spec.term ?? 0)]);
  const { finished, storageVersion } = spec;
  if (finished !== undefined) {
    const revision = revisionKey(finished, 0, false);
    meta.push(['finishedCompactRev', revision], ['scheduledCompactRev', revision]);
  }
  if (storageVersion !== undefined) meta.push(['storageVersion', bytesOf(storageVersion)]);
  return meta;
}

function memberRecord({
  id,
  isLearner = false,
}: {
  readonly id: bigint;
  readonly isLearner?: boolean;
}): readonly [string, Uint8Array] {
  const learner = isLearner ? '"isLearner":true,' : '';
  const json = `{"id":${String(id)},"peerURLs":["http://10.0.0.1:2380"],${learner}"name":"one"}`;
  return [id.toString(16), bytesOf(json)];
}

function bucket(elements: readonly (readonly [Uint8Array | string, Uint8Array])[]): BucketSpec {
  return { elements, inline: true };
}

function bigEndian(value: number): Uint8Array {
  return littleEndian(BigInt(value)).reverse();
}
