/**
 * Which fields of two objects differ, the plain way that `changes.json` of the fixtures was made in:
 * lists by position, a list of another length as a whole.
 */

import { isJsonObject } from '../../../src/bytes/json.ts';
import type { JsonValue } from '../../../src/bytes/json.ts';

/** JSON Pointers of what differs, in order. */
export function referencePaths(before: JsonValue, after: JsonValue): string[] {
  const paths: string[] = [];
  compare(before, after, '', paths);
  return paths.sort();
}

function compare(before: JsonValue, after: JsonValue, path: string, paths: string[]): void {
  if (path === '/metadata/managedFields' || path === '/metadata/resourceVersion') return;
  if (isJsonObject(before) && isJsonObject(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const below = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const isBoth = Object.hasOwn(before, name) && Object.hasOwn(after, name);
      if (isBoth) compare(before[name] as JsonValue, after[name] as JsonValue, below, paths);
      else if (!below.endsWith('/metadata/managedFields')) paths.push(below);
    }
  } else if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    for (const [index, item] of before.entries()) {
      compare(item as JsonValue, after[index] as JsonValue, `${path}/${String(index)}`, paths);
    }
  } else if (before !== after) {
    paths.push(path);
  }
}
