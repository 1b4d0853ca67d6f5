/**
 * What can be wrong with the bytes: one closed list of codes, the facts that each code carries, and
 * the place where it was seen. A finding is data; its sentence is built only when somebody wants to
 * read it. Every code has a page of its own under `docs/problems/`.
 */

import { escapeControls, formatCount as count } from './bytes/text.ts';

/** How much a finding matters: `error` means damage, `warning` a risk, `note` something to know. */
export type Severity = 'error' | 'warning' | 'note';

/** Where in the file something was seen; each field as far as it is known. */
export interface Place {
  /** The file inside a data directory, as a path with `/`; undefined for a file on its own. */
  readonly file?: string;
  /** The part of the file, where no page is meant: "file", "trailer", "meta 0". */
  readonly part?: string;
  /** Page number. */
  readonly pgid?: number;
  /** What the page says it is, or what it was taken for. */
  readonly pageType?: string;
  /** Position of the element in the page, counted from 0. */
  readonly element?: number;
  /** Offset in the file, in bytes. */
  readonly offset?: number;
  /** Length of what is meant, in bytes. */
  readonly length?: number;
  /** Bucket names from the root bucket downwards. */
  readonly bucket?: readonly string[];
  /** The key, in hex. */
  readonly key?: string;
}

interface FoundExpected<T> {
  readonly found: T;
  readonly expected: T;
}

/** Characters of a version that a finding shows. */
export const VERSION_SHOWN_MAX = 64;

interface FoundVersion {
  readonly name: string;
  /** The text or its beginning. */
  readonly found: string;
  /** Length of the whole text, in UTF-16 units. */
  readonly length: number;
}

/** How far a write-ahead log is good. */
interface LastIndex {
  /** Index of the last entry before the place; 0 if there is none. */
  readonly lastIndex: number;
}

