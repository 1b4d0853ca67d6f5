/** What the colours of a chart stand for. */

import type { ObjectClass } from '../../../kubernetes/storage/object-class.ts';
import { markup } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';

/** An entry: a colour, what it is, and how much there is of it. */
export interface LegendEntry {
  readonly swatch: ObjectClass | 'deletes';
  readonly label: string;
  readonly amount: string;
}

/** The legend as a list. */
export function legend(entries: readonly LegendEntry[]): Markup {
  const items = entries.map(({ swatch, label, amount }) => {
    return markup`<li>${swatchOf(swatch)}${label} <span class="soft">${amount}</span></li>\n`;
  });
  return markup`<ul class="legend">${items}</ul>\n`;
}

/** A square of the colour. */
export function swatchOf(name: LegendEntry['swatch']): Markup {
  return markup`<span class="swatch b-${name}"></span>`;
}
