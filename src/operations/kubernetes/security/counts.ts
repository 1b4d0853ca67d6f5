/** Counts by name, in an order that does not depend on what came first. */

/** Most first; equals in the order of their names. */
export function byCount(
  counts: Iterable<readonly [string, number]>,
): (readonly [string, number])[] {
  return [...counts].sort(
    ([oneName, one], [otherName, other]) =>
      other - one || (oneName < otherName ? -1 : Number(oneName > otherName)),
  );
}
