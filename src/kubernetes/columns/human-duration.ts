/** Durations as kubectl prints them (apimachinery pkg/util/duration/duration.go, v0.36.3). */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** Two or three digits of a duration in milliseconds: `38s`, `4m10s`, `25h`, `5d3h`, `2y40d`. */
export function humanDuration(milliseconds: number): string {
  const seconds = Math.trunc(milliseconds / SECOND);
  // Clocks may be off by a second or two.
  if (seconds < -1) return '<invalid>';
  if (seconds < 120) return `${String(Math.max(0, seconds))}s`;
  if (milliseconds < 10 * MINUTE) return inUnits(milliseconds, [MINUTE, 'm'], [SECOND, 's']);
  if (milliseconds < 3 * HOUR) return inUnits(milliseconds, [MINUTE, 'm']);
  if (milliseconds < 8 * HOUR) return inUnits(milliseconds, [HOUR, 'h'], [MINUTE, 'm']);
  if (milliseconds < 2 * DAY) return inUnits(milliseconds, [HOUR, 'h']);
  if (milliseconds < 8 * DAY) return inUnits(milliseconds, [DAY, 'd'], [HOUR, 'h']);
  if (milliseconds < 2 * YEAR) return inUnits(milliseconds, [DAY, 'd']);
  if (milliseconds < 8 * YEAR) return inUnits(milliseconds, [YEAR, 'y'], [DAY, 'd']);
  return inUnits(milliseconds, [YEAR, 'y']);
}

type Unit = readonly [size: number, letter: string];

function inUnits(milliseconds: number, [large, letter]: Unit, small?: Unit): string {
  const whole = `${String(Math.floor(milliseconds / large))}${letter}`;
  if (small === undefined) return whole;
  const rest = Math.floor((milliseconds % large) / small[0]);
  return rest === 0 ? whole : `${whole}${String(rest)}${small[1]}`;
}
