/** Style and script of the page about a snapshot. */

import { BASE_STYLE } from '../html/style.ts';
import { PALETTE_STYLE } from './palette.ts';

/** Style of the page. */
export const STYLE: string = `${BASE_STYLE}:root { --deletes: #c8452d; --shade: #8882; }
h1 { margin-bottom: 0; } h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
.soft { opacity: .72; } p.soft { margin-top: 0; }
.first { border-left: 4px solid var(--alarm); padding-left: 1rem; margin: 1.2rem 0; }
.first h2 { margin-top: 0; } .first ul { padding-left: 1.1rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(7.6rem, 1fr)); gap: .6rem;
  margin: 1rem 0; }
.card { border: 1px solid var(--line); border-radius: 8px; padding: .5rem .8rem; overflow-wrap: anywhere; }
.card.broad { grid-column: span 2; }
.card dt { font-size: .8rem; opacity: .72; } .card dd { margin: 0; font-size: .8rem; }
.card strong { display: block; font-size: 1.25rem; line-height: 1.3; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; padding: 0; margin: .8rem 0 0; }
nav a { text-decoration: none; } nav a:hover { text-decoration: underline; }
.part { margin: 1.8rem 0; scroll-margin-top: 4rem; }
.part > details > summary { cursor: pointer; border-bottom: 1px solid var(--line); }
.part > details > summary h2 { display: inline-block; margin: 0 0 .2rem .2rem; }
details.more, details.question { margin: .5rem 0; } details > summary { cursor: pointer; }
p.question { margin: .5rem 0 .5rem 1.1rem; }
.wide { overflow-x: auto; } table { min-width: 40%; } th { text-align: left; font-size: .85rem; }
td { vertical-align: top; max-width: 30rem; overflow-wrap: break-word; }
th, td.number, td.label { white-space: nowrap; } td.label { overflow: hidden; text-overflow: ellipsis; } tr:target { outline: 2px solid Highlight; background: var(--soft); }
dl.facts { display: grid; gap: .1rem 1rem; margin: .6rem 0; }
dl.facts > div { display: grid; grid-template-columns: 10rem 1fr; }
dl.facts dt { opacity: .72; } dl.facts dd { margin: 0; overflow-wrap: anywhere; }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 4px; padding: 0 .4em;
  font-size: .75rem; font-weight: 600; } .badge.alarm { color: var(--alarm); }
.figure { overflow-x: auto; margin: .6rem 0; }
.chart { display: block; width: 100%; min-width: 44rem; height: auto; margin-top: .4rem; }
.chart text { font: 12px system-ui, sans-serif; fill: CanvasText; pointer-events: none; }
.chart text.small { font-size: 10.5px; } .chart .name { font-weight: 600; }
.chart .end { text-anchor: end; } .chart .part { stroke: Canvas; stroke-width: .6; }
.map .cell { stroke: Canvas; stroke-width: 1.6; } .map a { cursor: pointer; outline: none; }
.map a:focus-visible > .cell, .map a:hover > .cell { stroke: CanvasText; stroke-width: 2.5; }
.map g:hover > .part { stroke: CanvasText; stroke-width: 1.5; }
.axis { stroke: CanvasText; stroke-opacity: .4; fill: none; } .grid { stroke: var(--line); }
.mark { stroke: var(--alarm); stroke-width: 1.5; stroke-dasharray: 4 3; fill: none; }
.shade { fill: var(--shade); } .hit { fill: transparent; } .bar:hover .hit { fill: var(--line); }
.deletes { fill: var(--deletes); } .b-deletes { background: var(--deletes); }
.swatch { display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin-right: .4em;
  vertical-align: -.05em; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.chart { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; padding: 0;
  margin: .4rem 0; font-size: .85rem; }
.say { min-height: 1.5em; margin: .3rem 0 0; font-size: .85rem; }
.switch > input { margin: 0 .3rem 0 0; } .switch > label { margin-right: 1rem; }
.switch > input:nth-of-type(1):checked ~ .second-view { display: none; }
.switch > input:nth-of-type(2):checked ~ .first-view { display: none; }
@media (prefers-color-scheme: dark) {
  :root { --alarm: #ff7b72; --deletes: #ff8a70; } a { color: #8ab4f8; }
}
@media print {
  body { max-width: none; font-size: 11px; } nav, .tools, .say, .switch > input, .switch > label { display: none; }
  .part > details > summary { list-style: none; } .chart { min-width: 0; }
  th { white-space: normal; font-size: inherit; } .wide, .figure { overflow: visible; }
  th, td { padding: .1rem .3rem; } td { overflow-wrap: anywhere; } .legend { font-size: inherit; }
  svg, tr, .card { break-inside: avoid; }
}
${PALETTE_STYLE}`;

