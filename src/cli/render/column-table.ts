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
    this.#headers = headers;
    this.#widths = headers.map(() => WIDTH_MIN - PADDING);
  }

  /** Rows as lines, below the headers if they are the first. */
  lines(rows: readonly (readonly string[])[]): string {
    const cells = rows.map((row) => row.map(cellOf));
    if (!this.#hasHeader) cells.unshift(this.#headers.map(cellOf));
    this.#hasHeader = true;
    for (const row of cells) {
      for (let at = 0; at < row.length; at++) {
        const width = row[at]?.width ?? 0;
        if (width > (this.#widths[at] ?? 0)) this.#widths[at] = width;
      }
    }
    let lines = '';
    for (const row of cells) lines += this.#line(row);
    return lines;
  }

  #line(row: readonly Cell[]): string {
    const last = row.length - 1;
    let line = '';
    for (let at = 0; at <= last; at++) {
      const { text, width } = row[at] ?? NO_CELL;
      line += text;
      if (at < last) line += ' '.repeat((this.#widths[at] ?? 0) - width) + SPACES;
    }
    return `${line.trimEnd()}\n`;
  }
}

/** A text on one line, and how many characters it has, not UTF-16 units. */
interface Cell {
  readonly text: string;
  readonly width: number;
}

const NO_CELL: Cell = { text: '', width: 0 };

/** What nearly every cell is takes one look at it. */
function cellOf(text: string): Cell {
  if (PRINTABLE_ASCII.test(text)) return { text, width: text.length };
  const cell = cellText(text);
  return { text: cell, width: [...cell].length };
}

/** A cell is one line; of longer texts the first one. */
function cellText(text: string): string {
  const end = text.search(LINE_END);
  const line = end < 0 ? text : `${text.slice(0, end)}...`;
  return PRINTABLE_ASCII.test(line) ? line : printable(line);
}
