/** JSON values as text, with whole numbers exact. */

import type { JsonValue } from './json.ts';

/** A value as JSON on one line; fields stay in their order. */
export function formatJson(value: JsonValue): string {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as JsonValue[]).map(formatJson).join(',')}]`;
  const fields = Object.entries(value as Record<string, JsonValue>).map(
    ([name, field]) => `${JSON.stringify(name)}:${formatJson(field)}`,
  );
  return `{${fields.join(',')}}`;
}
