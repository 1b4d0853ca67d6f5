/** A command that makes something on disk, killed at a moment that a seed decides. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** How a command ended. */
export interface Ended {
  /** Whether SIGKILL came before its end. */
  readonly wasKilled: boolean;
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly signal: string | null;
  /** Milliseconds from its start. */
  readonly elapsedMs: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command, and sends it a signal after so many milliseconds unless it has ended. */
export async function runAndKill(
  command: readonly string[],
  afterMs: number,
  name: NodeJS.Signals = 'SIGKILL',
): Promise<Ended> {
  const [program, ...given] = command;
  const started = performance.now();
  const child = spawn(program!, given, { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const stop = new AbortController();
  const kill = async (): Promise<void> => {
    await delay(afterMs, undefined, { signal: stop.signal });
    child.kill(name);
  };
  const killing = kill().catch(() => undefined);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  stop.abort();
  await killing;
  const elapsedMs = performance.now() - started;
  return { wasKilled: signal === 'SIGKILL', code, signal, elapsedMs, stdout, stderr };
}

/** How many rounds: a tenth of a hundred unless `ETCD_SNAPSHOT_ROUNDS` says otherwise. */
export function roundCount(): number {
  const text = process.env['ETCD_SNAPSHOT_ROUNDS'] ?? '';
  const count = text === '' ? 10 : Number(text);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new RangeError(`ETCD_SNAPSHOT_ROUNDS: found ${text}, expected a whole number above 0`);
}
