/**
 * HTML out of templates. What is put into a template is text and stays text, unless a template made
 * it: texts of others cannot leave their place, and none is longer than anybody would read.
 */

import { escapeHtml } from './escape.ts';

/** Characters of a text that are shown, at most; names of Kubernetes end at 253. */
export const TEXT_MAX = 600;

/** HTML that a template made. */
export class Markup {
  readonly text: string;

  /** For `markup`, and for constants of the program. */
  constructor(text: string) {
    this.text = text;
  }
}

/** What can be put into a template; numbers are written with two decimals at most. */
export type Part = Markup | string | number | undefined | readonly Part[];

/** The template as HTML; undefined is nothing, a list is its parts one after the other. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const pieces = strings.map((text, at) => text + htmlOf(parts[at]));
  return new Markup(pieces.join(''));
}

function htmlOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string') return escapeHtml(shortened(part));
  if (typeof part === 'number') return String(Math.round(part * 100) / 100);
  return part.map(htmlOf).join('');
}

/** The text, or its beginning and how much there is. */
function shortened(text: string): string {
  if (text.length <= TEXT_MAX) return text;
  // No half of a character at the end.
  const start = text.slice(0, TEXT_MAX).replace(/[\ud800-\udbff]$/, '');
  return `${start}… (${String(text.length)} characters)`;
}
