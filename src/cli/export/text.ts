/** Manifests as text: each alone, or all of them one behind the other. */

import { formatJson } from '../../bytes/json-text.ts';
import type { JsonObject } from '../../bytes/json.ts';
import { printJson } from '../../kubernetes/print/json.ts';
import { printYaml } from '../../kubernetes/print/yaml.ts';
import type { Manifest } from '../../operations/kubernetes/export/export-objects.ts';
import { escapeUnsafe } from '../render/data.ts';
import type { ExportCommandOptions } from './options.ts';
import type { Stopwatch } from './stopwatch.ts';

/** What stands around all manifests, between two of them, and what becomes of one. */
interface Frame {
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  readonly one: (object: JsonObject) => string;
}

const JSON_HEAD = '{\n    "items": [\n';
const JSON_TAIL = '\n    ]\n}\n';

const FRAMES: Readonly<Record<ExportCommandOptions['writeOut'], Frame>> = {
  yaml: { head: '', between: '---\n', tail: '', one: printYaml },
  jsonl: {
    head: '',
    between: '',
    tail: '',
    one: (object) => `${escapeUnsafe(formatJson(object))}\n`,
  },
  // A list, which kubectl takes apart again.
  json: {
    head: '{\n    "apiVersion": "v1",\n    "items": [\n',
    between: ',\n',
    tail: '\n    ],\n    "kind": "List"\n}\n',
    one: (object) => printJson({ items: [object] }).slice(JSON_HEAD.length, -JSON_TAIL.length),
  },
};

/** One manifest as a file. */
export function manifestText(object: JsonObject, format: 'yaml' | 'json'): string {
  return format === 'yaml' ? printYaml(object) : printJson(object);
}

/** All manifests as one text. */
export async function* manifestsText(
  manifests: AsyncIterable<readonly Manifest[]>,
  format: ExportCommandOptions['writeOut'],
  watch: Stopwatch,
): AsyncGenerator<string> {
  const { head, between, tail, one } = FRAMES[format];
  let isFirst = true;
  for await (const batch of manifests) {
    const text = watch.run('print', () => batch.map(({ object }) => one(object)).join(between));
    const start = isFirst ? head : between;
    isFirst = false;
    // Whoever takes it has written it when the next one is asked for.
    const resume = watch.start('write');
    yield start + text;
    resume();
  }
  if (!isFirst) yield tail;
}
