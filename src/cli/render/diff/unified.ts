/** Two texts as a unified diff (GNU diffutils 3.10, "Detailed Description of Unified Format"). */

import { diffLines } from './line-diff.ts';
import type { LineEdit } from './line-diff.ts';

/** Lines that are the same around those that are not. */
const CONTEXT = 3;

/** The hunks, each with its head; none if the texts are the same. */
export function unifiedHunks(before: readonly string[], after: readonly string[]): string[] {
  const edits = diffLines(before, after);
  const lines: string[] = [];
  let old = 0;
  let young = 0;
  let done = 0;
  for (const { start, end } of hunkRanges(edits)) {
    for (; done < start; done++, old++, young++);
    const hunk = edits.slice(start, end);
    const oldSize = hunk.filter(({ sign }) => sign !== '+').length;
    const youngSize = hunk.filter(({ sign }) => sign !== '-').length;
    lines.push(`@@ -${range(old, oldSize)} +${range(young, youngSize)} @@`);
    for (const { sign, line } of hunk) lines.push(sign + line);
    old += oldSize;
    young += youngSize;
    done = end;
  }
  return lines;
}

/** Runs of edits with their surroundings; those that touch are one. */
function hunkRanges(edits: readonly LineEdit[]): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  edits.forEach(({ sign }, at) => {
    if (sign === ' ') return;
    const start = Math.max(0, at - CONTEXT);
    const end = Math.min(edits.length, at + CONTEXT + 1);
    const last = ranges.at(-1);
    if (last !== undefined && start <= last.end) last.end = end;
    else ranges.push({ start, end });
  });
  return ranges;
}

/** Lines are counted from 1; an empty range names the line before it. */
function range(start: number, size: number): string {
  if (size === 0) return `${String(start)},0`;
  return size === 1 ? String(start + 1) : `${String(start + 1)},${String(size)}`;
}
