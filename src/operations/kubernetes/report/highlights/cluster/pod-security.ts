/** Namespaces whose pods may do more than before (kubernetes.io, Pod Security Standards). */

import type { JsonObject } from '../../../../../bytes/json.ts';
import { textOf } from '../../json-fields.ts';
import { builtInKind, nameOf } from '../../object-names.ts';
import { clip } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, sidesOf } from '../rule.ts';

const ENFORCE = 'pod-security.kubernetes.io/enforce';
/** Nothing is enforced where there is no label, unless the API server is told so. */
const LEVELS = ['privileged', 'baseline', 'restricted'];

export const findPodSecurity: ChangeRule = (change) => {
  if (builtInKind(change.description) !== 'Namespace') return [];
  const { before, after } = sidesOf(change);
  if (before === undefined || after === undefined) return [];
  const [older, newer] = [levelOf(before), levelOf(after)];
  if (rankOf(newer) >= rankOf(older)) return [];
  const name = nameOf(change.description);
  return [
    highlightOf(change, {
      severity: 'alarm',
      rule: 'pod-security-weakened',
      title: `Namespace ${name}: pod security ${clip(older ?? 'none', 40)} → ${clip(newer ?? 'none', 40)}`,
      details: [`label ${ENFORCE}`],
    }),
  ];
};

function levelOf(namespace: JsonObject): string | undefined {
  return textOf(namespace, 'metadata', 'labels', ENFORCE);
}

function rankOf(level: string | undefined): number {
  return Math.max(0, LEVELS.indexOf(level ?? ''));
}
