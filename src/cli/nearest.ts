/** The known name that somebody may have meant: the one with the fewest letters to change. */

/** Changes up to which a name is worth proposing; of a short one not more than a third. */
const DISTANCE_MAX = 3;

/** `; did you mean min-keys?` for the nearest of the names, or nothing if none is near. */
export function nearest(name: string, names: readonly string[]): string {
  const most = Math.min(DISTANCE_MAX, Math.ceil(name.length / 3));
  // What is much longer than any name is not near to one either, and costs time to compare.
  const known = names
    .filter((candidate) => Math.abs(candidate.length - name.length) <= DISTANCE_MAX)
    .map((candidate) => ({ candidate, distance: distance(name, candidate) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = known;
  return best !== undefined && best.distance <= most ? `; did you mean ${best.candidate}?` : '';
}

/** Letters to insert, delete or replace (Levenshtein), a row of the table at a time. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
