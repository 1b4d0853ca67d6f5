/**
 * Chooses the engine of a pass over the key bucket: the kernel where it can run, else the reference
 * alone.
 */

import { Crc32c } from '../bytes/crc32c.ts';
import { createKernelEngine } from './kernel-engine.ts';
import type { KernelEngineOptions } from './kernel-engine.ts';
import type { ScanEngine } from './key-bucket.ts';
import { LiveKeySet } from './live-keys.ts';

/** What an engine is for. */
export interface ScanEngineOptions extends KernelEngineOptions {
  /** Does without the kernel: every page goes through the reference. For tests. */
  readonly referenceOnly?: boolean | undefined;
}

/** An engine for one pass. */
export function createScanEngine(options: ScanEngineOptions): ScanEngine {
  const { countLiveKeys, seed, referenceOnly = false } = options;
  const engine = referenceOnly ? undefined : createKernelEngine(options);
  if (engine !== undefined) return engine;
  return { hash: new Crc32c(), liveKeys: countLiveKeys ? new LiveKeySet(seed) : undefined };
}
