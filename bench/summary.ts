/**
 * From the runs of a case to the figures of its row, and the verdict against its goal. Pure: no
 * files, no clock.
 */
import type { BenchCase, GrowthGoal } from './cases.ts';
import type { Measurement, Outcome, Pair } from './run.ts';
import { growthExponent, median } from './statistics.ts';

/** Whether a goal was reached; `none` when there is no measurement to judge. */
export type Verdict = 'met' | 'missed' | 'none';

/** A case and what came of it. */
export interface CaseResult {
  readonly benchCase: BenchCase;
  readonly outcome: Outcome;
}

/** The figures of a measured case. Seconds are medians, peaks the highest of all counted runs. */
export interface Figures {
  readonly runs: number;
  /** Median of ours over the peer's wall time, pair by pair; smallest and largest of them. */
  readonly ratio: number;
  readonly ratioLowest: number;
  readonly ratioHighest: number;
  /** The same median for user plus system time: what two threads cost. */
  readonly processorRatio: number;
  readonly peerSeconds: number;
  readonly ourSeconds: number;
  readonly peerPeakMiB: number;
  readonly ourPeakMiB: number;
  /** Objects that ours wrote a second; undefined where none are counted. */
  readonly objectsPerSecond: number | undefined;
}

/** The growth of time over file size, of either side; an exponent of 1 is linear. */
export interface Growth {
  readonly goal: GrowthGoal;
  /** Names of the cases that were fitted, smallest file first. */
  readonly cases: readonly string[];
  /** Exponents fitted over all sizes. */
  readonly peerExponent: number;
  readonly ourExponent: number;
  /** Our exponent over the two largest sizes, where start-up hides the least. */
  readonly ourLastExponent: number;
}

/** The figures of counted pairs. */
export function figuresOf(pairs: readonly Pair[], objectsIn?: RegExp): Figures {
  const ratios = pairs.map((pair) => pair.ours.wallSeconds / pair.peer.wallSeconds);
  return {
    runs: pairs.length,
    ratio: median(ratios),
    ratioLowest: Math.min(...ratios),
    ratioHighest: Math.max(...ratios),
    processorRatio: median(
      pairs.map((pair) => processorSeconds(pair.ours) / processorSeconds(pair.peer)),
    ),
    peerSeconds: median(pairs.map((pair) => pair.peer.wallSeconds)),
    ourSeconds: median(pairs.map((pair) => pair.ours.wallSeconds)),
    peerPeakMiB: Math.max(...pairs.map((pair) => pair.peer.peakBytes)) / 2 ** 20,
    ourPeakMiB: Math.max(...pairs.map((pair) => pair.ours.peakBytes)) / 2 ** 20,
    objectsPerSecond:
      objectsIn && median(pairs.map(({ ours }) => countIn(ours, objectsIn) / ours.wallSeconds)),
  };
}

function countIn({ stdout }: Measurement, pattern: RegExp): number {
  return Number(pattern.exec(stdout)?.[1]?.replaceAll(',', '') ?? 0);
}

/** Judges a case; a wrong answer or a failure misses whatever its time was. */
export function verdictOf({ benchCase, outcome }: CaseResult): Verdict {
  if (outcome.kind === 'wrong-answer' || outcome.kind === 'failed') return 'missed';
  if (outcome.kind !== 'measured') return 'none';
  const { goal, objectsIn } = benchCase;
  const figures = figuresOf(outcome.pairs, objectsIn);
  const speed = outcome.fileSize / 1e9 / figures.ourSeconds;
  const isMet =
    figures.ratio <= (goal.ratioMax ?? Infinity) &&
    figures.ourPeakMiB <= (goal.peakMiBMax ?? Infinity) &&
    speed >= (goal.gigabytesPerSecondMin ?? 0) &&
    (figures.objectsPerSecond ?? 0) >= (goal.objectsPerSecondMin ?? 0);
  return isMet ? 'met' : 'missed';
}

/** Judges the growth by the steeper of our two exponents. */
export function growthVerdictOf(growth: Growth): Verdict {
  const steeper = Math.max(growth.ourExponent, growth.ourLastExponent);
  return steeper <= growth.goal.exponentMax ? 'met' : 'missed';
}

/** Fits the growth over the measured sizes; `undefined` with fewer than two. */
export function growthOf(results: readonly CaseResult[], goal: GrowthGoal): Growth | undefined {
  const points = results
    .flatMap(({ benchCase, outcome }) => {
      if (outcome.kind !== 'measured' || !goal.cases.includes(benchCase.name)) return [];
      const { ourSeconds, peerSeconds } = figuresOf(outcome.pairs);
      return [{ name: benchCase.name, sizeBytes: outcome.fileSize, ourSeconds, peerSeconds }];
    })
    .toSorted((a, b) => a.sizeBytes - b.sizeBytes);
  if (points.length < 2) return undefined;
  const ours = points.map(({ sizeBytes, ourSeconds }) => ({ sizeBytes, seconds: ourSeconds }));
  const peers = points.map(({ sizeBytes, peerSeconds }) => ({ sizeBytes, seconds: peerSeconds }));
  return {
    goal,
    cases: points.map((point) => point.name),
    peerExponent: growthExponent(peers),
    ourExponent: growthExponent(ours),
    ourLastExponent: growthExponent(ours.slice(-2)),
  };
}

function processorSeconds(run: Measurement): number {
  return run.userSeconds + run.systemSeconds;
}
