/**
 * Text of others for people: what a terminal acts on, or what turns text around, stands escaped.
 * Backslashes stay as they are, so that YAML and regular expressions can be read and copied.
 */

import { escapeControls } from '../../../bytes/text.ts';

/** One line; line feeds and tabs are escaped, too. */
export function printable(text: string): string {
  return text.split('\\').map(escapeControls).join('\\');
}
