/** The known name that somebody may have meant: the one with the fewest letters to change. */

/** Changes up to which a name is worth proposing; of a short one not more than a third. */
const DISTANCE_MAX = 3;

/** `; did you mean min-keys?` for the nearest of the names, or nothing if none is near. */
export function nearest(name: string, names: Iterable<string>): string {
  const best = nearestName(name, names);
  return best === undefined ? '' : `; did you mean ${best}?`;
}

/** The nearest of the names, the first of several; undefined if none is near. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  let most = Math.min(DISTANCE_MAX, Math.ceil(name.length / 3));
  let best: string | undefined;
  for (const candidate of names) {
    const found = distance(name, candidate, most);
    if (found > most || (best !== undefined && found === most)) continue;
    best = candidate;
    most = found;
  }
  return best;
}

/**
 * Letters to insert, delete or replace (Levenshtein), a row of the table at a time; of names that
 * are further apart than `most` only that they are.
 */
function distance(from: string, to: string, most: number): number {
  // What is much longer is not near, and costs time to compare.
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let start = 0;
  while (start < from.length && from[start] === to[start]) start++;
  let end = 0;
  const shorter = Math.min(from.length, to.length) - start;
  while (end < shorter && from.at(-1 - end) === to.at(-1 - end)) end++;
  return tableDistance(
    from.slice(start, from.length - end),
    to.slice(start, to.length - end),
    most,
  );
}

function tableDistance(from: string, to: string, most: number): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    // What follows is no less than the least of a row.
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row.at(-1) ?? 0;
}
