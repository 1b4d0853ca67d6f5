/** Finds the objects that were asked for. */

import type { KeyVersion } from '../../../etcd/compare/comparison.ts';
import { ResourceNameError } from '../../../kubernetes/names/resolve-resource.ts';
import type { ResolvedResource } from '../../../kubernetes/names/resolve-resource.ts';
import { keyOf } from '../../../kubernetes/storage/place-of.ts';
import type { ObjectStore } from './object-store.ts';
import { lookElsewhere, noneError, notFoundError } from './not-found.ts';
import type { KnownWish, Wish } from './wishes.ts';

/** A live key that was asked for. */
export interface Found {
  readonly key: Uint8Array;
  readonly version: KeyVersion;
  readonly resource: ResolvedResource;
}

/** Where to look. */
export interface SelectOptions {
  /** "default" without it. */
  readonly namespace?: string | undefined;
  readonly allNamespaces?: boolean | undefined;
}

/** What was found. */
export interface Selection {
  /** Whether one object was asked for by its name: it is shown as it is, not in a list. */
  readonly isSingle: boolean;
  /** In batches; the objects of one type in the order of their keys. */
  found(): AsyncGenerator<readonly Found[]>;
}

/** Namespace without `-n` and `-A`, as kubectl has it. */
export const DEFAULT_NAMESPACE = 'default';

/**
 * Finds what was wished for. Objects by name are found at once, lists while they are read.
 * @throws {ObjectsError} if an object is not there.
 * @throws {ResourceNameError} if a type is not known.
 */
export async function selectObjects(
  objects: ObjectStore,
  wishes: readonly Wish[],
  options: SelectOptions = {},
): Promise<Selection> {
  const known = await knownWishes(objects, wishes, options);
  const named: (readonly Found[])[] = [];
  for (const wish of known) {
    const { name } = wish;
    named.push(name === undefined ? [] : [await findOne(objects, { ...wish, name })]);
  }
  const isSingle = wishes.length === 1 && wishes[0]?.name !== undefined;
  return { isSingle, found: () => inOrder(objects, known, named) };
}

async function* inOrder(
  objects: ObjectStore,
  known: readonly KnownWish[],
  named: readonly (readonly Found[])[],
): AsyncGenerator<readonly Found[]> {
  for (const [at, wish] of known.entries()) {
    if (wish.name === undefined) yield* findAll(objects, wish);
    else yield named[at] ?? [];
  }
}

/**
 * Wishes with their types and places known. A type that is wished for twice, under whatever names, is
 * looked for once, and is the same resource in all wishes.
 * @throws {ResourceNameError} as of one wish.
 */
export async function knownWishes(
  objects: ObjectStore,
  wishes: readonly Wish[],
  options: SelectOptions,
): Promise<readonly KnownWish[]> {
  const resources = new Map<string, ResolvedResource>();
  const whole = new Set<ResolvedResource>();
  const known: KnownWish[] = [];
  for (const wish of wishes) {
    const found = await knownWish(objects, wish, options);
    const id = `${found.resource.resource}.${found.resource.group}`;
    const resource = resources.get(id) ?? found.resource;
    resources.set(id, resource);
    if (wish.name === undefined && whole.has(resource)) continue;
    if (wish.name === undefined) whole.add(resource);
    known.push({ ...found, resource });
  }
  return known;
}

/**
 * A wish with its type and place known.
 * @throws {ResourceNameError} if nothing is called so, or an object is looked for in all namespaces.
 */
export async function knownWish(
  objects: ObjectStore,
  { type, name }: Wish,
  { namespace = DEFAULT_NAMESPACE, allNamespaces }: SelectOptions,
): Promise<KnownWish> {
  const resource = await objects.resolve(type);
  if (name !== undefined && allNamespaces === true && resource.isNamespaced) {
    const text = 'an object cannot be found by its name in all namespaces (-A); say -n';
    throw new ResourceNameError('form', text);
  }
  const isWhole = allNamespaces === true || !resource.isNamespaced;
  return { resource, namespace: isWhole ? undefined : namespace, name };
}

async function findOne(
  objects: ObjectStore,
  wish: KnownWish & { readonly name: string },
): Promise<Found> {
  const { resource } = wish;
  for (const prefix of prefixesOf(objects, resource).slice(0, 1)) {
    const key = keyUnder(prefix, wish);
    const newest = await objects.find(key);
    if (newest?.version !== undefined) return { key, version: newest.version, resource };
    if (newest !== undefined) throw await notFoundError(objects, wish, newest.revision);
  }
  // Not where it lies in nearly every store: all keys are looked at, for what is near as well.
  const { exact, near } = await lookElsewhere(objects, wish);
  const version = exact && (await objects.find(exact))?.version;
  if (exact === undefined || version === undefined) {
    throw await notFoundError(objects, wish, undefined, near);
  }
  return { key: exact, version, resource };
}

async function* findAll(objects: ObjectStore, wish: KnownWish): AsyncGenerator<readonly Found[]> {
  const { resource } = wish;
  for (const prefix of prefixesOf(objects, resource)) {
    const live = await objects.liveKeys(keyUnder(prefix, { ...wish, name: '' }));
    if (live.count === 0) continue;
    for await (const batch of live.keys()) yield batch.map((key) => ({ ...key, resource }));
    return;
  }
  throw await noneError(objects, wish);
}

/** The keys that a wished object may lie under, the likeliest first. */
export function likelyKeys(objects: ObjectStore, wish: KnownWish): readonly Uint8Array[] {
  return prefixesOf(objects, wish.resource).map((prefix) => keyUnder(prefix, wish));
}

/** Those that a resource lies under, the likeliest first. */
function prefixesOf(objects: ObjectStore, { origin }: ResolvedResource): readonly string[] {
  return origin === 'openshift' ? ['/openshift.io'] : objects.likelyPrefixes;
}

function keyUnder(prefix: string, { resource, namespace, name = '' }: KnownWish): Uint8Array {
  const { group, resource: plural, kind } = resource;
  return keyOf({ type: 'resource', prefix, group, resource: plural, kind, namespace, name });
}
