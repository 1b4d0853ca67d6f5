/**
 * A file on disk that is being made. Its bytes are sent on their way to the disk while more are
 * written, so that little is left to wait for in the end.
 */

import { constants, fdatasync, ftruncateSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

import type { ByteSink } from '../io/sink.ts';
import { onTarget, targetError } from './target-error.ts';

/**
 * After so many bytes the disk is set to work. Measured: 1.2 GB written and synced on ext4 took 1.35
 * to 1.65 s with 64 MiB, 2.1 s with 256 MiB, and 1.8 to 2.0 s with one sync at the end.
 */
const AHEAD_BYTES = 64 * 1024 * 1024;

/** Who owns what is made. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** How to make a file. */
export interface NewFileOptions {
  /** What to call it in messages. */
  readonly name: string;
  /** As in `0o600`, whatever the mask for new files is. */
  readonly mode: number;
  /** The process's own user and group if absent. */
  readonly owner?: Owner | undefined;
  /** Writes with blocking calls under the same asynchronous signature, as `FileOptions.blocking`. */
  readonly blocking?: boolean | undefined;
}

/** Makes a file where nothing is; a link is something. */
export async function createFile(path: string, options: NewFileOptions): Promise<FileByteSink> {
  const { O_RDWR, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
  const flags = O_RDWR | O_CREAT | O_EXCL | withoutWindows(O_NOFOLLOW);
  const handle = await onTarget(options.name, open(path, flags, 0o600));
  const sink = new FileByteSink(handle, options);
  try {
    await onTarget(options.name, handOver(handle, options));
    return sink;
  } catch (error) {
    await handle.close().catch(() => undefined);
    throw error;
  }
}

/** Gives a file or folder its mode and owner. */
export async function handOver(
  handle: FileHandle,
  { mode, owner }: Pick<NewFileOptions, 'mode' | 'owner'>,
): Promise<void> {
  await handle.chmod(mode);
  if (owner !== undefined) await handle.chown(owner.uid, owner.gid);
}

/** A flag that Windows does not have, where nothing else is to be said instead. */
export function withoutWindows(flag: number | undefined): number {
  return flag ?? 0;
}

/** A file that is being made. */
export class FileByteSink implements ByteSink {
  readonly name: string;
  readonly #handle: FileHandle;
  readonly #blocking: boolean;
  /** Counts changes that are done, and how many of them a sync has covered. */
  #changes = 0;
  #synced = -1;
  #closing: Promise<void> | undefined;
  /** Bytes written since the disk was set to work. */
  #ahead = 0;
  #aheadWork: Promise<void> | undefined;
  #aheadError: unknown;

  /** Use `createFile`. */
  constructor(handle: FileHandle, { name, blocking }: Pick<NewFileOptions, 'name' | 'blocking'>) {
    this.name = name;
    this.#handle = handle;
    this.#blocking = blocking ?? false;
  }

  /** Whether all that was written outlives a loss of power. */
  get isSynced(): boolean {
    return this.#synced === this.#changes;
  }

  get isClosed(): boolean {
    return this.#closing !== undefined;
  }

  async write(offset: number, bytes: Uint8Array): Promise<void> {
    this.#expectOpen();
    try {
      for (let done = 0; done < bytes.length;) {
        done += await this.#writeSome(offset + done, bytes.subarray(done));
      }
    } finally {
      this.#changes++;
    }
    this.#workAhead(bytes.length);
  }

  async resize(size: number): Promise<void> {
    this.#expectOpen();
    try {
      if (this.#blocking) await onTarget(this.name, this.#truncateNow(size));
      else await onTarget(this.name, this.#handle.truncate(size));
    } finally {
      this.#changes++;
    }
  }

  async sync(): Promise<void> {
    this.#expectOpen();
    await this.#aheadWork;
    const covered = this.#changes;
    await onTarget(this.name, this.#handle.sync());
    this.#throwAheadError();
    this.#synced = covered;
  }

  /** Waits for what is under way; may be called more than once. */
  close(): Promise<void> {
    this.#closing ??= onTarget(this.name, this.#closeHandle());
    return this.#closing;
  }

  async #closeHandle(): Promise<void> {
    await this.#aheadWork;
    await this.#handle.close();
  }

  #expectOpen(): void {
    if (this.isClosed) throw new Error(`${this.name}: the file is closed`);
    this.#throwAheadError();
  }

  async #writeSome(offset: number, bytes: Uint8Array): Promise<number> {
    const work = this.#blocking
      ? this.#writeNow(offset, bytes)
      : this.#handle.write(bytes, 0, bytes.length, offset).then((result) => result.bytesWritten);
    return onTarget(this.name, work);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- errors become rejections
  async #writeNow(offset: number, bytes: Uint8Array): Promise<number> {
    return writeSync(this.#handle.fd, bytes, 0, bytes.length, offset);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- errors become rejections
  async #truncateNow(size: number): Promise<void> {
    ftruncateSync(this.#handle.fd, size);
  }

  #workAhead(written: number): void {
    this.#ahead += written;
    if (this.#ahead < AHEAD_BYTES || this.#aheadWork !== undefined || this.isClosed) return;
    this.#ahead = 0;
    this.#aheadWork = new Promise((done) => {
      fdatasync(this.#handle.fd, (error) => {
        // The system tells an error of the disk once: it must not be lost.
        if (error !== null) this.#aheadError = error;
        this.#aheadWork = undefined;
        done();
      });
    });
  }

  #throwAheadError(): void {
    if (this.#aheadError !== undefined) throw targetError(this.name, this.#aheadError);
  }
}
