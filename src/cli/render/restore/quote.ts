/** Arguments for a shell to copy. */

import { escapeControls } from '../../../bytes/text.ts';

/** An argument as a shell takes it; one that a terminal would act on is shown escaped instead. */
export function quoteArgument(text: string): string {
  if (/^[\w./:=@%+,-]+$/.test(text)) return text;
  const escaped = escapeControls(text);
  if (escaped.replaceAll('\\\\', '\\') !== text) return `'${escaped}'`;
  return `'${text.replaceAll("'", "'\\''")}'`;
}
