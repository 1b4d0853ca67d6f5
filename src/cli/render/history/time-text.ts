/** Times of revisions for people: with their bounds where they are no more than estimates. */

import type {
  ClockBasis,
  RevisionTime,
} from '../../../operations/kubernetes/history/revision-clock.ts';
import { formatCount } from '../../../bytes/text.ts';
import { formatCounted } from '../count.ts';

/** Times are stored in whole seconds, and bounds are given in such. */
const PRECISION = 1000;
const ESTIMATES: readonly RevisionTime['source'][] = ['between', 'before', 'after'];

/** Whether an object says the time of the very write. */
export function isTold({ source }: RevisionTime): boolean {
  return !ESTIMATES.includes(source);
}

/** `2026-11-21 14:26:36`; of an estimate that is less certain than what is told its bounds, too. */
export function timeText(time: RevisionTime | undefined, { skew, delay }: ClockBasis): string {
  if (time === undefined) return 'at a time that is not known';
  const { earliest, latest } = time;
  const shown = plainTime(time.time);
  if (isTold(time)) return shown;
  if (latest === undefined) return earliest === undefined ? shown : `after ${plainTime(earliest)}`;
  if (earliest === undefined) return `before ${plainTime(latest)}`;
  const range = Date.parse(latest) - Date.parse(earliest);
  if (range <= 2 * skew + delay + PRECISION) return `~ ${shown}`;
  return `~ ${shown}, from ${shortTime(earliest, time.time)} to ${shortTime(latest, time.time)}`;
}

/** `2026-11-21 14:26:36`. */
function plainTime(time: string): string {
  return time.replace('T', ' ').replace('Z', '');
}

/** Without the date if it is that of another time. */
function shortTime(time: string, other: string): string {
  return time.slice(0, 10) === other.slice(0, 10) ? time.slice(11, 19) : plainTime(time);
}

/** What the times rest on, and how far they may be off. */
export function clockText({ facts, sampled, contradicting, skew, delay }: ClockBasis): string {
  if (facts === 0) return 'no object holds a time';
  const compared = sampled < facts ? `of ${formatCount(sampled)} compared, ` : '';
  const verb = contradicting === 1 ? 'contradicts' : 'contradict';
  const others =
    contradicting === 0
      ? ''
      : ` (${compared}${formatCount(contradicting)} ${verb} the others and ` +
        `${contradicting === 1 ? 'is' : 'are'} left out)`;
  const seconds = (milliseconds: number): string => `${String(milliseconds / 1000)}s`;
  return (
    `UTC, by ${formatCounted(facts, 'time')} in the objects${others}; good to ` +
    `${seconds(skew + delay + PRECISION)} if clocks were to ${seconds(skew)} and writes took ` +
    `up to ${seconds(delay)}; ~ is estimated`
  );
}
