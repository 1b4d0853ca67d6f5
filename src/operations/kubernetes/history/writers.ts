/**
 * Who wrote a revision, by `metadata.managedFields`. What is there was set by the API server from
 * what clients say of themselves (their `fieldManager`, or the begin of their user agent): evidence,
 * and no proof.
 */

import { fieldOf, isJsonObject } from '../../../bytes/json.ts';
import type { JsonObject, JsonValue } from '../../../bytes/json.ts';

/** A manager whose entry this write has set. */
export interface Writer {
  readonly manager: string;
  /** `Apply` or `Update`. */
  readonly operation: string;
  /** Empty if the object itself was written. */
  readonly subresource: string;
  /** As it stands there; empty if there is none. */
  readonly time: string;
}

/** An entry, with the fields that it is about. */
interface Entry extends Writer {
  readonly fields: JsonValue | undefined;
}

/**
 * The managers whose entries are new, have another time than before, or have more fields; of an
 * object whose earlier version is not known, those with the newest time. Times are in whole seconds,
 * so who writes the same fields twice within one is not seen the second time.
 */
export function writersOf(
  after: JsonObject | undefined,
  before: JsonObject | undefined,
  isBeforeKnown: boolean,
): Writer[] {
  const entries = entriesOf(after);
  const newest = entries.reduce((time, entry) => (entry.time > time ? entry.time : time), '');
  const earlier = new Map(entriesOf(before).map((entry) => [identityOf(entry), entry]));
  const isWriter = (entry: Entry): boolean => {
    if (!isBeforeKnown) return entry.time === newest;
    const same = earlier.get(identityOf(entry));
    return same?.time !== entry.time || hasMore(entry.fields, same.fields);
  };
  return entries.filter(isWriter).map(({ manager, operation, subresource, time }) => ({
    manager,
    operation,
    subresource,
    time,
  }));
}

function entriesOf(object: JsonObject | undefined): Entry[] {
  const list = fieldOf(fieldOf(object, 'metadata'), 'managedFields');
  if (!Array.isArray(list)) return [];
  return (list as readonly JsonValue[]).map((entry) => ({
    manager: textOf(fieldOf(entry, 'manager')),
    operation: textOf(fieldOf(entry, 'operation')),
    subresource: textOf(fieldOf(entry, 'subresource')),
    time: textOf(fieldOf(entry, 'time')),
    fields: fieldOf(entry, 'fieldsV1'),
  }));
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function identityOf({ manager, operation, subresource }: Writer): string {
  return JSON.stringify([manager, operation, subresource]);
}

/** Whether one set of fields has any that the other has not; fields are nested by their names. */
function hasMore(fields: JsonValue | undefined, others: JsonValue | undefined): boolean {
  if (!isJsonObject(fields)) return false;
  return Object.keys(fields).some((name) => {
    const other = fieldOf(others, name);
    return other === undefined || hasMore(fieldOf(fields, name), other);
  });
}
