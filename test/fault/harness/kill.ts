/** A command that makes something on disk, killed at a moment that a seed decides. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** How a command ended. */
export interface Ended {
  /** Whether the kill came before its end. */
  readonly wasKilled: boolean;
  readonly code: number | null;
  /** Milliseconds from its start. */
  readonly elapsedMs: number;
  readonly stderr: string;
}

/** Runs a command, and kills it with SIGKILL after so many milliseconds unless it has ended. */
export async function runAndKill(command: readonly string[], afterMs: number): Promise<Ended> {
  const [program, ...given] = command;
  const started = performance.now();
  const child = spawn(program!, given, { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const stop = new AbortController();
  const kill = async (): Promise<void> => {
    await delay(afterMs, undefined, { signal: stop.signal });
    child.kill('SIGKILL');
  };
  const killing = kill().catch(() => undefined);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  stop.abort();
  await killing;
  const elapsedMs = performance.now() - started;
  return { wasKilled: signal === 'SIGKILL', code, elapsedMs, stderr };
}

/** How many rounds: a tenth of a hundred unless `ETCD_SNAPSHOT_ROUNDS` says otherwise. */
export function roundCount(): number {
  const text = process.env['ETCD_SNAPSHOT_ROUNDS'] ?? '';
  const count = text === '' ? 10 : Number(text);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new RangeError(`ETCD_SNAPSHOT_ROUNDS: found ${text}, expected a whole number above 0`);
}
