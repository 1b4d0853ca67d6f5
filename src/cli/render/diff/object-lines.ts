/**
 * A change as the lines of a unified diff: both objects as YAML, in the order of kubectl, without
 * what changes by itself (metadata.managedFields, metadata.resourceVersion).
 */

import { fieldOf, isJsonObject } from '../../../bytes/json.ts';
import type { JsonObject, JsonValue } from '../../../bytes/json.ts';
import { decodeText, formatHex } from '../../../bytes/text.ts';
import type { ObjectChange, StoredObject } from '../../../kubernetes/change/object-change.ts';
import { printYaml } from '../../../kubernetes/print/yaml.ts';
import type { PlainValue } from '../../../operations/diff/plain.ts';
import { formatCounted } from '../count.ts';
import type { DescribedChange, Veil } from './rendered.ts';
import { printable } from './printable.ts';
import { unifiedHunks } from './unified.ts';

/** Characters of an object's YAML, or of a value, up to which its lines are compared. */
const SIZE_MAX = 8 * 1024 * 1024;
const BY_ITSELF = ['managedFields', 'resourceVersion'];

/** The hunks of a change, of values that are no objects, too. */
export function hunksOf(change: DescribedChange, veil: Veil): string[] {
  return isPlain(change.description)
    ? valueHunks(change, veil)
    : objectHunks(change.description, veil);
}

/** Whether there is no object on either side, and none is expected. */
export function isPlain({ place, before, after }: ObjectChange): boolean {
  return place.type !== 'resource' && before?.object === undefined && after?.object === undefined;
}

/** The hunks of two objects; of those that are too large, the paths of their fields. */
export function objectHunks(change: ObjectChange, veil: Veil): string[] {
  const before = linesOf(change.before, change, veil);
  const after = linesOf(change.after, change, veil);
  if (before !== undefined && after !== undefined) return unifiedHunks(before, after);
  return change.fields.map(({ change: how, path }) => `# ${how}: ${printable(path)}`);
}

/** Values that are no objects, by size and fingerprint or as they are. */
function valueHunks(change: DescribedChange, veil: Veil): string[] {
  const { before, after } = veil.values(change);
  return unifiedHunks(valueLines(before), valueLines(after));
}

function valueLines(shown: PlainValue | undefined): string[] {
  if (shown === undefined) return [];
  const { sizeBytes, fingerprint, isText, value } = shown;
  const told = `[${formatCounted(sizeBytes, 'byte')}, fingerprint ${fingerprint}]`;
  if (value === undefined || sizeBytes > SIZE_MAX) return [told];
  const text = isText ? decodeText(value) : undefined;
  if (text === undefined) return formatHex(value).match(/.{1,64}/g) ?? [];
  return text.replace(/\n$/, '').split('\n').map(printable);
}

/** No lines for no object; undefined where it is not known, or too large. */
function linesOf(
  stored: StoredObject | undefined,
  change: ObjectChange,
  veil: Veil,
): string[] | undefined {
  if (stored === undefined) return [];
  if (stored.object === undefined) return undefined;
  const yaml = printYaml(withoutOwnFields(veil.object(stored.object, change)));
  if (yaml.length > SIZE_MAX) return undefined;
  return yaml.replace(/\n$/, '').split('\n').map(printable);
}

function withoutOwnFields(object: JsonObject): JsonObject {
  const metadata = fieldOf(object, 'metadata');
  if (!isJsonObject(metadata)) return object;
  return withField(object, 'metadata', without(metadata, BY_ITSELF));
}

function without(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

function withField(object: JsonObject, wanted: string, value: JsonValue): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, old]) => [name, name === wanted ? value : old]),
  );
}
