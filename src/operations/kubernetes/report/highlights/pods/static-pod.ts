/** Pods that a node runs from a file: no admission policy sees them. */

import { isControlPlanePod } from '../../../judge/system-names.ts';
import { controllerOf } from '../../json-fields.ts';
import { builtInKind, nameOf } from '../../object-names.ts';
import { nameWords } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, sidesOf } from '../rule.ts';

export const findStaticPod: ChangeRule = (change) => {
  const object = change.description;
  if (builtInKind(object) !== 'Pod' || change.change !== 'added') return [];
  const { after } = sidesOf(change);
  const owner = controllerOf(after);
  if (owner?.kind !== 'Node') return [];
  if (isControlPlanePod(object)) return [];
  return [
    highlightOf(change, {
      severity: 'note',
      rule: 'static-pod',
      title: `Pod ${nameOf(object)} was started from a file on node ${nameWords(owner.name)}`,
    }),
  ];
};
