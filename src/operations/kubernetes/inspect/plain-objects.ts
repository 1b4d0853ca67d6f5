/** Objects that are not encrypted, told to the report on encryption without reading them again. */

import { FIRST_KEYS_MAX } from '../encryption-report/encryption-pass.ts';
import type { EncryptionPass } from '../encryption-report/encryption-pass.ts';
import { ENCRYPTED } from './key-table.ts';
import type { RecordPass } from './record-pass.ts';

/**
 * The first plain objects of each resource of which some are or should be encrypted, by group: they
 * are to be named.
 */
export function pickPlain(
  { keys, groups }: RecordPass,
  encryption: EncryptionPass,
): Map<string, number[]> {
  const named = new Set<string>();
  for (const { place, resource } of groups.groups) {
    if (place.type === 'resource' && encryption.isCovered(place)) named.add(resource);
  }
  for (let number = 0; number < keys.length; number++) {
    const group = groups.groups[keys.groups[number] ?? 0];
    if (group?.owner === undefined && keys.is(number, ENCRYPTED)) named.add(group?.resource ?? '');
  }
  const firsts = new Map<string, number[]>([...named].map((resource) => [resource, []]));
  for (let number = 0; number < keys.length; number++) {
    if (!keys.is(number) || keys.is(number, ENCRYPTED)) continue;
    const group = groups.groups[keys.groups[number] ?? 0];
    const list = group?.owner === undefined ? firsts.get(group?.resource ?? '') : undefined;
    if (list !== undefined && list.length < FIRST_KEYS_MAX) list.push(number);
  }
  return firsts;
}

/** Counts all of them, when those that are named were read. */
export function countPlain(
  { keys, groups }: RecordPass,
  encryption: EncryptionPass,
  named: {
    readonly firsts: ReadonlyMap<string, readonly number[]>;
    readonly shownKeyOf: (number: number) => string | undefined;
  },
): void {
  const counts = groups.groups.map(() => 0);
  for (let number = 0; number < keys.length; number++) {
    const group = keys.groups[number] ?? 0;
    if (keys.is(number) && !keys.is(number, ENCRYPTED)) counts[group] = (counts[group] ?? 0) + 1;
  }
  const told = new Set<string>();
  for (const [number, { place, resource }] of groups.groups.entries()) {
    const objects = counts[number] ?? 0;
    if (objects === 0 || place.type !== 'resource') continue;
    const firsts = told.has(resource) ? [] : (named.firsts.get(resource) ?? []);
    told.add(resource);
    encryption.addPlain(
      place,
      objects,
      firsts.flatMap((one) => named.shownKeyOf(one) ?? []),
    );
  }
}
