/**
 * Which reads to make for pages that lie here and there: neighbours are joined over small gaps, up
 * to a largest read. Pure: page numbers in, runs out, nothing is fetched.
 *
 * Measured (case status-s1000): runs of 32 pages over gaps of up to 4 cost least; larger reads
 * gained nothing, because what is read for nothing then eats what a saved call brings.
 */

/** Pages that lie further apart than this many unwanted pages are read apart. */
export const GAP_PAGES_MAX = 4;

/**
 * One read: `pageCount` pages from page `first`, for the wanted ids [start, end) of the plan's
 * input.
 */
export interface Run {
  readonly first: number;
  readonly pageCount: number;
  /** Position of the first wanted id. */
  readonly start: number;
  /** Position after the last wanted id. */
  readonly end: number;
}

/**
 * Plans the reads for `ids` in the order given: ids that ascend with gaps of up to GAP_PAGES_MAX
 * share a run, until it has `runPagesMax` pages.
 */
export function planRuns(ids: ArrayLike<number>, runPagesMax: number): Run[] {
  const runs: Run[] = [];
  let start = 0;
  while (start < ids.length) {
    const first = ids[start] ?? 0;
    let last = first;
    let end = start + 1;
    while (end < ids.length) {
      const next = ids[end] ?? 0;
      if (next <= last || next - last > GAP_PAGES_MAX + 1 || next - first >= runPagesMax) break;
      last = next;
      end++;
    }
    runs.push({ first, pageCount: last - first + 1, start, end });
    start = end;
  }
  return runs;
}
