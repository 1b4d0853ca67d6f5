/** Objects that are not what their keys say: the API server writes none, so somebody else did. */

import { kindAndName } from '../../object-names.ts';
import { clip } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf } from '../rule.ts';

export const findKeyMismatch: ChangeRule = (change) => {
  const { before, after } = change.description;
  if (after?.mismatch === undefined || before?.mismatch === after.mismatch) return [];
  return [
    highlightOf(change, {
      severity: 'alarm',
      rule: 'key-mismatch',
      title: `${kindAndName(change.description)} was not written by an API server`,
      details: [clip(after.mismatch, 120)],
    }),
  ];
};
