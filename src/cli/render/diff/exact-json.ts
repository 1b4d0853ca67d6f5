/**
 * JSON on one line with whole numbers of any size exact, as the API server writes them, and safe on
 * a terminal. Names such as `__proto__` are names like others.
 */

import { isJsonObject } from '../../../bytes/json.ts';
import type { JsonValue } from '../../../bytes/json.ts';
import { escapeUnsafe, toJson } from '../data.ts';

/** A value with what is undefined left out. */
export type Sparse =
  JsonValue | undefined | readonly Sparse[] | { readonly [name: string]: Sparse };

/** The JSON of a value. */
export function exactJson(value: Sparse): string {
  return plainJson(value) ?? piecedJson(value);
}

/** All of it in one go, which is several times faster; undefined if there is a bigint in it. */
function plainJson(value: Sparse): string | undefined {
  try {
    return escapeUnsafe(JSON.stringify(value));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function piecedJson(value: Sparse): string {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map(piecedJson).join(',')}]`;
  if (!isJsonObject(value as JsonValue)) return toJson(value);
  const fields = Object.entries(value as { readonly [name: string]: Sparse });
  const texts = fields.flatMap(([name, inner]) =>
    inner === undefined ? [] : [`${toJson(name)}:${piecedJson(inner)}`],
  );
  return `{${texts.join(',')}}`;
}
