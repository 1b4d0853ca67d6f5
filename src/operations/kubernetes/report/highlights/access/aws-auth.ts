/**
 * Amazon's map from cloud identities to users and groups of the cluster, kept in a ConfigMap
 * (kubernetes-sigs/aws-iam-authenticator, README). Who is mapped to system:masters can do all.
 */

import { AWS_MAPS, awsMastersOf, isAwsAuth } from '../../../judge/aws-auth.ts';
import { builtInKind } from '../../object-names.ts';
import { clip } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, isOlderKnown, sidesOf } from '../rule.ts';

export const findAwsAuth: ChangeRule = (change) => {
  if (builtInKind(change.description) !== 'ConfigMap' || !isOlderKnown(change)) return [];
  if (!isAwsAuth(change.description)) return [];
  const { before, after } = sidesOf(change);
  const older = new Set(AWS_MAPS.flatMap((map) => awsMastersOf(before, map)));
  return AWS_MAPS.flatMap((map) =>
    awsMastersOf(after, map)
      .filter((who) => !older.has(who))
      .map((who) =>
        highlightOf(change, {
          severity: 'alarm',
          rule: 'aws-auth',
          title: `AWS identity ${clip(who, 120)} is mapped to system:masters`,
          details: [`ConfigMap kube-system/aws-auth, data.${map}`],
        }),
      ),
  );
};
