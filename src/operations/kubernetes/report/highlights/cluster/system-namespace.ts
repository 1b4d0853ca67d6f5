/** Namespaces that are named as the system's own are. */

import { builtInKind, nameOf } from '../../object-names.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf } from '../rule.ts';

const LOOKS_LIKE_SYSTEM = /^(kube|kubernetes|openshift)-/;
/** Those of Kubernetes itself, and of a network add-on of that name. */
const KNOWN = new Set(['kube-system', 'kube-public', 'kube-node-lease', 'kube-flannel']);

export const findSystemNamespace: ChangeRule = (change) => {
  const object = change.description;
  if (builtInKind(object) !== 'Namespace' || change.change !== 'added') return [];
  if (KNOWN.has(object.name) || !LOOKS_LIKE_SYSTEM.test(object.name)) return [];
  const title = `Namespace ${nameOf(object)} was added and looks like one of the system's own`;
  return [highlightOf(change, { severity: 'alarm', rule: 'system-namespace', title })];
};
