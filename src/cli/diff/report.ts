/** The report of a comparison, rendered whole: summary, Markdown, HTML. */

import type { DiffReport } from '../../operations/kubernetes/report/report.ts';
import type { Context } from '../context.ts';
import type { Text } from '../deliver.ts';
import type { DiffHead, Veil } from '../render/diff/rendered.ts';
import { compareInputs, prefixOf } from './compare.ts';
import { firstOfClass } from './first-of-class.ts';
import { standStill } from './input.ts';
import type { DiffOptions } from './options.ts';
import { haveLittleInCommon } from './little-in-common.ts';
import { ReportIntake } from './report-intake.ts';
import { isSelecting } from './selection.ts';
import type { DiffWork, Rendered } from './work.ts';

/** Changes of a class, and grants, that are written out, by format; the rest is counted. */
const LINES_MAX = { summary: 20, markdown: 50, html: 2000 } as const;

/** Formats that are made of a report. */
export type ReportFormat = keyof typeof LINES_MAX;

/** What is rendered. */
interface Rendering {
  readonly report: DiffReport;
  readonly head: DiffHead;
  readonly veil: Veil;
  /** Grants that are written out. */
  readonly linesMax: number;
  /** Whether everything is written, however long it gets. */
  readonly all: boolean;
  /** Whether something is encrypted and no keys were given. */
  readonly wantsKeys: boolean;
}

/** Compares, builds the report, and renders it whole. */
export async function renderReport(
  work: DiffWork,
  format: ReportFormat,
  options: DiffOptions,
  context: Context,
): Promise<Rendered> {
  const all = options.all === true;
  const linesMax = all ? Infinity : LINES_MAX[format];
  const { veil } = work.means;
  const intake = new ReportIntake(work.means, { linesMax, showsNoise: options.noise === true });
  const judgeBy = intake.judgeBy.bind(intake);
  const compared = await compareInputs(work, judgeBy, options, context);
  const countsOnly = haveLittleInCommon(compared.diff);
  if (countsOnly) intake.judgeNothing();
  const looksAt = countsOnly && !isSelecting(options) ? firstOfClass(linesMax, options) : undefined;
  for await (const batch of compared.all(looksAt)) {
    for (const change of batch) intake.take(change);
  }
  const { signal } = context;
  const prefix = prefixOf(options);
  await intake.judgeByMissing(work.pair, { prefix, seed: context.random32(), signal });
  await intake.findOrphans(work.pair.after, { seed: context.random32(), signal });
  await standStill(work.pair);
  const { tally, diff } = compared;
  const { differences, leftOut } = tally.tail;
  const head = { ...compared.head, leftOut };
  const built = intake.finish({ lineage: diff.lineage, liveKeys: diff.liveKeys });
  // Noise that is shown is no difference all the same.
  const report = { ...built, isDifferent: differences > 0 };
  const wantsKeys = intake.isSealed && options.encryptionConfig === undefined;
  const text = await render(format, { report, head, veil, linesMax, all, wantsKeys });
  return { text, differences: () => differences };
}

async function render(format: ReportFormat, rendering: Rendering): Promise<Text> {
  const { report, head, veil } = rendering;
  switch (format) {
    case 'summary': {
      const { renderSummary } = await import('../render/diff/summary.ts');
      return renderSummary(report, head, rendering);
    }
    case 'markdown': {
      const { renderMarkdown } = await import('../render/diff/markdown.ts');
      return renderMarkdown(report, head, rendering);
    }
    case 'html': {
      const { renderHtml } = await import('../render/diff/html.ts');
      return pieces(renderHtml(report, head, veil));
    }
  }
}

/** Piece by piece, so that each is written before the next one is made. */
async function* pieces(texts: Iterable<string>): AsyncGenerator<string> {
  for (const text of texts) yield await Promise.resolve(text);
}
