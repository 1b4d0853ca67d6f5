/**
 * A source that lets the event loop turn now and then. Blocking reads never do, and without a turn
 * Ctrl-C would not be heard before the work is done.
 */

import { setImmediate } from 'node:timers/promises';

import type { ByteSource, Read } from '../io/source.ts';
import { readAll } from '../io/source.ts';

/** How long the loop may stand still. */
const STILL_MS = 50;

/** Wraps a source; `now` is a clock in milliseconds. */
export function turningSource(source: ByteSource, now: () => number): ByteSource {
  let turned = now();
  const turn = async (): Promise<void> => {
    if (now() - turned < STILL_MS) return;
    await setImmediate();
    turned = now();
  };
  return {
    name: source.name,
    size: source.size,
    read: async (offset: number, target: Uint8Array) => {
      await turn();
      await source.read(offset, target);
    },
    readAll: async (reads: readonly Read[]) => {
      await turn();
      await readAll(source, reads);
    },
    changed: async () => source.changed?.(),
    close: () => source.close(),
  };
}
