/** Counted things in a sentence: `1 finding`, `5,120 findings`. */

import { formatCount } from '../../bytes/text.ts';

/** The number and what it counts; a plural in `s` unless another is given. */
export function formatCounted(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}
