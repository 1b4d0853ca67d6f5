/** Unpacks the few archives under fixtures/: ustar as GNU tar and Python write it, gzip around. */

import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

const BLOCK = 512;

/** A file or folder of an archive; of a folder the bytes are empty and the path ends in `/`. */
export interface TarEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a `.tar.gz`, one entry after the other. Zeros are never written into the arrays, so that
 * the system gives no memory for the preallocated end of a file.
 */
export async function* untar(file: URL): AsyncGenerator<TarEntry> {
  const packed = createReadStream(file);
  const stream = new BlockReader(packed.pipe(createGunzip()));
  try {
    for (;;) {
      const header = new Uint8Array(BLOCK);
      if (!(await stream.fill(header))) return;
      const size = octal(header, 124, 12);
      if (header[0] === 0) continue;
      const bytes = new Uint8Array(size);
      if (!(await stream.fill(bytes))) throw new Error(`${file.pathname}: ends within a file`);
      await stream.fill(new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK));
      yield { path: textOf(header, 0, 100), bytes };
    }
  } finally {
    packed.destroy();
  }
}

class BlockReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #chunk: Uint8Array = new Uint8Array(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** Fills an array that is all zeros; false at the end of the stream. */
  async fill(target: Uint8Array): Promise<boolean> {
    for (let done = 0; done < target.length;) {
      if (this.#chunk.length === 0) {
        const next = await this.#chunks.next();
        if (next.done === true) return false;
        this.#chunk = next.value;
      }
      const piece = this.#chunk.subarray(0, target.length - done);
      if (!isZero(piece)) target.set(piece, done);
      done += piece.length;
      this.#chunk = this.#chunk.subarray(piece.length);
    }
    return true;
  }
}

const ZEROS = new Uint8Array(1 << 16);

/** Whether there are only zeros, for pieces of up to 64 KiB; longer ones count as filled. */
export function isZero(piece: Uint8Array): boolean {
  return (
    piece.length <= ZEROS.length && Buffer.compare(piece, ZEROS.subarray(0, piece.length)) === 0
  );
}

function textOf(header: Uint8Array, start: number, length: number): string {
  return Buffer.from(header.subarray(start, start + length))
    .toString('utf8')
    .replace(/\0.*$/s, '');
}

function octal(header: Uint8Array, start: number, length: number): number {
  return parseInt(textOf(header, start, length).trim() || '0', 8);
}
