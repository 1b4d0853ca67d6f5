/** Lines of the page as text: facts with their names in front, and tables without a frame. */

import { wrap } from '../verify/wrap.ts';
import { printable } from '../diff/printable.ts';

const NAME_WIDTH = 12;
/** Longest cell of a table; names of objects may have 253 characters, keys more. */
const CELL_MAX = 60;

/** A fact in lines of 80 columns; what belongs to the one above has no name. */
export function factLines(name: string, text: string): string[] {
  return wrap(text, name.padEnd(NAME_WIDTH));
}

/** One line of somebody's text. */
export function shown(text: string): string {
  const line = printable(text);
  return line.length > CELL_MAX ? `${line.slice(0, CELL_MAX - 1)}…` : line;
}

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** Numbers stand at the right. */
  readonly isNumber?: boolean;
}

/** The lines of a table; columns that are empty in all rows are left out. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string[] {
  const used = columns
    .map((column, at) => ({ ...column, at }))
    .filter(({ at }) => rows.some((row) => (row[at] ?? '') !== ''));
  const widths = used.map(({ title, at }) =>
    Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)),
  );
  const line = (cellOf: (column: { title: string; at: number }) => string): string => {
    const cells = used.map((column, position) => {
      const width = widths[position] ?? 0;
      const cell = cellOf(column);
      return column.isNumber === true ? cell.padStart(width) : cell.padEnd(width);
    });
    return `  ${cells.join('  ')}`.trimEnd();
  };
  return [line(({ title }) => title), ...rows.map((row) => line(({ at }) => row[at] ?? ''))];
}

/** A list with commas in lines of 80 columns, below a heading. */
export function listLines(items: readonly string[]): string[] {
  // Blanks within an item do not end a line.
  const joined = items.map((item) => item.replaceAll(' ', GLUE)).join(', ');
  return wrap(joined, '  ').map((line) => line.replaceAll(GLUE, ' '));
}

/** Stands for a blank that ends no line. */
const GLUE = '\u00a0';
