/**
 * What the page runs: takes the status of a snapshot that it has as a Blob, with the portable entry
 * alone, and writes the answer into the document.
 */

import { openSnapshot, status } from '../../src/index.ts';
import type { Status } from '../../src/index.ts';
import { compileKernel } from '../../src/kernel/kernel.ts';

/** What the page says. */
export interface Answer {
  /** Whether the browser let the page compile the WebAssembly kernel. */
  readonly hasKernel: boolean;
  readonly result: Status | { readonly error: string };
}

/** Where the page fetches the snapshot. */
const SNAPSHOT = '/snapshot.db';

async function takeStatus(): Promise<Status> {
  const blob = await (await fetch(SNAPSHOT)).blob();
  const snapshot = await openSnapshot(blob);
  try {
    return await status(snapshot);
  } finally {
    await snapshot.close();
  }
}

const result = await takeStatus().catch((error: unknown) => ({ error: String(error) }));
const answer: Answer = { hasKernel: compileKernel() !== undefined, result };
document.body.textContent = JSON.stringify(answer);
