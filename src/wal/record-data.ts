/**
 * What a record's data says of the log: the fields that a row has. The checksum does not cover the
 * type of a record, so one flipped bit makes a hard state of an entry; etcd decodes it as that and
 * reads on. What gives such a record away is said, and the numbers are what etcd makes of them.
 */

import { WireReader } from '../bytes/wire.ts';
import { decodeEntryFields, decodeHardState } from '../raft/entry.ts';
import { RECORD_TYPES } from './record.ts';
import type { RecordFields } from './record.ts';

/** The fields of a row that come from the data; 0 where the type has none. */
export interface RecordData {
  /** Type of an entry. */
  readonly type: number;
  readonly term: number;
  /** Index of an entry or a raft snapshot; commit of a hard state. */
  readonly index: number;
  /** Range of an entry's data, or of all of it. */
  readonly dataStart: number;
  readonly dataEnd: number;
  /** Why no etcd can have written this as what it is, though it decodes. */
  readonly oddity: string | undefined;
}

/** The highest field number of a hard state; an entry has one more, its data. */
const STATE_FIELD_MAX = 3;

/**
 * Decodes the data of a record.
 * @throws {WireError} where etcd cannot decode it either.
 */
export function decodeRecordData(bytes: Uint8Array, record: RecordFields): RecordData {
  const { type, dataStart, dataEnd } = record;
  const fields = decodeFields(bytes, record);
  const fieldMax = highestField(bytes.subarray(dataStart, dataEnd));
  const isOther = type === RECORD_TYPES.state && fieldMax > STATE_FIELD_MAX;
  return { ...fields, oddity: oddityOf(fields, isOther) };
}

function decodeFields(
  bytes: Uint8Array,
  { type, dataStart, dataEnd }: RecordFields,
): Omit<RecordData, 'oddity'> {
  if (type === RECORD_TYPES.entry) return decodeEntryFields(bytes, dataStart, dataEnd);
  const fields = { type: 0, term: 0, index: 0, dataStart, dataEnd };
  if (type === RECORD_TYPES.state) {
    const { term, commit } = decodeHardState(bytes.subarray(dataStart, dataEnd));
    return { ...fields, term, index: commit };
  }
  if (type !== RECORD_TYPES.snapshot) return fields;
  const reader = new WireReader(bytes, dataStart, dataEnd);
  while (reader.next()) {
    if (reader.field === 1) fields.index = reader.rounded();
    else if (reader.field === 2) fields.term = reader.rounded();
    else if (reader.field === 3) reader.bytes();
  }
  return fields;
}

/** The metadata is decoded by who wants it; here it has to be a message, like all others. */
function highestField(data: Uint8Array): number {
  let highest = 0;
  const reader = new WireReader(data);
  while (reader.next()) highest = Math.max(highest, reader.field);
  return highest;
}

function oddityOf(
  { type, term, index }: Omit<RecordData, 'oddity'>,
  isOther: boolean,
): string | undefined {
  if (Math.max(type, term, index) > Number.MAX_SAFE_INTEGER) {
    return 'found a number that no log reaches';
  }
  return isOther ? 'found a field that it does not have' : undefined;
}
