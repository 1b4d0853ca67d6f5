/**
 * Where bytes come from. A source is asynchronous and exact: it gives all the bytes that were asked
 * for or fails with a coded error, never fewer. It holds one handle for its life and can say
 * whether what it reads has changed since it was opened. Nothing here can write.
 */

import { isCorruptionError, SourceError } from '../errors.ts';

/** One exact read: fills `target` from `offset`. */
export interface Read {
  /** Where to begin, in bytes. */
  readonly offset: number;
  /** Filled completely. */
  readonly target: Uint8Array;
}

/** A file, a Blob, memory, or anything else that can be read at an offset. */
export interface ByteSource {
  /** What to call it in messages. */
  readonly name: string;
  /** Size in bytes when it was opened. */
  readonly size: number;
  /**
   * Fills `target` with the bytes [offset, offset + target.length), all of them: when the promise
   * resolves, every byte has been written, and nothing outside `target`. A source that cannot do
   * that must reject. Nobody can tell afterwards: a part of `target` that was left as it was is taken
   * for the file's content. A source that is itself given fewer bytes at a time (a range request, a
   * positional read) therefore goes on until `target` is full. `target` is the caller's own again
   * when the promise is settled, and reads may be under way at the same time.
   * @throws {SourceError} source-short-read where [offset, offset + target.length) does not lie
   * inside the source, or it ends early; source-closed; source-failed.
   */
  read(offset: number, target: Uint8Array): Promise<void>;
  /**
   * Several reads at once, for sources that can do better than one after the other. What holds for
   * `read` holds for each of them: it resolves when every target is full.
   */
  readAll?(reads: readonly Read[]): Promise<void>;
  /** What has changed since the source was opened ("size", "modification time"), if anything. */
  changed?(): Promise<string | undefined>;
  /** Gives the handle back; later reads fail with source-closed. */
  close(): Promise<void>;
}

/** How far along a long operation is. */
export interface Progress {
  /** Bytes done so far. */
  readonly doneBytes: number;
  /** Bytes there are to do, as far as known. */
  readonly totalBytes: number;
}

/** What every long operation accepts. */
export interface RunOptions {
  /** Stops the operation; it then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called now and then, at most once a batch of pages. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Reads in flight at one time, for sources without `readAll`. */
const READS_MAX = 64;

/** Does all the reads; they may overlap in time. */
export async function readAll(source: ByteSource, reads: readonly Read[]): Promise<void> {
  if (source.readAll !== undefined) return source.readAll(reads);
  for (let start = 0; start < reads.length; start += READS_MAX) {
    const group = reads.slice(start, start + READS_MAX);
    await Promise.all(group.map((read) => source.read(read.offset, read.target)));
  }
  return undefined;
}

/** Reads [offset, offset + length) into a new array. */
export async function readBytes(
  source: ByteSource,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const target = new Uint8Array(length);
  await source.read(offset, target);
  return target;
}

/**
 * Refuses a read that does not lie inside the source.
 * @throws {SourceError} source-short-read.
 */
export function expectInside(source: ByteSource, offset: number, length: number): void {
  if (offset >= 0 && offset + length <= source.size) return;
  throw shortRead(source, offset, length, Math.max(0, source.size - offset));
}

/** The error of a read that found fewer bytes than it wanted. */
export function shortRead(
  source: ByteSource,
  offset: number,
  length: number,
  foundBytes: number,
): SourceError {
  return new SourceError(
    'source-short-read',
    `${source.name}, offset ${String(offset)}: the source ended early: ` +
      `found ${String(foundBytes)} bytes, expected ${String(length)}`,
    { offset, length },
  );
}

/** The error of a read after `close`. */
export function closedError(source: ByteSource): SourceError {
  return new SourceError('source-closed', `${source.name}: the source is closed`);
}

/**
 * Does work on a source and makes sure that it stood still meanwhile: what was read of one that
 * changed is no answer, and what looks broken in it no damage.
 * @throws {SourceError} source-changed.
 */
export async function whileUnchanged<T>(source: ByteSource, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work();
    await expectUnchanged(source);
    return result;
  } catch (error) {
    if (isCorruptionError(error)) await expectUnchanged(source);
    throw error;
  }
}

async function expectUnchanged(source: ByteSource): Promise<void> {
  const what = await source.changed?.();
  if (what === undefined) return;
  throw new SourceError(
    'source-changed',
    `${source.name}: the file changed while it was read: found another ${what}`,
  );
}
