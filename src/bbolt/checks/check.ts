/** What a check of the elements of a page is shown, one element at a time. */

import type { Place, Problem } from '../../findings.ts';
import type { ElementSpan } from '../elements.ts';
import type { Page } from '../page.ts';

/** An element of a branch or leaf page in the course of one pass over the page. */
export interface CheckedElement {
  readonly page: Page;
  readonly element: number;
  readonly span: ElementSpan;
  /** Where its key must begin, because what lies before it ends there. */
  readonly expectedStart: number;
  /** Where the page is. */
  readonly place: Place;
  readonly highWaterMark: number;
}

/** A check of an element: what is wrong with it, if anything; it never throws for bad bytes. */
export type ElementCheck = (checked: CheckedElement) => Problem | undefined;

/** Where an element is. */
export function placeOf({ place, element }: CheckedElement): Place {
  return { ...place, element };
}
