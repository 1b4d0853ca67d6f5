/**
 * A write-ahead log in memory, written as etcd writes it, and every deviation from that: wrong
 * lengths, padding, checksums, messages, order. Simple on purpose, and independent of `src/wal`:
 * what reads a log is tested against this.
 */

import { crc32cByTable } from '../../src/bytes/crc32c-table.ts';
import { MemoryDirectory } from '../../src/io/directory-source.ts';

/** What goes wrong with one record when it is written. */
export interface Deviation {
  /** The CRC in the record; the running one goes on as if it were right. */
  readonly crc?: number;
  /** The type in the record. */
  readonly type?: number;
  /** The length field. */
  readonly length?: bigint;
  /** The bytes behind the record; as many as the field says, or not. */
  readonly padding?: Uint8Array;
  /** Instead of the record's message; the data enters the running CRC all the same. */
  readonly message?: (data: Uint8Array, running: number) => Uint8Array;
}

/** What a segment is made of, in order. */
export type LogItem = Deviation &
  (
    | { readonly kind: 'crc' }
    | { readonly kind: 'metadata'; readonly memberId?: bigint; readonly clusterId?: bigint }
    | {
        readonly kind: 'entry';
        readonly term: number | bigint;
        readonly index: number | bigint;
        readonly entryType?: number;
        /** Leaves the type out if it is 0, as etcd 3.7 does. */
        readonly isTerse?: boolean;
        /** Nothing: the field is left out. */
        readonly data?: Uint8Array;
      }
    | {
        readonly kind: 'state';
        readonly term: number | bigint;
        readonly vote?: bigint;
        readonly commit: number | bigint;
      }
    | { readonly kind: 'snapshot'; readonly term: number; readonly index: number }
    /** Any other record. */
    | { readonly kind: 'record'; readonly type: number; readonly data?: Uint8Array }
    /** Bytes that are no frame, or many. */
    | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  );

/** One segment; checksum and metadata are put at its head. */
export interface SegmentSpec {
  readonly items: readonly LogItem[];
  /** Size up to which zeros follow; none if it is smaller. */
  readonly size?: number;
  /** Leaves them out. */
  readonly isHeadless?: boolean;
  /** Sequence number, if not the next. */
  readonly sequence?: number;
  /** Index in the name, if not that behind the last entry. */
  readonly index?: number;
}

/** Where a record was put. */
export interface BuiltRecord {
  /** Number of the segment in the list. */
  readonly segment: number;
  readonly offset: number;
  /** Bytes of the frame. */
  readonly length: number;
  readonly item: LogItem;
}

/** A log. */
export interface BuiltLog {
  /** The segments by name. */
  readonly files: readonly (readonly [path: string, bytes: Uint8Array])[];
  readonly records: readonly BuiltRecord[];
}

/** IDs as large as real ones. */
export const MEMBER_ID = 0x8e9e_05c5_2164_694dn;
export const CLUSTER_ID = 0xcdf8_1819_4e3a_8c32n;

/** Writes segments one behind the other; the CRC runs through all of them. */
export function buildLog(segments: readonly SegmentSpec[]): BuiltLog {
  const files: [string, Uint8Array][] = [];
  const records: BuiltRecord[] = [];
  let running = 0;
  let sequence = 0;
  let nextIndex = 0;
  for (const [segment, spec] of segments.entries()) {
    const pieces: Uint8Array[] = [];
    let offset = 0;
    sequence = spec.sequence ?? sequence;
    const name = nameOf(sequence++, spec.index ?? nextIndex);
    const head: LogItem[] = [{ kind: 'crc' }, { kind: 'metadata' }];
    for (const item of [...(spec.isHeadless === true ? [] : head), ...spec.items]) {
      let bytes: Uint8Array;
      if (item.kind === 'bytes') {
        ({ bytes } = item);
      } else {
        const data = encodeData(item);
        if (data !== undefined) running = crc32cByTable(data, running);
        bytes = encodeFrame(encodeRecord(item, data, running), item);
      }
      records.push({ segment, offset, length: bytes.length, item });
      pieces.push(bytes);
      offset += bytes.length;
      if (item.kind === 'entry') nextIndex = Number(item.index) + 1;
    }
    const whole = new Uint8Array(Math.max(offset, spec.size ?? 0));
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    files.push([name, whole]);
  }
  return { files, records };
}

/** The log as a folder of segments. */
export function logDirectory({ files }: Pick<BuiltLog, 'files'>): MemoryDirectory {
  return new MemoryDirectory(files, 'log');
}

/** The name of a segment. */
export function nameOf(sequence: number, index: number): string {
  const digits = (value: number): string => value.toString(16).padStart(16, '0');
  return `${digits(sequence)}-${digits(index)}.wal`;
}

const TYPES = { metadata: 1, entry: 2, state: 3, crc: 4, snapshot: 5 } as const;

/** Anything that becomes a record. */
export type RecordItem = Exclude<LogItem, { kind: 'bytes' }>;

/** walpb.Record, as Go writes it: the CRC as a varint of its 32 bits, no data if there is none. */
export function encodeRecord(
  item: RecordItem,
  data: Uint8Array | undefined,
  running: number,
): Uint8Array {
  if (item.message !== undefined) return item.message(data ?? new Uint8Array(), running);
  const type = item.type ?? (item.kind === 'record' ? 0 : TYPES[item.kind]);
  return concat(
    [0x08, ...varint(type), 0x10, ...varint(item.crc ?? running)],
    data === undefined ? [] : [0x1a, ...varint(data.length)],
    data ?? [],
  );
}

/** A record with its length in front and its padding behind. */
export function encodeFrame(record: Uint8Array, deviation: Deviation = {}): Uint8Array {
  const missing = (8 - (record.length % 8)) % 8;
  const field = BigInt(record.length) | (missing === 0 ? 0n : BigInt(0x80 | missing) << 56n);
  return concat(
    littleEndian(deviation.length ?? field),
    record,
    deviation.padding ?? new Uint8Array(missing),
  );
}

/** What a record carries; undefined if it has no data. */
export function encodeData(item: RecordItem): Uint8Array | undefined {
  switch (item.kind) {
    case 'crc':
      return undefined;
    case 'metadata':
      return concat(
        [0x08, ...varint(item.memberId ?? MEMBER_ID)],
        [0x10, ...varint(item.clusterId ?? CLUSTER_ID)],
      );
    case 'entry':
      return concat(
        item.isTerse === true && (item.entryType ?? 0) === 0
          ? []
          : [0x08, ...varint(item.entryType ?? 0)],
        [0x10, ...varint(item.term), 0x18, ...varint(item.index)],
        item.data === undefined ? [] : [0x22, ...varint(item.data.length)],
        item.data ?? [],
      );
    case 'state':
      return concat(
        [0x08, ...varint(item.term), 0x10, ...varint(item.vote ?? MEMBER_ID)],
        [0x18, ...varint(item.commit)],
      );
    case 'snapshot':
      return concat([0x08, ...varint(item.index), 0x10, ...varint(item.term)]);
    case 'record':
      return item.data;
  }
}

/** A number as protobuf writes it. */
export function varint(value: number | bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return [...bytes, Number(rest)];
}

/** Eight bytes, the lowest first. */
export function littleEndian(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, value), true);
  return bytes;
}

/** One array of several. */
export function concat(...pieces: readonly ArrayLike<number>[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
