/** When what is retained was written: by revision, and by time as far as it is known. */

import { formatCount } from '../../../bytes/text.ts';
import { CLASS_LABELS, CLASS_ORDER } from '../../../kubernetes/storage/object-class.ts';
import type { ObjectClass } from '../../../kubernetes/storage/object-class.ts';
import type {
  InspectReport,
  WriteBucket,
  WriteReport,
} from '../../../operations/kubernetes/inspect/report.ts';
import { formatCounted } from '../count.ts';
import { markup } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import { folded, part, table } from '../html/table.ts';
import type { Column, PagePart, Row } from '../html/table.ts';
import { formatSize } from '../size.ts';
import { SAY, switched } from './figure.ts';
import { chartHtml } from './html-bars.ts';
import type { Tick } from './html-bars.ts';
import { legend } from './legend.ts';
import {
  clockText,
  durationText,
  estimateText,
  ticksOf,
  tickText,
  uncertainty,
} from './time-text.ts';
import { barsByRevision, barsByTime, millis, placeOfRevision } from './timeline.ts';
import type { TimeBars } from './timeline.ts';

/** Ticks of an axis, one less than that many parts apart. */
const TICKS = 6;

const COLUMNS: readonly Column[] = [
  { title: 'Revisions' },
  { title: 'Written' },
  { title: 'Writes', type: 'number' },
  { title: 'Deletes', type: 'number' },
  { title: 'Created, still live', type: 'number' },
  { title: 'Bytes', type: 'number' },
  { title: 'By class' },
];

/** The part of the page. */
export function timelinePart({ writes, store }: InspectReport): PagePart {
  const total = writes.buckets.reduce((sum, bucket) => sum + bucket.writes, 0);
  if (total === 0) return part('timeline', 'Timeline', markup`<p>Nothing was written.</p>\n`);
  const first = `revisions ${formatCount(writes.firstRevision)} to ${formatCount(writes.lastRevision)}`;
  return part(
    'timeline',
    'Timeline',
    markup`<p>${formatCounted(total, 'retained write')}, ${first}. ${compactionText(store.compactRevision)}
${boundsText(writes)}</p>
${chartsHtml(writes, store.compactRevision)}${legendHtml(writes)}
${folded('The same as a table', table(COLUMNS, rowsOf(writes)))}`,
  );
}

function compactionText(compactRevision: number | undefined): string {
  if (compactRevision === undefined)
    return 'The store was never compacted, so that all of them are here.';
  return (
    `Compacted at revision ${formatCount(compactRevision)}: of what was written before, ` +
    'only what was the newest of its key then is left.'
  );
}

/** How well the times are known. */
function boundsText({ buckets }: WriteReport): string {
  const estimates = buckets
    .flatMap(({ from, to }) => [from, to])
    .filter((one) => one !== undefined);
  if (estimates.length === 0) return 'Nothing tells when they were written.';
  const widths = estimates.map(uncertainty).filter((width) => width !== undefined);
  const open = estimates.length - widths.length;
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  const known =
    widths.length === 0
      ? 'their bounds are open'
      : `they lie between bounds that are at most ${durationText(widest)} apart`;
  const rest =
    open === 0 || widths.length === 0 ? '' : `, ${formatCount(open)} of them open on a side`;
  return `Times are in UTC and estimated from what objects hold; ${known}${rest}.`;
}

/** By revision alone, or both to be switched between; the switch needs no script. */
function chartsHtml(writes: WriteReport, compactRevision: number | undefined): Markup {
  const byRevision = revisionChart(writes, compactRevision);
  const times = barsByTime(writes);
  if (times === undefined) return markup`<div class="figure">${byRevision}${SAY}</div>\n`;
  const undated = Math.round(times.undated);
  const remark =
    undated === 0
      ? undefined
      : markup`<p class="soft">Not drawn: ${formatCounted(undated, 'write')}; nothing says when.</p>\n`;
  return switched(
    'axis',
    ['by revision', markup`${byRevision}${SAY}`],
    ['by time', markup`${timeChart(times, writes, compactRevision)}${SAY}${remark}`],
  );
}

function revisionChart(writes: WriteReport, compactRevision: number | undefined): Markup {
  const { buckets } = writes;
  const count = Math.min(TICKS, buckets.length);
  const ticks = Array.from({ length: count }, (_, at): Tick => {
    const index = Math.floor((at * buckets.length) / count);
    const bucket = buckets[index];
    const time = bucket?.from === undefined ? '' : `~ ${clockText(bucket.from.time)}`;
    const revision = formatCount(bucket?.fromRevision ?? 0);
    return { at: index / buckets.length, texts: [revision, time] };
  });
  return chartHtml(barsByRevision(writes), {
    name: 'Writes by revision, stacked by class',
    ticks,
    mark: markOf(compactRevision, writes, (place) => place),
    titleOf: ({ bucket }) => (bucket === undefined ? '' : bucketText(bucket)),
  });
}

