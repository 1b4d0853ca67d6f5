/** The page about a snapshot as the output formats have it. */

import type { InspectReport } from '../../../operations/kubernetes/inspect/report.ts';
import type { InspectFormat } from '../../inspect/options.ts';

/** The page; `file` is the name that was given, `-` for standard input. */
export async function renderInspect(
  format: InspectFormat,
  file: string,
  report: InspectReport,
): Promise<string> {
  if (format === 'json') {
    const { renderInspectJson } = await import('./json.ts');
    return renderInspectJson(report, file);
  }
  if (format === 'html') {
    const { renderInspectHtml } = await import('./html.ts');
    return [...renderInspectHtml(report, file)].join('');
  }
  const { renderInspectText } = await import('./text.ts');
  return renderInspectText(report, file);
}
