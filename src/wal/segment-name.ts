/**
 * Names of the files of a write-ahead log: `SSSSSSSSSSSSSSSS-IIIIIIIIIIIIIIII.wal`, the segment's
 * sequence number, which starts at 0 and grows by 1, and the index of the first entry that may be in
 * it, each in 16 hex digits (etcd server/storage/wal/util.go, `parseWALName`, v3.6.14).
 */

/**
 * Bytes that etcd preallocates for a segment, and after which it begins a new one (wal.go,
 * `SegmentSizeBytes`). It reads one that ends right after its last record just as well.
 */
export const SEGMENT_SIZE = 64_000_000;

/** What a segment's name says. */
export interface SegmentName {
  /** Number of the segment, from 0. */
  readonly sequence: number;
  /** Index of the first entry that may be in it. */
  readonly index: number;
}

/** Also what etcd does not write and yet takes for one: fewer digits, capitals, a second ending. */
const SEGMENT_NAME = /^([0-9a-f]{1,16})-([0-9a-f]{1,16})\.wal(?:.*\.wal)?$/i;

/** What the name of a file says; undefined if it is not that of a segment. */
export function parseSegmentName(name: string): SegmentName | undefined {
  const match = SEGMENT_NAME.exec(name);
  if (match === null) return undefined;
  // Rounded above 2^53: such a name is out of sequence anyhow.
  return { sequence: Number(`0x${match[1] ?? ''}`), index: Number(`0x${match[2] ?? ''}`) };
}

/** The name of a segment. */
export function formatSegmentName({ sequence, index }: SegmentName): string {
  const digits = (value: number): string => value.toString(16).padStart(16, '0');
  return `${digits(sequence)}-${digits(index)}.wal`;
}
