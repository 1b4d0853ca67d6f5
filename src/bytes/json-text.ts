/** JSON values as text, with whole numbers exact. */

import type { JsonValue } from './json.ts';

/** A value as JSON on one line; fields stay in their order. */
export function formatJson(value: JsonValue): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    // It has a number that only a bigint holds, which JavaScript does not write.
    if (error instanceof TypeError) return formatExactly(value);
    throw error;
  }
}

function formatExactly(value: JsonValue): string {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as JsonValue[]).map(formatExactly).join(',')}]`;
  const fields = Object.entries(value as Record<string, JsonValue>).map(
    ([name, field]) => `${JSON.stringify(name)}:${formatExactly(field)}`,
  );
  return `{${fields.join(',')}}`;
}
