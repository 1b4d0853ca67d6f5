/** Examples in README.md, as the reader would copy them. */

import { readFile } from 'node:fs/promises';

/** The first fenced block of `language` under the first heading that is `heading`. */
export async function readmeExample(heading: string, language: string): Promise<string> {
  const lines = (await readFile('README.md', 'utf8')).split('\n');
  const start = lines.findIndex(
    (line) => line.replace(/^#+\s+/, '') === heading && line !== heading,
  );
  if (start < 0) throw new Error(`README.md has no heading "${heading}"`);
  const level = lines[start]!.indexOf(' ');
  const length = lines
    .slice(start + 1)
    .findIndex((line) => new RegExp(`^#{1,${String(level)}} `).test(line));
  const section = lines.slice(start + 1, length < 0 ? undefined : start + 1 + length);
  const open = section.indexOf(`\`\`\`${language}`);
  const close = section.indexOf('```', open + 1);
  if (open < 0 || close < 0) {
    throw new Error(`README.md has no ${language} example under "${heading}"`);
  }
  return section.slice(open + 1, close).join('\n');
}
