/**
 * Names of the files that recovered values go into. Keys can hold anything: names are made of
 * letters, digits, `-`, `_` and `.` only, are short enough for every file system, and no two are the
 * same where large and small letters are one.
 */

import { decodeText } from '../../bytes/text.ts';
import type { StoragePlace } from '../../kubernetes/storage/storage-place.ts';
import type { RecoveredRecord } from '../../operations/recover/types.ts';

/** Longest name without its ending; a file system takes 255 bytes. */
const NAME_MAX = 160;

/** Names of the files of one folder. */
export class FileNames {
  readonly #taken = new Set<string>();

  /** `tombstoned/shop.deployments.web.r283.yaml`: a folder for each mark. */
  next(record: RecoveredRecord, place: StoragePlace, form: 'yaml' | 'raw'): string {
    const { revision, mark } = record;
    const sub = revision.sub === 0 ? '' : `-${String(revision.sub)}`;
    const stem = `${mark}/${stemOf(record.key, place)}.r${String(revision.main)}${sub}`;
    const ending = form === 'yaml' ? 'yaml' : 'value';
    for (let number = 1; ; number++) {
      const name = `${stem}${number === 1 ? '' : `.${String(number)}`}.${ending}`;
      const folded = name.toLowerCase();
      if (this.#taken.has(folded)) continue;
      this.#taken.add(folded);
      return name;
    }
  }
}

function stemOf(key: Uint8Array, place: StoragePlace): string {
  const text =
    place.type === 'resource'
      ? [place.namespace, place.resource, place.name].filter((one) => one !== undefined).join('.')
      : (decodeText(key) ?? 'key').replace(/^\/+/, '');
  const plain = text.replace(/[^\w.-]+/g, '_').slice(0, NAME_MAX);
  // Neither hidden nor one of the names that mean a folder.
  return plain.replace(/^[.-]+/, '_') || '_';
}
