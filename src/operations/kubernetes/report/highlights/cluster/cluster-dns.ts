/** The configuration of the cluster's DNS: who changes it can send every name elsewhere. */

import { isClusterDns } from '../../../judge/system-names.ts';
import { textOf } from '../../json-fields.ts';
import { changedLines } from '../../changed-lines.ts';
import { builtInKind, nameOf } from '../../object-names.ts';
import { entriesOf } from '../../json-fields.ts';
import { clip } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, isOlderKnown, sidesOf } from '../rule.ts';

/** Directives of CoreDNS that answer or send on differently. */
const REDIRECTS = /^\s*(rewrite|forward|proxy|hosts|file|template|stubDomains|upstream)\b/;
/** A line with an address in it, as the entries of `hosts` have. */
const ADDRESS = /\b\d{1,3}(\.\d{1,3}){3}\b/;

export const findClusterDns: ChangeRule = (change) => {
  if (builtInKind(change.description) !== 'ConfigMap' || !isOlderKnown(change)) return [];
  if (!isClusterDns(change.description)) return [];
  const { before, after } = sidesOf(change);
  if (before === undefined || after === undefined) return [];
  const names = new Set(
    [...entriesOf(before, 'data'), ...entriesOf(after, 'data')].map(([key]) => key),
  );
  const lines = [...names].flatMap((key) =>
    changedLines(textOf(before, 'data', key) ?? '', textOf(after, 'data', key) ?? ''),
  );
  if (lines.length === 0) return [];
  const redirects = lines.some(
    ({ sign, text }) => sign === '+' && (REDIRECTS.test(text) || ADDRESS.test(text)),
  );
  return [
    highlightOf(change, {
      severity: redirects ? 'alarm' : 'note',
      rule: 'cluster-dns',
      title: `The cluster's DNS was ${redirects ? 'redirected' : 'changed'} (ConfigMap ${nameOf(change.description)})`,
      details: lines.map(({ sign, text }) => `${sign} ${clip(text.trim(), 100)}`),
    }),
  ];
};
