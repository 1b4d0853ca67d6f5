/** A source that keeps account of what is read of it, for work that must come to an end. */

import type { ByteSource } from '../io/source.ts';

/** What a read costs at least: small ones are paid by their number. */
const READ_COST_MIN = 4096;

export class MeteredSource implements ByteSource {
  readonly name: string;
  readonly size: number;
  readonly #source: ByteSource;
  #left: number;

  /** `budgetBytes` is what may be read, each read counted as 4 KiB at least. */
  constructor(source: ByteSource, budgetBytes: number) {
    this.name = source.name;
    this.size = source.size;
    this.#source = source;
    this.#left = budgetBytes;
  }

  /** Whether more was read than may be; reads go on all the same. */
  get isSpent(): boolean {
    return this.#left < 0;
  }

  read(offset: number, target: Uint8Array): Promise<void> {
    this.#left -= Math.max(target.length, READ_COST_MIN);
    return this.#source.read(offset, target);
  }

  close(): Promise<void> {
    return this.#source.close();
  }
}