/** The facts of each code. Sizes, offsets and limits are bytes; keys are printable text. */
export interface ProblemFacts {
  // The file as a whole.
  'file-empty': Record<never, never>;
  'file-not-bbolt': { readonly looksLike: string };
  'file-too-short': { readonly sizeBytes: number; readonly neededBytes: number };
  'file-size': { readonly sizeBytes: number; readonly expectedBytes: number };
  // The compressed file that a snapshot came in; the offset is in that file.
  'compressed-stream': {
    readonly format: string;
    readonly reason: string;
    readonly offset: number;
  };
  // The two metas.
  'meta-magic': FoundExpected<number>;
  'meta-version': FoundExpected<number>;
  'meta-checksum': FoundExpected<bigint>;
  'meta-page-size': { readonly found: number };
  'meta-high-water-mark': { readonly found: bigint };
  'meta-root': { readonly found: bigint; readonly highWaterMark: number };
  'meta-freelist': { readonly found: bigint; readonly highWaterMark: number };
  // Pages.
  'page-id': { readonly found: bigint };
  'page-type': { readonly found: string; readonly expected: string };
  'page-overflow': { readonly overflow: number; readonly highWaterMark: number };
  'page-count': { readonly count: number; readonly pageBytes: number };
  'page-empty': Record<never, never>;
  'page-out-of-bounds': { readonly child: bigint; readonly highWaterMark: number };
  'page-double-reference': { readonly page: number };
  'page-reachable-free': Record<never, never>;
  'page-unreachable': { readonly pageCount: number };
  'tree-depth': { readonly depth: number };
  // Elements of branch and leaf pages.
  'element-layout': FoundExpected<number>;
  'element-bounds': { readonly end: number; readonly pageEnd: number };
  'element-flags': { readonly found: number };
  'key-size': { readonly found: number; readonly limit: number };
  'key-order': { readonly key: string; readonly previous: string };
  'key-below-ancestor': { readonly key: string; readonly ancestor: string };
  'key-above-ancestor': { readonly key: string; readonly limit: string };
  // Buckets inside a leaf.
  'bucket-header': { readonly valueBytes: number };
  'bucket-inline': { readonly reason: string };
  // The freelist.
  'freelist-count': { readonly count: bigint; readonly capacity: number };
  'freelist-id': { readonly id: bigint; readonly highWaterMark: number };
  'freelist-own-page': { readonly id: number };
  'freelist-order': { readonly id: number; readonly previous: number };
  // etcd's store.
  'bucket-missing': { readonly name: string };
  'bucket-nested': Record<never, never>;
  'revision-key': { readonly reason: string };
  'record-value': { readonly reason: string };
  'record-revision': FoundExpected<number>;
  'meta-value': { readonly name: string; readonly reason: string };
  'lease-record': { readonly reason: string };
  'member-record': { readonly reason: string };
  'auth-record': { readonly reason: string };
  'alarm-record': { readonly reason: string };
  'bucket-unknown': { readonly name: string };
  'meta-missing': { readonly name: string };
  'meta-unknown': { readonly name: string };
  'revision-gap': { readonly found: string; readonly expected: string };
  'generation-create': FoundExpected<number>;
  'generation-version': FoundExpected<number>;
  'generation-start': { readonly version: number; readonly createRevision: number };
  'tombstone-orphan': Record<never, never>;
  'tombstone-value': { readonly valueBytes: number };
  'lease-missing': { readonly lease: string };
  'member-removed': { readonly id: string };
  'member-none': Record<never, never>;
  'auth-reference': { readonly user: string; readonly role: string };
  'auth-root': Record<never, never>;
  'alarm-active': { readonly type: string; readonly member: string };
  'compact-order': { readonly finished: number; readonly scheduled: number | undefined };
  'compact-revision': { readonly compact: number; readonly current: number };
  'compact-implausible': { readonly compact: number; readonly current: number };
  'version-value': FoundVersion;
  'version-newer': FoundVersion;
  'index-implausible': { readonly index: bigint; readonly revision: number };
  'conf-state-stale': { readonly voters: string; readonly members: string };
  // The file around the store.
  'trailer-mismatch': FoundExpected<string>;
  'trailer-missing': Record<never, never>;
  'trailer-truncated': { readonly foundBytes: number };
  'trailer-followed': { readonly extraBytes: number };
  'file-changed': { readonly what: string };
  'file-leftover-part': { readonly name: string };
  // The write-ahead log; `lastIndex` is the index of the last entry before the place.
  'wal-none': Record<never, never>;
  'wal-segment-missing': FoundExpected<number>;
  'wal-segment-index': FoundExpected<number>;
  'wal-segment-head': { readonly missing: string };
  'wal-file-ignored': { readonly what: string };
  'wal-frame-length': FoundExpected<number> & LastIndex;
  'wal-record-size': { readonly found: number; readonly limit: number } & LastIndex;
  'wal-record-message': { readonly reason: string } & LastIndex;
  'wal-record-type': { readonly found: number } & LastIndex;
  'wal-record-data': { readonly what: string; readonly reason: string } & LastIndex;
  'wal-record-form': { readonly recordBytes: number };
  'wal-padding': { readonly recordBytes: number; readonly paddingBytes: number };
  'wal-checksum': FoundExpected<number> & LastIndex;
  'wal-chain': FoundExpected<number> & LastIndex;
  'wal-metadata': LastIndex;
  'wal-metadata-missing': Record<never, never>;
  'wal-entry-gap': FoundExpected<number>;
  'wal-entry-committed': { readonly found: number; readonly commit: number } & LastIndex;
  'wal-term-order': { readonly what: string } & FoundExpected<number> & LastIndex;
  'wal-commit': { readonly found: number } & LastIndex;
  'wal-start-gap': { readonly found: number; readonly snapshotIndex: number };
  'wal-torn': LastIndex;
  'wal-records-behind': {
    readonly recordCount: number;
    readonly lowestIndex: number;
    readonly highestIndex: number;
  };
  'wal-bytes-behind': Record<never, never>;
  // A data directory: its log, raft snapshots and database against each other.
  'directory-not-etcd': { readonly found: string };
  'directory-no-database': { readonly found: string; readonly expected: string };
  'directory-leftover': { readonly what: string };
  'directory-foreign': { readonly count: number };
  'wal-behind-database': FoundExpected<number>;
  'database-behind-snapshot': FoundExpected<number>;
  'database-term': FoundExpected<number> & { readonly index: number };
  'raft-snapshot-missing': { readonly firstIndex: number };
  'member-not-listed': { readonly id: string; readonly members: string };
  // Raft snapshots: the .snap files of a data directory.
  'raft-snapshot-empty': { readonly found: string };
  'raft-snapshot-checksum': FoundExpected<number>;
  'raft-snapshot-message': { readonly reason: string };
  'raft-snapshot-name': FoundExpected<string>;
  'raft-snapshot-store': { readonly reason: string };
  // Kubernetes objects in the store.
  'object-envelope': { readonly reason: string };
  'object-undecodable': { readonly count: number; readonly total: number };
  'object-encrypted': { readonly provider: string; readonly count: number };
  // What a backup job demands.
  'policy-min-keys': FoundExpected<number>;
  'policy-min-revision': FoundExpected<number>;
  'policy-trailer': Record<never, never>;
  'policy-version': { readonly required: string; readonly startableBy: string };
  'policy-max-age': {
    readonly newest: string;
    readonly ageSeconds: number;
    readonly limitSeconds: number;
  };
  'policy-age-source': Record<never, never>;
  'policy-future-time': { readonly count: number; readonly latest: string };
  'policy-quota': { readonly sizeBytes: number; readonly quotaBytes: number };
  'baseline-revision': FoundExpected<number>;
  'baseline-cluster': FoundExpected<string>;
  'baseline-keys': {
    readonly group: string;
    readonly found: number;
    readonly before: number;
    readonly dropMax: string;
  };
  'baseline-crds': { readonly names: string };
}

