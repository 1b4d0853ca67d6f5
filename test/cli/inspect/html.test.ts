/** The page about a snapshot: one file, its policy, all parts, and nothing of others that is more than text. */

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { TEXT_MAX } from '../../../src/cli/render/html/markup.ts';
import { ROWS_MAX } from '../../../src/cli/render/html/table.ts';
import { SCRIPT, STYLE } from '../../../src/cli/render/inspect/html-page.ts';
import { renderInspectHtml } from '../../../src/cli/render/inspect/html.ts';
import type { InspectReport } from '../../../src/operations/kubernetes/inspect/report.ts';
import { withTexts } from '../../build/hostile-report.ts';
import { counts, EMPTY, EXAMPLE, resource, spaceOf } from '../../build/inspect-report.ts';
import { HOSTILE } from '../diff/made-changes.ts';

/** Elements that the page is made of. */
const ELEMENTS: ReadonlySet<string> = new Set([
  ...['!doctype', 'html', 'head', 'meta', 'title', 'style', 'script', 'body', 'section', 'div'],
  ...['h1', 'h2', 'h3', 'p', 'dl', 'dt', 'dd', 'ul', 'li', 'strong', 'span', 'code', 'a'],
  ...[
    'details',
    'summary',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'input',
    'label',
    'button',
  ],
  ...['nav', 'svg', 'g', 'rect', 'path', 'text', 'tspan'],
]);
/** Attributes that are none that could fetch, run or style something. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...[
    'html',
    'lang',
    'charset',
    'http-equiv',
    'content',
    'name',
    'class',
    'id',
    'hidden',
    'type',
    'open',
  ],
  ...['placeholder', 'aria-label', 'aria-hidden', 'role', 'scope', 'for', 'checked', 'href'],
  ...['viewBox', 'x', 'y', 'width', 'height', 'd', 'dy'],
]);

/** A tag as the program writes them. */
const TAG = /<\/?([a-z!][a-z0-9]*)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*\/?>/gi;

function pageOf(report: InspectReport, file = 'after.db'): string {
  return [...renderInspectHtml(report, file)].join('');
}

/** Numbers and words that no report has, and bad arithmetic would. */
const NOT_MEANT = /NaN|Infinity|undefined/;

/** What is made of the report: the page without what is constant. */
function madeOf(page: string): string {
  return page.replace(STYLE, '').replace(SCRIPT, '');
}

/** The tags of what is made, and the texts between them. */
function partsOf(page: string): { tags: { name: string; attributes: string[] }[]; text: string } {
  const rest = madeOf(page);
  const tags = [...rest.matchAll(TAG)];
  return {
    tags: tags.map(([, name = '', attributes = '']) => ({
      name: name.toLowerCase(),
      attributes: [...attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(
        ([, key = '', value]) =>
          key === 'href' && !/^#[\w-]*$/.test(value ?? '') ? 'href elsewhere' : key,
      ),
    })),
    text: rest.replaceAll(TAG, ''),
  };
}

/** Expects nothing in the page that is not of the program but text. */
function expectInert(page: string): void {
  const { tags, text } = partsOf(page);
  const foreign = tags.flatMap(({ name, attributes }) => [
    ...(ELEMENTS.has(name) ? [] : [name]),
    ...attributes.filter((attribute) => !ATTRIBUTES.has(attribute)),
  ]);
  expect(foreign).toEqual([]);
  expect(text).not.toMatch(/[<>]/);
  expect(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e\u2066]/.exec(madeOf(page))).toBeNull();
}

