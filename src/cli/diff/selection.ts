/**
 * Which changes are wanted. A change is shown if it is of one of the classes, kinds and namespaces
 * that were asked for, and nothing that is to be left out describes it.
 *
 * What is left out is a class (`events`), a kind or resource (`ConfigMap`, `configmaps`,
 * `certificates.cert-manager.io`), or, with a slash in it, objects by namespace and name
 * (`kube-system/*`, `prod-*` before the slash, `/worker-1` without a namespace), where `*` stands for any characters. Letters
 * of classes, kinds and resources may be large or small.
 */

import type { ObjectChange } from '../../kubernetes/change/object-change.ts';
import type { ObjectClass } from '../../kubernetes/storage/object-class.ts';
import { CLASS_NAMES, parseClasses } from '../../kubernetes/storage/parse-classes.ts';

/** Whether a change is wanted. */
export type Selection = (change: ObjectChange) => boolean;

/** What was asked for; all of it where nothing is said. */
export interface SelectionOptions {
  readonly only?: ReadonlySet<ObjectClass>;
  readonly namespace?: readonly string[];
  readonly kind?: readonly string[];
  readonly exclude?: readonly string[];
}

/** Whether not all changes are wanted. */
export function isSelecting({ only, namespace, kind, exclude }: SelectionOptions): boolean {
  return [only, namespace, kind, exclude].some((option) => option !== undefined);
}

/** The selection that was asked for. */
export function selectionOf({ only, namespace, kind, exclude }: SelectionOptions): Selection {
  const leftOut = (exclude ?? []).map(exclusionOf);
  const kinds = kind?.map((name) => name.toLowerCase());
  return (change) =>
    (only === undefined || only.has(change.class)) &&
    (namespace === undefined || isIn(change, namespace)) &&
    (kinds === undefined || namesOf(change).some((name) => kinds.includes(name))) &&
    !leftOut.some((describes) => describes(change));
}

/** The object that a namespace is counts to it. */
function isIn({ place, namespace, name }: ObjectChange, wanted: readonly string[]): boolean {
  const isNamespace = place.type === 'resource' && place.resource === 'namespaces';
  const own = isNamespace && place.group === '' ? name : namespace;
  return own !== undefined && wanted.includes(own);
}

/** What the kind of an object may be called, in small letters. */
function namesOf({ kind, place }: ObjectChange): string[] {
  if (place.type !== 'resource') return [kind.toLowerCase()];
  const { group, resource } = place;
  return [kind, resource, `${resource}.${group}`].map((name) => name.toLowerCase());
}

function exclusionOf(item: string): Selection {
  const slash = item.indexOf('/');
  if (slash >= 0) {
    const namespace = patternOf(item.slice(0, slash));
    const name = patternOf(item.slice(slash + 1));
    return (change) => namespace.test(change.namespace ?? '') && name.test(change.name);
  }
  const wanted = item.toLowerCase();
  const classes = CLASS_NAMES.includes(wanted) ? parseClasses(wanted) : undefined;
  return (change) => classes?.has(change.class) === true || namesOf(change).includes(wanted);
}

/** A text in which `*` stands for any characters. */
function patternOf(text: string): RegExp {
  const parts = text.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}
