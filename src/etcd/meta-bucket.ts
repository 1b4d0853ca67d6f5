/**
 * The meta bucket: what the store knows of itself (etcd
 * server/storage/schema/{bucket,cindex,confstate,migration}.go and server/storage/mvcc/store.go,
 * v3.6.14).
 *
 *     consistent_index      u64 BE   index of the last raft entry that this file holds
 *     term                  u64 BE   raft term of that entry; since 3.5
 *     confState             JSON     voters and learners; since 3.5, after a change of members
 *     scheduledCompactRev   revision key, at a compaction's request
 *     finishedCompactRev    revision key, when it is done
 *     storageVersion        text     such as 3.6.0; since 3.6
 */

import { decodeText, encodeText } from '../bytes/text.ts';
import { CorruptionError, expectSound } from '../errors.ts';
import { problem } from '../findings.ts';
import type { Bucket } from '../bbolt/database.ts';
import { checkRevisionKey, revisionMain } from './revision.ts';

/** What the meta bucket says; each field undefined where the key is absent. */
export interface StoreMeta {
  readonly consistentIndex: number | undefined;
  readonly term: number | undefined;
  /** JSON text of the stored configuration of the cluster. */
  readonly confState: string | undefined;
  /** Revision up to which a compaction was asked for. */
  readonly scheduledCompactRevision: number | undefined;
  /** Revision up to which history is gone. */
  readonly finishedCompactRevision: number | undefined;
  /** Text as stored, which need not be a version. */
  readonly storageVersion: string | undefined;
}

/**
 * Reads the meta bucket.
 * @throws {CorruptionError} meta-value for a value of the wrong length or form.
 */
export async function readStoreMeta(bucket: Bucket): Promise<StoreMeta> {
  const number = async (name: string): Promise<number | undefined> => {
    const value = await bucket.get(encodeText(name));
    return value === undefined ? undefined : decodeIndex(name, value);
  };
  const text = async (name: string): Promise<string | undefined> => {
    const value = await bucket.get(encodeText(name));
    return value === undefined ? undefined : (decodeText(value) ?? '');
  };
  const revision = async (name: string): Promise<number | undefined> => {
    const value = await bucket.get(encodeText(name));
    return value === undefined ? undefined : decodeCompactRevision(name, value);
  };
  return {
    consistentIndex: await number('consistent_index'),
    term: await number('term'),
    confState: await text('confState'),
    scheduledCompactRevision: await revision('scheduledCompactRev'),
    finishedCompactRevision: await revision('finishedCompactRev'),
    storageVersion: await text('storageVersion'),
  };
}

/** The value of `consistent_index` and of `term`. */
export function encodeIndex(index: number): Uint8Array {
  const value = new Uint8Array(8);
  new DataView(value.buffer).setBigUint64(0, BigInt(index));
  return value;
}

function decodeIndex(name: string, value: Uint8Array): number {
  if (value.length !== 8) wrong(name, `found ${String(value.length)} bytes, expected 8`);
  const index = new DataView(value.buffer, value.byteOffset, 8).getBigUint64(0);
  if (index > BigInt(Number.MAX_SAFE_INTEGER)) {
    wrong(name, `found ${String(index)}, expected a number below 2^53`);
  }
  return Number(index);
}

function decodeCompactRevision(name: string, value: Uint8Array): number {
  expectSound(checkRevisionKey(value, { bucket: ['meta'], key: name }));
  return revisionMain(value);
}

function wrong(name: string, reason: string): never {
  throw new CorruptionError(problem('meta-value', { bucket: ['meta'] }, { name, reason }));
}
