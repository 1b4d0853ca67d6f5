/**
 * Annotations of GitHub Actions, a line a finding (actions/toolkit packages/core/src/command.ts):
 * `%`, CR and LF are escaped in the message, `:` and `,` also in properties, so that no key can end
 * a line and begin a command.
 */

import { formatPlace, formatProblem } from '../../../findings.ts';
import type { Severity } from '../../../findings.ts';
import type { FileReport, VerifyReport } from '../../verify-report.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/** An annotation for each finding, then one line a file with the verdict. */
export function renderGithub({ files }: VerifyReport): string {
  return files
    .flatMap(fileLines)
    .map((line) => `${line}\n`)
    .join('');
}

function fileLines({ file, findings, result, error }: FileReport): string[] {
  const lines = findings.map((finding) => {
    const text = [formatPlace(finding.place), formatProblem(finding)].filter(Boolean).join(': ');
    return command(LEVELS[finding.severity], { file, title: finding.code }, text);
  });
  if (error !== undefined) lines.push(command('error', { file, title: 'not examined' }, error));
  const verdict = result?.verdict ?? 'unknown';
  const policies = result?.policiesMet === false ? ', demands not met' : '';
  // A line that is no command must not begin like one, whatever the file is called.
  return [...lines, `verdict ${verdict}${policies}: ${escapeMessage(file)}`];
}

function command(
  name: string,
  properties: Readonly<Record<string, string>>,
  message: string,
): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  return `::${name} ${pairs.join(',')}::${escapeMessage(message)}`;
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
