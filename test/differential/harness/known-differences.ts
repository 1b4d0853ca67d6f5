/**
 * The committed list of cases in which we say something else than a released tool, each with its
 * reason. A difference that is not listed fails a test, and so does a listed one that is gone.
 */
import { readFileSync } from 'node:fs';

import { ETCD_VERSIONS } from '../../oracles/versions.ts';
import type { EtcdVersion } from '../../oracles/versions.ts';

/** A command that is compared on damaged files. */
export type Command = 'status' | 'bbolt check' | 'bbolt pages' | 'bbolt buckets';

/** What differs, and why. */
export interface KnownDifference {
  readonly command: Command;
  /** The releases that it differs from; all four if absent. For `status` alone. */
  readonly versions?: readonly EtcdVersion[];
  /** Ids of `fixtures/mutations`. */
  readonly cases: readonly string[];
  readonly reason: string;
}

/** The whole list. */
export function readKnownDifferences(): KnownDifference[] {
  const file = new URL('../known-differences.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as KnownDifference[];
}

/**
 * The listed cases of a command with their reasons; those of `status` as case and release. Throws
 * when a case is listed twice.
 */
export function knownDifferences(command: Command): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const difference of readKnownDifferences()) {
    if (difference.command !== command) continue;
    for (const name of difference.cases.flatMap((id) => namesOf(id, difference))) {
      if (known.has(name)) throw new Error(`known-differences.json: ${command} ${name}: twice`);
      known.set(name, difference.reason);
    }
  }
  return known;
}

function namesOf(id: string, { command, versions = ETCD_VERSIONS }: KnownDifference): string[] {
  return command === 'status' ? versions.map((version) => `${id} ${version}`) : [id];
}
