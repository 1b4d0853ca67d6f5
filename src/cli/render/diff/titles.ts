/** How a change is called: its object, what happened to it, what is said of both of its sides. */

import type {
  AtRest,
  ObjectChange,
  StoredObject,
} from '../../../kubernetes/change/object-change.ts';
import type { Side } from './rendered.ts';
import { printable } from './printable.ts';

/** `Secret shop/catalog-credentials`, `Node worker-1`. */
export function titleOf({ kind, namespace, name }: ObjectChange): string {
  return printable(`${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`);
}

/** What is to be said of a change besides its fields, a sentence each. */
export function remarksOf(change: ObjectChange): string[] {
  const { before, after } = change;
  const remarks: string[] = [];
  const say = (text: string): void => void remarks.push(printable(text));
  if (change.change === 'rewritten') say('written again with equal content');
  if (change.change === 'recreated') say('deleted and created again');
  if (before !== undefined && after !== undefined && atRest(before) !== atRest(after)) {
    say(`at rest: ${atRest(before)} → ${atRest(after)}`);
  }
  for (const [side, stored] of [
    ['before', before],
    ['after', after],
  ] as const) {
    if (stored?.problem !== undefined) say(`${side}: ${stored.problem}`);
    if (stored?.mismatch !== undefined) say(`${side}: ${stored.mismatch}`);
  }
  const unknown = Math.max(before?.unknownFields ?? 0, after?.unknownFields ?? 0);
  if (unknown > 0) say(`fields that this version does not know: ${String(unknown)}`);
  if (!change.isContentKnown) say('what changed inside is not known');
  return remarks;
}

function atRest({ encryption }: StoredObject): string {
  return encryption === undefined ? 'plain text' : providerText(encryption);
}

/** `secretbox key2`. */
function providerText({ provider, keyName }: AtRest): string {
  return `${provider} ${keyName}`;
}

/** A side as people name it. */
export function sideName({ name }: Side): string {
  return printable(name.replace(/^-(?=@|$)/, 'standard input'));
}
