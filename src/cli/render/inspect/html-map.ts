/** Draws the treemap: rectangles with names where they fit, each with what it stands for. */

import { formatCount } from '../../../bytes/text.ts';
import { CLASS_LABELS } from '../../../kubernetes/storage/object-class.ts';
import type {
  ClassSpace,
  ResourceSpace,
  SpaceCounts,
  SpaceReport,
} from '../../../operations/kubernetes/inspect/report.ts';
import { formatCounted } from '../count.ts';
import { markup } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import { BOLD_WIDTH, firstToFit, fitText, PLAIN_WIDTH } from '../html/svg-text.ts';
import { printable } from '../diff/printable.ts';
import { formatSize } from '../size.ts';
import { legend } from './legend.ts';
import { bytesOf, layOutSpace } from './space-map.ts';
import type { MapCell, MapPart, SpaceMeasure } from './space-map.ts';

/** Size of the drawing; it is scaled to the page's width. */
const WIDTH = 1120;
const HEIGHT = 470;
const BOUNDS = { x: 0, y: 0, width: WIDTH, height: HEIGHT };
/** What is smaller cannot be seen. */
const SIDE_MIN = 0.7;
/** Smaller ones are too many to step through by keyboard. */
const LINK_AREA_MIN = 900;
const NAME_FONT = { size: 12, narrow: BOLD_WIDTH };
const FONT = { size: 12, narrow: PLAIN_WIDTH };
const SMALL_FONT = { size: 10.5, narrow: PLAIN_WIDTH };
/** Room that a line takes, and what is free beside it. */
const LINE = 15;
const BESIDE = 8;

/** Gives the id of the row that says the same in words; undefined if it is not listed. */
export type RowId = (resource: ResourceSpace) => string | undefined;

/** The drawing, by one of both measures. */
export function mapHtml(space: SpaceReport, measure: SpaceMeasure, rowId: RowId): Markup {
  const cells = layOutSpace(space.classes, measure, BOUNDS).filter(({ place }) => isSeen(place));
  const total = bytesOf(space, measure);
  const what = measure === 'live' ? 'live objects' : 'live objects and their history';
  const name = `Treemap of the space that ${what} take: classes, in them resources, in those namespaces`;
  return markup`<svg class="chart map" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="${name}">
${cells.map((cell) => cellHtml(cell, total, rowId))}</svg>
`;
}

/** The classes that have bytes, by colour, the largest first. */
export function mapLegend(classes: readonly ClassSpace[], measure: SpaceMeasure): Markup {
  const shown = classes
    .filter((one) => bytesOf(one, measure) > 0)
    .toSorted((a, b) => bytesOf(b, measure) - bytesOf(a, measure));
  return legend(
    shown.map((one) => ({
      swatch: one.class,
      label: one.label,
      amount: formatSize(bytesOf(one, measure)),
    })),
  );
}

function isSeen({ width, height }: { readonly width: number; readonly height: number }): boolean {
  return width >= SIDE_MIN && height >= SIDE_MIN;
}

function cellHtml(cell: MapCell, total: number, rowId: RowId): Markup {
  const { place, resource } = cell;
  const title = cellTitle(cell, total);
  const parts = cell.parts.filter((part) => isSeen(part.place));
  const drawn = markup`<title>${title}</title>${rectangle(place, 'cell')}${parts.map((part) => {
    return partHtml(part, cell);
  })}${nameHtml(cell)}`;
  const isLarge = place.width * place.height >= LINK_AREA_MIN;
  const id = resource === undefined || !isLarge ? undefined : rowId(resource);
  const inner =
    id === undefined ? drawn : markup`<a href="#${id}" aria-label="${title}">${drawn}</a>`;
  return markup`<g class="c-${cell.class}">${inner}</g>\n`;
}

function rectangle({ x, y, width, height }: MapCell['place'], name: string): Markup {
  return markup`<rect class="${name}" x="${x}" y="${y}" width="${width}" height="${height}"/>`;
}

function partHtml({ namespace, bytes, place }: MapPart, cell: MapCell): Markup {
  const name = namespace === undefined ? 'other namespaces' : namespace.namespace || 'no namespace';
  const counts = namespace === undefined ? '' : `, ${countsText(namespace)}`;
  const title = `${resourceName(cell)} in ${name}: ${formatSize(bytes)}${counts}`;
  const label = place.height < LINE ? '' : fitText(name, place.width - BESIDE, SMALL_FONT);
  const at = { x: place.x + 4, y: place.y + LINE - 3 };
  const text =
    label === '' ? undefined : markup`<text class="small" x="${at.x}" y="${at.y}">${label}</text>`;
  return markup`<g><title>${title}</title>${rectangle(place, 'part')}${text}</g>`;
}

/** Name and size, in one line or two, as there is room. */
function nameHtml(cell: MapCell): Markup {
  const { place, bytes, parts } = cell;
  if (place.height < LINE + 2) return markup``;
  const width = place.width - BESIDE;
  const at = { x: place.x + 4, y: place.y + LINE - 1 };
  const size = formatSize(bytes);
  const names = [resourceName(cell), shortName(resourceName(cell))];
  const beside = names.map((name) => `${name}  ${size}`);
  const line = firstToFit(beside, width, NAME_FONT);
  const name = names[beside.map(printable).indexOf(line)];
  if (name !== undefined) {
    return markup`<text x="${at.x}" y="${at.y}"><tspan class="name">${name}</tspan> ${size}</text>`;
  }
  const label = firstToFit(names, width, NAME_FONT);
  if (label === '') return markup``;
  const hasRoom = place.height >= 2 * LINE + 4 && parts.length === 0;
  const below = hasRoom ? fitText(size, width, FONT) : '';
  const second =
    below === '' ? undefined : markup`<tspan x="${at.x}" dy="${LINE}">${below}</tspan>`;
  return markup`<text x="${at.x}" y="${at.y}"><tspan class="name">${label}</tspan>${second}</text>`;
}

/** `deployments` of `deployments.apps`. */
function shortName(name: string): string {
  return name.replace(/\..*$/s, '');
}

function resourceName({ resource, count }: MapCell): string {
  return resource === undefined
    ? `${formatCount(count)} more`
    : (resource.owner ?? resource.resource);
}

function cellTitle(cell: MapCell, total: number): string {
  const { resource, bytes, count } = cell;
  const share = total > 0 ? `, ${shareText(bytes / total)}` : '';
  const name = resource?.resource ?? formatCounted(count, 'smaller resource');
  const owner = resource?.owner === undefined ? '' : ` (${resource.owner})`;
  const counts = resource === undefined ? '' : `, ${countsText(resource)}`;
  return `${CLASS_LABELS[cell.class]}: ${name}${owner}: ${formatSize(bytes)}${share}${counts}`;
}

/** `34 objects 1.2 MB, 60 earlier records 2.0 MB`. */
function countsText({ objects, liveBytes, historyRecords, historyBytes }: SpaceCounts): string {
  const live = `${formatCounted(objects, 'object')} ${formatSize(liveBytes)}`;
  if (historyRecords === 0) return live;
  return `${live}, ${formatCounted(historyRecords, 'earlier record')} ${formatSize(historyBytes)}`;
}

/** `12 %`, `0.4 %`, `under 0.1 %`. */
export function shareText(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return 'under 0.1 %';
  return `${percent < 10 ? percent.toFixed(1) : percent.toFixed(0)} %`;
}
