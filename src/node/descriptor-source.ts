/**
 * A file that is open already, by its descriptor: descriptors belong to the process, so a worker
 * reads the very file that another thread has opened. Reads block, and closing is left to whoever
 * opened it.
 */

import { readSync } from 'node:fs';

import { SourceError } from '../errors.ts';
import { expectInside, shortRead } from '../io/source.ts';
import type { ByteSource, Read } from '../io/source.ts';

/** An open file, in plain values. */
export interface OpenDescriptor {
  readonly fd: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** Reads an open file. */
export function descriptorSource({ fd, name, size }: OpenDescriptor): ByteSource {
  const source: ByteSource = {
    name,
    size,
    read: async (offset, target) => {
      readNow(offset, target);
      return Promise.resolve();
    },
    readAll: async (reads) => {
      for (const { offset, target } of reads) readNow(offset, target);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
  const readNow = (offset: number, target: Uint8Array): void => {
    expectInside(source, offset, target.length);
    for (let done = 0; done < target.length;) {
      const bytesRead = readSome({ offset: offset + done, target: target.subarray(done) });
      if (bytesRead === 0) throw shortRead(source, offset, target.length, done);
      done += bytesRead;
    }
  };
  const readSome = ({ offset, target }: Read): number => {
    try {
      return readSync(fd, target, 0, target.length, offset);
    } catch (cause) {
      const details = { offset, length: target.length, cause };
      const text = `${name}, offset ${String(offset)}: the bytes could not be read`;
      throw new SourceError('source-failed', text, details);
    }
  };
  return source;
}
