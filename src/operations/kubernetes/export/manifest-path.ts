/**
 * Where the manifest of an object lies in a folder: `NAMESPACE/KIND/NAME.yaml`, the layout of
 * kube-backup, and `_global_/KIND/NAME.yaml` for what is in no namespace. Custom resources lie under
 * the name of their definition, `certificates.cert-manager.io`, since several may be of one kind.
 *
 * Names come from keys, which can hold anything; what a file cannot be called is escaped. So a path
 * depends on nothing but its object.
 */

import { escapeFileName } from '../../../bytes/file-name.ts';
import type { ResourcePlace } from '../../../kubernetes/storage/storage-place.ts';

/** The folder of what is in no namespace; a namespace cannot be called so. */
const GLOBAL_FOLDER = '_global_';

/** The path of an object's manifest, with `/` between its parts; without an ending. */
export function manifestPath(place: ResourcePlace): string {
  const { namespace, group, resource, kind, name } = place;
  const isBuiltIn = kind !== undefined && kind !== '';
  // Kinds of what is built in come from our own table.
  const type = isBuiltIn ? kind : escapeFileName(`${resource}.${group}`);
  const folder = namespace === undefined ? GLOBAL_FOLDER : escapeFolder(namespace);
  return `${folder}/${type}/${escapeFileName(name)}`;
}

/** No namespace has a dot in its name, so no folder is taken for a file beside it. */
function escapeFolder(namespace: string): string {
  return escapeFileName(namespace).replaceAll('.', '%2E');
}
