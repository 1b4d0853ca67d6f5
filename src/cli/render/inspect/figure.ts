/** Figures: drawings with a line below them that says what is pointed at, some with two views. */

import { Markup, markup } from '../html/markup.ts';

/** The line; it is for the eye, drawings have the same in their titles. */
export const SAY: Markup = new Markup('<p class="say" aria-hidden="true"></p>\n');

/** A view, and what it is called. */
type View = readonly [label: string, view: Markup];

/** Two views to be switched between, which needs no script; the first one is shown at first. */
export function switched(name: string, first: View, second: View): Markup {
  const [one, other] = [`${name}-1`, `${name}-2`];
  return markup`<div class="figure switch">
<input type="radio" name="${name}" id="${one}" checked><label for="${one}">${first[0]}</label>
<input type="radio" name="${name}" id="${other}"><label for="${other}">${second[0]}</label>
<div class="first-view">${first[1]}</div>
<div class="second-view">${second[1]}</div>
</div>
`;
}
