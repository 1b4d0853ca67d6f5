/** Writes the objects that were found: one as it is, several as kubectl lists them. */

import { exactJson } from '../render/diff/exact-json.ts';
import { escapeControls } from '../../bytes/text.ts';
import type { JsonObject, JsonValue } from '../../bytes/json.ts';
import { printJson } from '../../kubernetes/print/json.ts';
import { printYaml } from '../../kubernetes/print/yaml.ts';
import { ObjectsError } from '../../operations/kubernetes/objects/objects-error.ts';
import { UsageError } from '../context.ts';
import { readField } from './field-path.ts';
import type { FieldStep } from './field-path.ts';
import type { GetFormat } from './format.ts';
import type { Found, Selection } from '../../operations/kubernetes/objects/select-objects.ts';
import { withoutManagedFields } from '../../operations/kubernetes/objects/object-shower.ts';
import type { ObjectShower } from '../../operations/kubernetes/objects/object-shower.ts';

/** How to write. */
export interface Rendering {
  readonly shower: ObjectShower;
  readonly format: GetFormat;
  /** Whether YAML and JSON for people have metadata.managedFields. */
  readonly showManagedFields: boolean;
  /** Whether a terminal takes it. */
  readonly isForTerminal: boolean;
  /** Told of what cannot be shown; the list goes on without it. */
  readonly onUnreadable: (error: ObjectsError) => Promise<void>;
}

/** The objects as text. */
export function renderSelection(
  selection: Selection,
  rendering: Rendering,
): AsyncGenerator<string | Uint8Array> {
  return selection.isSingle ? renderOne(selection, rendering) : renderList(selection, rendering);
}

async function* renderOne(
  selection: Selection,
  rendering: Rendering,
): AsyncGenerator<string | Uint8Array> {
  const { shower, format, isForTerminal } = rendering;
  for await (const batch of selection.found()) {
    for (const found of batch) {
      if (format.type === 'raw') yield rawText(shower.raw(found), isForTerminal);
      else if (format.type === 'name') yield `${shower.name(found)}\n`;
      else yield objectText(shower.object(found), rendering);
    }
  }
}

function objectText(object: JsonObject, rendering: Rendering): string {
  const { format, isForTerminal } = rendering;
  switch (format.type) {
    case 'json':
      return printJson(forPeople(object, rendering));
    case 'jsonl':
      return `${exactJson(object)}\n`;
    case 'field':
      return fieldText(object, format.path, isForTerminal);
    default:
      return printYaml(forPeople(object, rendering));
  }
}

function forPeople(object: JsonObject, { showManagedFields }: Rendering): JsonObject {
  return showManagedFields ? object : withoutManagedFields(object);
}

/**
 * The values that a path leads to, a line each: texts as they are, anything else as JSON.
 * @throws {ObjectsError} if it leads to nothing.
 */
export function fieldText(
  object: JsonObject,
  path: readonly FieldStep[],
  isForTerminal: boolean,
): string {
  const { values, missing } = readField(object, path);
  if (missing !== undefined) throw new ObjectsError('not-found', `no field ${missing}`);
  return values.map((value) => `${valueText(value, isForTerminal)}\n`).join('');
}

function valueText(value: JsonValue, isForTerminal: boolean): string {
  if (typeof value !== 'string') return exactJson(value);
  return isForTerminal ? value.split('\n').map(escapeControls).join('\n') : value;
}

/** Bytes that a terminal would obey are not sent to one. */
export function rawText(bytes: Uint8Array, isForTerminal: boolean): Uint8Array {
  const isUnsafe = bytes.some((byte) => (byte < 0x20 && byte !== 0x0a) || byte >= 0x7f);
  if (!isForTerminal || !isUnsafe) return bytes;
  throw new UsageError('-w raw: these bytes are no plain text; write them to a file with --out');
}

/** What stands around the items of a list, and between them. */
interface ListFrame {
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  readonly item: (object: JsonObject) => string;
}

const YAML_LIST: ListFrame = {
  head: 'apiVersion: v1\nitems:\n',
  between: '',
  tail: 'kind: List\nmetadata:\n  resourceVersion: ""\n',
  item: (object) => printYaml({ items: [object] }).slice('items:\n'.length),
};
const JSON_LIST: ListFrame = {
  head: '{\n    "apiVersion": "v1",\n    "items": [\n',
  between: ',\n',
  tail: '\n    ],\n    "kind": "List",\n    "metadata": {\n        "resourceVersion": ""\n    }\n}\n',
  item: (object) =>
    printJson({ items: [object] }).slice('{\n    "items": [\n'.length, -'\n    ]\n}\n'.length),
};

/** Items one by one, each with nothing around it. */
function linesOf(line: (object: JsonObject) => string): ListFrame {
  return { head: '', between: '', tail: '', item: line };
}

async function* renderList(selection: Selection, rendering: Rendering): AsyncGenerator<string> {
  const { shower, format } = rendering;
  if (format.type === 'raw') throw new UsageError('-w raw: expected one object by its name');
  if (format.type === 'name') {
    for await (const batch of selection.found()) {
      yield batch.map((found) => `${shower.name(found)}\n`).join('');
    }
    return;
  }
  const frame =
    format.type === 'yaml'
      ? YAML_LIST
      : format.type === 'json'
        ? JSON_LIST
        : linesOf((object) => objectText(object, rendering));
  let isFirst = true;
  for await (const batch of selection.found()) {
    for (const found of batch) {
      const item = await itemText(found, frame, rendering);
      if (item === undefined) continue;
      yield `${isFirst ? frame.head : frame.between}${item}`;
      isFirst = false;
    }
  }
  if (!isFirst) yield frame.tail;
}

async function itemText(
  found: Found,
  { item }: ListFrame,
  rendering: Rendering,
): Promise<string | undefined> {
  const { shower, format, onUnreadable } = rendering;
  try {
    const object = shower.object(found);
    const isForPeople = format.type === 'yaml' || format.type === 'json';
    return item(isForPeople ? forPeople(object, rendering) : object);
  } catch (error) {
    if (!(error instanceof ObjectsError)) throw error;
    await onUnreadable(ofObject(error, shower.name(found)));
    return undefined;
  }
}

/** A field that is missing is said with its object; other errors name it themselves. */
function ofObject(error: ObjectsError, name: string): ObjectsError {
  const { code, message } = error;
  return code === 'not-found' ? new ObjectsError(code, `${name}: ${message}`) : error;
}
