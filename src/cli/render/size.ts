/**
 * Sizes for people, as etcdutl prints them (dustin/go-humanize, Bytes, v1.0.1): powers of 1000,
 * rounded half up to one decimal, and from 10 upwards once more, half to even, as Go's `%.0f` does.
 */

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];

/** `20 kB`, `7.0 MB`, `213 kB`; below 10 bytes the plain number. */
export function formatSize(bytes: number): string {
  if (bytes < 10) return `${String(bytes)} B`;
  const exponent = Math.min(UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(1000)));
  const value = Math.floor((bytes / 1000 ** exponent) * 10 + 0.5) / 10;
  const text = value < 10 ? value.toFixed(1) : String(roundHalfEven(value));
  return `${text} ${UNITS[exponent] ?? ''}`;
}

function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const isHalf = value - below === 0.5;
  return isHalf && below % 2 === 0 ? below : Math.round(value);
}
