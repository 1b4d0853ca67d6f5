/** Progress on a terminal's standard error, for work that takes longer than a second. */

import { escapeControls } from '../bytes/text.ts';
import type { Progress } from '../io/source.ts';
import type { Context } from './context.ts';

const QUIET_MS = 1000;
const INTERVAL_MS = 100;

/** Shows how far one file is; `clear` takes the line away. */
export interface ProgressLine {
  readonly onProgress: ((progress: Progress) => void) | undefined;
  clear(): Promise<void>;
}

/** A line for one file; nothing is shown without a terminal or when quiet. */
export function progressLine(file: string, context: Context, quiet = false): ProgressLine {
  if (quiet || !context.stderr.isTerminal) {
    return { onProgress: undefined, clear: () => Promise.resolve() };
  }
  const started = context.now();
  let shown = started;
  return {
    onProgress: ({ doneBytes, totalBytes }) => {
      const now = context.now();
      if (now - started < QUIET_MS || now - shown < INTERVAL_MS) return;
      shown = now;
      const percent = Math.floor((100 * doneBytes) / Math.max(1, totalBytes));
      void context.stderr.write(`\r${escapeControls(file)}  ${String(percent)} %`);
    },
    clear: async () => {
      if (shown !== started) await context.stderr.write('\r\u001b[K');
    },
  };
}
