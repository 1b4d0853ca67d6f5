/** Selectors of labels, by the cases that kubectl takes and refuses. */

import { describe, expect, it } from 'vitest';

import {
  LabelSelectorError,
  matchesLabels,
  parseLabelSelector,
} from '../../../src/kubernetes/names/label-selector.ts';

const LABELS = {
  app: 'web',
  'app.kubernetes.io/name': 'shop',
  empty: '',
  size: '12',
  huge: '9223372036854775808',
  in: 'notin',
};

function selects(selector: string, labels: Record<string, string> = LABELS): boolean {
  return matchesLabels(parseLabelSelector(selector), { metadata: { labels } });
}

describe('a selector of labels', () => {
  it.each([
    '',
    ' ',
    'app=web',
    'app==web',
    ' app = web , size ',
    'app.kubernetes.io/name=shop',
    'app!=api',
    'other!=web',
    'app',
    '!other',
    '! other',
    'app in (api, web)',
    'app notin (api,cache)',
    'other notin (web)',
    'empty=',
    'empty=,app=web',
    'empty in ()',
    'empty in (a,)',
    'empty in (,a)',
    'empty in (a,,b)',
    'size>11',
    'size < 13',
    'in in (notin)',
    'in=notin',
    'app=web,size>3,!other',
  ])('selects by %j', (selector) => {
    expect(selects(selector)).toBe(true);
  });

  it.each([
    'app=api',
    'app!=web',
    'other',
    '!app',
    'other=web',
    'other in (web)',
    'app in (api)',
    'app notin (web)',
    'app=',
    'size>12',
    'size<12',
    'app>1',
    'other>1',
    'huge>1',
    'app=web,other',
    'constructor',
  ])('leaves out by %j', (selector) => {
    expect(selects(selector)).toBe(false);
  });

  it.each([
    ',',
    'app,',
    'app=web,,size',
    '=web',
    'app=web=api',
    'app web',
    'app in web',
    'app in (web',
    'app in web)',
    'app in (a b)',
    'app in (a=b)',
    'size>many',
    'size>',
    'size>9223372036854775808',
    'app>=1',
    '!app=web',
    '!!app',
    '(app)',
    'a/b/c',
    '/app',
    'Example.com/app',
    `${'a'.repeat(64)}=b`,
    `app=${'b'.repeat(64)}`,
    'app=-b',
    'app=\u0000',
    'äpp',
  ])('refuses %j', (selector) => {
    expect(() => parseLabelSelector(selector)).toThrow(LabelSelectorError);
  });

  it('takes an object without labels for one that has none', () => {
    const selector = parseLabelSelector('app');
    expect(matchesLabels(selector, {})).toBe(false);
    expect(matchesLabels(selector, { metadata: { labels: null } })).toBe(false);
    expect(matchesLabels(parseLabelSelector('!app'), { metadata: [] })).toBe(true);
  });

  it('says what it found', () => {
    expect(() => parseLabelSelector('app in web')).toThrow("found 'web', expected '('");
    expect(() => parseLabelSelector('app,')).toThrow('found the end, expected the name of a label');
  });
});
