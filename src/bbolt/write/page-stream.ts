/**
 * The pages of a new file on their way into a sink, in the order of their numbers. They are made in
 * place in large blocks, so that a sink is given few writes, and one block is filled while others
 * are being written.
 */

import type { ByteSink } from '../../io/sink.ts';

/** Bytes that are written at a time, unless a page is larger. */
const BLOCK_SIZE = 1024 * 1024;
/** Writes that may be under way before the next one waits. */
const WRITES_MAX = 2;
/** Pages 0 and 1 are the metas. */
const FIRST_PGID = 2;

/** File pages one behind the other, to be filled. */
export interface NewPages {
  /** Number of the first. */
  readonly pgid: number;
  /** All of them; whatever was there before, so every byte must be set. */
  readonly bytes: Uint8Array;
}

export class PageStream {
  /** Bytes. */
  readonly pageSize: number;
  readonly #sink: ByteSink;
  readonly #writes = new Set<Promise<void>>();
  readonly #spare: Uint8Array[] = [];
  #block: Uint8Array | undefined;
  /** Where the block goes in the file, and how much of it is filled. */
  #blockOffset = 0;
  #filled = 0;
  #next = FIRST_PGID;
  #borrows = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(sink: ByteSink, pageSize: number) {
    this.#sink = sink;
    this.pageSize = pageSize;
  }

  /** The number of the next page. */
  get nextPgid(): number {
    return this.#next;
  }

  /** Bytes that `take` has room for. */
  get blockSize(): number {
    return Math.max(BLOCK_SIZE, this.pageSize);
  }

  /** The next pages, to be filled before anything else is asked for; at most `blockSize` bytes. */
  take(pageCount: number): NewPages {
    const size = pageCount * this.pageSize;
    const offset = this.#next * this.pageSize;
    const isNext = offset === this.#blockOffset + this.#filled;
    if (!isNext || this.#filled + size > this.blockSize) this.#sendBlock();
    if (this.#block === undefined) {
      this.#block = this.#spare.pop() ?? new Uint8Array(this.blockSize);
      this.#blockOffset = offset;
    }
    const bytes = this.#block.subarray(this.#filled, this.#filled + size);
    this.#filled += size;
    return { pgid: this.claim(pageCount), bytes };
  }

  /** Numbers for pages that are given to `lend`; the first one. */
  claim(pageCount: number): number {
    const pgid = this.#next;
    this.#next += pageCount;
    return pgid;
  }

  /**
   * Writes bytes of claimed pages from where they are: they must stay as they are until the promise
   * is settled. It never fails; `settle` and `drain` do.
   */
  write(offset: number, bytes: Uint8Array): Promise<void> {
    const write = this.#sink
      .write(offset, bytes)
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => {
        this.#writes.delete(write);
      });
    this.#writes.add(write);
    return write;
  }

  /** The same, for bytes that must stay as they are until what `settle` gives is settled. */
  lend(offset: number, bytes: Uint8Array): void {
    this.#borrows = true;
    void this.write(offset, bytes);
  }

  /**
   * What to wait for before more is given; undefined while there is room. Afterwards nothing that
   * was lent is needed any more.
   */
  settle(): Promise<void> | undefined {
    if (this.#failure === undefined && !this.#borrows && this.#writes.size < WRITES_MAX) {
      return undefined;
    }
    return this.#wait(this.#borrows ? 1 : WRITES_MAX);
  }

  /**
   * Waits until everything is written.
   * @throws what the sink threw.
   */
  async drain(): Promise<void> {
    this.#sendBlock();
    await this.#wait(1);
  }

  async #wait(writes: number): Promise<void> {
    this.#borrows = false;
    while (this.#writes.size >= writes) await Promise.race(this.#writes);
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  #sendBlock(): void {
    const block = this.#block;
    if (block === undefined) return;
    const sent = this.write(this.#blockOffset, block.subarray(0, this.#filled));
    void sent.then(() => this.#spare.push(block));
    this.#block = undefined;
    this.#filled = 0;
  }
}
