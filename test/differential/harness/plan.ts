/**
 * What a seed decides before a server starts: how much is written, and in what state the store is
 * left. The server's flags follow from it, because a compaction can only be caught half done when
 * it is made slow.
 */
import { Random } from './random.ts';
import type { EtcdVersion } from '../../oracles/versions.ts';

/** The choices of one seed. */
export interface WorkloadPlan {
  readonly seed: number;
  readonly operationCount: number;
  /** Values of a megabyte. */
  readonly bigValueCount: number;
  /** `unfinished`: one more compaction is under way when the snapshot is taken. */
  readonly lastCompaction: 'none' | 'unfinished';
  /** Whether there are users and roles, and whether authentication is on. */
  readonly authentication: 'none' | 'prepared' | 'enabled';
  /** The alarm that is raised when the snapshot is taken. */
  readonly alarm: 'none' | 'NOSPACE' | 'CORRUPT';
  /** `learner`: a second member that never started; `removed`: it was removed again. */
  readonly membership: 'single' | 'learner' | 'removed';
  readonly isRestarted: boolean;
  readonly isDefragmented: boolean;
  /** Without leases `etcdutl hashkv` of 3.6 works too; it panics on a key that has one. */
  readonly hasLeases: boolean;
  /** The server was given the seconds that it takes to write its storage version (3.6). */
  readonly isSettled: boolean;
}

/** The choices of this seed. */
export function planWorkload(seed: number): WorkloadPlan {
  const random = new Random(seed ^ 0x5eed);
  return {
    seed,
    operationCount: random.integer(40, 500),
    bigValueCount: random.pick([0, 0, 1, 2]),
    lastCompaction: random.pick(['none', 'unfinished']),
    authentication: random.pick(['none', 'prepared', 'enabled']),
    alarm: random.pickWeighted([
      [7, 'none'],
      [2, 'NOSPACE'],
      [1, 'CORRUPT'],
    ]),
    membership: random.pickWeighted([
      [4, 'single'],
      [1, 'learner'],
      [1, 'removed'],
    ]),
    isRestarted: random.chance(0.25),
    isDefragmented: random.chance(0.25),
    hasLeases: random.chance(0.7),
    isSettled: random.chance(0.3),
  };
}

/** The flags that a server of this release needs for the plan. */
export function serverFlags(plan: WorkloadPlan, version: EtcdVersion): string[] {
  if (plan.lastCompaction === 'none') return [];
  // Each batch is followed by a pause: 100 ms in 3.4, which has no flag for it, else 20 ms.
  if (version === '3.4.23') return ['--experimental-compaction-batch-limit', '64'];
  const prefix = version === '3.7.3' ? '--' : '--experimental-';
  return [`${prefix}compaction-batch-limit`, '8', `${prefix}compaction-sleep-interval`, '20ms'];
}
