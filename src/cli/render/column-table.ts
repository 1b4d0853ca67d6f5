/**
 * Tables as kubectl prints them: columns with three spaces between, as wide as their cells need.
 * Rows are printed while they come, so a column is as wide as what has been seen of it so far.
 */

import { printable } from './diff/printable.ts';

/** Spaces behind the widest cell of a column, and its least width with them. */
const PADDING = 3;
const WIDTH_MIN = 6;
const SPACES = ' '.repeat(PADDING);
const LINE_END = /[\n\r\f]/;
const PRINTABLE_ASCII = /^[ -~]*$/;

/** Lays out the rows of one table. */
export class ColumnTable {
  readonly #headers: readonly string[];
  readonly #widths: number[];
  #hasHeader = false;

  constructor(headers: readonly string[]) {
    this.#headers = headers.map(cellText);
    this.#widths = headers.map(() => WIDTH_MIN - PADDING);
  }

  /** Rows as lines, below the headers if they are the first. */
  lines(rows: readonly (readonly string[])[]): string {
    const cells = rows.map((row) => row.map(cellText));
    if (!this.#hasHeader) cells.unshift([...this.#headers]);
    this.#hasHeader = true;
    for (const row of cells) {
      for (const [at, cell] of row.entries()) {
        const width = widthOf(cell);
        if (width > (this.#widths[at] ?? 0)) this.#widths[at] = width;
      }
    }
    return cells.map((row) => this.#line(row)).join('');
  }

  #line(row: readonly string[]): string {
    const last = row.length - 1;
    let line = '';
    for (const [at, cell] of row.entries()) {
      line += cell;
      if (at < last) line += ' '.repeat((this.#widths[at] ?? 0) - widthOf(cell)) + SPACES;
    }
    return `${line.trimEnd()}\n`;
  }
}

/** A cell is one line; of longer texts the first one. */
function cellText(text: string): string {
  const end = text.search(LINE_END);
  const line = end < 0 ? text : `${text.slice(0, end)}...`;
  return PRINTABLE_ASCII.test(line) ? line : printable(line);
}

/** Characters, not UTF-16 units. */
function widthOf(text: string): number {
  return PRINTABLE_ASCII.test(text) ? text.length : [...text].length;
}
