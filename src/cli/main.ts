#!/usr/bin/env node
/** The command as a process: its streams, its signals, its exit code. */

import { BrokenPipe } from './context.ts';
import type { Context, Output } from './context.ts';
import type { StopSignal } from './exit-code.ts';

function outputTo(stream: NodeJS.WriteStream): Output {
  // What fails is told to whoever writes; without a listener it would end the process.
  stream.on('error', () => undefined);
  return {
    isTerminal: stream.isTTY,
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (!error) resolve();
          else if ('code' in error && error.code === 'EPIPE')
            reject(new BrokenPipe('nobody reads on'));
          else reject(error);
        });
      }),
  };
}

/** What cannot be told cannot be told: the exit code has to do. */
function neverFailing(output: Output): Output {
  return { ...output, write: (text) => output.write(text).catch(() => undefined) };
}

const abort = new AbortController();
const STOP_SIGNALS: readonly StopSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
let received: StopSignal | undefined;
function stop(signal: StopSignal): void {
  received = signal;
  // A second signal ends the process, whatever it is doing.
  for (const one of STOP_SIGNALS) process.off(one, stop);
  abort.abort();
  // Nothing more is taken; otherwise a run that waits for input would wait on.
  process.stdin.destroy();
}
for (const one of STOP_SIGNALS) process.on(one, stop);

const context: Context = {
  stdout: outputTo(process.stdout),
  stderr: neverFailing(outputTo(process.stderr)),
  stdin: process.stdin,
  signal: abort.signal,
  now: () => performance.now(),
  today: () => Date.now(),
  // V8 seeds this from the system's randomness, and nobody is shown what it gives. Measured (case
  // status-small): loading WebCrypto would take as long as the status itself.
  random32: () => Math.floor(Math.random() * 2 ** 32),
};

if (process.argv[2] === 'verify') {
  const { prepareDigestFor } = await import('./early-digest.ts');
  prepareDigestFor(process.argv.slice(3));
}
const { run } = await import('./run.ts');
let code = await run(process.argv.slice(2), context);
if (received !== undefined) {
  const { exitCodeAfter } = await import('./exit-code.ts');
  code = exitCodeAfter(received, code);
}
process.exitCode = code;
