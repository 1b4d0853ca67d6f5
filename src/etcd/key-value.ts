/**
 * mvccpb.KeyValue, the value of every record of the key bucket (etcd api/mvccpb/kv.proto, v3.6.14):
 * 1 key, 2 create_revision, 3 mod_revision, 4 version, 5 value, 6 lease; zero and empty fields are
 * left out. A tombstone has the key only. A restore with a revision bump leaves one record of zero
 * bytes.
 */

import { LENGTH_DELIMITED, WireError, WireReader } from '../bytes/wire.ts';
import { WireWriter } from '../bytes/wire-writer.ts';
import { CorruptionError } from '../errors.ts';
import { problem } from '../findings.ts';
import type { Place } from '../findings.ts';

const EMPTY: Uint8Array = new Uint8Array(0);

/** A decoded record; key and value are views into the bytes it was decoded from. */
export interface KeyValue {
  readonly key: Uint8Array;
  /** Revision at which the present life of the key began; 0 in a tombstone. */
  readonly createRevision: number;
  /** Revision of this record; 0 in a tombstone. */
  readonly modRevision: number;
  /** How often the key was written since it was created; 0 in a tombstone. */
  readonly version: number;
  readonly value: Uint8Array;
  /** Lease that the key is attached to; 0 for none. */
  readonly lease: bigint;
}

/**
 * Decodes a record.
 * @throws {CorruptionError} record-value.
 */
export function decodeKeyValue(bytes: Uint8Array, place: Place): KeyValue {
  const found = {
    key: EMPTY,
    createRevision: 0,
    modRevision: 0,
    version: 0,
    value: EMPTY,
    lease: 0n,
  };
  try {
    const reader = new WireReader(bytes);
    while (reader.next()) {
      if (reader.field === 1) found.key = reader.bytes();
      else if (reader.field === 2) found.createRevision = reader.number();
      else if (reader.field === 3) found.modRevision = reader.number();
      else if (reader.field === 4) found.version = reader.number();
      else if (reader.field === 5) found.value = reader.bytes();
      else if (reader.field === 6) found.lease = reader.int64();
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    throw new CorruptionError(problem('record-value', place, { reason: error.message }));
  }
  return found;
}

/**
 * The key alone, for a pass that needs nothing else; undefined if the bytes do not begin with it.
 */
export function leadingKey(bytes: Uint8Array): Uint8Array | undefined {
  const reader = new WireReader(bytes);
  try {
    if (!reader.next() || reader.field !== 1 || reader.wireType !== LENGTH_DELIMITED)
      return undefined;
    return reader.bytes();
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

/**
 * Encodes a record as etcd does: fields in the order of their numbers, without those that are zero
 * or empty. So a record of nothing at all, which a revision bump leaves, has no bytes.
 */
export function encodeKeyValue(record: KeyValue): Uint8Array {
  const { key, createRevision, modRevision, version, value, lease } = record;
  const writer = new WireWriter();
  if (key.length > 0) writer.bytes(1, key);
  if (createRevision !== 0) writer.number(2, createRevision);
  if (modRevision !== 0) writer.number(3, modRevision);
  if (version !== 0) writer.number(4, version);
  if (value.length > 0) writer.bytes(5, value);
  if (lease !== 0n) writer.number(6, lease);
  return writer.end();
}

/** The value of a tombstone: the key alone. */
export function encodeTombstone(key: Uint8Array): Uint8Array {
  return encodeKeyValue({
    key,
    createRevision: 0,
    modRevision: 0,
    version: 0,
    value: EMPTY,
    lease: 0n,
  });
}