/** The bar that finds things, for the script. */
export const TOOLS: string =
  '<div class="tools" hidden><input type="search" id="search" placeholder="Find: words of a name, ' +
  'a namespace, a version" aria-label="Find rows">' +
  '<button type="button" id="open">Open all</button><button type="button" id="close">Close all</button>' +
  '<span id="shown" role="status"></span></div>\n';

/** Script of the page: finds rows by words, folds parts, and says what is pointed at. */
export const SCRIPT: string = `
'use strict';
const tools = document.querySelector('.tools');
const search = document.querySelector('#search');
const shown = document.querySelector('#shown');
const folds = [...document.querySelectorAll('details')];
const rows = [...document.querySelectorAll('.row')].map((element) => ({
  element,
  text: element.textContent.toLowerCase(),
}));
const around = [...document.querySelectorAll('section.first, section.part, details.question, details.more')];
let opened;
function find() {
  const words = search.value.toLowerCase().split(/\\s+/).filter((word) => word !== '');
  if (words.length > 0) opened ??= folds.filter((fold) => fold.open);
  let count = 0;
  for (const { element, text } of rows) {
    element.hidden = !words.every((word) => text.includes(word));
    if (!element.hidden) count++;
  }
  for (const element of around) {
    element.hidden = words.length > 0 && element.querySelector('.row:not([hidden])') === null;
  }
  if (words.length > 0) {
    for (const fold of folds) fold.open = fold.querySelector('.row:not([hidden])') !== null;
  } else if (opened !== undefined) {
    for (const fold of folds) fold.open = opened.includes(fold);
    opened = undefined;
  }
  shown.textContent = words.length > 0 ? count + ' found' : '';
}
search.addEventListener('input', find);
document.querySelector('#open').addEventListener('click', () => fold(true));
document.querySelector('#close').addEventListener('click', () => fold(false));
function fold(open) {
  for (const one of folds) one.open = open;
}
function reveal() {
  const target = document.getElementById(location.hash.slice(1));
  if (target === null) return;
  if (target.closest('[hidden]') !== null) {
    search.value = '';
    find();
  }
  for (let one = target; one !== null; one = one.parentElement) if ('open' in one) one.open = true;
  target.scrollIntoView({ block: target.matches('.row') ? 'center' : 'start' });
}
addEventListener('hashchange', reveal);
for (const figure of document.querySelectorAll('.figure')) {
  const line = figure.querySelector('.say');
  const say = (event) => {
    for (let one = event.target; one !== figure && one !== null; one = one.parentElement) {
      const title = one.querySelector(':scope > title');
      if (title === null) continue;
      line.textContent = title.textContent;
      return;
    }
  };
  figure.addEventListener('pointerover', say);
  figure.addEventListener('focusin', say);
}
let before;
addEventListener('beforeprint', () => {
  before = folds.filter((one) => one.open);
  fold(true);
});
addEventListener('afterprint', () => {
  for (const one of folds) one.open = before.includes(one);
});
tools.hidden = false;
reveal();
`;
