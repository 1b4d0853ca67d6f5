/**
 * Style and script of the HTML report. Both are constants, so that their hashes are all that its
 * Content-Security-Policy allows; nothing of the data is ever part of them.
 */

/** Style of the page; follows the system's choice of light or dark. */
export const STYLE = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --add: #1a7f3722; --cut: #cf222e22;
  --alarm: #cf222e; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; }
code, pre, .object { font-family: ui-monospace, monospace; font-size: .9em; }
h1, li, .object, td, .what { overflow-wrap: anywhere; }
.first { border-left: 4px solid var(--alarm); padding-left: 1rem; }
.alarm > strong { color: var(--alarm); }
.first ul ul, .grants ul { opacity: .8; }
table { border-collapse: collapse; } th, td { padding: .15rem .6rem; border-bottom: 1px solid var(--line); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
.tools { position: sticky; top: 0; background: Canvas; padding: .6rem 0; border-bottom: 1px solid var(--line);
  display: flex; flex-wrap: wrap; gap: .8rem; align-items: center; }
.tools[hidden] { display: none; }
.tools input[type=search] { flex: 1 1 16rem; font: inherit; padding: .3rem .5rem; }
details.change { border-bottom: 1px solid var(--line); }
details.change > summary { cursor: pointer; padding: .2rem 0; }
.sign { display: inline-block; width: 1.4em; font-family: ui-monospace, monospace; font-weight: bold; }
.what { margin-left: .8em; opacity: .8; }
pre { overflow-x: auto; background: var(--soft); padding: .6rem; margin: .3rem 0 .8rem; }
pre span { display: block; min-height: 1.5em; }
pre .add { background: var(--add); } pre .cut { background: var(--cut); } pre .hunk { opacity: .6; }
[hidden] { display: none; }
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
