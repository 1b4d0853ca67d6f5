/** What is compared, and what becomes of it. */

import type { Text } from '../deliver.ts';
import type { Both, Means } from './compare.ts';
import type { OpenPair } from './input.ts';

/** Both inputs, and what they are read with. */
export interface DiffWork {
  readonly pair: OpenPair;
  readonly names: Both;
  readonly means: Means;
}

/** A comparison, written. */
export interface Rendered {
  readonly text: Text;
  /** Changes that are no noise; final when the text has been read. */
  readonly differences: () => number;
}
