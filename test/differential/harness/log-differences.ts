/**
 * The committed list of damages of a log on which our verdict and the server's own start disagree,
 * each with its reason. A disagreement that is not listed fails a test.
 */
import { readFileSync } from 'node:fs';

import type { EtcdVersion } from '../../oracles/versions.ts';
import type { Fate } from './fate.ts';

/** Disagreements of one cause. */
export interface LogDifference {
  /** Kinds of damage, or ids of `fixtures/mutations` without their release; any if absent. */
  readonly kinds?: readonly string[];
  /** The releases that it holds for; all if absent. */
  readonly versions?: readonly EtcdVersion[];
  readonly ours: 'sound' | 'damaged';
  /** Codes that all must be among our findings. */
  readonly codes: readonly string[];
  readonly server: Fate['kind'];
  /** Matches one of the server's complaints. */
  readonly complaint?: string;
  readonly reason: string;
}

/** One disagreement. */
export interface Disagreement {
  readonly kind: string;
  readonly version: EtcdVersion;
  readonly ours: string;
  readonly codes: readonly string[];
  readonly fate: Fate;
}

/** The whole list. */
export function readLogDifferences(): LogDifference[] {
  const file = new URL('../log-differences.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as LogDifference[];
}

/** The listed difference that this disagreement is one of, if there is one. */
export function listedDifference(
  found: Disagreement,
  list: readonly LogDifference[],
): LogDifference | undefined {
  return list.find(({ kinds, versions, ours, codes, server, complaint }) => {
    if (kinds !== undefined && !kinds.includes(found.kind)) return false;
    if (versions !== undefined && !versions.includes(found.version)) return false;
    if (ours !== found.ours || server !== found.fate.kind) return false;
    if (!codes.every((code) => found.codes.includes(code))) return false;
    return complaint === undefined || found.fate.complaints.some((one) => one.includes(complaint));
  });
}
