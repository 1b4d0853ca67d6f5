/** The largest and most written keys, by the names that are read again for them. */

import type { KeyGroup } from './key-groups.ts';
import type { KeyTable } from './key-table.ts';
import type { PickedKeys } from './pick-keys.ts';
import type { BigObject, ShownKey, SpaceReport, WrittenKey } from './report.ts';
import { showKey } from './shown-key.ts';
import type { SeenKey } from './value-pass.ts';

/** Told of keys, knows those that were picked. */
export class TopKeys {
  readonly #keys: KeyTable;
  readonly #groups: readonly KeyGroup[];
  readonly #picked: PickedKeys;
  readonly #wanted: ReadonlySet<number>;
  readonly #shown = new Map<number, ShownKey & { readonly modRevision: number }>();

  constructor(keys: KeyTable, groups: readonly KeyGroup[], picked: PickedKeys) {
    this.#keys = keys;
    this.#groups = groups;
    this.#picked = picked;
    const { biggest, mostWritten, mostRetained, plain } = picked;
    this.#wanted = new Set([...biggest, ...mostWritten, ...mostRetained, ...plain]);
  }

  see({ number, key, place, modRevision }: SeenKey): void {
    if (!this.#wanted.has(number)) return;
    const { resource = '' } = this.#groups[this.#keys.groups[number] ?? 0] ?? {};
    this.#shown.set(number, { ...showKey(key, place, resource), modRevision });
  }

  /** The key of one that was picked, printable. */
  keyOf(number: number): string | undefined {
    return this.#shown.get(number)?.key;
  }

  finish(): Pick<SpaceReport, 'biggest' | 'mostWritten' | 'mostRetained'> {
    const { biggest, mostWritten, mostRetained } = this.#picked;
    return {
      biggest: biggest.flatMap((number) => this.#big(number)),
      mostWritten: mostWritten.flatMap((number) => this.#written(number)),
      mostRetained: mostRetained.flatMap((number) => this.#written(number)),
    };
  }

  #big(number: number): BigObject[] {
    const shown = this.#shown.get(number);
    if (shown === undefined) return [];
    return [{ ...shown, valueBytes: this.#keys.valueBytes[number] ?? 0 }];
  }

  #written(number: number): WrittenKey[] {
    const keys = this.#keys;
    const shown = this.#shown.get(number);
    if (shown === undefined) return [];
    const { modRevision: _, ...key } = shown;
    return [
      {
        ...key,
        writes: keys.versions[number] ?? 0,
        retainedRecords: keys.records[number] ?? 0,
        retainedBytes: keys.retainedBytes[number] ?? 0,
      },
    ];
  }
}
