/** Who wrote an object, by its own word. */

import type { JsonObject, JsonValue } from '../../../bytes/json.ts';
import { itemsOf, textOf, valueOf } from '../report/json-fields.ts';
import { nameWords } from '../report/words.ts';

/** An entry of `metadata.managedFields`. */
export interface ManagedWrite {
  /** The user agent up to its first slash, which every client chooses itself. */
  readonly manager: string;
  readonly operation: string;
  /** RFC 3339; empty if it does not say. */
  readonly time: string;
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
/** Entries of one object that are read; the API server keeps ten and a few more. */
const ENTRIES_MAX = 100;

/** Who wrote which part of an object. */
export function writesOf(object: JsonObject | undefined): readonly ManagedWrite[] {
  return entriesOf(object).flatMap((entry) => writeOf(entry) ?? []);
}

/** The newest of them. */
export function newestWrite(object: JsonObject | undefined): ManagedWrite | undefined {
  return newestOf(writesOf(object));
}

/** Who set a field as it is now; undefined if nobody says so. */
export function setBy(
  object: JsonObject | undefined,
  ...path: readonly string[]
): ManagedWrite | undefined {
  const fields = ['fieldsV1', ...path.map((name) => `f:${name}`)];
  const entries = entriesOf(object).filter((entry) => valueOf(entry, ...fields) !== undefined);
  return newestOf(entries.flatMap((entry) => writeOf(entry) ?? []));
}

/** `; set by helm, 2026-11-21T14:33:10Z`; nothing if nobody says so. */
export function setByWords(write: ManagedWrite | undefined): string {
  if (write === undefined) return '';
  return `; set by ${nameWords(write.manager)}${write.time === '' ? '' : `, ${write.time}`}`;
}

function entriesOf(object: JsonObject | undefined): readonly JsonValue[] {
  return itemsOf(object, 'metadata', 'managedFields').slice(0, ENTRIES_MAX);
}

function writeOf(entry: JsonValue): ManagedWrite | undefined {
  const manager = textOf(entry, 'manager');
  if (manager === undefined) return undefined;
  const time = textOf(entry, 'time') ?? '';
  const operation = textOf(entry, 'operation') ?? '';
  return { manager, operation, time: TIME.test(time) ? time : '' };
}

function newestOf(writes: readonly ManagedWrite[]): ManagedWrite | undefined {
  return writes.reduce<ManagedWrite | undefined>(
    (newest, write) => (newest === undefined || write.time >= newest.time ? write : newest),
    undefined,
  );
}
