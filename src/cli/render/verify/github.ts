/**
 * Annotations of GitHub Actions, a line a finding (actions/toolkit packages/core/src/command.ts):
 * `%`, CR and LF are escaped in the message, `:` and `,` also in properties, so that no key can end
 * a line and begin a command. A line that is no command must not hold the older form either, which
 * the runner finds anywhere: `##[` (actions/runner src/Runner.Common/ActionCommand.cs, TryParse).
 */

import { formatPlace, formatProblem } from '../../../findings.ts';
import type { Severity } from '../../../findings.ts';
import { formatCounted } from '../count.ts';
import type { FileReport, VerifyReport } from '../../verify-report.ts';
import { artifactOf } from './artifact.ts';

/** Control characters, bidi and line separators. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/** An annotation for each finding, then one line a file with the verdict. */
export function renderGithub({ files, config }: VerifyReport): string {
  const used =
    config === undefined ? [] : [plain(`config: ${config.file} (sha256 ${config.digest})`)];
  return [...files.flatMap(fileLines), ...used].map((line) => `${line}\n`).join('');
}

function fileLines(report: FileReport): string[] {
  const { file, findings, result, error } = report;
  const lines = findings.map((finding) => {
    const text = [formatPlace(finding.place), formatProblem(finding)].filter(Boolean).join(': ');
    const properties = { file: artifactOf(report, finding.place), title: finding.code };
    return command(LEVELS[finding.severity], properties, text);
  });
  if (error !== undefined) lines.push(command('error', { file, title: 'not examined' }, error));
  const verdict = result?.verdict ?? 'unknown';
  const policies = result?.policiesMet === false ? ', demands not met' : '';
  const ignored = result?.counts.ignored ?? 0;
  const passedOver = ignored === 0 ? '' : `, ${formatCounted(ignored, 'finding')} ignored as asked`;
  return [...lines, plain(`verdict ${verdict}${policies}${passedOver}: ${file}`)];
}

function command(
  name: string,
  properties: Readonly<Record<string, string>>,
  message: string,
): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  return `::${name} ${pairs.join(',')}::${escapeMessage(message)}`;
}

/** A line that is no command, whatever the file is called. */
function plain(line: string): string {
  return escapeMessage(line).replaceAll('##[', '## [');
}

/** Line breaks are escaped first, so what is left is what a terminal would act on. */
function escapeMessage(text: string): string {
  return escapeLines(text).replace(UNSAFE, '\ufffd');
}

function escapeLines(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
