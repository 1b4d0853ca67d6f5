/**
 * What lies in a segment behind the place where etcd stops reading: nothing but zeros, as it should
 * be, or records that hold together, which etcd will overwrite or refuse to reach. Two records one
 * behind the other of which the second continues the checksum of the first are no accident.
 */

import { crc32c } from '../bytes/crc32c.ts';
import { WireError } from '../bytes/wire.ts';
import { readBytes } from '../io/source.ts';
import type { ByteSource } from '../io/source.ts';
import { decodeFrameLength, FRAME_ALIGNMENT, FRAME_HEADER_SIZE } from './frame.ts';
import { decodeRecord, RECORD_TYPES } from './record.ts';
import { field, ROW } from './record-batch.ts';
import type { RecordScan } from './record-scan.ts';
import { readSegment } from './segment-reader.ts';
import type { SegmentPosition } from './segment-reader.ts';
import { firstNonZero } from './torn-sector.ts';

/** Bytes of a piece that is searched at a time. */
const PIECE_SIZE = 1024 * 1024;
/** Bytes from the beginning of a frame that say whether one can begin there. */
const FRAME_HEAD_SIZE = FRAME_HEADER_SIZE + 32;
/**
 * Bytes of possible records that are read for each byte of the segment: frames can be made to
 * overlap, so that reading all of them would take for ever.
 */
const WORK_FACTOR = 4;

/** What lies behind. */
export interface Rest {
  /** Offset of the first byte that is not 0; undefined if there is none. */
  readonly firstByte: number | undefined;
  /** Offset of the first record that holds together; undefined if there is none. */
  readonly firstRecord: number | undefined;
  readonly recordCount: number;
  /** Lowest and highest index of the entries in them; 0 where there are none. */
  readonly lowestIndex: number;
  readonly highestIndex: number;
  /** Whether all of it was searched. */
  readonly isWhole: boolean;
}

/** Looks at everything from `offset` on; `resume` are places where records may go on. */
export async function surveyRest(
  source: ByteSource,
  { offset, resume }: { offset: number; resume: readonly SegmentPosition[] },
  scan: RecordScan,
): Promise<Rest> {
  const survey = new Survey(source, scan);
  return survey.run(offset, resume);
}

class Survey {
  readonly #source: ByteSource;
  readonly #scan: RecordScan;
  #work: number;
  #firstByte: number | undefined;
  #firstRecord: number | undefined;
  #recordCount = 0;
  #lowest = Infinity;
  #highest = 0;

  constructor(source: ByteSource, scan: RecordScan) {
    this.#source = source;
    this.#scan = scan;
    this.#work = source.size * WORK_FACTOR;
  }

  async run(offset: number, resume: readonly SegmentPosition[]): Promise<Rest> {
    let at: number | undefined = offset;
    for (const position of resume) {
      if (!(await this.#continues(position))) continue;
      at = await this.#take(position);
      break;
    }
    while (at !== undefined && this.#work > 0) {
      const position = await this.#find(at);
      at = position === undefined ? undefined : await this.#take(position);
    }
    return {
      firstByte: this.#firstByte ?? this.#firstRecord,
      firstRecord: this.#firstRecord,
      recordCount: this.#recordCount,
      lowestIndex: this.#lowest === Infinity ? 0 : this.#lowest,
      highestIndex: this.#highest,
      isWhole: this.#work > 0,
    };
  }

  /** Counts the records from here on; returns where to search on. */
  async #take({ offset, running }: SegmentPosition): Promise<number> {
    this.#firstRecord ??= offset;
    const input = {
      source: this.#source,
      place: {},
      isLast: false,
      offset,
      running,
      lastIndex: () => 0,
      report: () => undefined,
    };
    const batches = readSegment(input, this.#scan);
    for (;;) {
      const next = await batches.next();
      if (next.done === true) return next.value.offset + FRAME_ALIGNMENT;
      const batch = next.value;
      this.#recordCount += batch.count;
      for (let record = 0; record < batch.count; record++) {
        if (field(batch, record, ROW.type) !== RECORD_TYPES.entry) continue;
        const index = field(batch, record, ROW.index);
        this.#lowest = Math.min(this.#lowest, index);
        this.#highest = Math.max(this.#highest, index);
      }
    }
  }

  /** The first place from `start` on where a record continues the one before it. */
  async #find(start: number): Promise<SegmentPosition | undefined> {
    const { size } = this.#source;
    for (let base = start; base < size; base += PIECE_SIZE) {
      const length = Math.min(PIECE_SIZE + FRAME_HEAD_SIZE, size - base);
      const bytes = await readBytes(this.#source, base, length);
      for (let at = 0; at < Math.min(PIECE_SIZE, length); at += FRAME_ALIGNMENT) {
        at = firstNonZero(bytes, at, length);
        if (at === length) break;
        this.#firstByte ??= base + at;
        at -= (base + at) % FRAME_ALIGNMENT;
        const head = decodeFrameHead(bytes, at, size - base - at);
        if (head === undefined) continue;
        const position = { offset: base + at + head.frameBytes, running: head.crc };
        if (await this.#continues(position)) return position;
        if (this.#work <= 0) return undefined;
      }
    }
    return undefined;
  }

  /** Whether a record lies there whose checksum continues this one. */
  async #continues({ offset, running }: SegmentPosition): Promise<boolean> {
    const left = this.#source.size - offset;
    if (left < FRAME_HEADER_SIZE) return false;
    const headBytes = await readBytes(this.#source, offset, Math.min(FRAME_HEAD_SIZE, left));
    const head = decodeFrameHead(headBytes, 0, left);
    this.#work -= FRAME_HEAD_SIZE + (head?.recordBytes ?? 0);
    if (head === undefined || this.#work <= 0) return false;
    const start = offset + FRAME_HEADER_SIZE;
    const bytes = await readBytes(this.#source, start, head.recordBytes);
    try {
      const { type, crc, dataStart, dataEnd } = decodeRecord(bytes, 0, bytes.length);
      // The record at the head of a segment says itself what came before.
      if (type === RECORD_TYPES.crc) return running === undefined || crc === running;
      if (running === undefined) return false;
      return crc === crc32c(bytes.subarray(dataStart, dataEnd), running);
    } catch (error) {
      if (error instanceof WireError) return false;
      throw error;
    }
  }
}

interface FrameHead {
  readonly recordBytes: number;
  readonly frameBytes: number;
  readonly crc: number;
}

/** A frame as etcd writes it whose beginning is at `at`; undefined where none can be. */
function decodeFrameHead(bytes: Uint8Array, at: number, left: number): FrameHead | undefined {
  if (at < 0 || bytes.length - at < FRAME_HEADER_SIZE + 4) return undefined;
  const start = at + FRAME_HEADER_SIZE;
  const type = bytes[start + 1] ?? 0;
  if (bytes[start] !== 0x08 || type < 1 || type > 5 || bytes[start + 2] !== 0x10) return undefined;
  const { recordBytes, paddingBytes, isRegular } = decodeFrameLength(bytes, at);
  const frameBytes = FRAME_HEADER_SIZE + recordBytes + paddingBytes;
  if (!isRegular || frameBytes > left) return undefined;
  let crc = 0;
  let cursor = start + 3;
  for (let shift = 1; ; shift *= 128) {
    const byte = bytes[cursor++] ?? 0;
    crc += (byte & 0x7f) * shift;
    if (byte < 0x80) break;
    if (shift > 2 ** 28) return undefined;
  }
  if (crc > 0xffff_ffff) return undefined;
  return { recordBytes, frameBytes, crc };
}
