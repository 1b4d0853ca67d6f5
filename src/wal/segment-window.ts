/**
 * The piece of a segment that is at hand. It moves forward only; what is still wanted of it moves to
 * its front. A record that is larger than the piece gets an array of its own while it is looked at.
 */

import { SourceError } from '../errors.ts';
import type { ByteSource } from '../io/source.ts';

export class SegmentWindow {
  readonly #source: ByteSource;
  readonly #piece: Uint8Array;
  /** What is at hand: the piece, or something larger. */
  bytes: Uint8Array;
  /** Offset of `bytes[0]` in the segment, and how much of `bytes` is filled. */
  base = 0;
  filled = 0;

  /** `piece` is used for this window alone as long as it is in use. */
  constructor(source: ByteSource, piece: Uint8Array) {
    this.#source = source;
    this.#piece = piece;
    this.bytes = piece;
  }

  /** Whether what is at hand lies in the piece. */
  get isPiece(): boolean {
    return this.bytes === this.#piece;
  }

  /**
   * Brings the segment from `offset` on to hand, as much as fits, at least `wantedBytes`; `offset`
   * is not before that of the last call.
   * @throws {SourceError} if the source fails; RangeError where there is no memory.
   */
  async hold(offset: number, wantedBytes: number): Promise<void> {
    const { size } = this.#source;
    if (offset + wantedBytes > size) {
      throw new SourceError('source-short-read', `${this.#source.name}: asked for too much`);
    }
    const kept = this.bytes.subarray(Math.min(offset - this.base, this.filled), this.filled);
    const isLarge = wantedBytes > this.#piece.length;
    const target = isLarge ? new Uint8Array(wantedBytes) : this.#piece;
    target.set(kept.subarray(0, target.length));
    const held = Math.min(kept.length, target.length);
    this.bytes = target;
    this.base = offset;
    this.filled = Math.min(target.length, size - offset);
    await this.#source.read(offset + held, target.subarray(held, this.filled));
  }
}
