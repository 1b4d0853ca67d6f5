/**
 * The changes as JSON and as JSON Lines, change by change, so that any number can be written.
 * `docs/etcd-snapshot-diff.schema.json` describes both.
 */

import { changeData, headData, SCHEMA_VERSION, tailData } from './change-data.ts';
import { exactJson } from './exact-json.ts';
import type { DescribedChange, DiffHead, DiffTail, Veil } from './rendered.ts';

/** What is rendered: `tail` is asked for when the changes are at their end. */
export interface JsonRendering {
  readonly head: DiffHead;
  readonly tail: () => DiffTail;
  readonly veil: Veil;
}

/** One object, a line for each change in it. */
export async function* renderDiffJson(
  changes: AsyncIterable<readonly DescribedChange[]>,
  { head, tail, veil }: JsonRendering,
): AsyncGenerator<string> {
  const first = exactJson({ schemaVersion: SCHEMA_VERSION, ...headData(head) });
  yield `${first.slice(0, -1)},"changes":[`;
  let separator = '\n';
  for await (const batch of changes) {
    for (const change of batch) {
      yield separator + exactJson(changeData(change, veil));
      separator = ',\n';
    }
  }
  yield `\n],${exactJson(tailData(tail())).slice(1)}\n`;
}

/** A line for what is compared, one for each change, and one for the sum. */
export async function* renderDiffJsonLines(
  changes: AsyncIterable<readonly DescribedChange[]>,
  { head, tail, veil }: JsonRendering,
): AsyncGenerator<string> {
  yield line({ type: 'diff', schemaVersion: SCHEMA_VERSION, ...headData(head) });
  for await (const batch of changes) {
    for (const change of batch) yield line({ type: 'change', ...changeData(change, veil) });
  }
  yield line({ type: 'summary', ...tailData(tail()) });
}

function line(value: Parameters<typeof exactJson>[0]): string {
  return `${exactJson(value)}\n`;
}
