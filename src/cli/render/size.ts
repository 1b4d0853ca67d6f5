/**
 * Sizes for people, as etcdutl prints them (dustin/go-humanize, Bytes, v1.0.1): powers of 1000,
 * rounded half up.
 */

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];

/** `20 kB`, `7.0 MB`, `213 kB`; below 10 bytes the plain number. */
export function formatSize(bytes: number): string {
  if (bytes < 10) return `${String(bytes)} B`;
  const exponent = Math.min(UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(1000)));
  const value = Math.floor((bytes / 1000 ** exponent) * 10 + 0.5) / 10;
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ${UNITS[exponent] ?? ''}`;
}
