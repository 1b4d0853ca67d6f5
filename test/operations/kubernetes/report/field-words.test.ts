/** Fields in words, where lines of a text tell little. */

import { expect, test } from 'vitest';

import type { FieldChange } from '../../../../src/kubernetes/change/object-change.ts';
import { fieldWords } from '../../../../src/operations/kubernetes/report/lines/field-words.ts';

function dataChange(before: string, after: string): FieldChange {
  return {
    ...({ change: 'changed', path: 'data.a', pointer: '/data/a', redacted: false } as const),
    steps: [{ name: 'data' }, { name: 'a' }],
    ...{ before, after },
  };
}

test.each([
  ['one\ntwo', 'one\nthree', 'a changed (+1 −1 lines)'],
  ['one\ntwo', 'two\none', 'a changed (order of lines, or empty ones)'],
  ['one\ntwo', 'one\n\ntwo\n', 'a changed (order of lines, or empty ones)'],
])('%j to %j', (before, after, words) => {
  expect(fieldWords([dataChange(before, after)])).toEqual([words]);
});

test('an entry of the core group is named by what it has', () => {
  const mergeKey = [
    ['apiGroups', ''],
    ['resources', 'namespaces'],
  ] as const;
  const field: FieldChange = {
    ...({ change: 'added', path: '', pointer: '', after: 'patch', redacted: false } as const),
    steps: [{ name: 'rules' }, { index: 0, mergeKey }, { name: 'verbs' }, { index: 1 }],
  };
  expect(fieldWords([field])).toEqual(['rules[namespaces].verbs: patch added']);
});
