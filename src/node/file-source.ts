/** A file on disk, opened read-only through one handle for as long as it is read. */

import { constants, readSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Stats } from 'node:fs';

import { EtcdSnapshotError, SourceError } from '../errors.ts';
import type { SourceCode } from '../errors.ts';
import { closedError, expectInside, shortRead } from '../io/source.ts';
import type { ByteSource, Read } from '../io/source.ts';

/** How to read a file. */
export interface FileOptions {
  /**
   * Reads with blocking calls under the same asynchronous signature: two to four times faster for
   * scattered pages, but the event loop waits meanwhile. For command-line programs, not for
   * servers.
   */
  readonly blocking?: boolean | undefined;
}

/** The kinds of path that are not a file; none of them is ever opened. */
const KINDS: readonly { is: (stats: Stats) => boolean; name: string }[] = [
  { is: (stats) => stats.isDirectory(), name: 'a directory' },
  { is: (stats) => stats.isFIFO(), name: 'a FIFO' },
  { is: (stats) => stats.isSocket(), name: 'a socket' },
  { is: (stats) => stats.isCharacterDevice(), name: 'a character device' },
  { is: (stats) => stats.isBlockDevice(), name: 'a block device' },
];

/**
 * Opens a file for reading.
 * @throws {SourceError} source-not-found, source-permission, source-kind or source-failed.
 */
export async function openFile(path: string, options: FileOptions = {}): Promise<FileSource> {
  try {
    // Looked at before it is opened, because opening a FIFO waits and opening a device may act.
    expectFile(path, await stat(path));
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = await handle.stat();
      expectFile(path, stats);
      return new FileSource(path, handle, stats, options.blocking ?? false);
    } catch (error) {
      await handle.close();
      throw error;
    }
  } catch (error) {
    throw error instanceof EtcdSnapshotError ? error : openError(path, error);
  }
}

/** A file that is open. */
export class FileSource implements ByteSource {
  readonly name: string;
  readonly size: number;
  readonly #handle: FileHandle;
  readonly #opened: Stats;
  readonly #blocking: boolean;
  #closed = false;

  /** Use `openFile`. */
  constructor(path: string, handle: FileHandle, stats: Stats, blocking: boolean) {
    this.name = path;
    this.size = stats.size;
    this.#handle = handle;
    this.#opened = stats;
    this.#blocking = blocking;
  }

  /**
   * The descriptor of the open file, for reading it in a worker as well; it stays this source's.
   */
  get fd(): number {
    if (this.#closed) throw closedError(this);
    return this.#handle.fd;
  }

  /** When the file was last written to, as it was when it was opened. */
  get modified(): Date {
    return this.#opened.mtime;
  }

  async read(offset: number, target: Uint8Array): Promise<void> {
    this.#expectOpen(offset, target.length);
    let done = 0;
    while (done < target.length) {
      const bytesRead = await this.#readSome(offset + done, target.subarray(done));
      if (bytesRead === 0) throw shortRead(this, offset, target.length, done);
      done += bytesRead;
    }
  }

  async readAll(reads: readonly Read[]): Promise<void> {
    if (this.#blocking) {
      for (const { offset, target } of reads) this.#readNow(offset, target);
      return;
    }
    // Node's thread pool has four threads; a few more reads in flight keep them busy.
    const IN_FLIGHT = 16;
    for (let start = 0; start < reads.length; start += IN_FLIGHT) {
      const group = reads.slice(start, start + IN_FLIGHT);
      await Promise.all(group.map(({ offset, target }) => this.read(offset, target)));
    }
  }

  /** Size, modification time or the file behind the name: what has changed since it was opened. */
  async changed(): Promise<string | undefined> {
    if (this.#closed) throw closedError(this);
    const now = await this.#handle.stat();
    if (now.size !== this.#opened.size) return 'size';
    if (now.mtimeMs !== this.#opened.mtimeMs) return 'modification time';
    const named = await stat(this.name).catch(() => undefined);
    if (named === undefined || named.ino !== this.#opened.ino || named.dev !== this.#opened.dev) {
      return 'file behind the name';
    }
    return undefined;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#handle.close();
  }

  #expectOpen(offset: number, length: number): void {
    if (this.#closed) throw closedError(this);
    expectInside(this, offset, length);
  }

  #readNow(offset: number, target: Uint8Array): void {
    this.#expectOpen(offset, target.length);
    let done = 0;
    while (done < target.length) {
      let bytesRead: number;
      try {
        bytesRead = readSync(this.#handle.fd, target, done, target.length - done, offset + done);
      } catch (error) {
        throw readError(this, offset, target.length, error);
      }
      if (bytesRead === 0) throw shortRead(this, offset, target.length, done);
      done += bytesRead;
    }
  }

  async #readSome(offset: number, target: Uint8Array): Promise<number> {
    if (this.#blocking) {
      this.#readNow(offset, target);
      return target.length;
    }
    try {
      return (await this.#handle.read(target, 0, target.length, offset)).bytesRead;
    } catch (error) {
      throw readError(this, offset, target.length, error);
    }
  }
}

function expectFile(path: string, stats: Stats): void {
  if (stats.isFile()) return;
  const kind = KINDS.find(({ is }) => is(stats))?.name ?? 'something else';
  throw new SourceError('source-kind', `${path}: not a file: found ${kind}, expected a file`);
}

const OPEN_CODES: ReadonlyMap<string, { code: SourceCode; text: string }> = new Map([
  ['ENOENT', { code: 'source-not-found', text: 'no such file' }],
  ['ENOTDIR', { code: 'source-not-found', text: 'no such file' }],
  ['EACCES', { code: 'source-permission', text: 'no permission to read it' }],
  ['EPERM', { code: 'source-permission', text: 'no permission to read it' }],
  ['ELOOP', { code: 'source-kind', text: 'not a file: found a loop of links, expected a file' }],
]);

/** The error of a path that could not be opened or listed. */
export function openError(path: string, cause: unknown): SourceError {
  const known = OPEN_CODES.get(errnoOf(cause));
  if (known !== undefined) return new SourceError(known.code, `${path}: ${known.text}`, { cause });
  return new SourceError('source-failed', `${path}: cannot be opened (${errnoOf(cause)})`, {
    cause,
  });
}

function readError(
  source: ByteSource,
  offset: number,
  length: number,
  cause: unknown,
): SourceError {
  return new SourceError(
    'source-failed',
    `${source.name}, offset ${String(offset)}: the bytes could not be read (${errnoOf(cause)})`,
    { offset, length, cause },
  );
}

function errnoOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.message : String(error);
}
