/** The layout of a treemap: every weight has its share of the area, inside and beside the others. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { squarify } from '../../../src/cli/render/inspect/treemap.ts';
import type { Rectangle } from '../../../src/cli/render/inspect/treemap.ts';

const BOUNDS: Rectangle = { x: 10, y: 20, width: 1000, height: 480 };
const AREA = BOUNDS.width * BOUNDS.height;
/** Of rounding, in units of the drawing. */
const SLACK = 1e-6;

const sorted = (weights: readonly number[]): number[] => weights.toSorted((a, b) => b - a);
const weightsOf = (max: number): fc.Arbitrary<number[]> =>
  fc.array(fc.oneof(fc.nat(20), fc.nat(1_000_000), fc.nat(Number.MAX_SAFE_INTEGER)), {
    minLength: 1,
    maxLength: max,
  });

/** How far two lengths overlap. */
function overlap(from: number, length: number, otherFrom: number, otherLength: number): number {
  return Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom);
}

describe('squarify', () => {
  it('gives every weight its share of the area, in order', () => {
    fc.assert(
      fc.property(weightsOf(60), (weights) => {
        const places = squarify(weights, BOUNDS);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        expect(places).toHaveLength(weights.length);
        places.forEach(({ width, height }, at) => {
          const share = total === 0 ? 0 : (weights[at] ?? 0) / total;
          if (total > 0) expect(Math.abs(width * height - share * AREA)).toBeLessThan(AREA * 1e-9);
        });
      }),
    );
  });

  it('stays inside of the bounds', () => {
    fc.assert(
      fc.property(weightsOf(60), (weights) => {
        for (const { x, y, width, height } of squarify(weights, BOUNDS)) {
          expect(Math.min(width, height)).toBeGreaterThanOrEqual(-SLACK);
          expect(x).toBeGreaterThanOrEqual(BOUNDS.x - SLACK);
          expect(y).toBeGreaterThanOrEqual(BOUNDS.y - SLACK);
          expect(x + width).toBeLessThanOrEqual(BOUNDS.x + BOUNDS.width + SLACK);
          expect(y + height).toBeLessThanOrEqual(BOUNDS.y + BOUNDS.height + SLACK);
        }
      }),
    );
  });

  it('lets no two overlap', () => {
    fc.assert(
      fc.property(weightsOf(25), (weights) => {
        const places = squarify(weights, BOUNDS);
        for (const [at, one] of places.entries()) {
          for (const other of places.slice(at + 1)) {
            const across = overlap(one.x, one.width, other.x, other.width);
            const down = overlap(one.y, one.height, other.y, other.height);
            expect(Math.min(across, down)).toBeLessThanOrEqual(SLACK);
          }
        }
      }),
    );
  });

  it('puts equal weights to equal places, at any scale', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 40 }), (weights) => {
        const places = squarify(weights, BOUNDS);
        expect(squarify(weights, BOUNDS)).toEqual(places);
        const doubled = squarify(
          weights.map((weight) => weight * 2),
          BOUNDS,
        );
        expect(doubled).toEqual(places);
      }),
    );
  });

  it('keeps near to squares what can be', () => {
    const places = squarify([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 600, height: 400 });
    const ratios = places.map(({ width, height }) => Math.max(width / height, height / width));
    // The example of the paper: its figure has these two side by side on the left.
    expect(places[0]).toEqual({ x: 0, y: 0, width: 300, height: 200 });
    expect(places[1]).toEqual({ x: 0, y: 200, width: 300, height: 200 });
    expect(Math.max(...ratios)).toBeLessThan(3);
  });

  it('has nothing to lay of nothing', () => {
    expect(squarify([], BOUNDS)).toEqual([]);
    for (const { width, height } of squarify([0, 0], BOUNDS)) expect(width * height).toBe(0);
  });

  it('lays a great many, in order of size, without a long wait', () => {
    const weights = sorted(Array.from({ length: 20_000 }, (_, at) => 1 + ((at * 7919) % 10_007)));
    expect(squarify(weights, BOUNDS)).toHaveLength(weights.length);
  });
});
