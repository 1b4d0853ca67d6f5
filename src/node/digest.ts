/**
 * SHA-256 of a file beside whatever else is read of it: above a size in a worker of its own,
 * because the hash takes longer than all checks together (measured, case verify-s1000), below it
 * here. It can begin before it is known whether anyone will ask for it: a worker starts while the
 * rest of the program is loaded.
 */

import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

import { SourceError } from '../errors.ts';
import type { FileSource } from './file-source.ts';

/** A worker costs about 25 ms to start; the hash of this many bytes takes longer. */
const WORKER_BYTES = 64 * 1024 * 1024;
/** Measured: updates of 64 to 128 KiB are faster than larger ones, which fall out of the cache. */
const CHUNK_BYTES = 128 * 1024;

/** What the worker is asked, and what it answers. */
export interface DigestTask {
  readonly fd: number;
  readonly length: number;
}

/** Digest, or how far the file reached. */
export type DigestAnswer = { readonly digest: Uint8Array } | { readonly foundBytes: number };

/** SHA-256 of the first `length` bytes of an open file, by blocking reads. */
export function hashFile({ fd, length }: DigestTask): DigestAnswer {
  const hash = createHash('sha256');
  const chunk = new Uint8Array(CHUNK_BYTES);
  for (let offset = 0; offset < length;) {
    const found = readSync(fd, chunk, 0, Math.min(CHUNK_BYTES, length - offset), offset);
    if (found === 0) return { foundBytes: offset };
    hash.update(found === CHUNK_BYTES ? chunk : chunk.subarray(0, found));
    offset += found;
  }
  return { digest: hash.digest() };
}

/**
 * SHA-256 of the first `length` bytes of a file.
 * @throws {SourceError} source-short-read, or source-failed if the worker fails.
 */
export async function fileDigest(
  source: FileSource,
  length: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const task = { fd: source.fd, length };
  const answer = length < WORKER_BYTES ? hashFile(task) : await inWorker(task, source.name, signal);
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

function inWorker(
  task: DigestTask,
  name: string,
  signal: AbortSignal | undefined,
): Promise<DigestAnswer> {
  return new Promise((resolve, reject) => {
    // The descriptor belongs to the process, so the worker reads the very file that is open here.
    const worker = new Worker(new URL('digest-worker.js', import.meta.url), { workerData: task });
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
  });
}
