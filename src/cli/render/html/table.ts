/** Tables, lists and the parts of a page, of cells that are texts or templates. */

import { formatCount } from '../../../bytes/text.ts';
import { markup } from './markup.ts';
import type { Markup, Part } from './markup.ts';

/** A column. */
export interface Column {
  readonly title: string;
  /** `number`: to the right; `name`: as code; `label`: in one line. Plain text otherwise. */
  readonly type?: 'number' | 'name' | 'label';
}

/** A row, with a cell for each column. */
export interface Row {
  readonly cells: readonly Part[];
  /** By which others point to it. */
  readonly id?: string | undefined;
}

/** Rows of a table, at most; what is beyond is counted. */
export const ROWS_MAX = 1000;

/** A table; `total` is how many rows there would be. Nothing if there are none. */
export function table(
  columns: readonly Column[],
  rows: readonly Row[],
  total: number = rows.length,
): Markup {
  if (rows.length === 0) return markup``;
  const shown = rows.slice(0, ROWS_MAX);
  const heads = columns.map(({ title, type }) => {
    return type === 'number'
      ? markup`<th scope="col" class="number">${title}</th>`
      : markup`<th scope="col">${title}</th>`;
  });
  return markup`<div class="wide"><table>
<thead><tr>${heads}</tr></thead>
<tbody>
${shown.map((row) => rowHtml(row, columns))}</tbody>
</table></div>
${moreHtml(total - shown.length)}`;
}

function rowHtml({ cells, id }: Row, columns: readonly Column[]): Markup {
  const inner = columns.map(({ type }, at) => {
    if (type === 'number') return markup`<td class="number">${cells[at]}</td>`;
    if (type === 'label') return markup`<td class="label">${cells[at]}</td>`;
    if (type === 'name') return markup`<td><code>${cells[at]}</code></td>`;
    return markup`<td>${cells[at]}</td>`;
  });
  const start = id === undefined ? markup`<tr class="row">` : markup`<tr class="row" id="${id}">`;
  return markup`${start}${inner}</tr>
`;
}

/** Says of how many more there are; nothing of none. */
function moreHtml(more: number): Markup {
  return more > 0 ? markup`<p class="more">and ${formatCount(more)} more</p>\n` : markup``;
}

/** A list, its items found as rows are; what is beyond `ROWS_MAX` is counted. */
export function list(items: readonly Part[], total: number = items.length): Markup {
  if (items.length === 0) return markup``;
  const shown = items.slice(0, ROWS_MAX);
  return markup`<ul>${shown.map((item) => markup`<li class="row">${item}</li>\n`)}</ul>
${moreHtml(total - shown.length)}`;
}

/** Facts: a word, and what is said of it; without those of which nothing is known. */
export function facts(items: readonly (readonly [name: string, fact: Part])[]): Markup {
  const known = items.filter(([, fact]) => fact !== undefined && fact !== '');
  const rows = known.map(
    ([name, fact]) => markup`<div class="row"><dt>${name}</dt><dd>${fact}</dd></div>\n`,
  );
  return known.length === 0 ? markup`` : markup`<dl class="facts">\n${rows}</dl>\n`;
}

/** A part of a page, with a heading of its own. */
export interface PagePart {
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}

/** A part. */
export function part(id: string, title: string, body: Markup): PagePart {
  return { id, title, body };
}

/** The part, to be folded away. */
export function partHtml({ id, title, body }: PagePart): Markup {
  return markup`<section class="part" id="${id}"><details open><summary><h2>${title}</h2></summary>
${body}</details></section>
`;
}

/** Where the parts are. */
export function contentsHtml(parts: readonly PagePart[]): Markup {
  const links = parts.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>\n`);
  return markup`<nav aria-label="Contents"><ul>
${links}</ul></nav>
`;
}

/** Something that is to be looked at on request. */
export function folded(title: Part, body: Part): Markup {
  return markup`<details class="more"><summary>${title}</summary>
${body}</details>
`;
}
