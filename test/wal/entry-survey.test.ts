import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { EntrySurvey } from '../../src/wal/entry-survey.ts';

function surveyOf(indices: readonly number[]): EntrySurvey {
  const survey = new EntrySurvey();
  for (const index of indices) survey.take(index);
  return survey;
}

/** The positions of the records that are left. */
function left(indices: readonly number[]): number[] {
  const isLeft = surveyOf(indices).sieve();
  return indices.flatMap((index, position) => (isLeft(index) ? [position] : []));
}

/** By the rule itself: each record takes the place of all from its index on. */
function leftByRule(indices: readonly number[]): number[] {
  let kept: { position: number; index: number }[] = [];
  for (const [position, index] of indices.entries()) {
    kept = [...kept.filter((one) => one.index < index), { position, index }];
  }
  return kept.map(({ position }) => position);
}

describe('EntrySurvey', () => {
  test('a log in order', () => {
    const survey = surveyOf([1, 2, 3]);
    expect(survey.recordCount).toBe(3);
    expect(survey.range(0, 9)).toEqual({ count: 3, lastIndex: 3 });
    expect(survey.range(1, 2)).toEqual({ count: 1, lastIndex: 2 });
    expect(survey.range(3, 9)).toEqual({ count: 0, lastIndex: 0 });
    expect(left([1, 2, 3])).toEqual([0, 1, 2]);
  });

  test('nothing', () => {
    expect(surveyOf([]).range(0, 9)).toEqual({ count: 0, lastIndex: 0 });
    expect(left([])).toEqual([]);
  });

  test('entries that replace others', () => {
    expect(left([1, 2, 3, 2, 3, 4])).toEqual([0, 3, 4, 5]);
    expect(left([1, 2, 3, 3, 2])).toEqual([0, 4]);
    expect(left([5, 6, 1])).toEqual([2]);
    expect(surveyOf([1, 2, 3, 4, 2]).range(0, 9)).toEqual({ count: 2, lastIndex: 2 });
  });

  test('a gap, which a raft snapshot bridges', () => {
    const survey = surveyOf([1, 2, 10, 11, 11]);
    expect(survey.range(0, 99)).toEqual({ count: 4, lastIndex: 11 });
    expect(survey.range(2, 10)).toEqual({ count: 1, lastIndex: 10 });
    expect(survey.range(2, 9)).toEqual({ count: 0, lastIndex: 0 });
  });

  test('keeps what the rule keeps, whatever the indices are', () => {
    const indices = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 30 });
    fc.assert(
      fc.property(indices, fc.nat(12), fc.nat(12), (list, after, last) => {
        const kept = leftByRule(list);
        expect(left(list)).toEqual(kept);
        const within = kept.map((at) => list[at]!).filter((at) => at > after && at <= last);
        expect(surveyOf(list).range(after, last)).toEqual({
          count: within.length,
          lastIndex: Math.max(0, ...within),
        });
      }),
    );
  });
});
