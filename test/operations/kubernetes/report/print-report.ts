/** A report as plain text, for tests: everything in it, line by line. */

import type { DiffReport } from '../../../../src/operations/kubernetes/report/report.ts';

export function printReport(report: DiffReport): string {
  const lines: string[] = [];
  for (const { severity, title, details } of report.highlights) {
    lines.push(`${severity === 'alarm' ? '!' : '·'} ${title}`);
    lines.push(...details.map((detail) => `    ${detail}`));
  }
  lines.push('');
  for (const row of report.classes) {
    const { added, removed, modified, recreated, rewritten } = row;
    const counts = [added, removed, modified, recreated, rewritten].map((count) =>
      String(count).padStart(4),
    );
    lines.push(`${row.label.padEnd(18)}${counts.join('')}  ${row.note ?? ''}`.trimEnd());
  }
  lines.push('');
  for (const { label, lines: changes, more } of report.sections) {
    lines.push(label.toUpperCase());
    for (const { sign, object, what } of changes) {
      lines.push(`  ${sign} ${object}   ${what.join('; ')}`.trimEnd());
    }
    if (more > 0) lines.push(`  ${String(more)} more`);
  }
  for (const { reason, count } of report.unknown) lines.push(`? ${reason}: ${String(count)}`);
  return `${lines.join('\n')}\n`;
}
