/**
 * The report for people: the verdict first, then what was looked at, the findings by severity, and
 * what to do next.
 */

import { escapeControls, formatCount } from '../../../bytes/text.ts';
import { formatPlace, formatProblem } from '../../../findings.ts';
import type { Finding } from '../../../operations/verify/collector.ts';
import type { ExaminedPages } from '../../../operations/verify/tree-layer.ts';
import type { TrailerVerdict } from '../../../operations/verify/file-layer.ts';
import type { VerifyResult } from '../../../operations/verify/verify.ts';
import type { FileReport, VerifyReport } from '../../verify-report.ts';

/** Findings of one code that are written out; the rest is counted. */
const SHOWN_MAX = 5;

/** The text for all files. */
export function renderText({ files, config }: VerifyReport, options: { all: boolean }): string {
  const parts = files.map((file) => renderFile(file, options.all ? Infinity : SHOWN_MAX));
  const used =
    config === undefined
      ? ''
      : `config      ${escapeControls(config.file)} (sha256 ${config.digest})\n`;
  return parts.join('\n') + used;
}

function renderFile(report: FileReport, shownMax: number): string {
  const { file, result, error, findings } = report;
  const name = escapeControls(file);
  if (result === undefined) return `${'UNKNOWN'.padEnd(10)}${name}\n  ${error ?? ''}\n`;
  const lines = [`${headline(result).padEnd(10)}${name}`, ...examinedLines(result)];
  for (const severity of ['error', 'warning', 'note'] as const) {
    const found = findings.filter((finding) => finding.severity === severity);
    if (found.length > 0) lines.push('', ...findingLines(found, result, shownMax));
  }
  return `${[...lines, ...nextLines(report)].join('\n')}\n`;
}

function headline({ verdict, policiesMet }: VerifyResult): string {
  if (verdict === 'sound' && !policiesMet) return 'REFUSED';
  return verdict.toUpperCase();
}

const TRAILERS: Readonly<Record<TrailerVerdict, string>> = {
  matches: 'SHA-256 matches',
  mismatch: 'SHA-256 does not match',
  missing: 'none (a database file that was copied, not a saved snapshot)',
  truncated: 'cut off',
  followed: 'followed by other bytes',
  size: 'the length of the file disagrees with its pages',
};

function examinedLines(result: VerifyResult): string[] {
  const { examined } = result;
  const lines: string[] = [];
  const add = (name: string, text: string): void => void lines.push(`  ${name.padEnd(10)}${text}`);
  if (examined.trailer !== undefined) add('trailer', TRAILERS[examined.trailer]);
  if (examined.pages !== undefined) {
    add('pages', pagesText(examined.pages));
    add('store', storeText(examined.pages, examined.liveKeys ?? 0));
  } else if (examined.trailer === 'matches') {
    add('scope', 'file layer only');
  }
  for (const what of examined.notExamined) add('not seen', what);
  if (result.counts.ignored > 0)
    add('ignored', `${formatCount(result.counts.ignored)} findings, as asked`);
  return lines;
}

/** Free pages hold nothing, so all that means something is what was checked. */
function pagesText({ pageCount, checkedCount, freeCount }: ExaminedPages): string {
  const used = pageCount - freeCount;
  return (
    `${formatCount(checkedCount)} of ${formatCount(used)} in use examined, ` +
    `${formatCount(freeCount)} free`
  );
}

function storeText(pages: ExaminedPages, liveKeys: number): string {
  const { recordCount, firstRevision, lastRevision } = pages;
  const span =
    recordCount === 0 ? '' : `, revisions ${String(firstRevision)}–${String(lastRevision)}`;
  return `${formatCount(liveKeys)} live keys, ${formatCount(recordCount)} records${span}`;
}

function findingLines(
  found: readonly Finding[],
  { counts }: VerifyResult,
  shownMax: number,
): string[] {
  const lines: string[] = [];
  for (const code of new Set(found.map((finding) => finding.code))) {
    const same = found.filter((finding) => finding.code === code);
    for (const finding of same.slice(0, shownMax)) {
      const place = formatPlace(finding.place);
      lines.push(`  ${finding.severity.padEnd(8)}${code}${place === '' ? '' : `  ${place}`}`);
      lines.push(`          ${formatProblem(finding)}`);
    }
    const more = (counts.byCode[code] ?? same.length) - Math.min(same.length, shownMax);
    if (more > 0) lines.push(`          and ${formatCount(more)} more of ${code}`);
  }
  return lines;
}

function nextLines({ file, result, findings }: FileReport): string[] {
  const [first] = findings.filter(({ severity }) => severity === 'error');
  if (first === undefined || result === undefined) return [];
  const lines = [''];
  if (result.verdict === 'damaged') {
    lines.push(`  next    use another backup if there is one; what can still be read:`);
    lines.push(`          etcd-snapshot salvage ${escapeControls(file)} --out records.ndjson`);
  }
  lines.push(`  docs    docs/problems/${first.code}.md`);
  return lines;
}
