/** Text in lines that fit a terminal of 80 columns. */

const COLUMNS = 80;
/** Longest word that is written out; a key can be 32 KiB long. */
const WORD_MAX = 240;

/**
 * The words of a text in lines that begin with `head`, or below the first one with as many blanks.
 * A word that is longer than a line stands on one of its own, so that it can be copied; one that is
 * longer than several is cut.
 */
export function wrap(text: string, head: string): string[] {
  const indent = ' '.repeat(head.length);
  const lines: string[] = [];
  let line = head;
  let isEmpty = true;
  for (const word of text.split(' ').map(shorten)) {
    if (word === '') continue;
    if (!isEmpty && line.length + 1 + word.length > COLUMNS) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line.trimEnd()];
}

function shorten(word: string): string {
  const rest = word.length - WORD_MAX;
  return rest > 0 ? `${word.slice(0, WORD_MAX)}…(${String(rest)} more)` : word;
}
