/** Pods, and templates of pods, that gained power over the node they run on. */

import type { ObjectChange } from '../../../../../kubernetes/change/object-change.ts';
import { controllerOf, textOf } from '../../json-fields.ts';
import { builtInKind, kindAndName } from '../../object-names.ts';
import type { PodPower } from '../../../judge/pod-powers.ts';
import { containersOf, podPowers, podSpecOf, runsPods } from '../../../judge/pod-powers.ts';
import { clip, listWords, nameWords } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, isOlderKnown, sidesOf } from '../rule.ts';

/** Powers that are named in the title; the others follow. */
const TITLE_POWERS_MAX = 2;

export const findPowerfulPod: ChangeRule = (change) => {
  const kind = builtInKind(change.description);
  // Whose objects are asked for have to be decoded.
  if (!runsPods(kind) || change.description.after === undefined) return [];
  const { before, after } = sidesOf(change);
  const spec = podSpecOf(kind, after);
  if (spec === undefined || !isOlderKnown(change)) return [];
  // What a controller makes is judged by the controller's template, where it is told once.
  if (controllerOf(after) !== undefined) return [];
  const older = new Set(podPowers(podSpecOf(kind, before)).map(({ words }) => words));
  const gained = podPowers(spec).filter(({ words }) => !older.has(words));
  if (gained.length === 0) return [];
  const node = kind === 'Pod' ? textOf(spec, 'nodeName') : undefined;
  const where = node === undefined ? '' : ` on ${nameWords(node)}`;
  const now = before === undefined ? '' : 'now ';
  const isWhole = gained.some((power) => power.isWhole);
  const shown = gained.filter((power) => power.isWhole === isWhole).slice(0, TITLE_POWERS_MAX);
  const others = gained.filter((power) => !shown.includes(power));
  return [
    highlightOf(change, {
      severity: isWhole ? 'alarm' : 'note',
      rule: 'powerful-pod',
      title: `${kindAndName(change.description)} ${now}${powerWords(shown)}${where}`,
      details: [
        ...(others.length > 0 ? [`it also ${powerWords(others)}`] : []),
        ...commandDetails(change.description, spec),
      ],
    }),
  ];
};

function powerWords(powers: readonly PodPower[]): string {
  return listWords(
    powers.map(({ words }) => words),
    6,
  );
}

/** What it runs; arguments of ordinary workloads are many and tell little. */
function commandDetails(
  change: ObjectChange,
  spec: Parameters<typeof containersOf>[0],
): readonly string[] {
  const containers = containersOf(spec);
  const images = [...new Set(containers.flatMap((one) => textOf(one, 'image') ?? []))];
  const details = [`runs ${listWords(images.map(nameWords), 3)}`];
  if (change.kind === 'Pod' && change.name.startsWith('node-debugger-')) {
    details.push('named as kubectl debug names a shell on a node');
  }
  const account = textOf(spec, 'serviceAccountName');
  if (account !== undefined && account !== 'default') {
    details.push(`as ServiceAccount ${clip(account, 100)}`);
  }
  return details;
}
