/** Debug containers that were attached to running pods: somebody had a shell in there. */

import { itemsOf, textOf, textsOf } from '../../json-fields.ts';
import { builtInKind, nameOf } from '../../object-names.ts';
import { clip, nameWords } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, sidesOf } from '../rule.ts';

export const findDebugContainer: ChangeRule = (change) => {
  if (builtInKind(change.description) !== 'Pod') return [];
  const { before, after } = sidesOf(change);
  if (after === undefined || change.description.before?.problem !== undefined) return [];
  const older = new Set(
    itemsOf(before, 'spec', 'ephemeralContainers').map((container) => textOf(container, 'name')),
  );
  const attached = itemsOf(after, 'spec', 'ephemeralContainers').filter(
    (container) => !older.has(textOf(container, 'name')),
  );
  if (attached.length === 0) return [];
  const details = attached.map((container) => {
    const image = nameWords(textOf(container, 'image') ?? '');
    const command = clip(textsOf(container, 'command').join(' '), 80);
    const target = textOf(container, 'targetContainerName');
    const runs = command === '' ? '' : ` runs ${command}`;
    const inside = target === undefined ? '' : `, in container ${nameWords(target)}`;
    return `${nameWords(textOf(container, 'name') ?? '')} (${image})${runs}${inside}`;
  });
  const title = `A debug container was attached to Pod ${nameOf(change.description)}`;
  return [highlightOf(change, { severity: 'alarm', rule: 'debug-container', title, details })];
};
