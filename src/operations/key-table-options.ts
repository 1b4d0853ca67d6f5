/** What the operations that keep a table of keys have in common. */

import type { RunOptions } from '../io/source.ts';

/** What every operation that keeps a table of keys accepts. */
export interface KeyTableOptions extends RunOptions {
  /** Seed of the table of keys; give a random one where files may be hostile. */
  readonly seed?: number | undefined;
  /** @internal Does without the kernel: the reference alone. For tests. */
  readonly referenceOnly?: boolean | undefined;
}
