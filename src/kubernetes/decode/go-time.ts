/** Times and durations as Go writes them (time/format.go, time/time.go, go1.25). */

import { ObjectError } from './object-error.ts';

const SECONDS_A_DAY = 86_400;
/** Of the first second of year 1, which is Go's time that is not set. */
const ZERO_SECONDS = -62_135_596_800;
/** Largest time that a Date can hold, in seconds. */
const SECONDS_MAX = 8.64e12;

/**
 * RFC 3339 in UTC, with whole seconds or six decimals; undefined for Go's zero time.
 * @throws {ObjectError} if no calendar has it.
 */
export function formatTime(
  seconds: number,
  nanoseconds: number,
  hasMicroseconds: boolean,
): string | undefined {
  const carry = Math.floor(nanoseconds / 1e9);
  const whole = seconds + carry;
  const fraction = nanoseconds - carry * 1e9;
  if (Math.abs(whole) > SECONDS_MAX) throw new ObjectError('found a time that no calendar has');
  if (whole === ZERO_SECONDS && fraction === 0) return undefined;
  const days = Math.floor(whole / SECONDS_A_DAY);
  const second = whole - days * SECONDS_A_DAY;
  const clock = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
  const decimals = hasMicroseconds
    ? `.${Math.floor(fraction / 1000)
        .toString()
        .padStart(6, '0')}`
    : '';
  return `${formatDay(days)}T${clock}${decimals}Z`;
}

let lastDay = NaN;
let lastDayText = '';

/** The date, by days since 1970-01-01; most times of a store lie on few days. */
function formatDay(days: number): string {
  if (days === lastDay) return lastDayText;
  const date = new Date(days * SECONDS_A_DAY * 1000);
  const year = date.getUTCFullYear();
  const digits = Math.abs(year).toString().padStart(4, '0');
  lastDay = days;
  lastDayText = `${year < 0 ? '-' : ''}${digits}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  return lastDayText;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** A duration as Go's `Duration.String` writes it: `1h0m30s`, `1.5ms`, `0s`. */
export function formatDuration(nanoseconds: bigint): string {
  if (nanoseconds < 0n) return `-${formatDuration(-nanoseconds)}`;
  if (nanoseconds === 0n) return '0s';
  if (nanoseconds < 1_000n) return `${nanoseconds}ns`;
  if (nanoseconds < 1_000_000n) return `${withFraction(nanoseconds, 3)}µs`;
  if (nanoseconds < 1_000_000_000n) return `${withFraction(nanoseconds, 6)}ms`;
  const minutes = nanoseconds / 60_000_000_000n;
  const seconds = `${withFraction(nanoseconds % 60_000_000_000n, 9)}s`;
  if (minutes === 0n) return seconds;
  if (minutes < 60n) return `${minutes}m${seconds}`;
  return `${minutes / 60n}h${minutes % 60n}m${seconds}`;
}

/** A number with its last digits as decimals, without zeros at the end. */
function withFraction(value: bigint, decimals: number): string {
  const digits = value.toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return digits.slice(0, -decimals) + (fraction === '' ? '' : `.${fraction}`);
}
