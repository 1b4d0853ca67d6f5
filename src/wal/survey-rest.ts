/**
 * What lies in a segment behind the place where etcd stops reading: nothing but zeros, as it should
 * be, or records that hold together, which etcd will overwrite or refuse to reach. Two records one
 * behind the other of which the second continues the checksum of the first are no accident.
 */

import { crc32c } from '../bytes/crc32c.ts';
import { WireError } from '../bytes/wire.ts';
import { readBytes } from '../io/source.ts';
import type { ByteSource } from '../io/source.ts';
import { RECORD_SIZE_MAX } from './examine-frame.ts';
import { decodeFrameLength, FRAME_ALIGNMENT, FRAME_HEADER_SIZE } from './frame.ts';
import { MeteredSource } from './metered-source.ts';
import { decodeRecord, RECORD_TYPES } from './record.ts';
import { field, ROW } from './record-batch.ts';
import type { RecordBatch } from './record-batch.ts';
import type { RecordScan } from './record-scan.ts';
import { readSegment } from './segment-reader.ts';
import type { SegmentPosition } from './segment-reader.ts';
import { firstNonZero } from './torn-sector.ts';

/** Bytes from the beginning of a frame that say whether one can begin there. */
const FRAME_HEAD_SIZE = FRAME_HEADER_SIZE + 32;
/**
 * Bytes that are read for each byte of the segment at most: frames can be made to overlap, so that
 * reading all of them would take for ever.
 */
const WORK_FACTOR = 8;
/** So much may always be read. */
const WORK_MIN = 16 * 1024 ** 2;

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

/** How to look for it. */
export interface SurveyOptions {
  readonly scan: RecordScan;
  readonly signal?: AbortSignal | undefined;
}

/** Looks at everything from `offset` on; `resume` are places where records may go on. */
export async function surveyRest(
  source: ByteSource,
  { offset, resume }: { offset: number; resume: readonly SegmentPosition[] },
  options: SurveyOptions,
): Promise<Rest> {
  const survey = new Survey(source, options);
  return survey.run(offset, resume);
}

class Survey {
  readonly #source: MeteredSource;
  readonly #options: SurveyOptions;
  #firstByte: number | undefined;
  #firstRecord: number | undefined;
  #recordCount = 0;
  #lowest = Infinity;
  #highest = 0;

  constructor(source: ByteSource, options: SurveyOptions) {
    this.#source = new MeteredSource(source, source.size * WORK_FACTOR + WORK_MIN);
    this.#options = options;
  }

  async run(offset: number, resume: readonly SegmentPosition[]): Promise<Rest> {
    let at: number | undefined = offset;
    for (const position of resume) {
      if (!(await this.#continues(position))) continue;
      at = await this.#take(position);
      break;
    }
    while (at !== undefined && !this.#source.isSpent) {
      const position = await this.#find(at);
      at = position === undefined ? undefined : await this.#take(position);
    }
    return {
      firstByte: this.#firstByte ?? this.#firstRecord,
      firstRecord: this.#firstRecord,
      recordCount: this.#recordCount,
      lowestIndex: this.#lowest === Infinity ? 0 : this.#lowest,
      highestIndex: this.#highest,
      isWhole: !this.#source.isSpent,
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
    const batches = readSegment(input, this.#options.scan);
    for (;;) {
      const next = await batches.next();
      if (next.done === true) return next.value.offset + FRAME_ALIGNMENT;
      this.#options.signal?.throwIfAborted();
      this.#count(next.value);
    }
  }

  #count(batch: RecordBatch): void {
    this.#recordCount += batch.count;
    for (let record = 0; record < batch.count; record++) {
      if (field(batch, record, ROW.type) !== RECORD_TYPES.entry) continue;
      const index = field(batch, record, ROW.index);
      this.#lowest = Math.min(this.#lowest, index);
      this.#highest = Math.max(this.#highest, index);
    }
  }

  /** The first place from `start` on where a record continues the one before it. */
  async #find(start: number): Promise<SegmentPosition | undefined> {
    const { size } = this.#source;
    // Nothing else uses the piece meanwhile.
    const { piece } = this.#options.scan;
    // The last bytes of a piece come again, so that a frame's head lies whole in one of the two.
    const step = piece.length - FRAME_HEAD_SIZE;
    for (let base = start; base < size; base += step) {
      this.#options.signal?.throwIfAborted();
      const bytes = piece.subarray(0, Math.min(piece.length, size - base));
      await this.#source.read(base, bytes);
      const position = await this.#findIn(bytes, base, Math.min(step, bytes.length));
      if (position !== undefined) return position;
      if (this.#source.isSpent) return undefined;
    }
    return undefined;
  }

  /** The same within a piece, for frames that begin before `end`. */
  async #findIn(
    bytes: Uint8Array,
    base: number,
    end: number,
  ): Promise<SegmentPosition | undefined> {
    const { size } = this.#source;
    for (let at = 0; at < end && !this.#source.isSpent; at += FRAME_ALIGNMENT) {
      at = firstNonZero(bytes, at, bytes.length);
      if (at === bytes.length) return undefined;
      this.#firstByte ??= base + at;
      at -= (base + at) % FRAME_ALIGNMENT;
      const head = decodeFrameHead(bytes, at, size - base - at);
      if (head === undefined) continue;
      const position = { offset: base + at + head.frameBytes, running: head.crc };
      if (await this.#continues(position)) return position;
    }
    return undefined;
  }

  /** Whether a record lies there whose checksum continues this one. */
  async #continues({ offset, running }: SegmentPosition): Promise<boolean> {
    const left = this.#source.size - offset;
    if (left < FRAME_HEADER_SIZE) return false;
    const headBytes = await readBytes(this.#source, offset, Math.min(FRAME_HEAD_SIZE, left));
    const head = decodeFrameHead(headBytes, 0, left);
    if (head === undefined || head.recordBytes > RECORD_SIZE_MAX) return false;
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
