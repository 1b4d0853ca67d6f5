/** JSON as `kubectl get -o json` prints it: fields in the order of their names, four spaces. */

import { formatGoString } from '../../bytes/go-json.ts';
import type { JsonObject, JsonValue } from '../../bytes/json.ts';
import { isJsonObject } from '../../bytes/json.ts';
import { formatJson } from '../../bytes/json-text.ts';
import { compareJsonKeys } from './key-order.ts';
import { UNSAFE, wellFormed } from './unsafe.ts';

const INDENT = '    ';
const EVERY_UNSAFE = new RegExp(UNSAFE, 'g');

/** An object as several lines of JSON, the last one ended. */
export function printJson(object: JsonObject): string {
  return `${format(object, '\n')}\n`;
}

function format(value: JsonValue, lineBreak: string): string {
  const inner = lineBreak + INDENT;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const entries = (value as JsonValue[]).map((entry) => inner + format(entry, inner));
    return `[${entries.join(',')}${lineBreak}]`;
  }
  if (isJsonObject(value)) {
    const names = Object.keys(value).sort(compareJsonKeys);
    if (names.length === 0) return '{}';
    const fields = names.map(
      (name) => `${inner}${formatText(name)}: ${format(value[name] ?? null, inner)}`,
    );
    return `{${fields.join(',')}${lineBreak}}`;
  }
  return typeof value === 'string' ? formatText(value) : formatJson(value);
}

/** A string without anything that a terminal obeys. */
function formatText(text: string): string {
  return formatGoString(wellFormed(text)).replace(
    EVERY_UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
