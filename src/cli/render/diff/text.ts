/** The changes as text: for each a head that says what happened, and a unified diff of its YAML. */

import { formatKey } from '../../../bytes/text.ts';
import type { DescribedChange, DiffHead, Side, Veil } from './rendered.ts';
import { hunksOf } from './object-lines.ts';
import { remarksOf, sideName, titleOf } from './titles.ts';

const NOTHING = '/dev/null';

/** A piece for each batch of changes. */
export async function* renderDiffText(
  changes: AsyncIterable<readonly DescribedChange[]>,
  head: DiffHead,
  veil: Veil,
): AsyncGenerator<string> {
  let isFirst = true;
  for await (const batch of changes) {
    for (const change of batch) {
      yield `${isFirst ? '' : '\n'}${changeLines(change, head, veil).join('\n')}\n`;
      isFirst = false;
    }
  }
}

function changeLines(change: DescribedChange, { before, after }: DiffHead, veil: Veil): string[] {
  const { description } = change;
  const noise = description.noise === undefined ? '' : ` (noise: ${description.noise})`;
  const remarks = remarksOf(description).map((remark) => `# ${remark}`);
  const head = [`# ${titleOf(description)} ${description.change}${noise}`, ...remarks];
  const hunks = hunksOf(change, veil);
  if (hunks.length === 0) return head;
  const key = description.shownKey ?? formatKey(change.key);
  const name = (side: Side, isThere: boolean): string =>
    isThere ? `${sideName(side)} ${key}` : NOTHING;
  return [
    ...head,
    `--- ${name(before, change.before !== undefined)}`,
    `+++ ${name(after, change.after !== undefined)}`,
    ...hunks,
  ];
}
