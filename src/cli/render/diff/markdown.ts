/** The comparison for a pull request: what to look at, counts, and the changes to fold out. */

import { formatCount } from '../../../bytes/text.ts';
import type { DiffReport, Section } from '../../../operations/kubernetes/report/report.ts';
import { formatCounted } from '../count.ts';
import { COLUMNS, countsRows } from './counts-table.ts';
import { leftOutText } from './left-out.ts';
import { lineageText } from './lineage-text.ts';
import { markdownBlock, markdownCode, markdownText } from './markdown-text.ts';
import { objectHunks } from './object-lines.ts';
import { GRANTS_HEADING, otherGrants } from './other-grants.ts';
import type { DiffHead, Veil } from './rendered.ts';
import { sideName } from './titles.ts';

/** Characters that a forge takes in a comment, with room for what stands around this. */
const CHARACTERS_MAX = 60_000;

/** Highlights, and grants, that are written out. */
const ITEMS_MAX = 60;

/** How it is written. */
export interface MarkdownOptions {
  readonly veil: Veil;
  /** Whether everything is written, however long it gets. */
  readonly all: boolean;
}

/** The whole document. */
export function renderMarkdown(
  report: DiffReport,
  head: DiffHead,
  { veil, all }: MarkdownOptions,
): string {
  const itemsMax = all ? Infinity : ITEMS_MAX;
  const lines = [
    ...headLines(report, head),
    ...firstLines(report, itemsMax),
    ...tableLines(report),
  ];
  const budget = { left: (all ? Infinity : CHARACTERS_MAX) - sizeOf(lines) };
  for (const section of report.sections) lines.push(...sectionLines(section, veil, budget));
  for (const { reason, count } of report.unknown) {
    lines.push(`Not known: ${markdownText(reason)} (${formatCounted(count, 'value')})`, '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function headLines(report: DiffReport, head: DiffHead): string[] {
  const { before, after, lineage } = head;
  const leftOut = leftOutText(report, head);
  const verdict = report.isDifferent ? 'Different' : 'Equal';
  const revisions = `revision ${String(before.revision)} → ${String(after.revision)}`;
  const keys = `${formatCount(before.liveKeys)} → ${formatCount(after.liveKeys)} keys`;
  return [
    `## ${verdict}: ${markdownCode(sideName(before))} → ${markdownCode(sideName(after))}`,
    '',
    `${lineageText(lineage)}; ${revisions}, ${keys}` +
      (leftOut === undefined ? '' : `; ${leftOut}`),
    '',
  ];
}

function firstLines(report: DiffReport, itemsMax: number): string[] {
  const highlights = report.highlights.map(({ severity, title, details }) => [
    `- ${severity === 'alarm' ? '**!** ' : ''}${markdownText(title)}`,
    ...details.map((detail) => `  - ${detailText(detail)}`),
  ]);
  const grants = otherGrants(report).map(({ isEscalation, sentence }) => [
    `- ${isEscalation ? '**!** ' : ''}${markdownText(sentence)}`,
  ]);
  return [
    ...listLines('Look at this first', highlights, itemsMax),
    ...listLines(GRANTS_HEADING, grants, itemsMax),
  ];
}

function listLines(heading: string, items: readonly string[][], itemsMax: number): string[] {
  if (items.length === 0) return [];
  const more = items.length - itemsMax;
  return [
    `### ${heading}`,
    '',
    ...items.slice(0, itemsMax).flat(),
    ...(more > 0 ? [`- and ${formatCount(more)} more`] : []),
    '',
  ];
}

/** Lines of a text that changed are code. */
function detailText(detail: string): string {
  return /^[+-] /.test(detail) ? markdownCode(detail) : markdownText(detail);
}

function tableLines({ classes, noise }: DiffReport): string[] {
  const rows = countsRows(classes, noise);
  if (rows.length === 0) return [];
  const cells = rows.map(({ label, counts }) => {
    const numbers = counts.map((count) => (count === undefined ? '' : formatCount(count)));
    return `| ${label} | ${numbers.join(' | ')} |`;
  });
  const notes = rows.flatMap(({ label, note }) =>
    note === undefined ? [] : [`- ${label}: ${markdownText(note)}`],
  );
  return [
    `| | ${COLUMNS.join(' | ')} |`,
    `| :-- |${' --: |'.repeat(COLUMNS.length)}`,
    ...cells,
    '',
    ...(notes.length === 0 ? [] : [...notes, '']),
  ];
}

/** A section to fold out: each change as a line, and its unified diff while there is room. */
function sectionLines(
  { label, lines: changes, more }: Section,
  veil: Veil,
  budget: { left: number },
): string[] {
  const head = [`<details><summary>${label} (${formatCount(changes.length + more)})</summary>`, ''];
  const end = ['', '</details>', ''];
  budget.left -= sizeOf([...head, ...end]);
  const lines: string[] = [];
  let leftOut = more;
  for (const { sign, object, what, change } of changes) {
    const line = `- ${markdownCode(`${sign} ${object}`)} ${what.map(markdownText).join('; ')}`;
    const taken = [line.trimEnd()];
    const hunks = objectHunks(change, veil);
    if (hunks.length > 0) {
      const block = markdownBlock(hunks, 'diff').map((text) => `  ${text}`);
      if (sizeOf([...taken, ...block]) < budget.left) taken.push('', ...block, '');
    }
    if (sizeOf(taken) > budget.left) {
      leftOut++;
      continue;
    }
    budget.left -= sizeOf(taken);
    lines.push(...taken);
  }
  if (leftOut > 0) lines.push(`- and ${formatCount(leftOut)} more`);
  if (lines.at(-1) === '') lines.pop();
  return [...head, ...lines, ...end];
}

function sizeOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
