/** Service accounts: cloud roles that their pods may take on, tokens that are mounted again. */

import type { JsonObject } from '../../../../../bytes/json.ts';
import { fieldOf } from '../../../../../bytes/json.ts';
import { CLOUD_ROLES } from '../../../judge/cloud-roles.ts';
import { textOf } from '../../json-fields.ts';
import { builtInKind, nameOf } from '../../object-names.ts';
import type { Highlight } from '../../report.ts';
import { clip } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, isOlderKnown, sidesOf } from '../rule.ts';

export const findServiceAccount: ChangeRule = (change) => {
  if (builtInKind(change.description) !== 'ServiceAccount' || !isOlderKnown(change)) return [];
  const { before, after } = sidesOf(change);
  if (after === undefined) return [];
  const highlights = CLOUD_ROLES.flatMap((name): Highlight[] => {
    const role = textOf(after, 'metadata', 'annotations', name);
    const previous = textOf(before, 'metadata', 'annotations', name);
    if (role === undefined || role === previous) return [];
    const account = `ServiceAccount ${nameOf(change.description)}`;
    const was = before === undefined ? 'it is new' : `it was ${previous ?? 'none'}`;
    return [
      highlightOf(change, {
        // A new account with its role is an installation; another role for an old one is not.
        severity: before === undefined ? 'note' : 'alarm',
        rule: 'cloud-role',
        title: `${account} can act as cloud role ${clip(role, 120)}`,
        details: [`annotation ${name}; ${was}`],
      }),
    ];
  });
  if (before === undefined || !isSwitchedOff(before) || isSwitchedOff(after)) return highlights;
  const title = `ServiceAccount ${nameOf(change.description)}: token automount switched on`;
  const details = ['its pods can use the API with its rights'];
  const automount = highlightOf(change, {
    severity: 'note',
    rule: 'token-automount',
    title,
    details,
  });
  return [...highlights, automount];
};

function isSwitchedOff(object: JsonObject): boolean {
  return fieldOf(object, 'automountServiceAccountToken') === false;
}
