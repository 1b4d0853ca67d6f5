/** Definitions of a group whose domain no definition had before. */

import { nameWords } from '../../words.ts';
import type { ReportRule } from '../rule.ts';
import { highlight } from '../rule.ts';

/** Kubernetes' own. */
const KNOWN = new Set(['k8s.io', 'kubernetes.io', 'openshift.io']);

export const findForeignDefinition: ReportRule = ({ definitions }) => {
  const known = new Set([...definitions.groupsBefore].map(domainOf));
  return definitions.changes
    .filter(({ change, group }) => {
      const domain = domainOf(group);
      return change === 'added' && !known.has(domain) && !KNOWN.has(domain);
    })
    .map(({ name, key, group }) =>
      highlight([key], {
        severity: 'note',
        rule: 'foreign-definition',
        title: `CustomResourceDefinition ${nameWords(name)} was added`,
        details: [`the first of ${nameWords(domainOf(group))} in this cluster`],
      }),
    );
};

/** The last two labels of a group: whose it is. */
function domainOf(group: string): string {
  return group.split('.').slice(-2).join('.');
}
