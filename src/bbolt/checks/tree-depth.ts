/**
 * Trees and buckets inside buckets are no deeper than any real ones: a tree of 2^32 pages is far
 * lower, and each inline bucket is a copy of all it contains.
 */

import { problem } from '../../findings.ts';
import type { Place, Problem } from '../../findings.ts';

/** Deepest level of branch pages, and deepest bucket, that is entered. */
const DEPTH_MAX = 64;

export function checkTreeDepth(depth: number, place: Place): Problem | undefined {
  return depth > DEPTH_MAX ? problem('tree-depth', place, { depth }) : undefined;
}
