/** The worker of `digest.ts`: waits for its task, hashes one file and ends. */

import { parentPort } from 'node:worker_threads';

import { hashFile } from './digest.ts';
import type { DigestTask } from './digest.ts';

const port = parentPort;
// With the port closed nothing keeps the thread.
port?.once('message', (task: DigestTask) => {
  void hashFile(task).then((answer) => {
    port.postMessage(answer);
    port.close();
  });
});
