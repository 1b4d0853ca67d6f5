/** Where the space goes: the treemap, and all resources as a table. */

import { formatCount } from '../../../bytes/text.ts';
import type {
  ClassSpace,
  ResourceSpace,
  SpaceReport,
} from '../../../operations/kubernetes/inspect/report.ts';
import { formatCounted } from '../count.ts';
import { markup } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import { folded, ROWS_MAX, part, table } from '../html/table.ts';
import type { Column, PagePart, Row } from '../html/table.ts';
import { formatSize } from '../size.ts';
import { mapHtml, mapLegend, shareText } from './html-map.ts';
import type { RowId } from './html-map.ts';
import { SAY, switched } from './figure.ts';
import { swatchOf } from './legend.ts';
import { bytesOf } from './space-map.ts';
import type { SpaceMeasure } from './space-map.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Class', type: 'label' },
  { title: 'Resource', type: 'name' },
  { title: 'Objects', type: 'number' },
  { title: 'Live', type: 'number' },
  { title: 'Earlier records', type: 'number' },
  { title: 'Earlier', type: 'number' },
  { title: 'Share', type: 'number' },
  { title: 'Most of it in' },
];
const TITLE = 'Where the space goes';
const NAMESPACES_MAX = 3;

/** The part of the page. */
export function spacePart(space: SpaceReport): PagePart {
  const { objects, liveBytes, historyRecords, historyBytes, classes } = space;
  if (objects + historyRecords === 0)
    return part('space', TITLE, markup`<p>Nothing is stored.</p>\n`);
  const resources = sortedResources(classes);
  const listed = resources.slice(0, ROWS_MAX);
  const ids = new Map(listed.map(({ resource }, at) => [resource, `resource-${String(at)}`]));
  const rowId: RowId = (resource) => ids.get(resource);
  const history =
    historyRecords === 0
      ? 'no history is retained'
      : `${formatCounted(historyRecords, 'earlier record')} ${formatSize(historyBytes)}`;
  return part(
    'space',
    TITLE,
    markup`<p>${formatCounted(objects, 'live object')} ${formatSize(liveBytes)}; ${history}. Areas are in
proportion to the bytes of the records; namespaces share the area of their resource.</p>
${mapsHtml(space, rowId)}
${folded(
  `All ${formatCounted(resources.length, 'resource')} as a table`,
  table(COLUMNS, rowsOf(listed, { total: liveBytes + historyBytes, rowId }), resources.length),
)}`,
  );
}

/** One drawing, or both to be switched between; the switch needs no script. */
function mapsHtml(space: SpaceReport, rowId: RowId): Markup {
  const view = (measure: SpaceMeasure): Markup =>
    markup`${mapHtml(space, measure, rowId)}${SAY}${mapLegend(space.classes, measure)}`;
  if (space.historyBytes === 0) return markup`<div class="figure">${view('live')}</div>\n`;
  return switched('measure', ['live objects', view('live')], ['with history', view('all')]);
}

/** A resource and its class. */
interface ClassedResource {
  readonly space: ClassSpace;
  readonly resource: ResourceSpace;
}

/** All of them, the largest first. */
function sortedResources(classes: readonly ClassSpace[]): ClassedResource[] {
  return classes
    .flatMap((space) => space.resources.map((resource) => ({ space, resource })))
    .toSorted((a, b) => bytesOf(b.resource, 'all') - bytesOf(a.resource, 'all'));
}

function rowsOf(
  resources: readonly ClassedResource[],
  { total, rowId }: { readonly total: number; readonly rowId: RowId },
): Row[] {
  return resources.map(({ space, resource }): Row => {
    const { objects, liveBytes, historyRecords, historyBytes } = resource;
    return {
      id: rowId(resource),
      cells: [
        markup`${swatchOf(space.class)}${space.label}`,
        nameOf(resource),
        formatCount(objects),
        formatSize(liveBytes),
        formatCount(historyRecords),
        formatSize(historyBytes),
        total > 0 ? shareText(bytesOf(resource, 'all') / total) : '',
        namespacesText(resource),
      ],
    };
  });
}

function nameOf({ resource, owner }: ResourceSpace): string {
  return owner === undefined ? resource : `${resource} (${owner})`;
}

function namespacesText({ namespaces }: ResourceSpace): string {
  const named = namespaces.filter(({ namespace, isRest }) => namespace !== '' && !isRest);
  const shown = named.slice(0, NAMESPACES_MAX).map(({ namespace, liveBytes, historyBytes }) => {
    return `${namespace} ${formatSize(liveBytes + historyBytes)}`;
  });
  const isMore = named.length > shown.length || namespaces.some(({ isRest }) => isRest);
  return shown.join(', ') + (isMore && shown.length > 0 ? ', …' : '');
}
