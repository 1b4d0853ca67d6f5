/** The page as text, of reports made by hand. */

import { describe, expect, it } from 'vitest';

import { renderInspectText } from '../../../src/cli/render/inspect/text.ts';
import { withTexts } from '../../build/hostile-report.ts';
import { EMPTY, EXAMPLE } from '../../build/inspect-report.ts';

const CONTROLS =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

it('shows names as they are', () => {
  const text = renderInspectText(EXAMPLE, 'a.db');
  for (const { name } of EXAMPLE.kubernetes?.nodes ?? []) expect(text).toContain(name);
  for (const { question } of EXAMPLE.security?.sections ?? []) {
    expect(text.replaceAll(/\s+/g, ' ')).toContain(question);
  }
});

describe('texts that are out to do harm', () => {
  it.each([
    ['escape sequences', '\x1b[2J\x1b]0;title\x07'],
    ['line feeds', 'x\nALARMS      none\r\n'],
    ['turned text', '\u202etxt.exe\u2066'],
    ['C1', '\u009b31m\u0085'],
  ])('%s', (_, harm) => {
    const report = withTexts(EXAMPLE, (text) => text + harm);
    const text = renderInspectText(report, `a${harm}.db`);
    expect(text).not.toMatch(CONTROLS);
    expect(text.split('\n').filter((line) => line.startsWith('ALARMS')).length).toBe(1);
  });

  it('names without an end are cut', () => {
    const long = 'n'.repeat(100_000);
    const text = renderInspectText(
      withTexts(EXAMPLE, () => long),
      'a.db',
    );
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(1000);
  });
});

it('an empty store has a short page', () => {
  const text = renderInspectText(EMPTY, '-');
  expect(text).toContain('standard input');
  expect(text.split('\n').length).toBeLessThan(20);
});

it('says of many only the first', () => {
  const [node] = EXAMPLE.kubernetes?.nodes ?? [];
  const nodes = Array.from({ length: 500 }, (_, at) => ({ ...node!, name: `node-${String(at)}` }));
  const kubernetes = { ...EXAMPLE.kubernetes!, nodes, nodeCount: 5000 };
  const text = renderInspectText({ ...EXAMPLE, kubernetes }, 'a.db');
  expect(text).toContain('NODES (5,000)');
  expect(text).toContain('and 4,988 more');
  expect(text).not.toContain('node-12 ');
});

it('says first what is not encrypted as the configuration says', () => {
  const plain = { resource: 'secrets', objects: 2, encrypted: 5, isCovered: true, firstKeys: [] };
  const encryption = { ...EXAMPLE.encryption, plain: [plain], identityFirst: ['configmaps'] };
  const text = renderInspectText({ ...EXAMPLE, encryption }, 'a.db').replaceAll(/\s+/g, ' ');
  expect(text).toContain(
    '! 2 of 7 secrets are in plain text, although the configuration encrypts them',
  );
  expect(text).toContain('! new configmaps are written in plain text');
});
