/** Identities of Amazon that are admins of the cluster: of the cluster's own account, or of another. */

import type { JsonObject } from '../../../bytes/json.ts';
import { AWS_MAPS, awsMastersOf } from '../judge/aws-auth.ts';
import { textOf } from '../report/json-fields.ts';
import { clip } from '../report/words.ts';
import { byCount } from './counts.ts';

/** Account number in an Amazon resource name. */
const ACCOUNT = /\barn:[\w-]{1,20}:iam::(\d{12}):/;
const NAMES = /\barn:[\w-]{1,20}:iam::\d{12}:[\w+=,.@/-]{1,200}/g;
/** Longest map that is looked through for accounts. */
const LENGTH_MAX = 1 << 20;

/** An identity that is mapped to system:masters. */
export interface AwsAdmin {
  /** Whether it is of another account than the roles of the nodes. */
  readonly isForeign: boolean;
  readonly words: string;
}

/** The account in a name of Amazon's; undefined if there is none. */
export function awsAccountOf(name: string): string | undefined {
  return ACCOUNT.exec(name)?.[1];
}

/** Who is mapped to system:masters in ConfigMap aws-auth. */
export function awsAdminsOf(object: JsonObject | undefined): readonly AwsAdmin[] {
  const usual = usualAccountOf(object);
  return AWS_MAPS.flatMap((map) =>
    awsMastersOf(object, map).map((who) => {
      const account = awsAccountOf(who);
      // What cannot be read, or names no account, may be anybody.
      const isForeign = account === undefined || (usual !== undefined && account !== usual);
      const words = `AWS identity ${clip(who, 120)} is mapped to system:masters (data.${map})`;
      return { isForeign, words };
    }),
  );
}

/** The account that most of the other roles are of: those of the nodes are in the map. */
function usualAccountOf(object: JsonObject | undefined): string | undefined {
  const text = (textOf(object, 'data', 'mapRoles') ?? '').slice(0, LENGTH_MAX);
  const masters = new Set(awsMastersOf(object, 'mapRoles'));
  const counts = new Map<string, number>();
  for (const [name] of text.matchAll(NAMES)) {
    const account = masters.has(name) ? undefined : awsAccountOf(name);
    if (account !== undefined) counts.set(account, (counts.get(account) ?? 0) + 1);
  }
  return byCount(counts)[0]?.[0];
}