describe('the page', () => {
  const page = pageOf(EXAMPLE);

  it('allows nothing but its own style and script', () => {
    const hashOf = (text: string): string =>
      `sha256-${createHash('sha256').update(text).digest('base64')}`;
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)!;
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src '${hashOf(STYLE)}'`,
      `script-src '${hashOf(SCRIPT)}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page.match(/<style>[^]*?<\/style>/g)).toEqual([`<style>${STYLE}</style>`]);
    expect(page.match(/<script>[^]*?<\/script>/g)).toEqual([`<script>${SCRIPT}</script>`]);
    expect(page).not.toMatch(/https?:\/\/(?!10\.0\.0\.1:)/);
  });

  it('has every part, and every link leads to one', () => {
    const headings = [...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, text]) => text);
    expect(headings).toEqual([
      'Look at this first',
      'Where the space goes',
      'Timeline',
      'Security',
      'Cluster',
      'Nodes (2)',
      'Namespaces (2)',
      'Objects that stand out',
      'Encryption at rest',
      'What a restore would bring back',
      'Database',
      'Not looked at',
    ]);
    const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(8);
    for (const id of links) expect(ids).toContain(id);
    expect(ids.size).toBe(page.match(/ id="/g)?.length);
  });

  it('says in words what is drawn', () => {
    expect(page).toContain(
      '<title>Pods: pods: 238 kB, 37 %, 45 objects 238 kB, 60 earlier records',
    );
    expect(page).toContain('<title>pods in shop: 119 kB');
    expect(page).toContain('Patroni');
    expect(page).toMatch(/<title>revisions 401 to 410, about 2026-11-21 15:10:00 \(not before/);
    expect(page).toContain('compacted at 401');
    expect(page).toContain('Compacted at revision 401: of what was written before,');
    expect(page).toContain('at most 10 s apart');
  });

  it('is plain where there is nothing to say', () => {
    const empty = pageOf(EMPTY, '-');
    expectInert(empty);
    expect(empty).toContain('<h1>Inside of standard input</h1>');
    expect(empty).toContain('Nothing is stored.');
    expect(empty).toContain('Nothing was written.');
    expect(empty).not.toContain('<svg');
    expect(NOT_MEANT.exec(madeOf(empty))).toBeNull();
  });
});

describe('texts out to do harm', () => {
  it('stay texts, wherever they are', () => {
    for (const text of HOSTILE) {
      const page = pageOf(
        withTexts(EXAMPLE, () => text),
        text,
      );
      expectInert(page);
      expect(NOT_MEANT.exec(madeOf(page))).toBeNull();
    }
  });

  it('stay texts, whatever they are', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('<', '">', "'><svg", '--><!--', ']]>', '&lt;', '</title>', '</script', '\0'),
    );
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 5 }), (some) => {
        let at = 0;
        expectInert(pageOf(withTexts(EXAMPLE, () => some[at++ % some.length]!)));
      }),
      { numRuns: 30 },
    );
  });

  it('are cut where nobody would read on', () => {
    const long = 'x'.repeat(1_000_000);
    const page = pageOf(withTexts(EXAMPLE, () => long));
    expect(page.length).toBeLessThan(300 * (TEXT_MAX + 200));
    expect(page).toContain(`${'x'.repeat(TEXT_MAX)}… (1000000 characters)`);
  });
});

describe('a great many things', () => {
  const many = 100_000;

  it('are counted where they are too many to be shown', () => {
    const resources = Array.from({ length: many }, (_, at) =>
      resource(`r${String(at)}.example.io`, { [`n${String(at % 7)}`]: counts(1, 1 + (at % 977)) }),
    );
    const page = pageOf({ ...EMPTY, space: spaceOf({ customresources: resources }) });
    expect(page).toContain('All 100,000 resources as a table');
    expect(page).toContain(`and ${(many - ROWS_MAX).toLocaleString('en')} more`);
    expect(page).toMatch(/<title>Custom resources: 99,960 smaller resources: /);
    expect(page.length).toBeLessThan(1_000_000);
  });

  it('may have any number of bytes', () => {
    const huge = Number.MAX_SAFE_INTEGER;
    const space = spaceOf({
      pods: [resource('pods', { shop: counts(1, huge, 1), '': counts(1, 1) })],
      secrets: [resource('secrets', { shop: counts(huge, 1) })],
    });
    const page = pageOf({ ...EXAMPLE, space });
    expectInert(page);
    expect(NOT_MEANT.exec(madeOf(page))).toBeNull();
  });
});
