/**
 * Amazon's map from cloud identities to users and groups of the cluster, kept in a ConfigMap
 * (kubernetes-sigs/aws-iam-authenticator, README).
 */

import { parse } from 'yaml';

import type { JsonObject, JsonValue } from '../../../bytes/json.ts';
import { textOf, textsOf } from '../report/json-fields.ts';

const MASTERS = 'system:masters';

/** Names of the maps in it. */
export const AWS_MAPS: readonly string[] = ['mapRoles', 'mapUsers', 'mapAccounts'];

/** Whether a ConfigMap of this name is the map. */
export function isAwsAuth(object: {
  readonly namespace: string | undefined;
  readonly name: string;
}): boolean {
  return object.namespace === 'kube-system' && object.name === 'aws-auth';
}

/** Who is mapped to system:masters; something unknown, if it cannot be read but names the group. */
export function awsMastersOf(object: JsonObject | undefined, map: string): string[] {
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
