import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { GAP_PAGES_MAX, planRuns } from '../../src/io/read-plan.ts';

describe('read plan', () => {
  test.each([
    ['nothing', [], []],
    ['one page', [5], [[5, 1]]],
    ['neighbours', [5, 6, 7], [[5, 3]]],
    ['a gap that is read over', [5, 6 + GAP_PAGES_MAX], [[5, 2 + GAP_PAGES_MAX]]],
    [
      'a gap that is not',
      [5, 7 + GAP_PAGES_MAX],
      [
        [5, 1],
        [7 + GAP_PAGES_MAX, 1],
      ],
    ],
    [
      'descending',
      [7, 6],
      [
        [7, 1],
        [6, 1],
      ],
    ],
    [
      'a page twice',
      [7, 7],
      [
        [7, 1],
        [7, 1],
      ],
    ],
    ['as many as a run may have', [0, 1, 2, 3, 4, 5, 6, 7], [[0, 8]]],
    [
      'one more',
      [0, 1, 2, 3, 4, 5, 6, 7, 8],
      [
        [0, 8],
        [8, 1],
      ],
    ],
    ['beyond 2^32', [2 ** 33, 2 ** 33 + 1], [[2 ** 33, 2]]],
  ])('%s', (_name, ids, expected) => {
    const runs = planRuns(ids, 8);
    expect(runs.map(({ first, pageCount }) => [first, pageCount])).toEqual(expected);
  });

  test('every id is in exactly one run, in order, and no run is too long', () => {
    const ids = fc.array(fc.nat(60), { maxLength: 80 });
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 16 }), (wanted, runPagesMax) => {
        let at = 0;
        for (const { first, pageCount, start, end } of planRuns(wanted, runPagesMax)) {
          expect(start).toBe(at);
          expect(pageCount).toBeLessThanOrEqual(runPagesMax);
          const part = wanted.slice(start, end);
          expect([part[0], part.at(-1)]).toEqual([first, first + pageCount - 1]);
          expect(part).toEqual([...new Set(part)].sort((a, b) => a - b));
          at = end;
        }
        expect(at).toBe(wanted.length);
      }),
    );
  });
});
