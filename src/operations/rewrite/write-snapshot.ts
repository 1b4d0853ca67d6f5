/**
 * A snapshot made of records: the store that a server would have that was given them, with a trailer.
 * It has the buckets that a server makes at its first start (etcd server/storage/schema/bucket.go,
 * v3.6.14), and of what else a server stores only what is asked for.
 */

import type { BucketWriter } from '../../bbolt/write/bucket-writer.ts';
import { DatabaseWriter } from '../../bbolt/write/database-writer.ts';
import { compareBytes } from '../../bytes/compare.ts';
import { Crc32c } from '../../bytes/crc32c.ts';
import { encodeText } from '../../bytes/text.ts';
import { encodeKeyValue, encodeTombstone } from '../../etcd/key-value.ts';
import { encodeLease } from '../../etcd/lease.ts';
import type { Lease } from '../../etcd/lease.ts';
import { encodeMember, formatMemberId } from '../../etcd/member.ts';
import type { Member } from '../../etcd/member.ts';
import { encodeIndex } from '../../etcd/meta-bucket.ts';
import type { StoreRecord } from '../../etcd/records.ts';
import { encodeCompactMark, encodeRevisionKey, formatRevision } from '../../etcd/revision.ts';
import { ETCD_MINORS } from '../../etcd/version.ts';
import type { EtcdMinor } from '../../etcd/version.ts';
import type { ByteSink } from '../../io/sink.ts';
import { portableDigest } from '../verify/digest.ts';
import type { Digest } from '../verify/file/check.ts';
import { finishSnapshot } from './finish-snapshot.ts';
import type { SnapshotTarget, WrittenSnapshot } from './finish-snapshot.ts';
import type { ReadBackOptions } from './read-back.ts';
import type { WrittenStore } from './write-store.ts';

/** Records in the order of their revisions, one at a time or in batches. */
export type RecordStream =
  | Iterable<StoreRecord | readonly StoreRecord[]>
  | AsyncIterable<StoreRecord | readonly StoreRecord[]>;

/** What the store says besides its records. */
export interface WriteSnapshotOptions extends ReadBackOptions {
  /** Bytes of a page: a power of two from 1,024 to 16 MiB; 4,096 by default. */
  readonly pageSize?: number | undefined;
  /** The release whose store it is; 3.6 by default. */
  readonly version?: EtcdMinor | undefined;
  /** Revision up to which history is gone; never compacted without it. */
  readonly compactRevision?: number | undefined;
  /** Revision up to which a compaction was asked for; done by default, so `compactRevision`. */
  readonly scheduledCompactRevision?: number | undefined;
  /** Index of the last raft entry in the store; 1 by default. */
  readonly consistentIndex?: number | undefined;
  /** Raft term of that entry; 1 by default, and not stored for 3.4, which does not know it. */
  readonly term?: number | undefined;
  readonly members?: readonly Member[] | undefined;
  readonly leases?: readonly Lease[] | undefined;
  /** Computes SHA-256; a portable one by default. */
  readonly digest?: Digest | undefined;
}

/**
 * Writes a snapshot, reads it back and compares it. The target is synced and closed; where anything
 * fails it is to be thrown away. The same records and options give the same bytes.
 *
 *     const sink = new MemorySink();
 *     const open = async () => new MemorySource(sink.bytes);
 *     await writeSnapshot(snapshot.records({ prefix }), { sink, open }, { compactRevision });
 *
 * Records are written as they are, whether or not they make sense as histories of their keys;
 * `verify` says whether they do. Of a tombstone only the key is stored.
 * @throws {RangeError} for a record that does not come behind the one before it or whose
 * `modRevision` is not its revision, and for options out of their range.
 * @throws {RestoreError} restore-read-back.
 */
export async function writeSnapshot(
  records: RecordStream,
  target: SnapshotTarget,
  options: WriteSnapshotOptions = {},
): Promise<WrittenSnapshot> {
  const { digest = portableDigest } = options;
  const written = await new NewStore(target.sink, options).write(records);
  return finishSnapshot(target, written, { ...options, digest });
}

/** An element of a bucket. */
type Element = readonly [key: Uint8Array, value: Uint8Array];

class NewStore {
  readonly #options: WriteSnapshotOptions;
  readonly #writer: DatabaseWriter;
  readonly #hash = new Crc32c();
  #entries = 0;

  constructor(sink: ByteSink, options: WriteSnapshotOptions) {
    this.#options = options;
    this.#writer = new DatabaseWriter(sink, { pageSize: options.pageSize ?? 4096 });
  }

