/** Lines that one text has and another has not, where the order among them tells little. */

/** A line that was added or removed. */
export interface ChangedLine {
  readonly sign: '+' | '-';
  readonly text: string;
}

/** The lines that are in one text only, in their order: those of the older first. */
export function changedLines(before: string, after: string): readonly ChangedLine[] {
  const [older, newer] = [linesOf(before), linesOf(after)];
  return [
    ...only(older, newer).map((text): ChangedLine => ({ sign: '-', text })),
    ...only(newer, older).map((text): ChangedLine => ({ sign: '+', text })),
  ];
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** Lines of the first that the second has less often. */
function only(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