/** Every code that bytes of a file can give. */
export type ProblemCode = keyof ProblemFacts;

/** Something that the bytes got wrong: code, place and the facts of that code. */
export type Problem = {
  readonly [C in ProblemCode]: {
    readonly code: C;
    readonly place: Place;
    readonly facts: ProblemFacts[C];
  };
}[ProblemCode];

/**
 * Where a problem goes: an operation that needs the value throws it, a check writes it down.
 */
export type Report = (problem: Problem) => void;

/** Makes a problem; the compiler ties the facts to the code. */
export function problem<C extends ProblemCode>(
  code: C,
  place: Place,
  facts: ProblemFacts[C],
): Problem {
  return { code, place, facts } as unknown as Problem;
}

const SENTENCES: { readonly [C in ProblemCode]: (facts: ProblemFacts[C]) => string } = {
  'file-empty': () => 'the file is empty: found 0 bytes, expected at least two pages',
  'file-not-bbolt': (f) => `not a bbolt file: found ${f.looksLike}, expected a meta page`,
  'file-too-short': (f) =>
    `the file is cut off: found ${count(f.sizeBytes)} bytes, expected at least ${count(f.neededBytes)}`,
  'file-size': (f) =>
    `the size disagrees with the high-water mark: found ${count(f.sizeBytes)} bytes, ` +
    `expected ${count(f.expectedBytes)}`,
  'compressed-stream': (f) =>
    `this ${f.format} ${f.format === 'zip' ? 'archive' : 'stream'} ${f.reason} ` +
    `(offset ${count(f.offset)})`,
  'meta-magic': (f) => differs('the magic number is wrong', hex32(f.found), hex32(f.expected)),
  'meta-version': (f) => differs('the format version is unknown', f.found, f.expected),
  'meta-checksum': (f) => differs('the checksum does not match', hex64(f.found), hex64(f.expected)),
  'meta-page-size': (f) =>
    differs(
      'the page size is impossible',
      count(f.found),
      'a power of two from 1,024 to 16,777,216',
    ),
  'meta-high-water-mark': (f) =>
    differs('the high-water mark is impossible', count(f.found), 'at least 3 and inside the file'),
  'meta-root': (f) =>
    differs('the root page is impossible', count(f.found), `2 to ${count(f.highWaterMark - 1)}`),
  'meta-freelist': (f) =>
    differs(
      'the freelist page is impossible',
      count(f.found),
      `2 to ${count(f.highWaterMark - 1)}`,
    ),
  'page-id': (f) => differs('the page names another number', count(f.found), 'its own'),
  'page-type': (f) => differs('the page is of the wrong type', f.found, f.expected),
  'page-overflow': (f) =>
    differs(
      'the overflow runs past the high-water mark',
      `${count(f.overflow)} further pages`,
      `an end at or before page ${count(f.highWaterMark)}`,
    ),
  'page-count': (f) =>
    differs(
      'the elements do not fit into the page',
      `${count(f.count)} elements`,
      `as many as ${count(f.pageBytes)} bytes hold`,
    ),
  'page-empty': () => 'the page has no elements: found 0, expected at least 1',
  'page-out-of-bounds': (f) =>
    differs(
      'the child page is outside the file',
      `page ${count(f.child)}`,
      `page 2 to ${count(f.highWaterMark - 1)}`,
    ),
  'page-double-reference': (f) =>
    differs(`page ${count(f.page)} is referenced more than once`, 'a second reference', 'one'),
  'page-reachable-free': () =>
    'the page is in use and in the freelist: found both, expected one of the two',
  'page-unreachable': (f) =>
    differs('pages are neither reachable nor free', `${count(f.pageCount)} from here on`, 'none'),
  'tree-depth': (f) => differs('the tree is too deep', `a level ${count(f.depth)}`, 'fewer'),
  'element-layout': (f) =>
    differs(
      'the element does not begin where the one before it ends',
      `byte ${count(f.found)}`,
      `byte ${count(f.expected)} of the page`,
    ),
  'element-bounds': (f) =>
    differs(
      'the element ends outside the page',
      `byte ${count(f.end)}`,
      `at most byte ${count(f.pageEnd)}`,
    ),
  'element-flags': (f) => differs('the flags are unknown', hex32(f.found), '0 or 1'),
  'key-size': (f) =>
    differs('the key size is impossible', `${count(f.found)} bytes`, `1 to ${count(f.limit)}`),
  'key-order': (f) =>
    differs('the keys are out of order', `${f.key} after ${f.previous}`, 'ascending keys'),
  'key-below-ancestor': (f) =>
    differs('the key is too low for this page', f.key, `at least ${f.ancestor}`),
  'key-above-ancestor': (f) =>
    differs('the key is too high for this page', f.key, `less than ${f.limit}`),
  'bucket-header': (f) =>
    differs('the bucket header is cut off', `${count(f.valueBytes)} bytes`, 'at least 16'),
  'bucket-inline': (f) => `the inline bucket is broken: ${f.reason}`,
  'freelist-count': (f) =>
    differs(
      'the freelist is longer than its page',
      `${count(f.count)} ids`,
      `at most ${count(f.capacity)}`,
    ),
  'freelist-id': (f) =>
    differs(
      'the freelist names an impossible page',
      `page ${count(f.id)}`,
      `page 2 to ${count(f.highWaterMark - 1)}`,
    ),
  'freelist-own-page': (f) =>
    differs('the freelist lists the page it lies on', `page ${count(f.id)}`, 'other pages only'),
  'freelist-order': (f) =>
    differs(
      'the freelist is out of order',
      `page ${count(f.id)} after page ${count(f.previous)}`,
      'ascending ids, each once',
    ),
  'bucket-missing': (f) => `not an etcd store: found no bucket "${f.name}", expected one`,
  'bucket-nested': () =>
    'a bucket lies where etcd keeps a record: found a bucket, expected a value',
  'revision-key': (f) => `the key is not a revision: ${f.reason}`,
  'record-value': (f) => `the value is not a key-value record: ${f.reason}`,
  'record-revision': (f) =>
    differs('the record names another revision than its key', count(f.found), count(f.expected)),
  'meta-value': (f) => `the value of ${f.name} is wrong: ${f.reason}`,
  'lease-record': (f) => `the lease record is wrong: ${f.reason}`,
  'member-record': (f) => `the member record is wrong: ${f.reason}`,
  'auth-record': (f) => `the auth record is wrong: ${f.reason}`,
  'alarm-record': (f) => `the alarm record is wrong: ${f.reason}`,
  'bucket-unknown': (f) => `a bucket that etcd does not know: found "${f.name}", expected none`,
  'meta-missing': (f) => `the store lacks a key of its own: found no ${f.name}, expected one`,
  'meta-unknown': (f) => `a key that etcd does not know: found ${f.name}, expected none`,
  'revision-gap': (f) => differs('revisions are missing', f.found, f.expected),
  'generation-create': (f) =>
    differs('the create revision changes within the life of the key', f.found, f.expected),
  'generation-version': (f) =>
    differs('the version does not follow from the record before', f.found, f.expected),
  'generation-start': (f) =>
    differs(
      'records of the key are missing before this one',
      `version ${count(f.version)}, created at ${String(f.createRevision)}`,
      'the first version, or the record before',
    ),
  'tombstone-orphan': () =>
    'the tombstone ends nothing: found no record of the key before it, expected one',
  'tombstone-value': (f) =>
    differs('the tombstone has more than a key', `${count(f.valueBytes)} further bytes`, 'none'),
  'lease-missing': (f) =>
    `the key hangs on a lease that is not there: found lease ${f.lease}, expected it in "lease"`,
  'member-removed': (f) => `member ${f.id} is present and removed: found both, expected one`,
  'member-none': () =>
    'the store has records and belongs to nobody: found no member, expected at least one',
  'auth-reference': (f) =>
    `a user has a role that is not there: found role "${f.role}" of user "${f.user}", expected it ` +
    'in "authRoles"',
  'auth-root': () =>
    'authentication is on without a way in: found no user root with role root, expected one',
  'alarm-active': (f) => `an alarm is active: found ${f.type} of member ${f.member}, expected none`,
  'compact-order': (f) =>
    differs(
      'a compaction finished that was not asked for',
      `finished ${String(f.finished)}, scheduled ${String(f.scheduled ?? 'none')}`,
      'finished up to scheduled',
    ),
  'compact-revision': (f) =>
    differs(
      'the store is compacted past its newest revision',
      String(f.compact),
      `at most ${String(f.current)}`,
    ),
  'compact-implausible': (f) =>
    differs(
      'the compacted revision cannot be true',
      String(f.compact),
      `a revision nearer to the newest record's ${String(f.current)}`,
    ),
  'version-value': (f) =>
    differs(`${f.name} is no version`, `"${f.found}"${lengthBeyond(f)}`, 'such as 3.6.0'),
  'version-newer': (f) =>
    differs(`${f.name} is newer than any known release`, f.found + lengthBeyond(f), 'at most 3.7'),
  'index-implausible': (f) =>
    differs(
      'the raft index is out of all proportion',
      count(f.index),
      `something nearer to revision ${String(f.revision)}`,
    ),
  'conf-state-stale': (f) =>
    differs(
      'the stored voters are those of another cluster, as after a restore',
      f.voters,
      `members ${f.members}`,
    ),
  'trailer-mismatch': (f) =>
    differs('the file changed after it was saved: its SHA-256 does not match', f.found, f.expected),
  'trailer-missing': () =>
    'there is no SHA-256 trailer, as in a database file that was copied: found none, expected one',
  'trailer-truncated': (f) =>
    differs('the trailer is cut off', `${count(f.foundBytes)} bytes behind the pages`, '32'),
  'trailer-followed': (f) =>
    differs('something follows the trailer', `${count(f.extraBytes)} further bytes`, 'none'),
  'file-changed': (f) =>
    `the file changed while it was read: found another ${f.what}, expected none`,
  'file-leftover-part': (f) =>
    `an unfinished download lies beside the file: found ${f.name}, expected none`,
  'wal-none': () => 'there is no write-ahead log: found no segment, expected at least one',
  'wal-segment-missing': (f) =>
    differs('a segment of the log is missing', `number ${count(f.found)}`, count(f.expected)),
  'wal-segment-index': (f) =>
    differs('the name of the segment says another index', count(f.found), count(f.expected)),
  'wal-segment-head': (f) =>
    `the segment does not begin as one: found no ${f.missing}, expected checksum and metadata at ` +
    'its head',
  'wal-file-ignored': (f) => `etcd passes over this file: found ${f.what}, expected segments only`,
  'wal-frame-length': (f) =>
    differs(
      'the record ends behind the end of the segment',
      `${count(f.found)} bytes`,
      `at least ${count(f.expected)}`,
    ) + lastGood(f),
  'wal-record-size': (f) =>
    differs(
      'the record is larger than any that is read',
      `${count(f.found)} bytes`,
      `at most ${count(f.limit)}`,
    ) + lastGood(f),
  'wal-record-message': (f) => `the record does not decode: ${f.reason}${lastGood(f)}`,
  'wal-record-type': (f) =>
    differs('the type of the record is unknown', count(f.found), '1 to 5') + lastGood(f),
  'wal-record-data': (f) => `the ${f.what} does not decode: ${f.reason}${lastGood(f)}`,
  'wal-record-form': (f) =>
    `the record is not written as etcd writes it: found another form of its fields in ` +
    `${count(f.recordBytes)} bytes, expected the shortest`,
  'wal-padding': (f) =>
    `the space behind the record is not as etcd leaves it: found ${count(f.paddingBytes)} bytes ` +
    `behind ${count(f.recordBytes)}, expected zeros up to a multiple of 8`,
  'wal-checksum': (f) =>
    differs('the checksum does not match', hex32(f.found), hex32(f.expected)) + lastGood(f),
  'wal-chain': (f) =>
    differs(
      'the segment does not continue the one before',
      `checksum ${hex32(f.found)}`,
      hex32(f.expected),
    ) + lastGood(f),
  'wal-metadata': (f) =>
    `the metadata differs from that of the first segment: found another member or cluster, ` +
    `expected the same${lastGood(f)}`,
  'wal-metadata-missing': () =>
    'the log does not say whose it is: found no metadata, expected member and cluster',
  'wal-entry-gap': (f) =>
    differs('entries are missing', `index ${count(f.found)}`, count(f.expected)),
  'wal-entry-committed': (f) =>
    differs(
      'an entry replaces one that was committed',
      `index ${count(f.found)}`,
      `one above ${count(f.commit)}`,
    ) + lastGood(f),
  'wal-term-order': (f) =>
    differs(
      `the term of the ${f.what} goes back`,
      count(f.found),
      `at least ${count(f.expected)}`,
    ) + lastGood(f),
  'wal-commit': (f) =>
    differs(
      'more is committed than the log holds',
      `commit ${count(f.found)}`,
      `at most ${count(f.lastIndex)}`,
    ),
  'wal-start-gap': (f) =>
    differs(
      'entries are missing between the raft snapshot and the log',
      `index ${count(f.found)} first`,
      `${count(f.snapshotIndex + 1)}, behind the newest raft snapshot`,
    ),
  'wal-torn': (f) =>
    'the last write was torn, as a crash leaves it, and etcd cuts it off: found a part of a ' +
    `record, expected all of it${lastGood(f)}`,
  'wal-records-behind': (f) =>
    `records lie where etcd does not read: found ${count(f.recordCount)}` +
    (f.highestIndex === 0 ? '' : `, entries ${count(f.lowestIndex)} to ${count(f.highestIndex)}`) +
    ', expected zeros',
  'wal-bytes-behind': () =>
    'something lies behind the end of the log, where etcd does not read: found other bytes, expected zeros',
  'directory-not-etcd': (f) =>
    differs(
      'not a data directory of etcd',
      f.found,
      'the folder "member" with "snap" or "wal" in it, or segments of a log',
    ),
  'directory-no-database': (f) => differs('there is no database here', f.found, f.expected),
  'directory-leftover': (f) =>
    `a server removes this file when it starts: found ${f.what}, expected nothing left over`,
  'directory-foreign': (f) =>
    `files that etcd does not know: found ${count(f.count)}, this one first, expected none`,
  'wal-behind-database': (f) =>
    differs(
      'the database is ahead of the log, which has lost entries',
      `last entry ${count(f.found)}`,
      `at least ${count(f.expected)}, which the database has applied`,
    ),
  'database-behind-snapshot': (f) =>
    differs(
      'the database is older than the raft snapshot that a server starts from',
      `index ${count(f.found)}`,
      `at least ${count(f.expected)}`,
    ),
  'database-term': (f) =>
    differs(
      `the database has another history than the log: its term of entry ${count(f.index)}`,
      count(f.found),
      count(f.expected),
    ),
  'raft-snapshot-missing': (f) =>
    `no raft snapshot bridges what the log lacks: found entries from ${count(f.firstIndex)} on, ` +
    `expected a sound raft snapshot at ${count(f.firstIndex - 1)} or later that the log knows`,
  'member-not-listed': (f) =>
    differs(
      'the log belongs to a member that the database does not know',
      f.id,
      f.members === '' ? 'a member' : `one of ${f.members}`,
    ),
  'raft-snapshot-empty': (f) =>
    differs('the raft snapshot is empty', f.found, 'a checksum and what it covers'),
  'raft-snapshot-checksum': (f) =>
    differs('the CRC-32C of the raft snapshot does not match', hex32(f.found), hex32(f.expected)),
  'raft-snapshot-message': (f) =>
    `the raft snapshot is not the message that etcd writes: ${f.reason}`,
  'raft-snapshot-name': (f) =>
    differs('the raft snapshot has the name of another one', f.found, f.expected),
  'raft-snapshot-store': (f) => `the v2 store in the raft snapshot is wrong: ${f.reason}`,
  'object-envelope': (f) => `the Kubernetes object cannot be opened: ${f.reason}`,
  'object-undecodable': (f) =>
    `values under /registry that are no Kubernetes objects: found ${count(f.count)} of ` +
    `${count(f.total)}, expected none`,
  'object-encrypted': (f) =>
    `objects are encrypted at rest: found ${count(f.count)} by ${f.provider}, expected their keys ` +
    'to be kept elsewhere',
  'policy-min-keys': (f) =>
    differs('too few live keys', count(f.found), `at least ${count(f.expected)}`),
  'policy-min-revision': (f) =>
    differs('the revision is too low', count(f.found), `at least ${count(f.expected)}`),
  'policy-trailer': () => 'a trailer is required: found none, expected a SHA-256 at the end',
  'policy-version': (f) =>
    differs(`etcd ${f.required} does not start from this file`, f.startableBy, f.required),
  'policy-max-age': (f) =>
    differs(
      'the snapshot is too old',
      `${count(f.ageSeconds)} s (newest time inside ${f.newest})`,
      `at most ${count(f.limitSeconds)} s`,
    ),
  'policy-age-source': () =>
    'no object inside has a time: found only the modification time of the file, which was used',
  'policy-future-time': (f) =>
    `times inside lie in the future and were ignored: found ${count(f.count)}, the latest ` +
    `${f.latest}, expected none`,
  'policy-quota': (f) =>
    differs(
      'a restored database comes near the quota',
      `${count(f.sizeBytes)} bytes`,
      `less than nine tenths of ${count(f.quotaBytes)}`,
    ),
  'baseline-revision': (f) =>
    differs(
      'the revision went back',
      count(f.found),
      `at least the baseline's ${count(f.expected)}`,
    ),
  'baseline-cluster': (f) => differs('this is another cluster', f.found, f.expected),
  'baseline-keys': (f) =>
    differs(
      `keys are gone (${f.group})`,
      `${count(f.found)} of ${count(f.before)}`,
      `a drop of at most ${f.dropMax}`,
    ),
  'baseline-crds': (f) =>
    `custom resource definitions are gone: found none of ${f.names}, expected all`,
};

