/**
 * The comparison for people: the verdict first, then how the two are related, what to look at first,
 * counts by class, the changes by class, and what to do next.
 */

import { formatCount } from '../../../bytes/text.ts';
import type {
  ChangeLine,
  DiffReport,
  Highlight,
  Section,
} from '../../../operations/kubernetes/report/report.ts';
import type { Grant } from '../../../operations/kubernetes/rbac/grant.ts';
import { formatCounted } from '../count.ts';
import { wrap } from '../verify/wrap.ts';
import { countsLines, countsRows } from './counts-table.ts';
import { leftOutText } from './left-out.ts';
import { lineageText } from './lineage-text.ts';
import { GRANTS_HEADING, otherGrants } from './other-grants.ts';
import { printable } from './printable.ts';
import type { DiffHead } from './rendered.ts';
import { sideName } from './titles.ts';

const LINE_MAX = 80;
/** Before what is said of the line above. */
const INDENT = '      ';

/** How a summary is written. */
export interface SummaryOptions {
  /** Grants that are written out; the rest is counted. */
  readonly linesMax: number;
  /** Whether something is encrypted and no keys were given. */
  readonly wantsKeys: boolean;
}

/** The whole summary. */
export function renderSummary(report: DiffReport, head: DiffHead, options: SummaryOptions): string {
  const parts = [
    headLines(report, head),
    highlightLines(report.highlights),
    tableLines(report),
    grantLines(otherGrants(report), options.linesMax),
    ...report.sections.map(sectionLines),
    unknownLines(report),
    nextLines(report, options),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function headLines(report: DiffReport, head: DiffHead): string[] {
  const { before, after, lineage, sameKeys } = head;
  const leftOut = leftOutText(report, head);
  const names = `${sideName(before)} → ${sideName(after)}`;
  const add = (name: string, text: string): string[] => wrap(text, `  ${name.padEnd(10)}`);
  const verdict = report.isDifferent ? 'DIFFERENT' : 'EQUAL';
  return [
    `${verdict.padEnd(10)}${names}`,
    ...add('lineage', lineageText(lineage)),
    ...add('revision', `${String(before.revision)} → ${String(after.revision)}`),
    ...add(
      'keys',
      `${formatCount(before.liveKeys)} → ${formatCount(after.liveKeys)}, ` +
        `${formatCount(sameKeys)} of them untouched`,
    ),
    ...(hasNoiseOnly(report) ? add('noise', 'is all that differs') : []),
    ...(leftOut === undefined ? [] : add('others', leftOut)),
  ];
}

function hasNoiseOnly({ isDifferent, classes, noise }: DiffReport): boolean {
  return !isDifferent && (classes.length > 0 || noise.size > 0);
}

function highlightLines(highlights: readonly Highlight[]): string[] {
  if (highlights.length === 0) return [];
  return [
    'LOOK AT THIS FIRST',
    ...highlights.flatMap(({ severity, title, details }) => [
      ...wrap(printable(title), `  ${severity === 'alarm' ? '!' : '·'} `),
      ...details.flatMap((detail) => wrap(printable(detail), INDENT)),
    ]),
  ];
}

function tableLines({ classes, noise }: DiffReport): string[] {
  const rows = countsRows(classes, noise);
  return rows.length === 0 ? [] : countsLines(rows);
}

/** Escalations stand first, as they come. */
function grantLines(grants: readonly Grant[], linesMax: number): string[] {
  if (grants.length === 0) return [];
  const shown = grants.slice(0, linesMax);
  return [
    GRANTS_HEADING.toUpperCase(),
    ...shown.flatMap(({ isEscalation, change, sentence, because }) => {
      const sign = isEscalation ? '!' : change === 'gained' ? '+' : '-';
      return [
        ...wrap(printable(sentence), `  ${sign} `),
        ...because.flatMap((reason) => wrap(printable(reason), INDENT)),
      ];
    }),
    ...moreLines(grants.length - shown.length),
  ];
}

function sectionLines({ label, lines, more }: Section): string[] {
  const width = Math.max(0, ...lines.map(({ object }) => object.length).filter(isShort));
  return [
    printable(label).toUpperCase(),
    ...lines.flatMap((line) => changeLines(line, width)),
    ...moreLines(more),
  ];
}

/** Objects whose names are not longer stand in a column of their own. */
const OBJECT_MAX = 34;

function isShort(length: number): boolean {
  return length <= OBJECT_MAX;
}

/** What changed: beside the object where it fits, else below it, on one line if one is enough. */
function changeLines({ sign, object, what }: ChangeLine, width: number): string[] {
  const name = `  ${sign} ${printable(object)}`;
  const texts = what.map(printable);
  const oneText = texts.join('; ');
  const oneLine = [name.padEnd(width + 4), name].map((start) => `${start}  ${oneText}`.trimEnd());
  const fitting = oneLine.find((line) => line.length <= LINE_MAX);
  if (fitting !== undefined) return [fitting];
  const below = INDENT.length + oneText.length <= LINE_MAX ? [oneText] : texts;
  return [...wrap(printable(object), `  ${sign} `), ...below.flatMap((text) => wrap(text, INDENT))];
}

function moreLines(more: number): string[] {
  return more > 0 ? [`  and ${formatCount(more)} more (--all)`] : [];
}

function unknownLines({ unknown }: DiffReport): string[] {
  if (unknown.length === 0) return [];
  return [
    'NOT KNOWN',
    ...unknown.flatMap(({ reason, count }) =>
      wrap(`${printable(reason)} (${formatCounted(count, 'value')})`, '  ? '),
    ),
  ];
}

/** What else there is to see. */
function nextLines({ isDifferent }: DiffReport, { wantsKeys }: SummaryOptions): string[] {
  const keys = '  keys    --encryption-config FILE, to look into what is encrypted';
  const next = '  next    -w text, for every field that changed; -w html, to search in them';
  return [...(wantsKeys ? [keys] : []), ...(isDifferent ? [next] : [])];
}
