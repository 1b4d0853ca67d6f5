/**
 * Free loopback ports. They are taken below the range from which the system gives ports to outgoing
 * connections (32768 upwards on Linux), so that a port found free is still free a moment later, and
 * at random, so that test files running side by side do not meet.
 */
import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';

const FIRST_PORT = 20_000;
const END_PORT = 32_000;
const TRIES_MAX = 200;

const handedOut = new Set<number>();

/** A port of 127.0.0.1 that nobody listens on and that was not given before. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const port = randomInt(FIRST_PORT, END_PORT);
    if (handedOut.has(port) || !(await isFree(port))) continue;
    handedOut.add(port);
    return port;
  }
  throw new Error('no free loopback port');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}
