/** Network policies: what they keep apart. */

import type { JsonObject } from '../../../bytes/json.ts';
import { entriesOf, itemsOf, textsOf } from '../report/json-fields.ts';

/** Directions that a policy closes for all pods of its namespace. */
export function deniedBy(policy: JsonObject | undefined): string[] {
  const isForAll = entriesOf(policy, 'spec', 'podSelector').length === 0 && policy !== undefined;
  if (!isForAll) return [];
  return textsOf(policy, 'spec', 'policyTypes')
    .map((type) => type.toLowerCase())
    .filter((type) => itemsOf(policy, 'spec', type).length === 0);
}
