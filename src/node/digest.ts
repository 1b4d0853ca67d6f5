/**
 * SHA-256 of a file beside whatever else is read of it: above a size in a worker of its own,
 * because the hash takes longer than all checks together (measured, case verify-s1000), below it
 * here. It can begin before it is known whether anyone will ask for it: a worker starts while the
 * rest of the program is loaded.
 */

import { createHash } from 'node:crypto';
import { read } from 'node:fs';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';

import { SourceError } from '../errors.ts';
import type { FileSource } from './file-source.ts';

/** A worker costs about 25 ms to start; the hash of this many bytes takes longer. */
export const WORKER_BYTES: number = 64 * 1024 * 1024;
/**
 * Measured (verify-s1000): reads of 1 MiB beside the hash take a sixth less time than blocking
 * reads of 64 or 128 KiB, although those stay in the core's own cache.
 */
const CHUNK_BYTES = 1024 * 1024;
/** Reads ahead of the hash; with fewer it waits where all cores are busy. */
const READS_AHEAD = 3;

const readAt = promisify(read);

/** What the worker is asked, and what it answers. */
export interface DigestTask {
  readonly fd: number;
  readonly length: number;
}

/** Digest, or how far the file reached. */
export type DigestAnswer = { readonly digest: Uint8Array } | { readonly foundBytes: number };

/**
 * SHA-256 of the first `length` bytes of an open file, read ahead of the hash. However it ends,
 * nothing is read any more.
 */
export async function hashFile(
  { fd, length }: DigestTask,
  signal?: AbortSignal,
): Promise<DigestAnswer> {
  const hash = createHash('sha256');
  const reads: Promise<Uint8Array>[] = [];
  let end = 0;
  const readOn = (chunk: Uint8Array): void => {
    if (end < length) reads.push(readChunk(fd, chunk, end, Math.min(chunk.length, length - end)));
    end += chunk.length;
  };
  const chunkBytes = Math.min(CHUNK_BYTES, length);
  for (let count = 0; count < READS_AHEAD && end < length; count++) {
    readOn(new Uint8Array(chunkBytes));
  }
  let spare = new Uint8Array(chunkBytes);
  let offset = 0;
  try {
    for (let read = reads.shift(); read !== undefined; read = reads.shift()) {
      const found = await read;
      signal?.throwIfAborted();
      readOn(spare);
      hash.update(found);
      offset += found.length;
      if (found.length < Math.min(chunkBytes, length - offset + found.length)) break;
      spare = new Uint8Array(found.buffer as ArrayBuffer, 0, chunkBytes);
    }
  } finally {
    await Promise.allSettled(reads);
  }
  return offset < length ? { foundBytes: offset } : { digest: hash.digest() };
}

/** Fills a chunk up to `size`; shorter where the file ends. */
async function readChunk(
  fd: number,
  chunk: Uint8Array,
  offset: number,
  size: number,
): Promise<Uint8Array> {
  let done = 0;
  while (done < size) {
    const { bytesRead } = await readAt(fd, chunk, done, size - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return chunk.subarray(0, done);
}

/**
 * SHA-256 of the first `length` bytes of a file.
 * @throws {SourceError} source-short-read, or source-failed if the worker fails.
 * @throws the signal's reason if it aborts.
 */
export async function fileDigest(
  source: FileSource,
  length: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const task = { fd: source.fd, length };
  const answer =
    length < WORKER_BYTES
      ? await hashFile(task, signal)
      : await inWorker(task, source.name, signal);
  if ('digest' in answer) return answer.digest;
  const { foundBytes } = answer;
  throw new SourceError(
    'source-short-read',
    `${source.name}, offset ${String(foundBytes)}: the source ended early: ` +
      `found ${String(foundBytes)} bytes, expected ${String(length)}`,
    { offset: 0, length },
  );
}

/** A digest under way. */
export interface BegunDigest {
  /** Bytes from the file's beginning. */
  readonly length: number;
  /** SHA-256 of them; rejects as `fileDigest` does. */
  readonly result: Promise<Uint8Array>;
  /** Ends it, so that the file can be closed. */
  cancel(): Promise<void>;
}

/**
 * Begins the digest of the first `length` bytes of a file; undefined where it would not be worth a
 * worker.
 */
export function beginDigest(
  source: FileSource,
  length: number,
  signal: AbortSignal,
): BegunDigest | undefined {
  if (length < WORKER_BYTES) return undefined;
  const stop = new AbortController();
  const result = fileDigest(source, length, AbortSignal.any([signal, stop.signal]));
  const ended = result.then(
    () => undefined,
    () => undefined,
  );
  const cancel = (): Promise<void> => {
    stop.abort();
    return ended;
  };
  return { length, result, cancel };
}

/** A worker without a task. */
let idle: Worker | undefined;

/**
 * Starts the worker of the next digest, which takes as long as loading a program does. It keeps no
 * process from ending.
 */
export function prepareDigest(): void {
  idle ??= startWorker();
  idle.unref();
}

function startWorker(): Worker {
  return new Worker(new URL('digest-worker.js', import.meta.url));
}

function inWorker(
  task: DigestTask,
  name: string,
  signal: AbortSignal | undefined,
): Promise<DigestAnswer> {
  return new Promise((resolve, reject) => {
    // The descriptor belongs to the process, so the worker reads the very file that is open here.
    const worker = idle ?? startWorker();
    idle = undefined;
    worker.ref();
    const stop = (): void => void worker.terminate();
    signal?.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', (cause) => {
      reject(new SourceError('source-failed', `${name}: the digest failed`, { cause }));
    });
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop);
      // Without a message before, the worker was stopped.
      reject(signal?.aborted === true ? (signal.reason as Error) : new Error('the worker ended'));
    });
    worker.postMessage(task);
  });
}
