/**
 * What every page of ours begins and ends with: one file that asks for nothing from elsewhere. Its
 * policy allows its own style and script only, by their hashes (W3C, Content Security Policy Level 3,
 * section 2.3.1); both are constants, and nothing of the data is ever part of them.
 */

import { createHash } from 'node:crypto';

import { escapeHtml } from './escape.ts';

/** What a page looks like, and what it does. */
export interface Frame {
  readonly style: string;
  readonly script: string;
}

/** Everything up to the content. */
export function pageStart(title: string, { style, script }: Frame): string {
  return (
    `<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n${policy(style, script)}\n` +
    '<meta name="viewport" content="width=device-width">\n' +
    `<title>${escapeHtml(title)}</title>\n<style>${style}</style></head>\n<body>\n`
  );
}

/** Everything behind the content. */
export function pageEnd({ script }: Frame): string {
  return `<script>${script}</script>\n</body></html>\n`;
}

function policy(style: string, script: string): string {
  const content =
    `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; ` +
    "base-uri 'none'; form-action 'none'";
  return `<meta http-equiv="Content-Security-Policy" content="${content}">`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
