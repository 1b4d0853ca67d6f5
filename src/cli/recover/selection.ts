/** Which keys are wanted: by what they say of themselves, or by their bytes. */

import { equalBytes, hasPrefix } from '../../bytes/compare.ts';
import { encodeText } from '../../bytes/text.ts';
import { placeOf } from '../../kubernetes/storage/place-of.ts';
import type { ResourcePlace, StoragePlace } from '../../kubernetes/storage/storage-place.ts';
import { UsageError } from '../context.ts';
import type { RecoverCommandOptions } from './options.ts';

/** What is asked for. */
export interface Selection {
  /** Whether a key may be meant, whatever the name is. */
  readonly wants: (key: Uint8Array) => boolean;
  /** Whether the name is right as well. */
  readonly isNamed: (place: StoragePlace) => boolean;
  /** The name that was asked for. */
  readonly name: string | undefined;
  readonly placeOf: (key: Uint8Array) => StoragePlace;
}

/** Short names that kubectl has for resources that are built in. */
const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ...([
    ['cm', 'configmaps'],
    ['crd', 'customresourcedefinitions'],
    ['cj', 'cronjobs'],
    ['deploy', 'deployments'],
    ['ds', 'daemonsets'],
    ['ep', 'endpoints'],
    ['ev', 'events'],
    ['hpa', 'horizontalpodautoscalers'],
    ['ing', 'ingresses'],
    ['limits', 'limitranges'],
    ['netpol', 'networkpolicies'],
    ['no', 'nodes'],
    ['ns', 'namespaces'],
    ['pc', 'priorityclasses'],
    ['pdb', 'poddisruptionbudgets'],
    ['po', 'pods'],
    ['pv', 'persistentvolumes'],
    ['pvc', 'persistentvolumeclaims'],
    ['quota', 'resourcequotas'],
    ['rc', 'replicationcontrollers'],
    ['rs', 'replicasets'],
    ['sa', 'serviceaccounts'],
    ['sc', 'storageclasses'],
    ['sts', 'statefulsets'],
    ['svc', 'services'],
  ] as const),
]);

/**
 * What the command line asks for.
 * @throws {UsageError} for what cannot be asked for together.
 */
export function selectionOf(
  resource: string | undefined,
  { key, prefix, namespace, k8sPrefix }: RecoverCommandOptions,
): Selection {
  const given = [resource, key, prefix].filter((one) => one !== undefined);
  if (given.length > 1) throw new UsageError('a resource, --key and --prefix exclude each other');
  if (namespace !== undefined && (key ?? prefix) !== undefined) {
    throw new UsageError('--namespace: a key of etcd has none; name a resource');
  }
  const prefixes = k8sPrefix === undefined ? [] : [k8sPrefix.replace(/\/+$/, '')];
  const place = (bytes: Uint8Array): StoragePlace => placeOf(bytes, prefixes);
  const plain = { isNamed: () => true, name: undefined, placeOf: place };
  if (key !== undefined) {
    const wanted = encodeText(key);
    return { ...plain, wants: (bytes) => equalBytes(bytes, wanted) };
  }
  if (prefix !== undefined) {
    const wanted = encodeText(prefix);
    return { ...plain, wants: (bytes) => hasPrefix(bytes, wanted) };
  }
  if (resource === undefined && namespace === undefined) return { ...plain, wants: () => true };
  const [type, name] = splitResource(resource);
  const isWanted = (found: StoragePlace): boolean =>
    found.type === 'resource' &&
    (type === undefined || isOfType(found, type)) &&
    (namespace === undefined || isIn(found, namespace));
  return {
    wants: (bytes) => isWanted(place(bytes)),
    isNamed: (found) => name === undefined || (found.type === 'resource' && found.name === name),
    name,
    placeOf: place,
  };
}

function splitResource(text: string | undefined): [string | undefined, string | undefined] {
  const slash = text?.indexOf('/') ?? -1;
  if (text === undefined || slash < 0) return [text?.toLowerCase(), undefined];
  const [type, name] = [text.slice(0, slash), text.slice(slash + 1)];
  if (type === '' || name === '') throw new UsageError(`${text}: expected RESOURCE/NAME`);
  return [type.toLowerCase(), name];
}

/** Whether somebody who says `type` means this resource. */
function isOfType({ group, resource, kind }: ResourcePlace, type: string): boolean {
  const small = kind?.toLowerCase();
  const short = SHORT_NAMES.get(type);
  if (type === resource || type === small || short === resource) return true;
  // The kind of a custom resource is not in its key: its plural is tried.
  if (small === undefined && pluralsOf(type).includes(resource)) return true;
  return type === `${resource}.${group}` || (small !== undefined && type === `${small}.${group}`);
}

function pluralsOf(type: string): string[] {
  return [`${type}s`, `${type}es`, type.replace(/y$/, 'ies')];
}

/** The object that a namespace is counts to it. */
function isIn(place: ResourcePlace, namespace: string): boolean {
  if (place.resource === 'namespaces' && place.group === '') return place.name === namespace;
  return place.namespace === namespace;
}
