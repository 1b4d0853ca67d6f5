/**
 * Tables as etcdutl draws them: headers centred in capitals, cells to the right, ASCII up to 3.6
 * (tablewriter 0.0.5), box characters from 3.7 on (tablewriter 1.1.4).
 */

interface Frame {
  readonly horizontal: string;
  readonly vertical: string;
  /** Left, middle and right corner of the line above, below the header, and at the end. */
  readonly top: readonly [string, string, string];
  readonly middle: readonly [string, string, string];
  readonly bottom: readonly [string, string, string];
}

const ASCII: Frame = {
  horizontal: '-',
  vertical: '|',
  top: ['+', '+', '+'],
  middle: ['+', '+', '+'],
  bottom: ['+', '+', '+'],
};

const BOX: Frame = {
  horizontal: '─',
  vertical: '│',
  top: ['┌', '┬', '┐'],
  middle: ['├', '┼', '┤'],
  bottom: ['└', '┴', '┘'],
};

/** How a table is drawn. */
export type TableStyle = 'ascii' | 'box';

/** A table with a line for each row; cells must be without control characters. */
export function renderTable(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  style: TableStyle,
): string {
  const frame = style === 'ascii' ? ASCII : BOX;
  const widths = headers.map((header, column) =>
    Math.max(width(header), ...rows.map((row) => width(row[column] ?? ''))),
  );
  const rule = ([left, middle, right]: readonly [string, string, string]): string =>
    left + widths.map((size) => frame.horizontal.repeat(size + 2)).join(middle) + right;
  const line = (cells: readonly string[]): string =>
    frame.vertical + cells.map((cell) => ` ${cell} `).join(frame.vertical) + frame.vertical;
  return [
    rule(frame.top),
    line(headers.map((header, column) => centre(header, widths[column] ?? 0))),
    rule(frame.middle),
    ...rows.map((row) => line(row.map((cell, column) => right(cell, widths[column] ?? 0)))),
    rule(frame.bottom),
    '',
  ].join('\n');
}

/** Characters, not UTF-16 units. */
function width(text: string): number {
  return [...text].length;
}

function right(text: string, size: number): string {
  return ' '.repeat(size - width(text)) + text;
}

function centre(text: string, size: number): string {
  const gap = size - width(text);
  const left = Math.floor(gap / 2);
  return ' '.repeat(left) + text + ' '.repeat(gap - left);
}
