/** Markdown: texts of others stay text, wherever they stand. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { renderMarkdown } from '../../../src/cli/render/diff/markdown.ts';
import {
  markdownBlock,
  markdownCode,
  markdownText,
} from '../../../src/cli/render/diff/markdown-text.ts';
import { printable } from '../../../src/cli/render/diff/printable.ts';
import { HEAD, HOSTILE, HOSTILE_CHANGES, madeReport, NO_VEIL } from './made-changes.ts';

/** A code span (CommonMark 0.31.2, section 6.1): as many backticks at its end as at its beginning. */
const SPAN = /(?<!`)(`+)(?!`)([^]*?[^`])\1(?!`)/g;

function withoutSpans(line: string): string {
  return line.replace(SPAN, '');
}

const texts = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 60 }));

describe('a text', () => {
  it('has nothing outside of code spans but words and the marks of sentences', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const rest = withoutSpans(markdownText(text));
        expect(rest).toMatch(/^[A-Za-z\d ,.;:()'→–·≥…-]*$/);
        // No address, no emoji, no reference, no list, no heading, no rule.
        expect(rest).not.toMatch(/\w[.:]\w|:\w|-\d|\d-|\d{7}|[\da-f]{7}\d|(^| )[-.]|--/);
      }),
    );
  });

  it('reads as the same words', () => {
    expect(markdownText('ServiceAccount ci/deployer can now get secrets (was: none)')).toBe(
      'ServiceAccount `ci/deployer` can now get secrets (was: none)',
    );
    expect(markdownText('see https://evil.example now')).toBe('see `https://evil.example` now');
    expect(markdownText('2 Secrets: re-encrypted, (aescbc key1) a/b, c/d')).toBe(
      '2 Secrets: re-encrypted, (aescbc `key1`) `a/b`, `c/d`',
    );
    expect(markdownText('x https://a b@c.example d')).toBe('x `https://a b@c.example` d');
  });

  it('in a code span is all of it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const code = markdownCode(text);
        expect(withoutSpans(code)).toBe('');
        const [, , inner = ''] = [...code.matchAll(SPAN)][0]!;
        expect(inner.replace(/^ ([^]*) $/, '$1')).toContain(printable(text).trim());
      }),
    );
  });

  it('in a block cannot end it', () => {
    const block = markdownBlock(['a', '`````', '~~~'], 'diff');
    expect(block[0]).toBe('``````diff');
    expect(block.at(-1)).toBe('``````');
  });
});

describe('a document', () => {
  const told = renderMarkdown(madeReport(HOSTILE_CHANGES, HOSTILE), HEAD, {
    ...{ veil: NO_VEIL, all: true },
  });

  it('has nothing of others outside of code', () => {
    const rest = withoutBlocks(told).map(withoutSpans).join('\n');
    for (const sign of ['@', '#1', '<img', '<svg', '<b>', 'http', 'www.', '](', '\u202e', ':smile'])
      expect(rest).not.toContain(sign);
    expect(rest.match(/<[^>]*>/g)?.sort()).toEqual(
      ['</details>', '</summary>', '<details>', '<summary>'].sort(),
    );
  });

  it('says who is compared, and how', () => {
    expect(told).toMatch(
      /^## Different: `before.db` → `after.db`\n\nsame cluster, 178 revisions later/,
    );
    expect(told).toContain('| Configuration | 0 | 0 | 14 | 0 | 0 |');
  });

  it('fits a comment unless all of it is wanted', () => {
    const many = Array.from({ length: 400 }, () => HOSTILE_CHANGES[4]!);
    const report = madeReport(many, ['x']);
    const short = renderMarkdown(report, HEAD, { veil: NO_VEIL, all: false });
    expect(short.length).toBeLessThan(61_000);
    expect(short).toMatch(/- and \d+ more\n/);
    const long = renderMarkdown(report, HEAD, { veil: NO_VEIL, all: true });
    expect(long.length).toBeGreaterThan(90_000);
    expect(long).toContain('- and 7 more\n');
  });
});

/** The lines outside of fenced blocks (CommonMark 0.31.2, section 4.5). */
function withoutBlocks(document: string): string[] {
  let fence: string | undefined;
  const kept: string[] = [];
  for (const line of document.split('\n')) {
    const found = /^ {0,5}(`{3,})(.*)$/.exec(line);
    if (fence === undefined) {
      if (found !== null && !found[2]!.includes('`')) fence = found[1];
      else kept.push(line);
    } else if (found !== null && found[2]!.trim() === '' && found[1]!.length >= fence.length) {
      fence = undefined;
    }
  }
  expect(fence).toBeUndefined();
  return kept;
}