/** Codes that are no damage: a risk, or something to know. All others are errors. */
const MILD: Partial<Record<ProblemCode, Severity>> = {
  'bucket-unknown': 'warning',
  'meta-unknown': 'warning',
  'auth-root': 'warning',
  'member-none': 'warning',
  'version-newer': 'warning',
  'index-implausible': 'warning',
  'file-changed': 'warning',
  'policy-quota': 'warning',
  'alarm-active': 'note',
  'compact-revision': 'note',
  'conf-state-stale': 'note',
  'raft-snapshot-empty': 'warning',
  'raft-snapshot-checksum': 'warning',
  'raft-snapshot-message': 'warning',
  'raft-snapshot-name': 'warning',
  'raft-snapshot-store': 'warning',
  'directory-leftover': 'note',
  'directory-foreign': 'note',
  'wal-padding': 'warning',
  'wal-record-form': 'warning',
  'wal-segment-index': 'warning',
  'wal-records-behind': 'warning',
  'wal-bytes-behind': 'note',
  'wal-torn': 'note',
  'wal-file-ignored': 'note',
  'trailer-missing': 'note',
  'file-leftover-part': 'note',
  'object-undecodable': 'note',
  'object-encrypted': 'note',
  'policy-age-source': 'note',
  'policy-future-time': 'note',
};

