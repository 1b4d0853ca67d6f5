/** Network policies that are gone: what they kept apart can talk again. */

import { deniedBy } from '../../../judge/network-policy.ts';
import { builtInKind, nameOf } from '../../object-names.ts';
import { listWords } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, sidesOf } from '../rule.ts';

export const findNetworkPolicy: ChangeRule = (change) => {
  if (builtInKind(change.description) !== 'NetworkPolicy') return [];
  if (change.change !== 'removed') return [];
  const { before } = sidesOf(change);
  const denied = deniedBy(before);
  return [
    highlightOf(change, {
      severity: denied.length > 0 ? 'alarm' : 'note',
      rule: 'network-policy-removed',
      title: `NetworkPolicy ${nameOf(change.description)} was removed`,
      details: denied.length > 0 ? [`it denied all ${listWords(denied)} of its namespace`] : [],
    }),
  ];
};
