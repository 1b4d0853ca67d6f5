/** A batch of leaves where the kernel's scan of revision keys finds it. */

import { KernelBatch } from '../bbolt/kernel-batch.ts';
import type { KernelMemory } from '../kernel/kernel-memory.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { REVISION_SIZE } from './revision.ts';

/** Longest revision key: that of a tombstone. */
const UPPER_KEY_SIZE = REVISION_SIZE + 1;

/** What leaves are scanned for. */
export interface ScanBatchOptions {
  /** Bytes of a page of the file. */
  readonly pageSize: number;
  /** Whether the scan also counts live keys. */
  readonly countLiveKeys: boolean;
}

/**
 * Lays out a batch, and tells the scan of it.
 * @throws {RangeError} if there is no memory for the arena.
 */
export function createScanBatch(
  kernel: Kernel,
  memory: KernelMemory,
  { pageSize, countLiveKeys }: ScanBatchOptions,
): KernelBatch {
  const batch = new KernelBatch(memory, { pageSize, upperKeyMax: UPPER_KEY_SIZE });
  const { rows, parent, upperKey } = batch;
  kernel.leafScanInit(rows.start, parent.start, upperKey.start, countLiveKeys ? 1 : 0);
  return batch;
}
