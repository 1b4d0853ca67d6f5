/**
 * The few figures that the bench prints: medians, and the exponent of a growth law. Ratios are
 * taken pair by pair before the median, so that a change of the machine's speed between two pairs
 * does not enter.
 */

/** A measured point: input size in bytes, time in seconds. */
export interface SizeAndTime {
  readonly sizeBytes: number;
  readonly seconds: number;
}

/** The middle value, or the mean of the two middle ones; `NaN` for no values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? NaN;
  if (sorted.length % 2 === 1) return upper;
  return ((sorted[half - 1] ?? NaN) + upper) / 2;
}

/**
 * The exponent `e` of `seconds = c * sizeBytes ** e`: the slope of the least-squares line through
 * the logarithms. 1 is linear. `NaN` for fewer than two sizes.
 */
export function growthExponent(points: readonly SizeAndTime[]): number {
  const xs = points.map((point) => Math.log(point.sizeBytes));
  const ys = points.map((point) => Math.log(point.seconds));
  const xMean = sum(xs) / xs.length;
  const yMean = sum(ys) / ys.length;
  const covariance = sum(xs.map((x, index) => (x - xMean) * ((ys[index] ?? NaN) - yMean)));
  return covariance / sum(xs.map((x) => (x - xMean) ** 2));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
