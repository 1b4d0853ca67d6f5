/** Times that follow from others, in words. */

import type { EstimatedTime } from '../../../operations/kubernetes/inspect/report.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `2026-11-21 14:35:02`; what is no time stays as it is. */
export function clockText(time: string): string {
  const millis = Date.parse(time);
  return Number.isNaN(millis) ? time : instantText(millis);
}

/** `2026-11-21 14:35:02` of milliseconds since 1970, UTC. */
function instantText(millis: number): string {
  return new Date(millis).toISOString().slice(0, 19).replace('T', ' ');
}

/** A time at the edge of a drawing of a span of milliseconds: as little of it as tells it apart. */
export function tickText(millis: number, span: number): string {
  const text = instantText(millis);
  if (span > 3 * DAY) return text.slice(0, 10);
  if (span > 3 * HOUR) return text.slice(5, 16);
  return text.slice(11);
}

/** Steps between the ticks of an axis of time. */
const STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 30, 60, 90, 180, 365].map((days) => days * DAY),
];
const TICKS_MAX = 7;

/** Round times from `start` to `end`, not more than a few. */
export function ticksOf(start: number, end: number): number[] {
  const years = Math.max(1, Math.ceil((end - start) / TICKS_MAX / (365 * DAY)));
  const step = STEPS.find((one) => (end - start) / one <= TICKS_MAX) ?? years * 365 * DAY;
  const first = Math.ceil(start / step) * step;
  const count = Math.floor((end - first) / step) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, at) => first + at * step);
}

/** `about 2026-11-21 14:35:02 (between … and …)`. */
export function estimateText(estimate: EstimatedTime | undefined): string {
  if (estimate === undefined) return 'at a time that nothing tells';
  const { time, earliest, latest } = estimate;
  const bounds = [
    earliest === undefined ? '' : `not before ${shortOf(earliest, time)}`,
    latest === undefined ? '' : `not after ${shortOf(latest, time)}`,
  ].filter((bound) => bound !== '');
  return `about ${clockText(time)}${bounds.length === 0 ? '' : ` (${bounds.join(', ')})`}`;
}

/** How far off an estimate can be, in milliseconds; undefined if it has no bound on a side. */
export function uncertainty({ earliest, latest }: EstimatedTime): number | undefined {
  if (earliest === undefined || latest === undefined) return undefined;
  const width = Date.parse(latest) - Date.parse(earliest);
  return Number.isNaN(width) ? undefined : Math.abs(width);
}

/** `12 s`, `3 min`, `5 h`, `2 days`. */
export function durationText(millis: number): string {
  const units: readonly (readonly [size: number, unit: string])[] = [
    [DAY, 'days'],
    [HOUR, 'h'],
    [MINUTE, 'min'],
  ];
  const found = units.find(([size]) => millis >= 2 * size);
  if (found !== undefined) return `${String(Math.round(millis / found[0]))} ${found[1]}`;
  return `${String(Math.round(millis / SECOND))} s`;
}

/** Without the day, if it is the same. */
function shortOf(time: string, other: string): string {
  const [text, beside] = [clockText(time), clockText(other)];
  return text.slice(0, 10) === beside.slice(0, 10) ? text.slice(11) : text;
}
