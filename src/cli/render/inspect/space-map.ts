/**
 * Where the space of a store goes, as rectangles in rectangles: classes, in them resources, in those
 * namespaces. The areas of resources are in proportion; namespaces share what their resource leaves
 * below its name.
 */

import type { ObjectClass } from '../../../kubernetes/storage/object-class.ts';
import type {
  ClassSpace,
  NamespaceSpace,
  ResourceSpace,
  SpaceCounts,
} from '../../../operations/kubernetes/inspect/report.ts';
import { squarify } from './treemap.ts';
import type { Rectangle } from './treemap.ts';

/** What the areas say: bytes of live records, or of all that are retained. */
export type SpaceMeasure = 'live' | 'all';

/** A resource, or the small ones of a class together. */
export interface MapCell {
  readonly class: ObjectClass;
  /** Undefined for several of them. */
  readonly resource: ResourceSpace | undefined;
  /** How many resources it stands for. */
  readonly count: number;
  readonly bytes: number;
  readonly place: Rectangle;
  /** Its namespaces, where there is room for them. */
  readonly parts: readonly MapPart[];
}

/** A namespace of a resource, or the small ones together. */
export interface MapPart {
  /** Undefined for several of them. */
  readonly namespace: NamespaceSpace | undefined;
  readonly bytes: number;
  readonly place: Rectangle;
}

/** Resources of a class and namespaces of a resource that have a place of their own, at most. */
export const RESOURCES_MAX = 40;
export const NAMESPACES_MAX = 40;
/** Height of the line with the name of a resource, and the frame around its namespaces. */
const NAME_HEIGHT = 19;
const FRAME = 3;
/** Below this no namespaces are drawn. */
const PARTS_WIDTH_MIN = 44;
const PARTS_HEIGHT_MIN = 40;

/** Bytes by a measure. */
export function bytesOf({ liveBytes, historyBytes }: SpaceCounts, measure: SpaceMeasure): number {
  return measure === 'live' ? liveBytes : liveBytes + historyBytes;
}

/** Places in `bounds`, the largest class first; what has no bytes has none. */
export function layOutSpace(
  classes: readonly ClassSpace[],
  measure: SpaceMeasure,
  bounds: Rectangle,
): MapCell[] {
  const { first } = sortedFirst(classes, measure, classes.length);
  const places = squarify(
    first.map((one) => bytesOf(one, measure)),
    bounds,
  );
  return first.flatMap((one, at) => {
    const place = places[at];
    return place === undefined ? [] : layOutClass(one, measure, place);
  });
}

function layOutClass(space: ClassSpace, measure: SpaceMeasure, bounds: Rectangle): MapCell[] {
  const { first, rest, restBytes } = sortedFirst(space.resources, measure, RESOURCES_MAX);
  const cells: Omit<MapCell, 'place' | 'parts'>[] = first.map((resource) => ({
    ...{ class: space.class, resource, count: 1, bytes: bytesOf(resource, measure) },
  }));
  if (restBytes > 0) {
    const count = rest.length;
    cells.push({ class: space.class, resource: undefined, count, bytes: restBytes });
  }
  const places = squarify(
    cells.map(({ bytes }) => bytes),
    bounds,
  );
  return cells.flatMap((cell, at) => {
    const place = places[at];
    if (place === undefined) return [];
    const parts = cell.resource === undefined ? [] : layOutParts(cell.resource, measure, place);
    return [{ ...cell, place, parts }];
  });
}

function layOutParts(resource: ResourceSpace, measure: SpaceMeasure, around: Rectangle): MapPart[] {
  const { x, y, width, height } = around;
  const isNamespaced = resource.namespaces.some(
    ({ namespace, isRest }) => namespace !== '' || isRest,
  );
  if (!isNamespaced || width < PARTS_WIDTH_MIN || height < PARTS_HEIGHT_MIN) return [];
  const named = resource.namespaces.filter(({ isRest }) => !isRest);
  const { first } = sortedFirst(named, measure, NAMESPACES_MAX);
  const parts: Omit<MapPart, 'place'>[] = first.map((namespace) => ({
    ...{ namespace, bytes: bytesOf(namespace, measure) },
  }));
  const restBytes = parts.reduce((left, part) => left - part.bytes, bytesOf(resource, measure));
  if (restBytes > 0) parts.push({ namespace: undefined, bytes: restBytes });
  const places = squarify(
    parts.map(({ bytes }) => bytes),
    {
      ...{ x: x + FRAME, y: y + NAME_HEIGHT },
      ...{ width: width - 2 * FRAME, height: height - NAME_HEIGHT - FRAME },
    },
  );
  return parts.flatMap((part, at) => {
    const place = places[at];
    return place === undefined ? [] : [{ ...part, place }];
  });
}

/** Those that have bytes, most first, and what is left of them behind the first `max`. */
function sortedFirst<T extends SpaceCounts>(
  items: readonly T[],
  measure: SpaceMeasure,
  max: number,
): { first: T[]; rest: T[]; restBytes: number } {
  const sorted = items
    .filter((item) => bytesOf(item, measure) > 0)
    .toSorted((a, b) => bytesOf(b, measure) - bytesOf(a, measure));
  // One alone needs no more room by its own name.
  const count = sorted.length === max + 1 ? max + 1 : max;
  const rest = sorted.slice(count);
  const restBytes = rest.reduce((sum, item) => sum + bytesOf(item, measure), 0);
  return { first: sorted.slice(0, count), rest, restBytes };
}
