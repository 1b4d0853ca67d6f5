/**
 * Text of others in GitHub Flavored Markdown (0.29) without giving it any meaning: no link, image,
 * mention, reference, emoji or tag. Words of letters and small numbers stand as they are; whatever
 * else is in a sentence stands in a code span, where forges look for nothing. (A backslash before `@` or `#`
 * would not do: forges search the finished page for mentions and references.)
 */

import { printable } from './printable.ts';

/** Words that mean nothing to Markdown or to a forge: letters, small numbers, signs of ours. */
const PLAIN = /^(?:[A-Za-z]+(?:-[A-Za-z]+)*(?:'[a-z]*)?|\d{1,6}|[→–·≥…])$/;
const LONGEST_PLAIN = 40;
/** A word between the marks of a sentence, which stay outside of code. */
const WORD = /^(\(?)(.*?)([,.;:)]*)$/s;

/** A sentence on one line. */
export function markdownText(text: string): string {
  const parts: string[] = [];
  let code: string[] = [];
  let open = '';
  const flush = (close: string): void => {
    if (code.length > 0) parts.push(open + markdownCode(code.join(' ')) + close);
    code = [];
  };
  for (const word of printable(text).split(' ')) {
    const [, left = '', core = '', right = ''] = WORD.exec(word) ?? [];
    if (core === '' ? word === '' : word.length <= LONGEST_PLAIN && PLAIN.test(core)) {
      flush('');
      if (word !== '') parts.push(word);
      continue;
    }
    if (code.length === 0 || left !== '') {
      flush('');
      open = left;
    }
    code.push(core === '' ? word : core);
    if (right !== '') flush(core === '' ? '' : right);
  }
  flush('');
  return parts.join(' ');
}

/** A code span around anything. */
export function markdownCode(text: string): string {
  const line = printable(text);
  const fence = '`'.repeat(longestRun(line) + 1);
  // Blanks at both ends are taken away again by whoever reads it.
  const edge = /^[` ]|[` ]$/.test(line) || line === '' ? ' ' : '';
  return `${fence}${edge}${line}${edge}${fence}`;
}

/** A fenced block of lines that are printable already. */
export function markdownBlock(lines: readonly string[], language: string): string[] {
  const longest = lines.reduce((most, line) => Math.max(most, longestRun(line)), 2);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence];
}

/** Length of the longest run of backticks. */
function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
}
