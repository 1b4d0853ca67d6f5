/** Which objects are asked for, by kubectl's rules: `TYPE/NAME …`, `TYPE NAME …`, or `TYPE,TYPE`. */

import { ResourceNameError } from '../../../kubernetes/names/resolve-resource.ts';
import type { ResolvedResource } from '../../../kubernetes/names/resolve-resource.ts';

/** All objects of a type, or one of them. */
export interface Wish {
  readonly type: string;
  readonly name: string | undefined;
}

/** A wish whose type is known. */
export interface KnownWish {
  readonly resource: ResolvedResource;
  /** Undefined for the whole cluster. */
  readonly namespace: string | undefined;
  readonly name: string | undefined;
}

/**
 * Takes the arguments apart.
 * @throws {ResourceNameError} if they are not of one of the forms.
 */
export function parseWishes(given: readonly string[]): readonly Wish[] {
  const [first = '', ...names] = given;
  if (given.some((text) => text.includes('/'))) return given.map(parsePair);
  const types = first.split(',');
  if (types.includes(''))
    throw new ResourceNameError('form', `found ${first}, expected TYPE or TYPE/NAME`);
  if (names.length === 0) return types.map((type) => ({ type, name: undefined }));
  return types.flatMap((type) => names.map((name) => ({ type, name })));
}

function parsePair(text: string): Wish {
  const [type = '', name = '', ...more] = text.split('/');
  if (type !== '' && name !== '' && more.length === 0) return { type, name };
  throw new ResourceNameError('form', `found ${text}, expected TYPE/NAME`);
}
