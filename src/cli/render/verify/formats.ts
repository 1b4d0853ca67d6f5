/** The output formats of `verify`, each with its renderer, loaded when it is wanted. */

import type { VerifyReport } from '../../verify-report.ts';

/** Names of the formats. */
export const VERIFY_FORMATS = [
  'text',
  'json',
  'jsonl',
  'junit',
  'sarif',
  'github',
  'openmetrics',
] as const;

/** One of the formats. */
export type VerifyFormat = (typeof VERIFY_FORMATS)[number];

/** Whether a text names a format. */
export function isVerifyFormat(text: string): text is VerifyFormat {
  return VERIFY_FORMATS.some((format) => format === text);
}

/** How much to write out. */
export interface RenderOptions {
  /** Every kept finding also where the format would shorten. */
  readonly all: boolean;
}

/** The report in one of the formats. */
export async function renderVerify(
  format: VerifyFormat,
  report: VerifyReport,
  options: RenderOptions,
): Promise<string> {
  switch (format) {
    case 'text':
      return (await import('./text.ts')).renderText(report, options);
    case 'json':
      return (await import('./json.ts')).renderJson(report);
    case 'jsonl':
      return (await import('./json.ts')).renderJsonLines(report);
    case 'junit':
      return (await import('./junit.ts')).renderJunit(report);
    case 'sarif':
      return (await import('./sarif.ts')).renderSarif(report);
    case 'github':
      return (await import('./github.ts')).renderGithub(report);
    case 'openmetrics':
      return (await import('./openmetrics.ts')).renderVerifyMetrics(report);
  }
}
