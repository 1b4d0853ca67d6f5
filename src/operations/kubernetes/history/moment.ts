/** Where a timeline begins and ends, as people say it: at a revision, at a time, so long ago. */

import type { RevisionClock } from './revision-clock.ts';

/** Milliseconds: a time since 1970, or how long before the newest time that the store holds. */
export type Moment =
  { readonly revision: number } | { readonly time: number } | { readonly ago: number };

/**
 * The first revision that may have been written at a moment or later; the one behind the last if
 * all were earlier. If the time of no revision is known, it is the first.
 */
export function firstRevisionSince(moment: Moment, clock: RevisionClock, last: number): number {
  if ('revision' in moment) return moment.revision;
  const time = timeOf(moment, clock, last);
  return firstWhere(last, (revision) => millisecondsOf(clock.at(revision)?.latest) >= time);
}

/** The last revision that may have been written at a moment or earlier; 0 if none was. */
export function lastRevisionUntil(moment: Moment, clock: RevisionClock, last: number): number {
  if ('revision' in moment) return moment.revision;
  const time = timeOf(moment, clock, last);
  const isLater = (revision: number): boolean => {
    const { earliest } = clock.at(revision) ?? {};
    return earliest !== undefined && Date.parse(earliest) > time;
  };
  return firstWhere(last, isLater) - 1;
}

function timeOf(
  moment: Exclude<Moment, { readonly revision: number }>,
  clock: RevisionClock,
  last: number,
): number {
  if ('time' in moment) return moment.time;
  const newest = clock.at(last)?.time;
  return newest === undefined ? 0 : Date.parse(newest) - moment.ago;
}

/** What is not known may be at any time. */
function millisecondsOf(time: string | undefined): number {
  return time === undefined ? Infinity : Date.parse(time);
}

/** The first revision with a property that all later ones have, too; `last + 1` if none has it. */
function firstWhere(last: number, has: (revision: number) => boolean): number {
  let [low, high] = [1, last + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (has(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
