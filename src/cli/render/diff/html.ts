/**
 * The comparison as one HTML file that asks for nothing from elsewhere: everything is in the page as
 * text. Without the script it is complete, only not to be searched.
 */

import { formatCount } from '../../../bytes/text.ts';
import type {
  ChangeLine,
  DiffReport,
  Section,
} from '../../../operations/kubernetes/report/report.ts';
import { formatCounted } from '../count.ts';
import { escapeHtml } from '../html/escape.ts';
import { pageEnd, pageStart } from '../html/frame.ts';
import { COLUMNS, countsRows } from './counts-table.ts';
import { SCRIPT, STYLE } from './html-page.ts';
import { leftOutText } from './left-out.ts';
import { lineageText } from './lineage-text.ts';
import { objectHunks } from './object-lines.ts';
import { GRANTS_HEADING, otherGrants } from './other-grants.ts';
import type { DiffHead, Veil } from './rendered.ts';
import { remarksOf, sideName } from './titles.ts';

const GRANTS_MAX = 500;
const FRAME = { style: STYLE, script: SCRIPT };

/** The whole page, a piece for each change. */
export function* renderHtml(report: DiffReport, head: DiffHead, veil: Veil): Generator<string> {
  const names = `${sideName(head.before)} → ${sideName(head.after)}`;
  yield pageStart(names, FRAME);
  yield headHtml(report, head);
  yield firstHtml(report);
  yield tableHtml(report);
  yield unknownHtml(report);
  yield TOOLS;
  for (const section of report.sections) yield* sectionHtml(section, veil);
  yield pageEnd(FRAME);
}

function headHtml(report: DiffReport, head: DiffHead): string {
  const { before, after, lineage, sameKeys } = head;
  const leftOut = leftOutText(report, head);
  const verdict = report.isDifferent ? 'Different' : 'Equal';
  const numbers = (from: number, to: number): string => `${formatCount(from)} → ${formatCount(to)}`;
  return (
    `<h1>${verdict}: ${escapeHtml(sideName(before))} → ${escapeHtml(sideName(after))}</h1>\n` +
    `<p>${escapeHtml(lineageText(lineage))}<br>` +
    `revision ${String(before.revision)} → ${String(after.revision)}, ` +
    `${numbers(before.liveKeys, after.liveKeys)} keys, ${formatCount(sameKeys)} of them untouched` +
    `${leftOut === undefined ? '' : `<br>${leftOut}`}</p>\n`
  );
}

function firstHtml(report: DiffReport): string {
  const { highlights } = report;
  const grants = otherGrants(report);
  const items = highlights.map(({ severity, title, details }) => {
    const more = details.map((detail) => `<li>${escapeHtml(detail)}</li>`).join('');
    return `<li class="${severity}"><strong>${escapeHtml(title)}</strong><ul>${more}</ul></li>\n`;
  });
  const first = `<section class="first"><h2>Look at this first</h2><ul>${items.join('')}</ul></section>\n`;
  const granted = grants.slice(0, GRANTS_MAX).map(({ isEscalation, sentence, because }) => {
    const reasons = because.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('');
    const severity = isEscalation ? 'alarm' : 'note';
    return `<li class="${severity}"><strong>${escapeHtml(sentence)}</strong><ul>${reasons}</ul></li>\n`;
  });
  const left = grants.length - granted.length;
  if (left > 0) granted.push(`<li>and ${formatCount(left)} more</li>`);
  const rights = `<section class="grants"><h2>${GRANTS_HEADING}</h2><ul>${granted.join('')}</ul></section>\n`;
  return (items.length === 0 ? '' : first) + (granted.length === 0 ? '' : rights);
}

function tableHtml({ classes, noise }: DiffReport): string {
  const rows = countsRows(classes, noise);
  if (rows.length === 0) return '';
  const number = (text: string): string => `<td class="number">${text}</td>`;
  const head = COLUMNS.map((column) => `<th class="number">${column}</th>`).join('');
  const body = rows.map(({ label, counts, note }) => {
    const cells = counts.map((count) => number(count === undefined ? '' : formatCount(count)));
    return `<tr><td>${escapeHtml(label)}</td>${cells.join('')}<td>${escapeHtml(note ?? '')}</td></tr>\n`;
  });
  return `<table><tr><th></th>${head}<th></th></tr>\n${body.join('')}</table>\n`;
}

function unknownHtml({ unknown }: DiffReport): string {
  const items = unknown.map(({ reason, count }) => {
    return `<li>${escapeHtml(reason)} (${formatCounted(count, 'value')})</li>`;
  });
  return items.length === 0 ? '' : `<h2>Not known</h2><ul>${items.join('')}</ul>\n`;
}

const TOOLS =
  '<div class="tools" hidden><input type="search" id="search" placeholder="Find: words of a name, ' +
  'a namespace, a field" aria-label="Find changes">' +
  COLUMNS.map(
    (name) => `<label><input type="checkbox" value="${name}" checked> ${name}</label>`,
  ).join('') +
  '<button type="button" id="open">Open all</button><button type="button" id="close">Close all</button>' +
  '<span id="shown" role="status"></span></div>\n';

function* sectionHtml({ label, lines, more }: Section, veil: Veil): Generator<string> {
  const count = formatCount(lines.length + more);
  yield `<section class="class"><h2>${escapeHtml(label)} (${count})</h2>\n`;
  for (const line of lines) yield changeHtml(line, veil);
  if (more > 0) yield `<p>and ${formatCount(more)} more</p>\n`;
  yield '</section>\n';
}

function changeHtml({ sign, object, what, change }: ChangeLine, veil: Veil): string {
  const remarks = remarksOf(change).map((remark) => `<p>${escapeHtml(remark)}</p>`);
  const hunks = objectHunks(change, veil).map(
    (line) => `<span class="${classOf(line)}">${escapeHtml(line)}</span>`,
  );
  const body = hunks.length === 0 ? '' : `<pre>${hunks.join('')}</pre>`;
  return (
    `<details class="change" data-change="${change.change}"><summary>` +
    `<span class="sign">${sign}</span><span class="object">${escapeHtml(object)}</span>` +
    `<span class="what">${escapeHtml(what.join('; '))}</span></summary>` +
    `${remarks.join('')}${body}</details>\n`
  );
}

function classOf(line: string): string {
  if (line.startsWith('+')) return 'add';
  if (line.startsWith('-')) return 'cut';
  return line.startsWith('@@') ? 'hunk' : 'same';
}