/** How much a code matters. */
export function severityOf(code: ProblemCode): Severity {
  return MILD[code] ?? 'error';
}

/** Whether a code is about what somebody demands of a backup, not about its bytes. */
export function isPolicy(code: ProblemCode): boolean {
  return code.startsWith('policy-') || code.startsWith('baseline-');
}

/** Every problem code, in the order of the list above. */
export const PROBLEM_CODES: readonly ProblemCode[] = Object.keys(SENTENCES) as ProblemCode[];

/** Whether a text is a problem code. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(SENTENCES, text);
}

/** Says what is wrong, without the place: *what is wrong: found X, expected Y*. */
export function formatProblem(of: Problem): string {
  const sentence = SENTENCES[of.code] as (facts: unknown) => string;
  return sentence(of.facts);
}

/** Says where: `page 42 (leaf, bucket "key"), element 3`; empty for a place without any field. */
export function formatPlace(place: Place): string {
  const words: string[] = [];
  if (place.file !== undefined) words.push(escapeControls(place.file));
  if (place.part !== undefined) words.push(place.part);
  const inside = [
    ...(place.pageType === undefined ? [] : [place.pageType]),
    ...(place.bucket === undefined ? [] : [`bucket "${place.bucket.join('/')}"`]),
  ].join(', ');
  if (place.pgid !== undefined) {
    words.push(`page ${count(place.pgid)}` + (inside === '' ? '' : ` (${inside})`));
  } else if (inside !== '') {
    words.push(inside);
  }
  if (place.element !== undefined) words.push(`element ${count(place.element)}`);
  if (place.key !== undefined) words.push(`key ${place.key}`);
  if (place.offset !== undefined) words.push(`offset ${count(place.offset)}`);
  return words.join(', ');
}

/** Place and sentence in one line: *place: what is wrong: found X, expected Y*. */
export function formatProblemLine(of: Problem): string {
  const place = formatPlace(of.place);
  return place === '' ? formatProblem(of) : `${place}: ${formatProblem(of)}`;
}

function differs(what: string, found: string | number, expected: string | number): string {
  return `${what}: found ${found}, expected ${expected}`;
}

/** Tells of a text of which the beginning is shown how long it is. */
function lengthBeyond({ length }: FoundVersion): string {
  return length > VERSION_SHOWN_MAX ? `... (${count(length)} characters)` : '';
}

function lastGood({ lastIndex }: LastIndex): string {
  return lastIndex === 0 ? '' : `; the last good entry is ${count(lastIndex)}`;
}

function hex32(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}

function hex64(value: bigint): string {
  return value.toString(16).padStart(16, '0');
}
