/**
 * The frames of an undamaged WAL segment, for mutations that aim at a part of one: a length of 8
 * bytes, the record, padding to a multiple of 8 (`encodeFrameSize` in
 * etcd's server/storage/wal/encoder.go, v3.6.16). Written for the tests alone, so that they do not
 * aim with the reader that they test.
 */

/** A frame; offsets in the segment, in bytes. */
export interface Frame {
  readonly offset: number;
  /** Where the record begins, behind the length. */
  readonly record: number;
  /** Behind the record, where the padding begins. */
  readonly recordEnd: number;
  /** Behind the padding. */
  readonly end: number;
  /** Where the value of each field of the record lies; absent fields are left out. */
  readonly type: Span | undefined;
  readonly crc: Span | undefined;
  readonly data: Span | undefined;
}

/** Some bytes of a segment. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const TYPE = 1;
const CRC = 2;
const DATA = 3;
const BYTES_WIRE_TYPE = 2;
const LENGTH_MASK = (1n << 56n) - 1n;

/** All frames, up to the zeros of the preallocated end. */
export function framesOf(segment: Uint8Array): Frame[] {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  const frames: Frame[] = [];
  for (let offset = 0; offset + 8 <= segment.length;) {
    const field = view.getBigUint64(offset, true);
    if (field === 0n) break;
    const padding = field >> 63n === 0n ? 0 : Number((field >> 56n) & 7n);
    const record = offset + 8;
    const recordEnd = record + Number(field & LENGTH_MASK);
    const end = recordEnd + padding;
    frames.push({ offset, record, recordEnd, end, ...fieldsOf(segment, record, recordEnd) });
    offset = end;
  }
  return frames;
}

function fieldsOf(
  segment: Uint8Array,
  start: number,
  end: number,
): Pick<Frame, 'type' | 'crc' | 'data'> {
  const spans = new Map<number, Span>();
  for (let at = start; at < end;) {
    const tag = segment[at] ?? 0;
    at += 1;
    const first = varint(segment, at);
    const isBytes = (tag & 7) === BYTES_WIRE_TYPE;
    const span = isBytes
      ? { start: first.end, end: first.end + first.value }
      : { start: at, end: first.end };
    spans.set(tag >> 3, span);
    at = span.end;
  }
  return { type: spans.get(TYPE), crc: spans.get(CRC), data: spans.get(DATA) };
}

function varint(
  bytes: Uint8Array,
  start: number,
): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let at = start, scale = 1; ; at += 1, scale *= 128) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, end: at + 1 };
  }
}
