/** Label selectors of objects as text (apimachinery pkg/apis/meta/v1/helpers.go, v0.36.3). */

import { compareTexts, entriesAt, listAt, orNone, scalarText, textAt, textsAt } from './fields.ts';
import type { Field } from './fields.ts';

/** `app=web,tier in (api,web),!canary`; nothing is `<none>`. */
export function selectorText(selector: Field): string {
  return orNone(requirementsText(selector));
}

/** The same; nothing is empty. */
export function requirementsText(selector: Field): string {
  const labels = entriesAt(selector, 'matchLabels').map(
    ([key, value]) => [key, `${key}=${scalarText(value)}`] as const,
  );
  const expressions = listAt(selector, 'matchExpressions').map((expression) => {
    const key = textAt(expression, 'key');
    return [key, expressionText(key, expression)] as const;
  });
  return [...labels, ...expressions]
    .sort(([one], [other]) => compareTexts(one, other))
    .map(([, text]) => text)
    .join(',');
}

function expressionText(key: string, expression: Field): string {
  const values = [...textsAt(expression, 'values')].sort(compareTexts).join(',');
  switch (textAt(expression, 'operator')) {
    case 'In':
      return `${key} in (${values})`;
    case 'NotIn':
      return `${key} notin (${values})`;
    case 'Exists':
      return key;
    default:
      return `!${key}`;
  }
}
