/** What a terminal obeys, and what turns text around. */

/** C1, zero-width, bidi and line separators; what YAML and JSON escape anyway is not among them. */
export const UNSAFE: RegExp = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
/** Half a character of UTF-16, which no UTF-8 can hold. */
const HALF = /\p{Surrogate}/gu;

/** The text as UTF-8 can hold it. */
export function wellFormed(text: string): string {
  return text.replace(HALF, '\ufffd');
}
