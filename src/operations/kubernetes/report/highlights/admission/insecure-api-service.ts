/** APIs that another server answers: without TLS verification, anybody in between does. */

import { fieldOf } from '../../../../../bytes/json.ts';
import { textOf, valueOf } from '../../json-fields.ts';
import { builtInKind, kindAndName } from '../../object-names.ts';
import { nameWords } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, isOlderKnown, sidesOf } from '../rule.ts';

export const findInsecureApiService: ChangeRule = (change) => {
  if (builtInKind(change.description) !== 'APIService' || !isOlderKnown(change)) return [];
  const { before, after } = sidesOf(change);
  const service = valueOf(after, 'spec', 'service');
  if (service === undefined || service === null) return [];
  const address = `${textOf(service, 'namespace') ?? ''}/${textOf(service, 'name') ?? ''}`;
  const details = [`its requests go to Service ${nameWords(address)}`];
  const isInsecure = (object: typeof after): boolean =>
    fieldOf(fieldOf(object, 'spec'), 'insecureSkipTLSVerify') === true;
  const title = kindAndName(change.description);
  if (before === undefined) {
    // Some add-ons are installed so; whoever reads it can tell whether this one was.
    const how = isInsecure(after) ? ', without TLS verification' : '';
    const words = `${title} was added: another server answers for it${how}`;
    return [highlightOf(change, { severity: 'note', rule: 'api-service', title: words, details })];
  }
  if (!isInsecure(after) || isInsecure(before)) return [];
  return [
    highlightOf(change, {
      severity: 'alarm',
      rule: 'api-service-insecure',
      title: `${title}: TLS verification switched off`,
      details,
    }),
  ];
};
