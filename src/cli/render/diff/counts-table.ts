/** The table of how many changes there are of each class, and the line of what is noise. */

import { formatCount } from '../../../bytes/text.ts';
import type { ClassCounts, NoiseCounts } from '../../../operations/kubernetes/report/report.ts';
import type { Noise } from '../../../kubernetes/change/object-change.ts';
import { wrap } from '../verify/wrap.ts';
import { printable } from './printable.ts';

/** The columns, as `ClassCounts` has them. */
export const COLUMNS = ['added', 'removed', 'modified', 'recreated', 'rewritten'] as const;

/** Noise in words. */
export const NOISE_NAMES: Readonly<Record<Noise, string>> = {
  lease: 'leases',
  event: 'events',
  endpoints: 'endpoints',
  'status-only': 'status only',
  'managed-fields-only': 'managed fields only',
  bookkeeping: "servers' own keys",
};

/** A row: its label, its numbers, what is said besides. */
export interface CountsRow {
  readonly label: string;
  /** In the order of the columns; undefined for what cannot be. */
  readonly counts: readonly (number | undefined)[];
  readonly note: string | undefined;
}

/** Rows for the classes, and one for all noise if there is any. */
export function countsRows(classes: readonly ClassCounts[], noise: NoiseCounts): CountsRow[] {
  const rows = classes.map((counts) => ({
    label: counts.label,
    counts: COLUMNS.map((column) => counts[column]),
    note: counts.note,
  }));
  if (noise.size === 0) return rows;
  const sum = (column: 'added' | 'removed' | 'modified'): number =>
    [...noise.values()].reduce((total, counts) => total + counts[column], 0);
  const counts = [sum('added'), sum('removed'), sum('modified'), undefined, undefined];
  return [...rows, { label: 'Noise', counts, note: noiseText(noise) }];
}

/** `12 leases, 30 events (--noise)`. */
function noiseText(noise: NoiseCounts): string {
  const parts = [...noise].map(([name, { added, removed, modified }]) => {
    return `${formatCount(added + removed + modified)} ${NOISE_NAMES[name]}`;
  });
  return `${parts.join(', ')} (--noise)`;
}

const LABEL_WIDTH = 12;
const LINE_MAX = 80;

/** The lines of the table as text, notes below a row where there is no room beside it. */
export function countsLines(rows: readonly CountsRow[]): string[] {
  const labelWidth = Math.max(LABEL_WIDTH, ...rows.map(({ label }) => label.length));
  const head = ' '.repeat(labelWidth) + COLUMNS.map((column) => `  ${column}`).join('');
  return [head, ...rows.flatMap((row) => rowLines(row, labelWidth))];
}

function rowLines({ label, counts, note }: CountsRow, labelWidth: number): string[] {
  const cells = counts.map((count, at) => {
    const text = count === undefined || count === 0 ? '·' : formatCount(count);
    return text.padStart((COLUMNS[at] ?? '').length + 2);
  });
  const line = printable(label).padEnd(labelWidth) + cells.join('');
  if (note === undefined) return [line];
  const text = printable(note);
  const oneLine = `${line}  ${text}`;
  return oneLine.length <= LINE_MAX ? [oneLine] : [line, ...wrap(text, '    ')];
}
