/** Draws bars over an axis, stacked by class; what was deleted hangs below the line. */

import { formatCount } from '../../../bytes/text.ts';
import { CLASS_ORDER } from '../../../kubernetes/storage/object-class.ts';
import { markup } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import type { TimelineBar } from './timeline.ts';

/** A place on the axis, as a part of its length, and what stands below it. */
export interface Tick {
  readonly at: number;
  readonly texts: readonly string[];
}

/** What is drawn besides the bars. */
export interface ChartOptions {
  /** For those who do not see it. */
  readonly name: string;
  readonly ticks: readonly Tick[];
  /** A place that stands out; what is left of it is shaded. */
  readonly mark: { readonly at: number; readonly text: string } | undefined;
  readonly titleOf: (bar: TimelineBar) => string;
}

/** Heights, in units of the drawing. */
interface Scale {
  /** What the top of the drawing stands for, a whole number of steps. */
  readonly ceiling: number;
  readonly step: number;
  /** Height of one write. */
  readonly unit: number;
  /** Where the line is that bars stand on. */
  readonly base: number;
  /** Where the longest bar below it ends. */
  readonly bottom: number;
}

const WIDTH = 1120;
const LEFT = 52;
const PLOT_WIDTH = WIDTH - LEFT - 8;
const TOP = 26;
const PLOT_HEIGHT = 220;
const LINE_HEIGHT = 15;
const HEIGHT = TOP + PLOT_HEIGHT + 2 * LINE_HEIGHT + 12;
/** From here on texts stand to the left of what they belong to. */
const LEFT_FROM = 0.88;
/** One write is to be seen, however many others had. */
const BAR_MIN = 1;

/** The chart. */
export function chartHtml(bars: readonly TimelineBar[], options: ChartOptions): Markup {
  const { name, ticks, mark, titleOf } = options;
  const scale = scaleOf(bars);
  const { ceiling, step, base } = scale;
  const lines = Array.from({ length: Math.round(ceiling / step) + 1 }, (_, at) => at * step);
  return markup`<svg class="chart bars" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="${name}">
${mark === undefined ? undefined : shadeHtml(mark.at, scale)}${lines.map((value) => gridHtml(value, scale))}
${bars.map((bar) => barHtml(bar, scale, titleOf(bar)))}<path class="axis" d="M${LEFT} ${base}h${PLOT_WIDTH}"/>
${ticks.map((tick) => tickHtml(tick, scale))}${mark === undefined ? undefined : markHtml(mark, scale)}</svg>
`;
}

/** One scale for both sides of the line. */
function scaleOf(bars: readonly TimelineBar[]): Scale {
  const most = bars.reduce((max, { writes }) => Math.max(max, writes), 0);
  const deletes = bars.reduce((max, bar) => Math.max(max, bar.deletes), 0);
  const step = gridStep(most);
  const ceiling = Math.max(1, Math.ceil(most / step)) * step;
  const unit = PLOT_HEIGHT / (ceiling + deletes);
  return { ceiling, step, unit, base: TOP + ceiling * unit, bottom: TOP + PLOT_HEIGHT };
}

/** 1, 2 or 5 times a power of ten, so that there are at most five of them. */
export function gridStep(most: number): number {
  const rough = Math.max(1, most / 5);
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= rough) ?? rough;
}

function xOf(part: number): number {
  return LEFT + part * PLOT_WIDTH;
}

function gridHtml(value: number, { base, unit }: Scale): Markup {
  const y = base - value * unit;
  const line = markup`<path class="grid" d="M${LEFT} ${y}h${PLOT_WIDTH}"/>`;
  const text = markup`<text class="end" x="${LEFT - 6}" y="${y + 4}">${formatCount(value)}</text>`;
  return markup`${value === 0 ? undefined : line}${text}`;
}

function barHtml(bar: TimelineBar, { base, unit, bottom }: Scale, title: string): Markup {
  if (bar.writes <= 0) return markup``;
  const [x, width] = [xOf(bar.from), (bar.to - bar.from) * PLOT_WIDTH];
  const thick = width - (width > 4 ? 1 : 0);
  // Of shares of writes a half is one, as in their title.
  const heightOf = (writes: number): number =>
    writes < 0.5 ? writes * unit : Math.max(BAR_MIN, writes * unit);
  const rectangle = (name: string, y: number, writes: number): Markup => {
    const height = heightOf(writes);
    return markup`<rect class="${name}" x="${x}" y="${y}" width="${thick}" height="${height}"/>`;
  };
  let top = base;
  const rects = CLASS_ORDER.map((name) => {
    const writes = bar.classes.get(name) ?? 0;
    if (writes <= 0) return undefined;
    top -= heightOf(writes);
    return rectangle(`c-${name}`, top, writes);
  });
  const below = bar.deletes > 0 ? rectangle('deletes', base, bar.deletes) : undefined;
  // All of the column can be pointed at, however low the bar is.
  const hit = markup`<rect class="hit" x="${x}" y="${TOP}" width="${width}" height="${bottom - TOP}"/>`;
  return markup`<g class="bar"><title>${title}</title>${hit}${rects}${below}</g>\n`;
}

function tickHtml({ at, texts }: Tick, { base, bottom }: Scale): Markup {
  const x = xOf(at);
  const isLeft = at > LEFT_FROM;
  const lines = texts.map((text, line) => {
    const y = bottom + 13 + line * LINE_HEIGHT;
    return markup`<text class="${isLeft ? 'end' : 'start'}" x="${isLeft ? x - 4 : x + 4}" y="${y}">${text}</text>`;
  });
  return markup`<path class="axis" d="M${x} ${base}V${bottom + 10}"/>${lines}\n`;
}

function shadeHtml(at: number, { base }: Scale): Markup {
  return markup`<rect class="shade" x="${LEFT}" y="${TOP}" width="${at * PLOT_WIDTH}" height="${base - TOP}"/>`;
}

function markHtml(
  { at, text }: { readonly at: number; readonly text: string },
  { base }: Scale,
): Markup {
  const x = xOf(at);
  const isLeft = at > LEFT_FROM;
  return markup`<path class="mark" d="M${x} ${TOP - 16}V${base}"/>
<text class="${isLeft ? 'end' : 'start'}" x="${isLeft ? x - 6 : x + 6}" y="${TOP - 7}">${text}</text>
`;
}
