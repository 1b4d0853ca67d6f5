/**
 * How many random snapshots a run makes of each release, and from which seeds:
 * `ETCD_SNAPSHOT_ROUNDS` and `ETCD_SNAPSHOT_SEED`.
 */
import { ETCD_VERSIONS } from '../../oracles/versions.ts';
import type { EtcdVersion } from '../../oracles/versions.ts';

const ROUNDS_DEFAULT = 5;
const FIRST_SEED_DEFAULT = 20_261_125;

/** One random snapshot to make. */
export interface Round {
  readonly version: EtcdVersion;
  readonly seed: number;
}

/** Random snapshots of each release, by the environment or as many as given. */
export function planRounds(countMax: number = Number.MAX_SAFE_INTEGER): Round[] {
  const count = Math.min(countMax, setting('ETCD_SNAPSHOT_ROUNDS', ROUNDS_DEFAULT));
  const first = firstSeed();
  return ETCD_VERSIONS.flatMap((version, index) =>
    Array.from({ length: count }, (_, round) => ({ version, seed: first + index * 1_000 + round })),
  );
}

/** The seed that all others are counted from. */
export function firstSeed(): number {
  return setting('ETCD_SNAPSHOT_SEED', FIRST_SEED_DEFAULT);
}

/** Says which seeds these are. */
export function describeRounds(rounds: readonly Round[]): string {
  const seeds = ETCD_VERSIONS.map((version) => {
    const own = rounds.filter((round) => round.version === version).map(({ seed }) => seed);
    return `${version}: ${String(own[0])} to ${String(own.at(-1))}`;
  });
  return `${String(rounds.length)} random snapshots, seeds ${seeds.join(', ')}`;
}

function setting(name: string, otherwise: number): number {
  const text = process.env[name] ?? '';
  if (text === '') return otherwise;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new RangeError(`${name}: found ${text}, expected a whole number above 0`);
}
