/**
 * Rectangles with areas in proportion to weights, as near to squares as they come (Bruls, Huizing and
 * van Wijk, "Squarified Treemaps", 2000). Pure arithmetic: equal weights give equal places.
 */

/** A rectangle; y goes downwards. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A place in `bounds` for each weight, in the order of the weights; they fill `bounds`. Weights are
 * not negative, and best in falling order; one of 0 gets no area.
 */
export function squarify(weights: readonly number[], bounds: Rectangle): Rectangle[] {
  const places: Rectangle[] = [];
  const sums = sumsFrom(weights);
  let rest = bounds;
  for (let at = 0; at < weights.length;) {
    const left = sums[at] ?? 0;
    // What one unit of weight takes in the room that is left.
    const unit = left > 0 ? (rest.width * rest.height) / left : 0;
    const row = rowFrom(weights, at, { side: Math.min(rest.width, rest.height), unit });
    at += row.length;
    const total = row.reduce((sum, weight) => sum + weight, 0);
    const share = left > 0 && at < weights.length ? Math.min(1, total / left) : 1;
    const laid = layRow(row, { total, share }, rest);
    places.push(...laid.places);
    rest = laid.rest;
  }
  return places;
}

/** For each weight the sum of it and all behind it; not by subtraction, which small ones get lost in. */
function sumsFrom(weights: readonly number[]): number[] {
  let sum = 0;
  return weights
    .toReversed()
    .map((weight) => (sum += weight))
    .reverse();
}

/** As many weights as make the worst of the row no longer than it was without the last of them. */
function rowFrom(
  weights: readonly number[],
  from: number,
  { side, unit }: { readonly side: number; readonly unit: number },
): number[] {
  const row: number[] = [];
  let worst = Infinity;
  let total = 0;
  let [smallest, largest] = [Infinity, 0];
  for (let at = from; at < weights.length; at++) {
    const weight = weights[at] ?? 0;
    total += weight;
    smallest = Math.min(smallest, weight);
    largest = Math.max(largest, weight);
    const ratio = worstRatio({ total, smallest, largest }, { side, unit });
    if (row.length > 0 && ratio > worst) break;
    worst = ratio;
    row.push(weight);
  }
  return row;
}

/** The longest of a row, as the ratio of its sides. */
function worstRatio(
  { total, smallest, largest }: Record<'total' | 'smallest' | 'largest', number>,
  { side, unit }: { readonly side: number; readonly unit: number },
): number {
  const thickness = (total * unit) / side;
  if (!(thickness > 0)) return Infinity;
  const [longest, shortest] = [largest, smallest].map((weight) => (weight * unit) / thickness);
  return Math.max((longest ?? 0) / thickness, thickness / (shortest ?? 0));
}

/** Lays weights along the shorter side of `room`, over `share` of it, and says what is left. */
function layRow(
  row: readonly number[],
  { total, share }: { readonly total: number; readonly share: number },
  room: Rectangle,
): { places: Rectangle[]; rest: Rectangle } {
  const { x, y, width, height } = room;
  const isUpright = width >= height;
  const [side, thickness] = isUpright ? [height, width * share] : [width, height * share];
  let before = 0;
  const places = row.map((weight): Rectangle => {
    const start = total > 0 ? (side * before) / total : 0;
    before += weight;
    const length = total > 0 ? (side * before) / total - start : 0;
    return isUpright
      ? { x, y: y + start, width: thickness, height: length }
      : { x: x + start, y, width: length, height: thickness };
  });
  const rest = isUpright
    ? { x: x + thickness, y, width: width - thickness, height }
    : { x, y: y + thickness, width, height: height - thickness };
  return { places, rest };
}
