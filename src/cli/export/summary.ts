/** What a person is told of an export: what was written, what was left out, where the time went. */

import { escapeControls, formatCount } from '../../bytes/text.ts';
import type { TreeChanges } from '../../node/tree/tree.ts';
import type { ExportSummary } from '../../operations/kubernetes/export/export-objects.ts';
import { LEFT_OUT_LABELS } from '../../operations/kubernetes/export/left-out.ts';
import type { LeftOutReason } from '../../operations/kubernetes/export/left-out.ts';
import { formatCounted } from '../render/count.ts';
import { wrap } from '../render/verify/wrap.ts';
import type { Stopwatch } from './stopwatch.ts';

/** Less is not worth a line. */
const SECONDS_MIN = 1;

/** An export that is done. */
export interface Done {
  readonly file: string;
  readonly out: string;
  readonly summary: ExportSummary;
  /** Undefined where there is no folder. */
  readonly changes: TreeChanges | undefined;
  readonly watch: Stopwatch;
}

/** Whether there is more to tell than that it was done. */
export function isWorthTelling({ written, leftOut, problems }: ExportSummary): boolean {
  return written === 0 || leftOut.size > 0 || problems > 0;
}

/** The summary, in lines. */
export function summaryText({ file, out, summary, changes, watch }: Done): string {
  const { written, leftOut, problems, seconds } = summary;
  const from = file === '-' ? 'standard input' : escapeControls(file);
  const to = out === '-' ? 'standard output' : escapeControls(out);
  const total = [...leftOut.values()].reduce((sum, count) => sum + count, 0);
  const lines = [
    `${(written === 0 ? 'NOTHING' : 'EXPORTED').padEnd(10)}${from} → ${to}`,
    ...wrap(`${formatCounted(written, 'manifest')}${changesText(changes)}`, '  written   '),
    ...(total === 0 ? [] : wrap(`${formatCount(total)} ${leftOutText(leftOut)}`, '  left out  ')),
  ];
  if (problems > 0) {
    lines.push(...wrap(`${formatCounted(problems, 'object')} could not be read`, '  missing   '));
  }
  lines.push(...secondsLines(seconds, watch));
  return lines.map((line) => `${line}\n`).join('');
}

/** Where the time went, if it took any. */
function secondsLines({ read, decode }: ExportSummary['seconds'], watch: Stopwatch): string[] {
  const laps = [
    ['read', read],
    ['decode', decode],
    ['print', watch.seconds('print')],
    ['write', watch.seconds('write')],
  ] as const;
  if (laps.reduce((sum, [, seconds]) => sum + seconds, 0) < SECONDS_MIN) return [];
  return [`  seconds   ${laps.map(([name, time]) => `${name} ${time.toFixed(1)}`).join(', ')}`];
}

function changesText(changes: TreeChanges | undefined): string {
  if (changes === undefined || changes.unchanged + changes.removed === 0) return '';
  const { written, unchanged, removed } = changes;
  return (
    `: ${formatCounted(written, 'file')} new or changed, ` +
    `${formatCount(unchanged)} as before, ${formatCount(removed)} removed`
  );
}

function leftOutText(leftOut: ReadonlyMap<LeftOutReason, number>): string {
  const reasons = Object.keys(LEFT_OUT_LABELS) as LeftOutReason[];
  const parts = reasons.flatMap((reason) => {
    const count = leftOut.get(reason) ?? 0;
    return count === 0 ? [] : [`${formatCount(count)} ${LEFT_OUT_LABELS[reason]}`];
  });
  return `(--all writes more): ${parts.join(', ')}`;
}
