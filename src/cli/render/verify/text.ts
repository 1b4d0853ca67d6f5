/**
 * The report for people: the verdict first, then what was looked at, the findings by severity, and
 * what to do next.
 */

import { escapeControls, formatCount } from '../../../bytes/text.ts';
import { formatCounted } from '../count.ts';
import { directoryTexts, logTexts } from './log.ts';
import { lossLines } from './losses.ts';
import { wrap } from './wrap.ts';
import { isOfDirectory, isOfLog } from '../../layers.ts';
import { formatPlace, formatProblem, isPolicy, severityOf } from '../../../findings.ts';
import type { ProblemCode } from '../../../findings.ts';
import type { Finding } from '../../../operations/verify/collector.ts';
import type { ExaminedPages } from '../../../operations/verify/tree-layer.ts';
import type { TrailerVerdict } from '../../../operations/verify/file/check.ts';
import type { VerifyResult } from '../../../operations/verify/verify.ts';
import type { FileReport, VerifyReport } from '../../verify-report.ts';

/** Findings of one code that are written out; the rest is counted. */
const SHOWN_MAX = 5;

/** The text for all files. */
export function renderText({ files, config }: VerifyReport, options: { all: boolean }): string {
  const parts = files.map((file) => renderFile(file, options.all));
  const used =
    config === undefined
      ? ''
      : `${wrap(`${escapeControls(config.file)} sha256 ${config.digest}`, '  config    ').join('\n')}\n`;
  return parts.join('\n') + used;
}

function renderFile(report: FileReport, all: boolean): string {
  const { file, result, error, findings } = report;
  const name = escapeControls(file);
  if (result === undefined) {
    const verdict = report.exitCode === 1 ? 'DAMAGED' : 'UNKNOWN';
    return `${verdict.padEnd(10)}${name}\n${wrap(error ?? '', '  ').join('\n')}\n`;
  }
  const lines = [`${headline(result).padEnd(10)}${name}`, ...examinedLines(result)];
  for (const severity of ['error', 'warning', 'note'] as const) {
    const found = findings.filter((finding) => finding.severity === severity);
    if (found.length > 0)
      lines.push('', ...findingLines(found, result, all ? Infinity : SHOWN_MAX));
  }
  return `${[...lines, ...nextLines(report, all)].join('\n')}\n`;
}

function headline({ verdict, policiesMet }: VerifyResult): string {
  if (verdict === 'sound' && !policiesMet) return 'REFUSED';
  return verdict.toUpperCase();
}

const TRAILERS: Readonly<Record<TrailerVerdict, string>> = {
  pending: 'not compared',
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
  const add = (name: string, text: string): void => {
    lines.push(...wrap(text, `  ${name.padEnd(10)}`));
  };
  if (examined.trailer !== undefined) add('trailer', TRAILERS[examined.trailer]);
  if (examined.pages !== undefined) {
    add('pages', pagesText(examined.pages, hasDamagedPages(result)));
    add('store', storeText(examined.pages, examined.liveKeys ?? 0));
  } else if (examined.trailer === 'matches') {
    add('scope', 'file layer only');
  }
  if (result.wal !== undefined) {
    for (const [name, text] of logTexts(result.wal)) add(name, escapeControls(text));
  }
  if (result.dataDirectory !== undefined) {
    for (const [name, text] of directoryTexts(result.dataDirectory)) add(name, text);
  }
  for (const what of examined.notExamined) add('not seen', escapeControls(what));
  if (result.counts.ignored > 0)
    add('ignored', `${formatCounted(result.counts.ignored, 'finding')}, as asked`);
  return lines;
}

/** Whether pages may be lost; those of a data directory are not where its log alone is damaged. */
function hasDamagedPages({ verdict, counts }: VerifyResult): boolean {
  const codes = Object.keys(counts.byCode) as ProblemCode[];
  const isElsewhere = (code: ProblemCode): boolean => isOfLog(code) || isOfDirectory(code);
  const errors = codes.filter((code) => severityOf(code) === 'error' && !isPolicy(code));
  return verdict === 'damaged' && !errors.every(isElsewhere);
}

/**
 * Free pages hold nothing, so all that means something is what was checked; in a damaged file pages
 * that nothing points to any more may be either.
 */
function pagesText(
  { pageCount, checkedCount, freeCount }: ExaminedPages,
  damaged: boolean,
): string {
  const used = pageCount - freeCount;
  if (damaged) {
    return `${formatCount(checkedCount)} examined, ${formatCount(freeCount)} not reached (free or lost)`;
  }
  return (
    `${formatCount(checkedCount)} of ${formatCount(used)} in use examined, ` +
    `${formatCount(freeCount)} free`
  );
}

function storeText(pages: ExaminedPages, liveKeys: number): string {
  const { recordCount, firstRevision, lastRevision } = pages;
  const span =
    recordCount === 0 ? '' : `, revisions ${String(firstRevision)}–${String(lastRevision)}`;
  return `${formatCounted(liveKeys, 'live key')}, ${formatCounted(recordCount, 'record')}${span}`;
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
      lines.push(...wrap(`${code}  ${place}`, `  ${finding.severity.padEnd(8)}`));
      lines.push(...wrap(formatProblem(finding), ' '.repeat(10)));
    }
    const more = (counts.byCode[code] ?? same.length) - Math.min(same.length, shownMax);
    if (more > 0) lines.push(`          and ${formatCount(more)} more of ${code}`);
  }
  return lines;
}

function nextLines({ file, result, findings, losses }: FileReport, all: boolean): string[] {
  const [first] = findings.filter(({ severity }) => severity === 'error');
  if (first === undefined || result === undefined) return [];
  const lost = losses === undefined ? [] : lossLines(losses, file, all);
  return ['', ...lost, `  docs    docs/problems/${first.code}.md`];
}
