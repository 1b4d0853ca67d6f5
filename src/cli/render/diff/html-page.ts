/** Style and script of the HTML report. */

import { BASE_STYLE } from '../html/style.ts';

/** Style of the page. */
export const STYLE: string = `${BASE_STYLE}:root { --add: #1a7f3722; --cut: #cf222e22; }
.first { border-left: 4px solid var(--alarm); padding-left: 1rem; }
.first ul ul, .grants ul { opacity: .8; }
details.change { border-bottom: 1px solid var(--line); }
details.change > summary { cursor: pointer; padding: .2rem 0; }
.sign { display: inline-block; width: 1.4em; font-family: ui-monospace, monospace; font-weight: bold; }
.what { margin-left: .8em; opacity: .8; }
pre { overflow-x: auto; background: var(--soft); padding: .6rem; margin: .3rem 0 .8rem; }
pre span { display: block; min-height: 1.5em; }
pre .add { background: var(--add); } pre .cut { background: var(--cut); } pre .hunk { opacity: .6; }
`;

/** Script of the page: finds changes by words, by what happened, and folds them. */
export const SCRIPT = `
'use strict';
const tools = document.querySelector('.tools');
const search = document.querySelector('#search');
const shown = document.querySelector('#shown');
const kinds = [...document.querySelectorAll('.tools input[type=checkbox]')];
const sections = [...document.querySelectorAll('section.class')].map((section) => ({
  section,
  changes: [...section.querySelectorAll('details.change')].map((element) => ({
    element,
    kind: element.dataset.change,
    text: element.textContent.toLowerCase(),
  })),
}));
function filter() {
  const words = search.value.toLowerCase().split(/\\s+/).filter((word) => word !== '');
  const wanted = new Set(kinds.filter((kind) => kind.checked).map((kind) => kind.value));
  let count = 0;
  for (const { section, changes } of sections) {
    let here = 0;
    for (const { element, kind, text } of changes) {
      const isShown = wanted.has(kind) && words.every((word) => text.includes(word));
      element.hidden = !isShown;
      if (isShown) here++;
    }
    section.hidden = here === 0 && changes.length > 0;
    count += here;
  }
  shown.textContent = count + ' shown';
}
search.addEventListener('input', filter);
for (const kind of kinds) kind.addEventListener('change', filter);
document.querySelector('#open').addEventListener('click', () => fold(true));
document.querySelector('#close').addEventListener('click', () => fold(false));
function fold(open) {
  for (const { changes } of sections) {
    for (const { element } of changes) if (!element.hidden) element.open = open;
  }
}
tools.hidden = false;
filter();
`;
