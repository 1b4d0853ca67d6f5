/** Namespaces that are named as the system's own are. */

import { looksLikeSystemNamespace } from '../../../judge/system-names.ts';
import { builtInKind, nameOf } from '../../object-names.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf } from '../rule.ts';

export const findSystemNamespace: ChangeRule = (change) => {
  const object = change.description;
  if (builtInKind(object) !== 'Namespace' || change.change !== 'added') return [];
  if (!looksLikeSystemNamespace(object.name)) return [];
  const title = `Namespace ${nameOf(object)} was added and looks like one of the system's own`;
  return [highlightOf(change, { severity: 'alarm', rule: 'system-namespace', title })];
};
