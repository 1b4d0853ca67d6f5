/** Text in drawings: as much of it as has room. Widths are guessed, since no font is at hand. */

import { printable } from '../diff/printable.ts';

/** A font: its size, and the width of a character as a part of it, rather too much than too little. */
export interface Font {
  readonly size: number;
  readonly narrow: number;
}

/** How wide characters are in broad fonts without serifs (DejaVu Sans), on the average. */
export const PLAIN_WIDTH = 0.61;
export const BOLD_WIDTH = 0.7;
const WIDE = 1.15;
/** From here on most characters are as wide as high (CJK and what follows). */
const WIDE_FROM = 0x1100;
/** Less of a text says nothing. */
const CHARACTERS_MIN = 4;

/** The printable text, its beginning with an ellipsis, or nothing. */
export function fitText(text: string, width: number, { size, narrow }: Font): string {
  const characters = [...printable(text.slice(0, 400))];
  let room = width / size;
  let count = 0;
  for (const character of characters) {
    room -= (character.codePointAt(0) ?? 0) >= WIDE_FROM ? WIDE : narrow;
    if (room < 0) break;
    count++;
  }
  if (count === characters.length) return characters.join('');
  return count > CHARACTERS_MIN ? `${characters.slice(0, count - 1).join('')}…` : '';
}

/** The first of the texts that fits as a whole; if none does, as much of the last as has room. */
export function firstToFit(texts: readonly string[], width: number, font: Font): string {
  const whole = texts.map(printable).find((text) => fitText(text, width, font) === text);
  return whole ?? fitText(texts.at(-1) ?? '', width, font);
}