  /** The buckets in the order of their names. */
  async write(records: RecordStream): Promise<WrittenStore> {
    const { version = '3.6', members = [], leases = [] } = this.#options;
    const meta = metaElements(version, this.#options);
    await this.#bucket('alarm', []);
    // As it is before anybody has set up authentication.
    await this.#bucket('auth', [[encodeText('authRevision'), encodeIndex(1)]]);
    await this.#bucket('authRoles', []);
    await this.#bucket('authUsers', []);
    await this.#bucket('cluster', [[encodeText('clusterVersion'), encodeText(`${version}.0`)]]);
    await this.#records(records);
    await this.#bucket('lease', leases.map(encodeLease));
    await this.#bucket('members', members.map(memberElement));
    await this.#bucket('members_removed', []);
    await this.#bucket('meta', meta);
    const { imageSize } = await this.#writer.finish();
    return { hash: this.#hash.digest(), entries: this.#entries, imageSize, liveKeys: undefined };
  }

  async #bucket(name: string, elements: readonly Element[]): Promise<void> {
    const bucket = this.#begin(name);
    const inOrder = [...elements].sort(([left], [right]) => compareBytes(left, right));
    for (const element of inOrder) await this.#put(bucket, element);
    await bucket.end();
  }

  async #records(records: RecordStream): Promise<void> {
    const { signal } = this.#options;
    const bucket = this.#begin('key');
    for await (const given of records) {
      signal?.throwIfAborted();
      const batch = isBatch(given) ? given : [given];
      for (const record of batch) {
        const written = this.#put(bucket, recordElement(record));
        if (written !== undefined) await written;
      }
    }
    await bucket.end();
  }

  #begin(name: string): BucketWriter {
    const bytes = encodeText(name);
    this.#hash.update(bytes);
    return this.#writer.bucket(bytes);
  }

  #put(bucket: BucketWriter, [key, value]: Element): Promise<void> | undefined {
    const written = bucket.put(key, value);
    this.#hash.update(key);
    this.#hash.update(value);
    this.#entries++;
    return written;
  }
}

function isBatch(given: StoreRecord | readonly StoreRecord[]): given is readonly StoreRecord[] {
  return Array.isArray(given);
}

function recordElement(record: StoreRecord): Element {
  const { revision, tombstone, key, modRevision } = record;
  const { main, sub } = revision;
  if (!isWhole(main) || !isWhole(sub)) {
    throw new RangeError(`"revision": expected whole numbers, got ${formatRevision(revision)}`);
  }
  const at = encodeRevisionKey({ main, sub, tombstone });
  if (tombstone) return [at, encodeTombstone(key)];
  const value = encodeKeyValue(record);
  // The record that a revision bump leaves says nothing, not even its revision.
  if (modRevision === main || value.length === 0) return [at, value];
  throw new RangeError(
    `"modRevision": expected ${String(main)}, the revision of the record, got ${String(modRevision)}`,
  );
}

function memberElement(member: Member): Element {
  return [encodeText(formatMemberId(member.id)), encodeMember(member)];
}

function metaElements(version: EtcdMinor, options: WriteSnapshotOptions): Element[] {
  const { compactRevision, consistentIndex = 1, term = 1 } = options;
  const { scheduledCompactRevision = compactRevision } = options;
  const numbers = { compactRevision, scheduledCompactRevision, consistentIndex, term };
  for (const [name, value] of Object.entries(numbers)) {
    if (value === undefined || isWhole(value)) continue;
    throw new RangeError(`"${name}": expected a whole number from 0 on, got ${String(value)}`);
  }
  const release = ETCD_MINORS.indexOf(version);
  const hasTerm = release >= ETCD_MINORS.indexOf('3.5');
  const hasVersion = release >= ETCD_MINORS.indexOf('3.6');
  const elements: [name: string, value: Uint8Array | undefined][] = [
    ['consistent_index', encodeIndex(consistentIndex)],
    ['term', hasTerm ? encodeIndex(term) : undefined],
    ['storageVersion', hasVersion ? encodeText(`${version}.0`) : undefined],
    ['scheduledCompactRev', encodeCompactMark(scheduledCompactRevision)],
    ['finishedCompactRev', encodeCompactMark(compactRevision)],
  ];
  return elements.flatMap(([name, value]): Element[] =>
    value === undefined ? [] : [[encodeText(name), value]],
  );
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
