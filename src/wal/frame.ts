/**
 * The frame around every record of a write-ahead log:
 *
 *     0    8 bytes  length field, little-endian: low 56 bits the record's size in bytes; the top
 *                   byte is 0x80 | padding where there is padding, else 0
 *     8    n bytes  walpb.Record
 *     8+n  0..7     zero bytes, so that the next frame begins at a multiple of 8
 *
 * A length field of 0, or the end of the file, ends a segment: the rest is preallocated. Defined in
 * etcd server/storage/wal/{encoder,decoder}.go (`encodeFrameSize`, `decodeFrameSize`), v3.6.14.
 */

/** Bytes of the length field. */
export const FRAME_HEADER_SIZE = 8;
/** Frames begin at multiples of this. */
export const FRAME_ALIGNMENT = 8;

/** The frame of a record, whose size is below 2^32 bytes. */
export function encodeFrame(record: Uint8Array): Uint8Array {
  const missing = (FRAME_ALIGNMENT - (record.length % FRAME_ALIGNMENT)) % FRAME_ALIGNMENT;
  const frame = new Uint8Array(FRAME_HEADER_SIZE + record.length + missing);
  new DataView(frame.buffer).setUint32(0, record.length, true);
  frame[FRAME_HEADER_SIZE - 1] = missing === 0 ? 0 : 0x80 | missing;
  frame.set(record, FRAME_HEADER_SIZE);
  return frame;
}

/** What a length field says. */
export interface FrameLength {
  /** Size of the record in bytes; rounded above 2^53, where no file can hold it. */
  readonly recordBytes: number;
  /** Bytes behind it, 0 to 7. */
  readonly paddingBytes: number;
  /** Whether etcd writes such a field: padding up to the next multiple of 8, and said so. */
  readonly isRegular: boolean;
}

/** Reads the length field at `at`, as etcd reads it. */
export function decodeFrameLength(bytes: Uint8Array, at: number): FrameLength {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, FRAME_HEADER_SIZE);
  const high = view.getUint32(4, true);
  const recordBytes = (high & 0xff_ffff) * 2 ** 32 + view.getUint32(0, true);
  const top = high >>> 24;
  const paddingBytes = top >= 0x80 ? top & 7 : 0;
  const missing = (FRAME_ALIGNMENT - (recordBytes % FRAME_ALIGNMENT)) % FRAME_ALIGNMENT;
  const isRegular = top === (missing === 0 ? 0 : 0x80 | missing);
  return { recordBytes, paddingBytes, isRegular };
}
