/**
 * Amazon's map from cloud identities to users and groups of the cluster, kept in a ConfigMap
 * (kubernetes-sigs/aws-iam-authenticator, README). Who is mapped to system:masters can do all.
 */

import { parse } from 'yaml';

import type { JsonObject, JsonValue } from '../../../../../bytes/json.ts';
import { textOf, textsOf } from '../../json-fields.ts';
import { builtInKind } from '../../object-names.ts';
import { clip } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, isOlderKnown, sidesOf } from '../rule.ts';

const MASTERS = 'system:masters';
const MAPS = ['mapRoles', 'mapUsers', 'mapAccounts'];

export const findAwsAuth: ChangeRule = (change) => {
  const { namespace, name } = change.description;
  if (builtInKind(change.description) !== 'ConfigMap' || !isOlderKnown(change)) return [];
  if (namespace !== 'kube-system' || name !== 'aws-auth') return [];
  const { before, after } = sidesOf(change);
  const older = new Set(MAPS.flatMap((map) => mastersOf(before, map)));
  return MAPS.flatMap((map) =>
    mastersOf(after, map)
      .filter((who) => !older.has(who))
      .map((who) =>
        highlightOf(change, {
          severity: 'alarm',
          rule: 'aws-auth',
          title: `AWS identity ${clip(who, 120)} is mapped to ${MASTERS}`,
          details: [`ConfigMap kube-system/aws-auth, data.${map}`],
        }),
      ),
  );
};

/** Who is mapped to system:masters; something unknown, if it cannot be read but names the group. */
function mastersOf(object: JsonObject | undefined, map: string): string[] {
  const text = textOf(object, 'data', map) ?? '';
  if (!text.includes(MASTERS)) return [];
  const entries = parseYaml(text);
  if (!Array.isArray(entries)) return ['(unreadable)'];
  return (entries as readonly JsonValue[])
    .filter((entry) => textsOf(entry, 'groups').includes(MASTERS))
    .map((entry) => textOf(entry, 'userarn') ?? textOf(entry, 'rolearn') ?? '(unnamed)');
}

/** The text is anybody's: what is no YAML is undefined. */
function parseYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: 'error', maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}
