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
import { folded, ROWS_MAX, section, table } from '../html/table.ts';
import type { Column, Row } from '../html/table.ts';
import { formatSize } from '../size.ts';
import { mapHtml, mapLegend, shareText } from './html-map.ts';
import type { RowId } from './html-map.ts';
import { bytesOf } from './space-map.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Class' },
  { title: 'Resource', type: 'name' },
  { title: 'Objects', type: 'number' },
  { title: 'Live', type: 'number' },
  { title: 'Earlier records', type: 'number' },
  { title: 'Earlier', type: 'number' },
  { title: 'Share', type: 'number' },
  { title: 'Most of it in' },
];
const NAMESPACES_MAX = 3;

/** The part of the page. */
export function spaceHtml(space: SpaceReport): Markup {
  const { objects, liveBytes, historyRecords, historyBytes, classes } = space;
  const resources = sortedResources(classes);
  const listed = resources.slice(0, ROWS_MAX);
  const ids = new Map(listed.map(({ resource }, at) => [resource, `resource-${String(at)}`]));
  const rowId: RowId = (resource) => ids.get(resource);
  const history =
    historyRecords === 0
      ? 'no history is retained'
      : `${formatCounted(historyRecords, 'earlier record')} ${formatSize(historyBytes)}`;
  return section(
    'space',
    'Where the space goes',
    markup`<p>${formatCounted(objects, 'live object')} ${formatSize(liveBytes)}; ${history}. Areas are in
proportion to the bytes of the records; namespaces share the area of their resource.</p>
${mapsHtml(space, rowId)}${mapLegend(classes)}
${folded(
  `All ${formatCounted(resources.length, 'resource')} as a table`,
  table(COLUMNS, rowsOf(listed, { total: liveBytes + historyBytes, rowId }), resources.length),
)}`,
  );
}

/** One drawing, or both to be switched between; the switch needs no script. */
function mapsHtml(space: SpaceReport, rowId: RowId): Markup {
  if (space.objects + space.historyRecords === 0) return markup``;
  const say = markup`<p class="say" aria-hidden="true"></p>\n`;
  if (space.historyBytes === 0) {
    return markup`<div class="figure">${mapHtml(space, 'live', rowId)}${say}</div>`;
  }
  return markup`<div class="figure switch">
<input type="radio" name="measure" id="measure-live" checked><label for="measure-live">live objects</label>
<input type="radio" name="measure" id="measure-all"><label for="measure-all">with history</label>
<div class="first-view">${mapHtml(space, 'live', rowId)}</div>
<div class="second-view">${mapHtml(space, 'all', rowId)}</div>
${say}</div>
`;
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
        markup`<span class="swatch b-${space.class}"></span>${space.label}`,
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
