/** Reads the newest records of the keys that somebody wants to know more of, in their order. */

import { RecordReader } from '../../../etcd/compare/record-reader.ts';
import type { RecordCursor } from '../../../etcd/record-cursor.ts';
import type { Snapshot } from '../../../etcd/snapshot.ts';
import { readStoredObject } from '../../../kubernetes/change/stored-object.ts';
import type { ReadObject } from '../../../kubernetes/change/stored-object.ts';
import type { ObjectPart } from '../../../kubernetes/decode/message-table.ts';
import type { StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import type { EncryptionPass } from '../encryption-report/encryption-pass.ts';
import { ENCRYPTED } from './key-table.ts';
import type { RecordPass } from './record-pass.ts';

/** Which fields a write was about is asked of few objects, and is half of most. */
const skip: readonly ObjectPart[] = ['fieldsV1'];

/** Keys between two looks at whether to stop. */
const SLICE = 4096;

/** The newest record of a key; valid for the call that is given it. */
export interface SeenKey {
  readonly number: number;
  readonly key: Uint8Array;
  readonly place: StoragePlace;
  readonly createRevision: number;
  readonly modRevision: number;
  /** Undefined of a deleted key. */
  readonly stored: ReadObject | undefined;
}

/** What the records are read with. */
export interface ValuePassOptions {
  /** Told of every encrypted value. */
  readonly encryption: EncryptionPass;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Visits the newest records of keys.
 * @throws {SourceError} if the source fails, or the file is not what it was.
 */
export async function readValues(
  snapshot: Snapshot,
  { keys, groups, positions }: RecordPass,
  numbers: Uint32Array,
  visit: (seen: SeenKey) => void,
  { encryption, signal }: ValuePassOptions,
): Promise<void> {
  const reader = new RecordReader(snapshot, positions);
  const see = (number: number, record: RecordCursor): SeenKey => {
    const key = record.name;
    const place = groups.placeOf(key);
    const { createRevision, main: modRevision } = record;
    const known = { number, key, place, createRevision, modRevision };
    if (!keys.is(number)) return { ...known, stored: undefined };
    const { value } = record;
    const decryption = encryption.decryptor.decrypt(value, key);
    if (keys.is(number, ENCRYPTED)) encryption.addEncrypted({ key, value, place, decryption });
    const decryptor = { decrypt: () => decryption };
    const version = { modRevision, valueSize: value.length, value };
    return { ...known, stored: readStoredObject(version, { key, place }, decryptor, { skip }) };
  };
  for (let start = 0; start < numbers.length; start += SLICE) {
    signal?.throwIfAborted();
    const slice = numbers.subarray(start, start + SLICE);
    const ordinals = slice.map((number) => keys.ordinals[number] ?? 0);
    await reader.visit(ordinals, (at, record) => {
      visit(see(slice[at] ?? 0, record));
    });
  }
}
