/** Who wrote an object, by its own word. */

import type { JsonObject } from '../../../bytes/json.ts';
import { itemsOf, textOf } from '../report/json-fields.ts';

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
  return itemsOf(object, 'metadata', 'managedFields')
    .slice(0, ENTRIES_MAX)
    .flatMap((entry) => {
      const manager = textOf(entry, 'manager');
      if (manager === undefined) return [];
      const time = textOf(entry, 'time') ?? '';
      const operation = textOf(entry, 'operation') ?? '';
      return [{ manager, operation, time: TIME.test(time) ? time : '' }];
    });
}

/** The newest of them. */
export function newestWrite(object: JsonObject | undefined): ManagedWrite | undefined {
  return writesOf(object).reduce<ManagedWrite | undefined>(
    (newest, write) => (newest === undefined || write.time >= newest.time ? write : newest),
    undefined,
  );
}
