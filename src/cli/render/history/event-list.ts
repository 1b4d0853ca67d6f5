/** Events as JSON, JSON Lines and YAML, one by one, so that any number can be written. */

import type { JsonObject } from '../../../bytes/json.ts';
import { isJsonObject } from '../../../bytes/json.ts';
import type { ObjectEvent } from '../../../operations/kubernetes/history/object-event.ts';
import { printYaml } from '../../../kubernetes/print/yaml.ts';
import type { JsonValue } from '../../../bytes/json.ts';
import { exactJson } from '../diff/exact-json.ts';
import type { Sparse } from '../diff/exact-json.ts';
import type { Veil } from '../diff/rendered.ts';
import { eventData, SCHEMA_VERSION } from './event-data.ts';

/** What is listed. */
export interface EventList {
  /** `history` or `timeline`. */
  readonly type: string;
  readonly head: Record<string, Sparse>;
  readonly events: AsyncIterable<readonly ObjectEvent[]>;
  /** Asked for when the events are at their end. */
  readonly tail: () => Record<string, Sparse>;
  readonly veil: Veil;
}

/** The list in a format. */
export function renderEventList(
  list: EventList,
  format: 'json' | 'jsonl' | 'yaml',
): AsyncGenerator<string> {
  if (format === 'jsonl') return renderLines(list);
  return format === 'json' ? renderJson(list) : renderYaml(list);
}

/** One object, a line for each event in it. */
async function* renderJson({ head, events, tail, veil }: EventList): AsyncGenerator<string> {
  yield `${exactJson({ schemaVersion: SCHEMA_VERSION, ...head }).slice(0, -1)},"events":[`;
  let separator = '\n';
  for await (const batch of events) {
    for (const event of batch) {
      yield separator + exactJson(eventData(event, veil));
      separator = ',\n';
    }
  }
  yield `\n],${exactJson({ summary: tail() }).slice(1)}\n`;
}

/** A line for what is listed, one for each event, and one for the sum. */
async function* renderLines({ type, head, events, tail, veil }: EventList): AsyncGenerator<string> {
  const line = (value: Sparse): string => `${exactJson(value)}\n`;
  yield line({ type, schemaVersion: SCHEMA_VERSION, ...head });
  for await (const batch of events) {
    for (const event of batch) yield line({ type: 'event', ...eventData(event, veil) });
  }
  yield line({ type: 'summary', ...tail() });
}

/** One object, the events last in it. */
async function* renderYaml({ head, events, tail, veil }: EventList): AsyncGenerator<string> {
  yield printYaml(jsonOf({ schemaVersion: SCHEMA_VERSION, ...head }));
  let start = 'events:\n';
  for await (const batch of events) {
    for (const event of batch) {
      yield (
        start + printYaml({ events: [jsonOf(eventData(event, veil))] }).slice('events:\n'.length)
      );
      start = '';
    }
  }
  if (start !== '') yield 'events: []\n';
  yield printYaml(jsonOf({ summary: tail() }));
}

/** Without what is undefined. */
function jsonOf(value: Record<string, Sparse>): JsonObject {
  return withoutUndefined(value) as JsonObject;
}

function withoutUndefined(value: Sparse): JsonValue {
  if (Array.isArray(value)) return (value as readonly Sparse[]).map(withoutUndefined);
  if (!isJsonObject(value as JsonValue)) return value as JsonValue;
  const fields = Object.entries(value as Record<string, Sparse>);
  return Object.fromEntries(
    fields.flatMap(([name, inner]) =>
      inner === undefined ? [] : [[name, withoutUndefined(inner)] as const],
    ),
  );
}
