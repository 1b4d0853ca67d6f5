/** Services that can be reached from outside, or that lead there. */

import { itemsOf, textOf, textsOf } from '../../json-fields.ts';
import { builtInKind, nameOf } from '../../object-names.ts';
import type { Highlight } from '../../report.ts';
import { clip, listWords } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, isOlderKnown, sidesOf } from '../rule.ts';

export const findExposedService: ChangeRule = (change) => {
  if (builtInKind(change.description) !== 'Service' || !isOlderKnown(change)) return [];
  const { before, after } = sidesOf(change);
  if (after === undefined) return [];
  const service = `Service ${nameOf(change.description)}`;
  const older = textsOf(before, 'spec', 'externalIPs');
  const gained = textsOf(after, 'spec', 'externalIPs').filter((one) => !older.includes(one));
  const highlights: Highlight[] = [];
  if (gained.length > 0) {
    const title = `${service} takes all traffic of nodes to ${listWords(gained)}`;
    const details = ['spec.externalIPs: every node sends it there, whose address it is or not'];
    highlights.push(
      highlightOf(change, { severity: 'alarm', rule: 'external-ips', title, details }),
    );
  }
  const type = textOf(after, 'spec', 'type');
  const target = textOf(after, 'spec', 'externalName');
  const isNewType = type !== textOf(before, 'spec', 'type');
  if (type === 'LoadBalancer' && isNewType) {
    const ports = itemsOf(after, 'spec', 'ports').length;
    const title = `${service} is offered outside by a load balancer`;
    const details = [`ports: ${String(ports)}`];
    highlights.push(
      highlightOf(change, { severity: 'note', rule: 'load-balancer', title, details }),
    );
  }
  if (type === 'ExternalName' && target !== textOf(before, 'spec', 'externalName')) {
    const title = `${service} leads to ${clip(target ?? '', 120)}`;
    highlights.push(highlightOf(change, { severity: 'note', rule: 'external-name', title }));
  }
  return highlights;
};
