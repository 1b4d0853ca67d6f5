/** Bytes that are in memory already. */

import { closedError, expectInside } from './source.ts';
import type { ByteSource } from './source.ts';

/** Reads from an array; the array is used, not copied, and must not change meanwhile. */
export class MemorySource implements ByteSource {
  readonly name: string;
  readonly size: number;
  #bytes: Uint8Array | undefined;

  constructor(bytes: Uint8Array, name = 'memory') {
    this.name = name;
    this.size = bytes.length;
    this.#bytes = bytes;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- errors become rejections
  async read(offset: number, target: Uint8Array): Promise<void> {
    if (this.#bytes === undefined) throw closedError(this);
    expectInside(this, offset, target.length);
    target.set(this.#bytes.subarray(offset, offset + target.length));
  }

  close(): Promise<void> {
    this.#bytes = undefined;
    return Promise.resolve();
  }
}
