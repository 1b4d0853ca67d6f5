#!/usr/bin/env node
/** The command as a process: its streams, its signals, its exit code. */

import { BrokenPipe } from './context.ts';
import type { Context, Output } from './context.ts';
import { run } from './run.ts';

function outputTo(stream: NodeJS.WriteStream): Output {
  let broken = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    broken = error.code === 'EPIPE';
    if (!broken) throw error;
  });
  return {
    isTerminal: stream.isTTY,
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (broken || error?.message.includes('EPIPE')) reject(new BrokenPipe('nobody reads on'));
          else if (error) reject(error);
          else resolve();
        });
      }),
  };
}

const abort = new AbortController();
process.once('SIGINT', () => {
  abort.abort();
});

const context: Context = {
  stdout: outputTo(process.stdout),
  stderr: outputTo(process.stderr),
  stdin: process.stdin,
  signal: abort.signal,
  now: () => performance.now(),
  random32: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
};

process.exitCode = await run(process.argv.slice(2), context);
