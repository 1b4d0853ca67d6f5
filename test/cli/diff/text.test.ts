/** Summary and text: for a terminal, whatever names and values hold. */

import { describe, expect, it } from 'vitest';

import { lineageText } from '../../../src/cli/render/diff/lineage-text.ts';
import { renderSummary } from '../../../src/cli/render/diff/summary.ts';
import { renderDiffText } from '../../../src/cli/render/diff/text.ts';
import type { DescribedChange } from '../../../src/cli/render/diff/rendered.ts';
import type { Lineage } from '../../../src/operations/diff/lineage.ts';
import { HEAD, HOSTILE, HOSTILE_CHANGES, madeChange, madeReport, NO_VEIL } from './made-changes.ts';

const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069]/;

async function textOf(changes: readonly DescribedChange[]): Promise<string> {
  async function* batches(): AsyncGenerator<readonly DescribedChange[]> {
    yield await Promise.resolve(changes);
  }
  let text = '';
  for await (const piece of renderDiffText(batches(), HEAD, NO_VEIL)) text += piece;
  return text;
}

describe('summary', () => {
  const options = { linesMax: 20, wantsKeys: true };

  it('has no control characters, and lines that fit', () => {
    const told = renderSummary(madeReport(HOSTILE_CHANGES, HOSTILE), HEAD, options);
    expect(told).not.toMatch(CONTROLS);
    const isLong = (line: string): boolean => line.length > 80 && line.trim().includes(' ');
    expect(told.split('\n').filter(isLong)).toEqual([]);
  });

  it('says who is compared, what is to be seen first, counts, changes, and how to go on', () => {
    const report = madeReport([madeChange('tuning', { a: 1 }, { a: 2 })], ['a changed 1 → 2']);
    expect(renderSummary(report, HEAD, options)).toMatchSnapshot();
  });

  it('counts what it leaves out', () => {
    const report = madeReport([], HOSTILE);
    const told = renderSummary(report, HEAD, { ...options, linesMax: 3 });
    expect(told).toContain(`  and ${String(HOSTILE.length - 3)} more (--all)`);
    expect(told).toContain('  and 7 more (--all)');
  });

  it('of what is equal has no next step', () => {
    const report = { ...madeReport([], []), sections: [], classes: [], unknown: [] };
    const told = renderSummary({ ...report, noise: new Map(), isDifferent: false }, HEAD, options);
    expect(told).toMatch(/^EQUAL {5}before\.db → after\.db\n/);
    expect(told).not.toContain('next');
  });
});

describe('text', () => {
  it('has no control characters', async () => {
    expect(await textOf(HOSTILE_CHANGES)).not.toMatch(CONTROLS);
  });

  it('is a unified diff of the YAML, without what changes by itself', async () => {
    const change = madeChange('tuning', { a: 'x', mode: 'off' }, { a: 'x', mode: 'yes' });
    expect(await textOf([change])).toMatchSnapshot();
  });

  it('says what it cannot show', async () => {
    const change = madeChange('tuning', {}, {});
    const encryption = { provider: 'aescbc', keyName: 'key1' };
    const problem = 'encrypted by aescbc key1, which was not given';
    const after = { ...change.description.after!, object: undefined, encryption, problem };
    const description = { ...change.description, after, fields: [], isContentKnown: false };
    expect(await textOf([{ ...change, description }])).toBe(
      '# ConfigMap shop/tuning modified\n' +
        '# at rest: plain text → aescbc key1\n' +
        `# after: ${problem}\n` +
        '# what changed inside is not known\n',
    );
  });
});

describe('the lineage', () => {
  const known = { revisions: { before: 951, after: 1129 }, forkRevision: undefined };
  it.each<[Partial<Lineage>, string]>([
    [{ relation: 'same' }, 'same cluster, the same history'],
    [{ relation: 'later' }, 'same cluster, 178 revisions later'],
    [
      { relation: 'earlier', revisions: { before: 3, after: 2 } },
      'same cluster, 1 revision EARLIER: the second is the older one',
    ],
    [
      { relation: 'forked', forkRevision: 1000 },
      'same cluster, FORKED: both went on differently from a common past, from revision 1000 on',
    ],
    [
      { relation: 'forked', isSameCluster: false },
      'no member in common, FORKED: both went on differently from a common past',
    ],
    [
      { relation: 'unrelated', isSameCluster: false },
      'different clusters, UNRELATED: not a record in common',
    ],
    [
      { relation: 'unknown', isSameCluster: undefined },
      'members are not named; no revision that both retain, so whether one continues the other is unknown',
    ],
  ])('%j', (lineage, text) => {
    expect(lineageText({ relation: 'same', isSameCluster: true, ...known, ...lineage })).toBe(text);
  });
});
