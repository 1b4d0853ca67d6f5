/** The HTML report: one file, its policy, and nothing of others that is more than text. */

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { SCRIPT, STYLE } from '../../../src/cli/render/diff/html-page.ts';
import { renderHtml } from '../../../src/cli/render/diff/html.ts';
import { HEAD, HOSTILE, HOSTILE_CHANGES, madeReport, NO_VEIL } from './made-changes.ts';

const page = [...renderHtml(madeReport(HOSTILE_CHANGES, HOSTILE), HEAD, NO_VEIL)].join('');

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

describe('the page', () => {
  it('allows nothing but its own style and script', () => {
    const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(
      page,
    )!;
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src '${hashOf(STYLE)}'`,
      `script-src '${hashOf(SCRIPT)}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
    expect(page.match(/<style>[^]*?<\/style>/g)).toEqual([`<style>${STYLE}</style>`]);
    expect(page.match(/<script>[^]*?<\/script>/g)).toEqual([`<script>${SCRIPT}</script>`]);
  });

  it('has elements of its own only, and no attributes that do or fetch something', () => {
    const rest = page.replace(STYLE, '').replace(SCRIPT, '');
    const tags = [...rest.matchAll(/<(\/?[a-z!][a-z0-9]*)([^>]*)>/gi)];
    const names = new Set(tags.map(([, name = '']) => name.replace('/', '').toLowerCase()));
    for (const name of ['img', 'svg', 'a', 'b', 'iframe', 'link', 'object', 'base', 'form'])
      expect(names).not.toContain(name);
    for (const [, , attributes = ''] of tags)
      expect(attributes).not.toMatch(/\s(on\w*|src|href|style)=/);
    expect(rest.replace(/<[^>]*>/g, '')).not.toMatch(/[<>]/);
    expect(rest).not.toMatch(/[\u001b\u007f-\u009f\u202e\u2066]/);
  });
});
