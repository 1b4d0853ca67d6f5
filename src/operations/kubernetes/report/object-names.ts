/** What objects are called in the report. */

import { formatKey } from '../../../bytes/text.ts';
import type { ObjectChange } from '../../../kubernetes/change/object-change.ts';
import type { Change } from '../../diff/change.ts';
import { nameWords } from './words.ts';

/**
 * The kind of a built-in resource by its key; undefined for all else. An object under another key
 * can call itself `Secret`, too.
 */
export function builtInKind({ place }: ObjectChange): string | undefined {
  return place.type === 'resource' ? place.kind : undefined;
}

/** The key, printable, and without a secret that it may hold. */
export function keyOf({ key, description }: Change<ObjectChange>): string {
  return description.shownKey ?? formatKey(key);
}

/** `shop/frontend`; `worker-3` of what is in no namespace. */
export function nameOf({ namespace, name }: ObjectChange): string {
  return nameWords(namespace === undefined ? name : `${namespace}/${name}`);
}

/** `Deployment shop/frontend`. */
export function kindAndName(object: ObjectChange): string {
  return `${nameWords(object.kind)} ${nameOf(object)}`;
}
