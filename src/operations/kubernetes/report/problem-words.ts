/** Why a value could not be looked at. */

import type { StoredObject } from '../../../kubernetes/change/object-change.ts';
import { atRestWords } from './encryption-shifts.ts';
import { clip } from './words.ts';

const PROBLEM_MAX = 160;

/** `encrypted with aescbc key1: no encryption configuration is given`; undefined if there is none. */
export function problemWords({ problem, encryption }: StoredObject): string | undefined {
  if (problem === undefined) return undefined;
  const words = encryption === undefined ? '' : `encrypted with ${atRestWords(encryption)}: `;
  return clip(`${words}${problem}`, PROBLEM_MAX);
}
