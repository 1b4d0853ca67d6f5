/**
 * Where bytes go that are made here. A sink takes bytes at offsets, in any order, so that what is
 * known last (a meta page) can be written last. A directory sink makes files that appear together or
 * not at all: nobody else sees any of them before `commit`. Nothing here knows of a file system.
 */

import type { ByteSource } from './source.ts';

/** A file that is being made. */
export interface ByteSink {
  /** What to call it in messages. */
  readonly name: string;
  /**
   * Writes all of the bytes from `offset` on. They are the caller's own again when the promise is
   * settled, and writes may be under way at the same time. What lies between writes reads as zeros.
   */
  write(offset: number, bytes: Uint8Array): Promise<void>;
  /** Sets the file's size, in bytes: cuts it, or lets zeros follow without storing them. */
  resize(size: number): Promise<void>;
  /**
   * Puts what was written so far where it outlives a loss of power. May be called while writes are
   * under way, which it does not cover, so that a disk has less to do in the end.
   */
  sync(): Promise<void>;
  /** Gives the handle back, after `sync`. */
  close(): Promise<void>;
}

/** Files that are made together. Paths are relative and have `/` between their parts. */
export interface DirectorySink {
  /** What to call it in messages. */
  readonly name: string;
  /** Makes a file that is not there yet, and the folders above it; `mode` as in `0o600`. */
  create(path: string, mode: number): Promise<ByteSink>;
  /** Makes a file with the bytes of one that was made and closed. */
  copy(from: string, to: string, mode: number): Promise<void>;
  /** Reads back a file that was made and closed. */
  open(path: string): Promise<ByteSource>;
  /** Puts everything where it outlives a loss of power, then gives all files their place at once. */
  commit(): Promise<void>;
  /** Removes everything that was made; does nothing after `commit`. */
  abandon(): Promise<void>;
}
