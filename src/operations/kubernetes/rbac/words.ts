/** How subjects, roles and lists of things are called in a sentence. */

import { ANONYMOUS, AUTHENTICATED, SERVICE_ACCOUNTS, UNAUTHENTICATED } from './binding.ts';
import type { Subject } from './grant.ts';

/** Characters of a name, which Kubernetes does not limit for users and groups. */
const NAME_MAX = 120;

/** `ServiceAccount ci/deployer`, `anyone without a login`. */
export function subjectText({ kind, namespace, name }: Subject): string {
  const ofNamespace = `${SERVICE_ACCOUNTS}:`;
  if (kind === 'ServiceAccount') return `ServiceAccount ${shortened(`${namespace ?? ''}/${name}`)}`;
  if (kind === 'User') return name === ANONYMOUS ? NOBODY_KNOWN : `User ${shortened(name)}`;
  if (name === UNAUTHENTICATED) return NOBODY_KNOWN;
  if (name === AUTHENTICATED) return 'everyone who is logged in';
  if (name === SERVICE_ACCOUNTS) return 'every ServiceAccount';
  return name.startsWith(ofNamespace)
    ? `every ServiceAccount of namespace ${shortened(name.slice(ofNamespace.length))}`
    : `Group ${shortened(name)}`;
}

/** Both the user and the group of requests without credentials. */
const NOBODY_KNOWN = 'anyone without a login';

/** `Role shop/deployer`, `ClusterRole view`: an object's kind and name. */
export function objectText(object: {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}): string {
  const { kind, namespace, name } = object;
  return `${kind} ${shortened(namespace === '' ? name : `${namespace}/${name}`)}`;
}

/** `a`, `a and b`, `a, b and c`, `a, b and 7 more`. */
export function listText(items: readonly string[], max: number): string {
  const shown = items.length > max ? items.slice(0, max - 1) : items;
  const more = items.length - shown.length;
  const last = more > 0 ? `${more.toLocaleString('en-US')} more` : shown.at(-1);
  const others = more > 0 ? shown : shown.slice(0, -1);
  return others.length === 0 ? (last ?? '') : `${others.join(', ')} and ${last ?? ''}`;
}

/** A name as long as fits a line. */
export function shortened(name: string): string {
  return name.length <= NAME_MAX ? name : `${name.slice(0, NAME_MAX)}…`;
}

/** Orders texts by their code units, the same everywhere. */
export function byText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
