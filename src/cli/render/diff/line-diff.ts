/**
 * Which lines of a text became which of another: the shortest script of insertions and deletions
 * (E. W. Myers, An O(ND) Difference Algorithm and Its Variations, 1986), bounded, so that two large
 * texts with nothing in common take no longer than reading them: then all of the one is replaced by
 * all of the other.
 */

/** Most insertions and deletions that are looked for; the memory of the search is its square. */
const EDITS_MAX = 1000;

/** A line that is the same, gone, or new. */
export interface LineEdit {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

/** The lines of both texts in order. */
export function diffLines(before: readonly string[], after: readonly string[]): LineEdit[] {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const old = before.slice(start, before.length - tail);
  const young = after.slice(start, after.length - tail);
  return [
    ...signed(' ', before.slice(0, start)),
    ...(shortestScript(old, young) ?? [...signed('-', old), ...signed('+', young)]),
    ...signed(' ', before.slice(before.length - tail)),
  ];
}

function signed(sign: LineEdit['sign'], lines: readonly string[]): LineEdit[] {
  return lines.map((line) => ({ sign, line }));
}

/**
 * The script, or undefined if it is longer than the bound. Row `d` of the trace holds, for every
 * diagonal, how far into the old text `d` edits lead; diagonal `k` is `k` more old than new lines.
 */
function shortestScript(
  before: readonly string[],
  after: readonly string[],
): LineEdit[] | undefined {
  const [old, young] = numbered(before, after);
  const trace: Int32Array[] = [];
  const most = Math.min(EDITS_MAX, old.length + young.length);
  for (let edits = 0; edits <= most; edits++) {
    const row = new Int32Array(2 * edits + 1);
    trace.push(row);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = reached(trace[edits - 1], edits, diagonal);
      while (x < old.length && x - diagonal < young.length && old[x] === young[x - diagonal]) x++;
      row[diagonal + edits] = x;
      if (x >= old.length && x - diagonal >= young.length) return walkBack(trace, before, after);
    }
  }
  return undefined;
}

/** How far one more edit leads on a diagonal, from the better one of its neighbours. */
function reached(row: Int32Array | undefined, edits: number, diagonal: number): number {
  if (row === undefined) return 0;
  return comesByInsertion(row, edits, diagonal)
    ? at(row, edits - 1, diagonal + 1)
    : at(row, edits - 1, diagonal - 1) + 1;
}

function comesByInsertion(row: Int32Array, edits: number, diagonal: number): boolean {
  if (diagonal === -edits) return true;
  if (diagonal === edits) return false;
  return at(row, edits - 1, diagonal - 1) < at(row, edits - 1, diagonal + 1);
}

function at(row: Int32Array, edits: number, diagonal: number): number {
  return row[diagonal + edits] ?? 0;
}

function walkBack(
  trace: readonly Int32Array[],
  before: readonly string[],
  after: readonly string[],
): LineEdit[] {
  const script: LineEdit[] = [];
  let x = before.length;
  let y = after.length;
  const same = (to: number): void => {
    for (; x > to; x--, y--) script.push({ sign: ' ', line: before[x - 1] ?? '' });
  };
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const row = trace[edits - 1] ?? new Int32Array();
    const diagonal = x - y;
    const isInsertion = comesByInsertion(row, edits, diagonal);
    same(reached(row, edits, diagonal));
    if (isInsertion) script.push({ sign: '+', line: after[--y] ?? '' });
    else script.push({ sign: '-', line: before[--x] ?? '' });
  }
  same(0);
  return script.reverse();
}

/** Both texts with a number for each different line, so that lines are compared at once. */
function numbered(before: readonly string[], after: readonly string[]): [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const numberOf = (line: string): number => {
    const known = numbers.get(line) ?? numbers.size;
    numbers.set(line, known);
    return known;
  };
  return [Int32Array.from(before, numberOf), Int32Array.from(after, numberOf)];
}
