/** Secrets that are credentials of the cluster itself, and never expire on their own. */

import {
  ACCOUNT_TOKEN,
  BOOTSTRAP_TOKEN,
  accountOf,
  isMadeByController,
} from '../../../judge/token-secret.ts';
import { textOf } from '../../json-fields.ts';
import { builtInKind, nameOf } from '../../object-names.ts';
import { nameWords } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, isOlderKnown, sidesOf } from '../rule.ts';

export const findTokenSecret: ChangeRule = (change) => {
  const object = change.description;
  if (builtInKind(object) !== 'Secret' || !isOlderKnown(change)) return [];
  const { before, after } = sidesOf(change);
  const type = textOf(after, 'type');
  if (type === textOf(before, 'type') && change.change !== 'added') return [];
  if (type === BOOTSTRAP_TOKEN) {
    const title = `Secret ${nameOf(object)}: a token to join nodes with was added`;
    return [highlightOf(change, { severity: 'note', rule: 'bootstrap-token', title })];
  }
  if (type !== ACCOUNT_TOKEN) return [];
  const account = accountOf(after);
  const whose = nameWords(`${object.namespace ?? ''}/${account}`);
  return [
    highlightOf(change, {
      severity: isMadeByController(object.name, account) ? 'note' : 'alarm',
      rule: 'long-lived-token',
      title: `A token that does not expire was made for ServiceAccount ${whose}`,
      details: [`Secret ${nameOf(object)}`],
    }),
  ];
};
