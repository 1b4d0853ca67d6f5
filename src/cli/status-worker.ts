/** The worker of `status-helper.ts`: passes over half of the key bucket, once it is asked to. */

import { parentPort, workerData } from 'node:worker_threads';

import { isCorruptionError, isEtcdSnapshotError } from '../errors.ts';
import { scanLaterHalf } from '../etcd/split-key-bucket.ts';
import type { LaterHalf } from '../etcd/split-key-bucket.ts';
import { descriptorSource } from '../node/descriptor-source.ts';
import type { StatusWorkerAnswer, StatusWorkerData } from './status-helper.ts';

const { file, module } = workerData as StatusWorkerData;

parentPort?.once('message', (half: LaterHalf) => {
  void answer(half);
});

async function answer(half: LaterHalf): Promise<void> {
  const found = await scanLaterHalf(descriptorSource(file), half, { module }).then(
    (result): StatusWorkerAnswer => ({ result }),
    answerOf,
  );
  const keys = 'result' in found ? found.result.part.keys : undefined;
  parentPort?.postMessage(found, keys === undefined ? [] : [keys.buffer as ArrayBuffer]);
}

/** Classes of errors do not pass between threads. */
function answerOf(error: unknown): StatusWorkerAnswer {
  if (isCorruptionError(error)) return { problem: error.problem };
  if (isEtcdSnapshotError(error)) return { failure: error.message };
  throw error;
}
