/** Workloads that were added to the system's namespace, where few look and much is allowed. */

import { controllerOf, textOf } from '../../json-fields.ts';
import { builtInKind, kindAndName } from '../../object-names.ts';
import { containersOf, podSpecOf } from '../../../judge/pod-powers.ts';
import { listWords, nameWords } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, sidesOf } from '../rule.ts';

const KINDS = new Set(['CronJob', 'DaemonSet', 'Deployment', 'StatefulSet', 'Job']);

export const findSystemWorkload: ChangeRule = (change) => {
  const kind = builtInKind(change.description) ?? '';
  if (change.change !== 'added' || !KINDS.has(kind)) return [];
  if (change.description.namespace !== 'kube-system') return [];
  const { after } = sidesOf(change);
  if (controllerOf(after) !== undefined) return [];
  const images = containersOf(podSpecOf(kind, after)).flatMap((one) => textOf(one, 'image') ?? []);
  const schedule = textOf(after, 'spec', 'schedule');
  const details = images.length > 0 ? [`runs ${listWords(images.map(nameWords), 3)}`] : [];
  if (schedule !== undefined) details.push(`schedule ${nameWords(schedule)}`);
  return [
    highlightOf(change, {
      // Add-ons are installed as the others; hardly any as a CronJob.
      severity: kind === 'CronJob' ? 'alarm' : 'note',
      rule: 'system-workload',
      title: `${kindAndName(change.description)} was added among the system's own`,
      details,
    }),
  ];
};
