/**
 * A record of a write-ahead log: walpb.Record { 1 type, 2 crc, 3 data } (etcd
 * server/storage/wal/walpb/record.proto, v3.6.14). `crc` is the CRC-32C over the data of all records
 * so far, across segments; the type is not covered by it.
 */

import { WireReader } from '../bytes/wire.ts';
import { WireWriter } from '../bytes/wire-writer.ts';

/** What a record holds (etcd server/storage/wal/wal.go). */
export const RECORD_TYPES = { metadata: 1, entry: 2, state: 3, crc: 4, snapshot: 5 } as const;

/** The names of the types, for messages. */
export const RECORD_TYPE_NAMES: Readonly<Record<number, string>> = {
  [RECORD_TYPES.metadata]: 'metadata',
  [RECORD_TYPES.entry]: 'entry',
  [RECORD_TYPES.state]: 'hard state',
  [RECORD_TYPES.crc]: 'CRC',
  [RECORD_TYPES.snapshot]: 'raft snapshot',
};

/** A record without its data. */
export interface RecordFields {
  readonly type: number;
  /** The running CRC-32C after this record, unsigned. */
  readonly crc: number;
  /** Range of the data, in bytes from the start of the array. */
  readonly dataStart: number;
  readonly dataEnd: number;
  /** Whether etcd writes it so: these fields, each once, in order, in their shortest form. */
  readonly isRegular: boolean;
}

/**
 * Reads the fields of a record.
 * @throws {WireError} if the bytes are no record.
 */
export function decodeRecord(bytes: Uint8Array, start: number, end: number): RecordFields {
  let [type, crc, dataStart, dataEnd] = [0, 0, end, end];
  let shortest = 0;
  let order = 0;
  let isRegular = true;
  const reader = new WireReader(bytes, start, end);
  while (reader.next()) {
    const { field } = reader;
    if (field !== ++order) isRegular = false;
    if (field === 1) {
      type = reader.number();
      shortest += 1 + varintSize(type);
    } else if (field === 2) {
      const value = BigInt.asUintN(64, reader.int64());
      // Go keeps the low half of a longer number.
      crc = Number(BigInt.asUintN(32, value));
      if (value !== BigInt(crc)) isRegular = false;
      shortest += 1 + varintSize(crc);
    } else if (field === 3) {
      reader.bytes();
      dataStart = reader.start;
      dataEnd = reader.end;
      shortest += 1 + varintSize(dataEnd - dataStart) + dataEnd - dataStart;
    }
  }
  if (order < 2 || shortest !== end - start) isRegular = false;
  return { type, crc, dataStart, dataEnd, isRegular };
}

/** Encodes a record; `crc` is the running one after its data. */
export function encodeRecord(type: number, crc: number, data?: Uint8Array): Uint8Array {
  const writer = new WireWriter().number(1, type).number(2, crc);
  return data === undefined ? writer.end() : writer.bytes(3, data).end();
}

/** Bytes of a number as a varint. */
function varintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size++;
  return size;
}
