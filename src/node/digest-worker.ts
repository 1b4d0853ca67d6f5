/** The worker of `digest.ts`: hashes one file and ends. */

import { parentPort, workerData } from 'node:worker_threads';

import { hashFile } from './digest.ts';
import type { DigestTask } from './digest.ts';

parentPort?.postMessage(hashFile(workerData as DigestTask));
