/**
 * A second thread for `status` on large files: a worker that passes over the later half of the key
 * bucket (`status-worker.ts`). It is started before it is needed, because it takes as long to start
 * as 80 MB take to be passed over.
 */

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import { CorruptionError, SourceError } from '../errors.ts';
import type { LaterHalf, LaterHalfResult, ScanHelper } from '../etcd/split-key-bucket.ts';
import type { Problem } from '../findings.ts';
import { compileKernel } from '../kernel/kernel.ts';
import type { OpenDescriptor } from '../node/descriptor-source.ts';

/** What the worker is started with. */
export interface StatusWorkerData {
  readonly file: OpenDescriptor;
  readonly module: WebAssembly.Module;
}

/** What the worker answers to a `LaterHalf`; a coded error that is no problem is its message. */
export type StatusWorkerAnswer =
  | { readonly result: LaterHalfResult }
  | { readonly problem: Problem }
  | { readonly failure: string };

/** A helper, to be closed. */
export interface StatusHelper extends ScanHelper {
  /** Ends the thread, whatever it is doing. */
  close(): Promise<void>;
}

/**
 * A helper for an open file; undefined where the kernel does not run, or where the machine has one
 * core, unless two `threads` are asked for.
 */
export function startStatusHelper(
  file: OpenDescriptor,
  threads: number = availableParallelism(),
): StatusHelper | undefined {
  if (threads < 2) return undefined;
  const module = compileKernel();
  if (module === undefined) return undefined;
  const workerData: StatusWorkerData = { file, module };
  const worker = new Worker(new URL('status-worker.js', import.meta.url), { workerData });
  // Told to whoever asks the helper; it may fail before.
  const failed = new Promise<never>((_resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error('the second thread ended'));
    });
  });
  failed.catch(() => undefined);
  return {
    scanLaterHalf: (half, signal) => ask(worker, half, { signal, failed }),
    close: async () => {
      await worker.terminate();
    },
  };
}

async function ask(
  worker: Worker,
  half: LaterHalf,
  { signal, failed }: { signal: AbortSignal; failed: Promise<never> },
): Promise<LaterHalfResult> {
  const stop = (): void => void worker.terminate();
  signal.addEventListener('abort', stop, { once: true });
  const answered = new Promise<StatusWorkerAnswer>((resolve) => {
    worker.once('message', resolve);
  });
  try {
    worker.postMessage(half);
    const answer = await Promise.race([answered, failed]);
    if ('result' in answer) return answer.result;
    if ('problem' in answer) throw new CorruptionError(answer.problem);
    throw new SourceError('source-failed', answer.failure);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
