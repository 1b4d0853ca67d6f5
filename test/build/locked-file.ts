/** A file that another process has locked, as a running server has its database. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Holds the lock while the work is done. */
export async function whileLocked<T>(path: string, work: () => Promise<T>): Promise<T> {
  const holder = spawn('flock', ['--exclusive', path, 'sh', '-c', 'echo held; read rest'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    await once(holder.stdout, 'data');
    return await work();
  } finally {
    holder.stdin.end();
    await once(holder, 'exit');
  }
}