function timeChart(
  { start, end, bars }: TimeBars,
  writes: WriteReport,
  compactRevision: number | undefined,
): Markup {
  const span = end - start;
  const ticks = ticksOf(start, end).map((time, at): Tick => {
    return {
      at: (time - start) / span,
      texts: [tickText(time, span), at === 0 ? dayOf(time) : ''],
    };
  });
  const mark = markOf(compactRevision, writes, (place) => {
    const bucket =
      writes.buckets[
        Math.min(writes.buckets.length - 1, Math.floor(place * writes.buckets.length))
      ];
    const time = millis(bucket?.from);
    return time === undefined ? undefined : (time - start) / span;
  });
  return chartHtml(bars, {
    name: 'Writes by estimated time, stacked by class',
    ...{ ticks, mark },
    titleOf: ({ from, to, writes: count, deletes, classes }) => {
      const [begin, finish] = [from, to].map((part) => tickText(start + span * part, span));
      const head = `about ${begin ?? ''} to ${finish ?? ''}: ${aboutText(count, 'write')}`;
      return `${head}${deletes > 0.5 ? ` (${aboutText(deletes, 'delete')})` : ''}: ${classesText(classes)}`;
    },
  });
}

function dayOf(millisOfDay: number): string {
  return `${new Date(millisOfDay).toISOString().slice(0, 10)} UTC`;
}

/** Where the compaction stands; undefined if it is not among what is drawn. */
function markOf(
  compactRevision: number | undefined,
  writes: WriteReport,
  toPlace: (place: number) => number | undefined,
): { at: number; text: string } | undefined {
  if (compactRevision === undefined) return undefined;
  const place = placeOfRevision(compactRevision, writes);
  const at = place === undefined ? undefined : toPlace(place);
  if (at === undefined || at < 0 || at > 1) return undefined;
  return { at, text: `compacted at ${formatCount(compactRevision)}` };
}

/** `revisions 941 to 950, about …: 12 writes (3 deletes): Pods 5, Leases 4, Events 3`. */
function bucketText(bucket: WriteBucket): string {
  const { writes, deletes } = bucket;
  const gone = deletes > 0 ? ` (${formatCounted(deletes, 'delete')})` : '';
  const classes = new Map(bucket.classes.map((one) => [one.class, one.writes]));
  return `${revisionsText(bucket)}, ${estimateText(bucket.from)}: ${formatCounted(writes, 'write')}${gone}: ${classesText(classes)}`;
}

function revisionsText({ fromRevision, toRevision }: WriteBucket): string {
  const first = formatCount(fromRevision);
  return fromRevision === toRevision
    ? `revision ${first}`
    : `revisions ${first} to ${formatCount(toRevision)}`;
}

function aboutText(count: number, noun: string): string {
  return formatCounted(Math.round(count), noun);
}

function classesText(classes: ReadonlyMap<ObjectClass, number>): string {
  return [...classes]
    .filter(([, writes]) => writes >= 0.5)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, writes]) => `${CLASS_LABELS[name]} ${formatCount(Math.round(writes))}`)
    .join(', ');
}

function legendHtml({ buckets }: WriteReport): Markup {
  const totals = CLASS_ORDER.map((name) => ({
    name,
    writes: buckets.reduce((sum, { classes }) => {
      return sum + (classes.find((one) => one.class === name)?.writes ?? 0);
    }, 0),
  })).filter(({ writes }) => writes > 0);
  const deletes = buckets.reduce((sum, bucket) => sum + bucket.deletes, 0);
  return legend([
    ...totals.map(({ name, writes }) => ({
      swatch: name,
      label: CLASS_LABELS[name],
      amount: formatCount(writes),
    })),
    ...(deletes === 0
      ? []
      : [
          {
            swatch: 'deletes' as const,
            label: 'deletes among them, below the line',
            amount: formatCount(deletes),
          },
        ]),
  ]);
}

function rowsOf({ buckets }: WriteReport): Row[] {
  return buckets
    .filter(({ writes }) => writes > 0)
    .map((bucket) => ({
      cells: [
        revisionsText(bucket).replace(/^revisions? /, ''),
        estimateText(bucket.from),
        formatCount(bucket.writes),
        formatCount(bucket.deletes),
        formatCount(bucket.creates),
        formatSize(bucket.bytes),
        classesText(new Map(bucket.classes.map((one) => [one.class, one.writes]))),
      ],
    }));
}
