/**
 * Which group a key counts to: class, resource and namespace of Kubernetes, and for keys of others
 * what they begin with. Keys that lie together have all but their last segment in common, so most
 * groups are found without taking the key apart.
 */

import { FingerprintTable } from '../../../etcd/fingerprint-table.ts';
import { classOf } from '../../../kubernetes/storage/object-class.ts';
import type { ObjectClass } from '../../../kubernetes/storage/object-class.ts';
import { placeOf } from '../../../kubernetes/storage/place-of.ts';
import type { StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import { NOBODY } from '../../../kubernetes/storage/tenants.ts';

/** Groups that are told apart; in a cluster there are a few for each namespace. */
const GROUPS_MAX = 100_000;
/** Beginnings of keys of others that are told apart. */
const BEGINNINGS_MAX = 1000;
/** What all further ones are counted under. */
export const OTHER_BEGINNINGS = '(others)';
/** What keys of others that lie in no folder are counted under. */
export const FLAT = '(in no folder)';
/** Longest resource and namespace, together, that make a group: those of Kubernetes are shorter. */
const NAMES_MAX = 1024;
/** What the keys are of that are counted together. */
const NO_ONE = {
  class: 'other',
  owner: NOBODY,
  namespace: undefined,
  place: { type: 'tenant', tenant: NOBODY, key: '' },
} as const;
/** Segments that make a folder whose keys all count to one group, whatever they are called. */
const FOLDER_SEGMENTS_MIN = 3;
/** What ends a prefix of API servers. */
const PREFIX_ENDS: ReadonlySet<string> = new Set(['registry', 'kubernetes.io', 'openshift.io']);
/** The word of a slot of the table that has the number, and what stands there for none. */
const GROUP = 2;
const NOT_ALIKE = 0xffff_ffff;
const SLASH = 0x2f;
const latin1 = new TextDecoder('latin1');

/** What keys have in common. */
export interface KeyGroup {
  readonly class: ObjectClass;
  /** `secrets`, `deployments.apps`; the beginning of keys of others. */
  readonly resource: string;
  /** Undefined for Kubernetes' own. */
  readonly owner: string | undefined;
  readonly namespace: string | undefined;
  /** The place of the keys, without their names. */
  readonly place: StoragePlace;
  /** Whether the namespaces of the resource are no longer told apart. */
  readonly isRest: boolean;
}

/** Finds the groups of keys, numbered in the order in which they are met. */
export class KeyGroups {
  readonly groups: KeyGroup[] = [];
  readonly #prefixes: readonly string[];
  readonly #prefixFolders: ReadonlySet<string>;
  readonly #numbers = new Map<string, number>();
  /** Folders of keys by fingerprint, with the number of the group that all of their keys count to. */
  readonly #folders: FingerprintTable;
  readonly #beginnings = new Set<string>();

  /** A seed that the maker of a file does not know keeps chosen names from falling together. */
  constructor(prefixes: readonly string[], seed = 0) {
    this.#folders = new FingerprintTable(GROUP + 1, seed);
    this.#prefixes = prefixes;
    this.#prefixFolders = new Set(prefixes);
  }

  /** Number of the group of the key in [start, end). */
  numberOf(bytes: Uint8Array, start: number, end: number): number {
    let slash = end - 1;
    while (slash > start && bytes[slash] !== SLASH) slash--;
    const at = this.#folders.locate(bytes, start, slash);
    if (this.#folders.has(at)) {
      const known = this.#folders.words[at + GROUP] ?? 0;
      if (known !== NOT_ALIKE) return known;
      return this.#numberAt(this.placeOf(bytes.subarray(start, end)));
    }
    const number = this.#numberAt(this.placeOf(bytes.subarray(start, end)));
    const isAlike = slash > start && this.#isAlike(bytes, start, slash);
    this.#folders.claim(at);
    this.#folders.words[at + GROUP] = isAlike ? number : NOT_ALIKE;
    if (this.#folders.isFull) this.#folders.grow(() => true, this.#folders.used);
    return number;
  }

  /** What a key says of what is under it. */
  placeOf(key: Uint8Array): StoragePlace {
    return placeOf(key, this.#prefixes);
  }

  /**
   * Whether all keys of a folder count to one group: in a prefix itself what follows may be the name
   * of a resource.
   */
  #isAlike(bytes: Uint8Array, start: number, end: number): boolean {
    const folder = latin1.decode(bytes.subarray(start, end));
    const segments = folder.split('/');
    const [last = ''] = segments.slice(-1);
    return (
      segments.length >= FOLDER_SEGMENTS_MIN &&
      !PREFIX_ENDS.has(last) &&
      !this.#prefixFolders.has(folder)
    );
  }

  #numberAt(place: StoragePlace): number {
    const found = groupAt(place);
    const isLong = found.resource.length + (found.namespace?.length ?? 0) > NAMES_MAX;
    if (isLong) return this.#number({ ...found, resource: OTHER_BEGINNINGS, ...NO_ONE });
    if (found.owner !== undefined) {
      const isNew = !this.#beginnings.has(found.resource);
      if (isNew && this.#beginnings.size >= BEGINNINGS_MAX) {
        return this.#number({ ...found, resource: OTHER_BEGINNINGS, ...NO_ONE });
      }
      this.#beginnings.add(found.resource);
    }
    return this.#number(found);
  }

  #number(group: KeyGroup): number {
    const { resource, owner, namespace } = group;
    const id = JSON.stringify([resource, owner, namespace]);
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    if (this.groups.length >= GROUPS_MAX && !group.isRest) {
      return this.#number({ ...group, namespace: undefined, isRest: true });
    }
    const number = this.groups.length;
    this.groups.push(group);
    this.#numbers.set(id, number);
    return number;
  }
}

function groupAt(place: StoragePlace): KeyGroup {
  const known = { class: classOf(place), isRest: false };
  if (place.type === 'resource') {
    const { group, resource, namespace } = place;
    const name = group === '' ? resource : `${resource}.${group}`;
    return { ...known, place: { ...place, name: '' }, resource: name, owner: undefined, namespace };
  }
  const resource = place.type === 'bookkeeping' ? folderOf(place.key) : beginningOf(place.key);
  const owner = place.type === 'bookkeeping' ? place.what : place.tenant;
  return { ...known, place: { ...place, key: '' }, resource, owner, namespace: undefined };
}

/** `/registry/masterleases/`. */
function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1) || key;
}

/** `/service/`, `k3s/`. */
function beginningOf(key: string): string {
  const slash = key.indexOf('/', 1);
  return slash < 0 ? FLAT : key.slice(0, slash + 1);
}
