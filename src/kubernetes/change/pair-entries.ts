/**
 * Which entry of one list is which entry of another, where nothing but their content tells: what
 * both have in the same order belongs together (a longest common subsequence), and what lies
 * between goes by its position.
 */

/** Cells of the largest table that is made to find a common subsequence. */
const CELLS_MAX = 1_000_000;

/** Positions of an entry in both lists; undefined where it is not. */
export interface EntryPair {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** A part of both sequences that begins and ends with entries that are not the same. */
interface Gap {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Position of both parts in their sequences. */
  readonly start: number;
}

/**
 * Pairs the entries of two sequences, without those that are the same. A text stands for the
 * content of an entry. Time and memory are bounded: long sequences that have no common beginning
 * and end are paired by position.
 */
export function pairSequences(before: readonly string[], after: readonly string[]): EntryPair[] {
  const length = Math.min(before.length, after.length);
  let start = 0;
  while (start < length && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < length - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const gap: Gap = {
    before: before.slice(start, before.length - tail),
    after: after.slice(start, after.length - tail),
    start,
  };
  const pairs: EntryPair[] = [];
  let [from, to] = [0, 0];
  for (const [beforeIndex, afterIndex] of commonOf(gap)) {
    pairByPosition(pairs, { start: from, end: beforeIndex }, { start: to, end: afterIndex }, gap);
    from = beforeIndex + 1;
    to = afterIndex + 1;
  }
  const [beforeEnd, afterEnd] = [gap.before.length, gap.after.length];
  pairByPosition(pairs, { start: from, end: beforeEnd }, { start: to, end: afterEnd }, gap);
  return pairs;
}

/** Positions in the gap of what both sides have in the same order. */
function commonOf({ before, after }: Gap): [number, number][] {
  if ((before.length + 1) * (after.length + 1) > CELLS_MAX) return [];
  const lengths = commonLengths(before, after);
  const width = after.length + 1;
  const common: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    const [one, other] = [before[i] ?? '', after[j] ?? ''];
    const without = (lengths[(i + 1) * width + j] ?? 0) - (lengths[i * width + j + 1] ?? 0);
    if (one === other) common.push([i++, j++]);
    // Where both ways are as good the texts decide, so that the sides can be swapped.
    else if (without > 0 || (without === 0 && one < other)) i++;
    else j++;
  }
  return common;
}

/** Length of the longest common subsequence of the rests from each pair of positions on. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const at = i * width + j;
      lengths[at] =
        before[i] === after[j]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  return lengths;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function pairByPosition(pairs: EntryPair[], before: Range, after: Range, { start }: Gap): void {
  const count = Math.max(before.end - before.start, after.end - after.start);
  for (let offset = 0; offset < count; offset++) {
    const [i, j] = [before.start + offset, after.start + offset];
    pairs.push({
      before: i < before.end ? start + i : undefined,
      after: j < after.end ? start + j : undefined,
    });
  }
}
