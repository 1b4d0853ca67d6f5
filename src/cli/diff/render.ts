/** Chooses the renderer: change by change, or of a report. */

import type { Context } from '../context.ts';
import { renderDiffJson, renderDiffJsonLines } from '../render/diff/json.ts';
import { renderDiffText } from '../render/diff/text.ts';
import { compareInputs, shownOf } from './compare.ts';
import type { Compared } from './compare.ts';
import { standStill } from './input.ts';
import type { OpenPair } from './input.ts';
import type { DiffOptions } from './options.ts';
import type { DiffWork, Rendered } from './work.ts';

/** Compares and renders; a text that comes in pieces reads the inputs while it is written. */
export async function renderDiff(
  work: DiffWork,
  options: DiffOptions,
  context: Context,
): Promise<Rendered> {
  const { writeOut } = options;
  switch (writeOut) {
    case 'text':
    case 'json':
    case 'jsonl':
      return renderStream(await compareInputs(work, undefined, options, context), work, options);
    case 'summary':
    case 'markdown':
    case 'html': {
      const { renderReport } = await import('./report.ts');
      return renderReport(work, writeOut, options, context);
    }
  }
}

function renderStream(
  compared: Compared,
  { pair, means: { veil } }: DiffWork,
  { writeOut, noise }: DiffOptions,
): Rendered {
  const { head, tally } = compared;
  const changes = shownOf(checked(compared, pair), noise === true);
  const rendering = { head, tail: () => tally.tail, veil };
  const text =
    writeOut === 'text'
      ? renderDiffText(changes, head, veil)
      : writeOut === 'json'
        ? renderDiffJson(changes, rendering)
        : renderDiffJsonLines(changes, rendering);
  return { text, differences: () => tally.tail.differences };
}

/** The changes; at their end it is certain that both stood still. */
async function* checked(compared: Compared, pair: OpenPair): ReturnType<Compared['all']> {
  yield* compared.all();
  await standStill(pair);
}
