/**
 * Our own command, in this process from its sources, or as a process of its own as it was built.
 */
import { fileURLToPath } from 'node:url';

import { run as runCommand } from '../../../src/cli/run.ts';
import { run } from './run.ts';
import type { Output } from '../../../src/cli/context.ts';
import type { RunResult } from './run.ts';

const MAIN = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));
const NO_INPUT = new Blob([]).stream();

/** Runs our command in this process. */
export async function ours(argv: readonly string[]): Promise<RunResult> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const exit = await runCommand(argv, {
    stdout: collect(stdout),
    stderr: collect(stderr),
    stdin: NO_INPUT,
    signal: new AbortController().signal,
    now: () => 0,
    today: () => Date.now(),
    random32: () => 1,
  });
  return { exit, stdout: stdout.join(''), stderr: stderr.join('') };
}

/** Runs our command as `npm run build` made it. */
export function oursAsProcess(argv: readonly string[]): Promise<RunResult> {
  return run(process.execPath, [MAIN, ...argv]);
}

function collect(pieces: string[]): Output {
  const decoder = new TextDecoder();
  return {
    isTerminal: false,
    write: (text) => {
      pieces.push(typeof text === 'string' ? text : decoder.decode(text, { stream: true }));
      return Promise.resolve();
    },
  };
}
