/** Builds the report of a comparison, and renders it whole: summary, Markdown, HTML. */

import type { KeyPair } from '../../etcd/compare/comparison.ts';
import { DiffReportBuilder } from '../../operations/kubernetes/report/builder.ts';
import type { DiffReport } from '../../operations/kubernetes/report/report.ts';
import type { Context } from '../context.ts';
import type { Text } from '../deliver.ts';
import type { DescribedChange, DiffHead } from '../render/diff/rendered.ts';
import { compareInputs } from './compare.ts';
import { standStill } from './input.ts';
import type { DiffOptions } from './options.ts';
import type { DiffWork, Rendered } from './work.ts';

/** Changes of a class, and grants, that are written out, by format; the rest is counted. */
const LINES_MAX = { summary: 20, markdown: 50, html: 2000 } as const;

/** Formats that are made of a report. */
export type ReportFormat = keyof typeof LINES_MAX;

/** Compares, builds the report, and renders it whole. */
export async function renderReport(
  work: DiffWork,
  format: ReportFormat,
  options: DiffOptions,
  context: Context,
): Promise<Rendered> {
  const linesMax = options.all === true ? Infinity : LINES_MAX[format];
  const builder = new DiffReportBuilder({ linesMax });

  const { describer } = work.means;
  const judgeBy = (pair: KeyPair): void => {
    const { key, after } = pair;
    if (after !== undefined) builder.unchanged(pair, describer.describeObject(key, after));
  };
  const compared = await compareInputs(work, judgeBy, options, context);
  for await (const batch of compared.all()) {
    for (const { change, isWanted } of batch) {
      // What was not asked for is taken as it is now, so that others can be judged by it.
      if (isWanted) builder.change(options.noise === true ? asChange(change) : change);
      else judgeBy(change);
    }
  }
  await standStill(work.pair);
  const { head, tally, diff } = compared;
  const { differences } = tally.tail;
  const built = builder.finish({ lineage: diff.lineage, liveKeys: diff.liveKeys });
  // Noise that is shown is no difference all the same.
  const report = { ...built, isDifferent: differences > 0 };
  const text = await render({ report, head, linesMax }, work, format, options);
  return { text, differences: () => differences };
}

/** Noise that was asked for is a change like others. */
function asChange(change: DescribedChange): DescribedChange {
  return { ...change, description: { ...change.description, noise: undefined } };
}

async function render(
  { report, head, linesMax }: { report: DiffReport; head: DiffHead; linesMax: number },
  { means: { veil } }: DiffWork,
  format: ReportFormat,
  options: DiffOptions,
): Promise<Text> {
  switch (format) {
    case 'summary': {
      const { renderSummary } = await import('../render/diff/summary.ts');
      const hasKeys = options.encryptionConfig !== undefined;
      return renderSummary(report, head, { linesMax, hasKeys });
    }
    case 'markdown': {
      const { renderMarkdown } = await import('../render/diff/markdown.ts');
      return renderMarkdown(report, head, { veil, all: options.all === true });
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
