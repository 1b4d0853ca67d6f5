/** Sources that watch or disturb reading. */

import { SourceError } from '../../src/errors.ts';
import type { ByteSource } from '../../src/io/source.ts';
import { closedError, shortRead } from '../../src/io/source.ts';

/** Counts reads and bytes, and refuses to be read outside of its bytes. */
export class CountingSource implements ByteSource {
  readonly name = 'counting';
  readonly size: number;
  readonly #inner: ByteSource;
  reads = 0;
  bytes = 0;
  /** Reads that began or ended outside the source. */
  outside = 0;
  closed = 0;

  constructor(inner: ByteSource) {
    this.#inner = inner;
    this.size = inner.size;
  }

  reset(): void {
    this.reads = 0;
    this.bytes = 0;
  }

  read(offset: number, target: Uint8Array): Promise<void> {
    this.reads++;
    this.bytes += target.length;
    if (!(offset >= 0 && offset + target.length <= this.size)) this.outside++;
    return this.#inner.read(offset, target);
  }

  close(): Promise<void> {
    this.closed++;
    return this.#inner.close();
  }
}

/** How a source fails after a number of good reads. */
export type Fault = 'fails' | 'shortens';

/** A source that is good for `goodReads` reads and then fails, every time or a few times only. */
export class FaultySource implements ByteSource {
  readonly name = 'faulty';
  readonly size: number;
  readonly #inner: ByteSource;
  readonly #fault: Fault;
  #goodReads: number;
  #faults: number;
  hasFailed = false;
  closed = false;

  constructor(inner: ByteSource, goodReads: number, fault: Fault, faults = Infinity) {
    this.#inner = inner;
    this.size = inner.size;
    this.#goodReads = goodReads;
    this.#fault = fault;
    this.#faults = faults;
  }

  async read(offset: number, target: Uint8Array): Promise<void> {
    if (this.closed) throw closedError(this);
    if (this.#goodReads-- > 0 || this.#faults <= 0) return this.#inner.read(offset, target);
    this.#faults--;
    this.hasFailed = true;
    if (this.#fault === 'shortens') throw shortRead(this, offset, target.length, 0);
    throw new SourceError('source-failed', 'faulty: made to fail', { offset });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.#inner.close();
  }
}

/** A large source of zeros with a few pieces of bytes in it. */
export class SparseSource implements ByteSource {
  readonly name = 'sparse';
  readonly size: number;
  readonly #pieces: readonly (readonly [offset: number, bytes: Uint8Array])[];

  constructor(size: number, pieces: readonly (readonly [offset: number, bytes: Uint8Array])[]) {
    this.size = size;
    this.#pieces = pieces;
  }

  read(offset: number, target: Uint8Array): Promise<void> {
    target.fill(0);
    const end = offset + target.length;
    for (const [start, bytes] of this.#pieces) {
      const from = Math.max(start, offset);
      const to = Math.min(start + bytes.length, end);
      if (from < to) target.set(bytes.subarray(from - start, to - start), from - offset);
    }
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
