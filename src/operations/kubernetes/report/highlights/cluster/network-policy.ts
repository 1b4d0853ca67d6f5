/** Network policies that are gone: what they kept apart can talk again. */

import type { JsonObject } from '../../../../../bytes/json.ts';
import { entriesOf, itemsOf, textsOf } from '../../json-fields.ts';
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

/** Directions that it closed for all pods of its namespace. */
function deniedBy(policy: JsonObject | undefined): string[] {
  const isForAll = entriesOf(policy, 'spec', 'podSelector').length === 0 && policy !== undefined;
  if (!isForAll) return [];
  return textsOf(policy, 'spec', 'policyTypes')
    .map((type) => type.toLowerCase())
    .filter((type) => itemsOf(policy, 'spec', type).length === 0);
}
