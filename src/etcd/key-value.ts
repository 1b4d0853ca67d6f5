/**
 * mvccpb.KeyValue, the value of every record of the key bucket (etcd api/mvccpb/kv.proto, v3.6.14):
 * 1 key, 2 create_revision, 3 mod_revision, 4 version, 5 value, 6 lease; zero and empty fields are
 * left out. A tombstone has the key only. A restore with a revision bump leaves one record of zero
 * bytes.
 */

import { LENGTH_DELIMITED, WireError, WireReader } from '../bytes/wire.ts';
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

/** Tag of the key, and bits of a varint's byte. */
const TAG_KEY = 0x0a;
const VARINT_BITS = 7;
const VARINT_MORE = 0x80;

/** The value of a tombstone: the key alone. */
export function encodeTombstone(key: Uint8Array): Uint8Array {
  if (key.length === 0) return EMPTY;
  const head = [TAG_KEY];
  let length = key.length;
  for (; length >= VARINT_MORE; length >>>= VARINT_BITS) head.push((length & 0x7f) | VARINT_MORE);
  head.push(length);
  const value = new Uint8Array(head.length + key.length);
  value.set(head);
  value.set(key, head.length);
  return value;
}
