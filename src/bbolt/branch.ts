/** A branch page in hand, and what is asked of it on the way down a tree. */

import type { Place, Problem } from '../findings.ts';
import { checkElements, isSoundBranch } from './check-elements.ts';
import { checkPageEmpty } from './checks/index.ts';
import { branchChildNumber, searchElements } from './elements.ts';
import type { KeyBounds } from './elements.ts';
import type { Page } from './page.ts';

/** A branch page in memory of its own, and the keys that its keys must lie between. */
export interface Branch {
  readonly page: Page;
  readonly bounds: KeyBounds;
  /** 1 for the root. */
  readonly depth: number;
}

/** Which children of a branch page are wanted, by their keys. */
export interface ChildRange {
  /** Children whose keys all lie before this key are left out. */
  readonly from?: Uint8Array | undefined;
  /** Children whose keys all lie at or behind this key are left out. */
  readonly to?: Uint8Array | undefined;
}

/** Checks a branch page: its elements, and that it has some. */
export function* checkBranch(
  { page, bounds }: Branch,
  place: Place,
  highWaterMark: number,
): Generator<Problem> {
  if (isSoundBranch(page, bounds, highWaterMark)) return;
  const empty = checkPageEmpty(page, place, false);
  if (empty !== undefined) yield empty;
  yield* checkElements(page, place, bounds, highWaterMark);
}

/** The children that the wanted range of keys touches: the first one's element, and the pages. */
export function childrenOf(
  page: Page,
  { from, to }: ChildRange,
): { readonly start: number; readonly ids: readonly number[] } {
  const start = from === undefined ? 0 : Math.max(0, searchElements(page, from));
  const end = to === undefined ? page.count : Math.max(start + 1, searchElements(page, to) + 1);
  const ids: number[] = [];
  for (let element = start; element < end; element++) ids.push(branchChildNumber(page, element));
  return { start, ids };
}
