/** A world of a run's own: captured streams, a clock that stands still, chance that is none. */

import { run } from '../../src/cli/run.ts';
import type { Context, Output } from '../../src/cli/context.ts';

/** What a run printed and ended with. */
export interface Told {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What can differ from run to run. */
export interface World {
  readonly stdin?: Uint8Array | undefined;
  readonly signal?: AbortSignal;
  readonly now?: () => number;
  readonly stderrIsTerminal?: boolean;
}

/** Runs the command in memory. */
export async function tell(argv: readonly string[], world: World = {}): Promise<Told> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const context: Context = {
    stdout: collect(stdout, false),
    stderr: collect(stderr, world.stderrIsTerminal ?? false),
    stdin: chunksOf(world.stdin ?? new Uint8Array(0)),
    signal: world.signal ?? new AbortController().signal,
    now: world.now ?? (() => 0),
    today: () => Date.UTC(2026, 10, 20),
    random32: () => 1,
  };
  const exit = await run(argv, context);
  return { exit, stdout: stdout.join(''), stderr: stderr.join('') };
}

function collect(pieces: string[], isTerminal: boolean): Output {
  // Bytes may end within a character, and are gone at the next write.
  const decoder = new TextDecoder();
  return {
    isTerminal,
    write: (text) => {
      pieces.push(typeof text === 'string' ? text : decoder.decode(text, { stream: true }));
      return Promise.resolve();
    },
  };
}

/** In pieces of an odd size, as a pipe would give them. */
async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 60_001) {
    yield await Promise.resolve(bytes.subarray(start, start + 60_001));
  }
}
