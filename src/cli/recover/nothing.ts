/** What is said where nothing of what was asked for was found: what is there instead. */

import { nearestName } from '../../bytes/nearest.ts';
import { escapeControls } from '../../bytes/text.ts';
import { isTokenName } from '../../kubernetes/change/redact.ts';
import type { ResourcePlace } from '../../kubernetes/storage/storage-place.ts';
import type { ObjectStore } from '../../operations/kubernetes/objects/object-store.ts';
import type {
  ObjectRecovery,
  RecoveredItem,
} from '../../operations/kubernetes/recover/recover-objects.ts';
import type { WantedType } from '../../operations/kubernetes/recover/recovered-types.ts';

/** Namesakes that are named. */
const NAMESAKES_MAX = 3;

/** Lines about an empty answer; there may be nothing to say. */
export async function nothingLines(
  objects: ObjectStore,
  { wanted, neighbours }: ObjectRecovery,
  namespace: string | undefined,
): Promise<string[]> {
  const lines: string[] = [];
  for (const type of wanted) {
    if (type.name === undefined) continue;
    const wish = { ...type, name: type.name, namespace };
    lines.push(await nothingLine(objects, wish, placesOf(neighbours, type)));
  }
  if (lines.length > 0 || namespace === undefined) return lines.map(escapeControls);
  const namespaces = new Set<string>();
  for (const { namespace: found } of placesOf(neighbours, wanted[0])) namespaces.add(found ?? '');
  const near = nearestName(namespace, namespaces);
  if (near === undefined || near === namespace) return [];
  return [
    escapeControls(`nothing was found in the namespace ${namespace}; did you mean -n ${near}?`),
  ];
}

/** An object that was asked for. */
interface NamedWish extends WantedType {
  readonly name: string;
  readonly namespace: string | undefined;
}

async function nothingLine(
  objects: ObjectStore,
  wish: NamedWish,
  deleted: readonly ResourcePlace[],
): Promise<string> {
  const what = `${wish.resource.kind === '' ? wish.resource.resource : wish.resource.kind} ${nameOf(wish)}`;
  const live = await livePlaces(objects, wish);
  const isHere = ({ name, namespace }: ResourcePlace): boolean =>
    name === wish.name && (wish.namespace === undefined || namespace === wish.namespace);
  const there = live.find(isHere);
  if (there !== undefined) {
    return (
      `${wish.resource.kind} ${nameOf(there)} is live: get shows it, ` +
      'and recover --all older versions of it'
    );
  }
  const namesakes = deleted.filter(({ name }) => name === wish.name).map(nameOf);
  if (namesakes.length > 0) {
    const named = [...new Set(namesakes)].slice(0, NAMESAKES_MAX).join(', ');
    return `nothing of ${what} was found, but of ${named}`;
  }
  const near = nearestOf(wish, deleted) ?? nearestOf(wish, live);
  return `nothing of ${what} was found${near === undefined ? '' : `; did you mean ${near}?`}`;
}

function nearestOf({ name }: NamedWish, places: readonly ResourcePlace[]): string | undefined {
  // A name that is a token itself is told to nobody who does not know it.
  const told = places.filter((place) => !isTokenName(place.kind, place.name));
  const near = nearestName(
    name,
    told.map((place) => place.name),
  );
  const place = told.find((one) => one.name === near);
  return place === undefined ? undefined : nameOf(place);
}

function placesOf(items: Iterable<RecoveredItem>, type?: WantedType): ResourcePlace[] {
  const places: ResourcePlace[] = [];
  for (const { place } of items) {
    if (place.type === 'resource' && (type === undefined || isOf(place, type))) places.push(place);
  }
  return places;
}

/** Where live objects of the type lie. */
async function livePlaces(objects: ObjectStore, type: WantedType): Promise<ResourcePlace[]> {
  const places: ResourcePlace[] = [];
  const live = await objects.liveKeys();
  for await (const batch of live.keys(() => false)) {
    for (const { key } of batch) {
      const place = objects.placeOf(key);
      if (place.type === 'resource' && isOf(place, type)) places.push(place);
    }
  }
  return places;
}

function isOf(place: ResourcePlace, { resource }: WantedType): boolean {
  return place.group === resource.group && place.resource === resource.resource;
}

function nameOf({
  namespace,
  name,
}: {
  readonly namespace: string | undefined;
  readonly name: string;
}): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
