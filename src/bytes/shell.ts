/** Arguments for a shell to copy. */

import { escapeControls } from './text.ts';

/**
 * An argument as a shell takes it. Characters that a terminal would act on stand escaped between
 * `$'` and `'`, which bash, ksh and zsh understand; everything else is quoted as POSIX has it,
 * without a backslash, so that escaping the text once more does not change it.
 */
export function quoteArgument(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  const escaped = escapeControls(text);
  if (escaped.replaceAll('\\\\', '\\') === text) return `'${text.replaceAll("'", `'"'"'`)}'`;
  // A shell takes \x85 for a byte; \u0085 is the character.
  const characters = escaped.replace(/\\\\|\\x([89].)/g, (found, high: string | undefined) =>
    high === undefined ? found : `\\u00${high}`,
  );
  return `$'${characters.replaceAll("'", "\\'")}'`;
}
