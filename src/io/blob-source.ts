/** A Blob or File, as a browser hands it over; nothing is read but what is asked for. */

import { SourceError } from '../errors.ts';
import { closedError, expectInside, shortRead } from './source.ts';
import type { ByteSource } from './source.ts';

export class BlobSource implements ByteSource {
  readonly name: string;
  readonly size: number;
  #blob: Blob | undefined;

  constructor(blob: Blob, name?: string) {
    this.name = name ?? ('name' in blob ? String(blob.name) : 'blob');
    this.size = blob.size;
    this.#blob = blob;
  }

  /**
   * A browser refuses to read a file that changed on disk since it was chosen: that is
   * source-changed here, any other refusal source-failed.
   */
  async read(offset: number, target: Uint8Array): Promise<void> {
    if (this.#blob === undefined) throw closedError(this);
    expectInside(this, offset, target.length);
    let found: ArrayBuffer;
    try {
      found = await this.#blob.slice(offset, offset + target.length).arrayBuffer();
    } catch (cause) {
      const changed = cause instanceof Error && cause.name === 'NotReadableError';
      throw new SourceError(
        changed ? 'source-changed' : 'source-failed',
        `${this.name}, offset ${String(offset)}: ` +
          (changed ? 'the file changed since it was opened' : 'the bytes could not be read'),
        { offset, length: target.length, cause },
      );
    }
    if (found.byteLength !== target.length) {
      throw shortRead(this, offset, target.length, found.byteLength);
    }
    target.set(new Uint8Array(found));
  }

  close(): Promise<void> {
    this.#blob = undefined;
    return Promise.resolve();
  }
}
