/**
 * What etcd does with the frames of a log, written down from its decoder and nothing else (etcd
 * server/storage/wal/{decoder,repair}.go, `decodeRecord`, `decodeFrameSize`, `isTornEntry` and
 * `Repair`, v3.6.14), so that our reader has something to agree with.
 */

import { crc32cByTable } from '../../src/bytes/crc32c-table.ts';

/** What becomes of a start with such a log. */
export interface EtcdRead {
  /** `end`: it starts; `torn`: it cuts the last segment off and starts; `refused`. */
  readonly outcome: 'end' | 'torn' | 'refused';
  /** Number of the segment in which reading ended, and the offset behind its last good record. */
  readonly segment: number;
  readonly offset: number;
  readonly recordCount: number;
}

const SECTOR_SIZE = 512;

/** Reads segments as etcd reads them. */
export function readAsEtcd(segments: readonly Uint8Array[]): EtcdRead {
  let running = 0;
  let recordCount = 0;
  let offset = 0;
  for (const [segment, bytes] of segments.entries()) {
    offset = 0;
    const stop = (outcome: EtcdRead['outcome']): EtcdRead => {
      return { outcome, segment, offset, recordCount };
    };
    // Only the last segment is ever repaired, and only an unexpected end.
    const isLast = segment === segments.length - 1;
    const unexpectedEnd = (): EtcdRead => stop(isLast ? 'torn' : 'refused');
    while (offset < bytes.length) {
      if (bytes.length - offset < 8) return unexpectedEnd();
      const view = new DataView(bytes.buffer, bytes.byteOffset + offset, 8);
      const field = view.getBigInt64(0, true);
      if (field === 0n) break;
      const recordBytes = BigInt.asUintN(56, field);
      const padBytes = field < 0n ? (BigInt.asUintN(64, field) >> 56n) & 7n : 0n;
      if (recordBytes > BigInt(bytes.length - offset) - padBytes) return unexpectedEnd();
      const start = offset + 8;
      const end = start + Number(recordBytes + padBytes);
      if (end > bytes.length) return unexpectedEnd();
      const isTorn = (): boolean => isLast && hasZeroChunk(bytes, start, end);
      const record = decodeProto(bytes.subarray(start, start + Number(recordBytes)));
      if (record === undefined) return isTorn() ? stop('torn') : stop('refused');
      if (record.type === 4n) {
        if (running !== 0 && running !== record.crc) return stop('refused');
        running = record.crc;
      } else {
        running = crc32cByTable(record.data, running);
        if (running !== record.crc) return isTorn() ? stop('torn') : stop('refused');
        if (record.type < 1n || record.type > 5n) return stop('refused');
      }
      offset = end;
      recordCount++;
    }
  }
  return { outcome: 'end', segment: segments.length - 1, offset, recordCount };
}

function hasZeroChunk(bytes: Uint8Array, start: number, end: number): boolean {
  const sectors = new Map<number, boolean>();
  for (let at = start; at < end; at++) {
    const sector = Math.floor(at / SECTOR_SIZE);
    sectors.set(sector, (sectors.get(sector) ?? true) && bytes[at] === 0);
  }
  return [...sectors.values()].includes(true);
}

interface Decoded {
  type: bigint;
  crc: number;
  data: Uint8Array;
}

/** walpb.Record by Go's rules: the last of a field counts, unknown fields are skipped. */
function decodeProto(bytes: Uint8Array): Decoded | undefined {
  const record: Decoded = { type: 0n, crc: 0, data: new Uint8Array() };
  let at = 0;
  const varint = (): bigint | undefined => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined) return undefined;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    return undefined;
  };
  while (at < bytes.length) {
    const tag = varint();
    if (tag === undefined || tag >> 3n === 0n || tag > 0xffff_ffffn) return undefined;
    const field = tag >> 3n;
    const wire = tag & 7n;
    if ((field === 1n || field === 2n) && wire !== 0n) return undefined;
    if (field === 3n && wire !== 2n) return undefined;
    if (wire === 0n) {
      const value = varint();
      if (value === undefined) return undefined;
      if (field === 1n) record.type = BigInt.asIntN(64, value);
      if (field === 2n) record.crc = Number(BigInt.asUintN(32, value));
    } else if (wire === 2n) {
      const length = varint();
      if (length === undefined || length > BigInt(bytes.length - at)) return undefined;
      if (field === 3n) record.data = bytes.subarray(at, at + Number(length));
      at += Number(length);
    } else if (wire === 1n || wire === 5n) {
      at += wire === 1n ? 8 : 4;
      if (at > bytes.length) return undefined;
    } else {
      return undefined;
    }
  }
  return record;
}
