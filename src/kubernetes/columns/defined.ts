/**
 * Columns of custom resources, which their definitions give (apiextensions-apiserver
 * pkg/registry/customresource/tableconvertor/tableconvertor.go, v0.36.3): those of the version that
 * is stored, because that is what lies in etcd.
 */

import type { JsonObject, JsonValue } from '../../bytes/json.ts';
import { formatJson } from '../../bytes/json-text.ts';
import { AGE, column, NAME, wide } from './column.ts';
import type { Column } from './column.ts';
import { isSet, listAt, numberAt, orNone, scalarText, textAt } from './fields.ts';
import { humanDuration } from './human-duration.ts';
import { parseJsonPath } from './json-path.ts';

/** The columns that a CustomResourceDefinition of any version gives. */
export function definedColumns(definition: JsonObject): readonly Column[] {
  const versions = listAt(definition, 'spec', 'versions');
  const stored = versions.find((version) => isSet(version, 'storage')) ?? versions[0];
  const own = listAt(stored, 'additionalPrinterColumns');
  // The first versions of the API have them for all versions together.
  const given = own.length > 0 ? own : listAt(definition, 'spec', 'additionalPrinterColumns');
  return given.length === 0 ? [NAME, AGE] : [NAME, ...given.map(definedColumn)];
}

function definedColumn(given: JsonValue): Column {
  const header = textAt(given, 'name').toUpperCase();
  const type = textAt(given, 'type');
  const read = parseJsonPath(orNone(textAt(given, 'jsonPath'), textAt(given, 'JSONPath')));
  const make = numberAt(given, 'priority') === 0 ? column : wide;
  return make(header, (object, { now }) => cellText(read?.(object), type, now));
}

/** What is not of its column's type is not shown. */
function cellText(value: JsonValue | undefined, type: string, now: number): string {
  if (value === undefined || value === null) return '';
  switch (type) {
    case 'string':
      return typeof value === 'object' ? formatJson(value) : scalarText(value);
    case 'integer':
      return typeof value === 'number' ? String(Math.trunc(value)) : bigText(value);
    case 'number':
      return typeof value === 'number' ? String(value) : bigText(value);
    case 'boolean':
      return typeof value === 'boolean' ? String(value) : '';
    case 'date':
      return typeof value === 'string' ? dateText(value, now) : '';
    default:
      return '';
  }
}

function bigText(value: JsonValue): string {
  return typeof value === 'bigint' ? String(value) : '';
}

function dateText(text: string, now: number): string {
  if (text === '') return '<unknown>';
  const time = Date.parse(text);
  return Number.isNaN(time) ? '<invalid>' : humanDuration(now - time);
}
