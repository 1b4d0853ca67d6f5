/**
 * The report as JSON, with a version of its own, and as JSON Lines: a line a finding, then a line a
 * file.
 */

import { formatKey } from '../../../bytes/text.ts';
import { formatPlace, formatProblem } from '../../../findings.ts';
import type { Finding } from '../../../operations/verify/collector.ts';
import { toJson } from '../data.ts';
import type { LossReport } from '../../verify-losses.ts';
import type { FileReport, VerifyReport } from '../../verify-report.ts';

/** Version of the shape; it grows when a field changes its meaning or goes away. */
const SCHEMA_VERSION = 1;

/** One object for the whole run. */
export function renderJson(report: VerifyReport): string {
  const { config, exitCode, files } = report;
  const data = {
    schemaVersion: SCHEMA_VERSION,
    exitCode,
    config: config ?? null,
    files: files.map((file) => ({ ...summary(file), findings: file.findings.map(findingData) })),
  };
  return `${toJson(data)}\n`;
}

/** A line for each finding as `{ "finding": … }` and one for each file as `{ "file": … }`. */
export function renderJsonLines({ files }: VerifyReport): string {
  return files
    .flatMap((file) => [
      ...file.findings.map((finding) => ({
        type: 'finding',
        file: file.file,
        ...findingData(finding),
      })),
      { type: 'file', schemaVersion: SCHEMA_VERSION, ...summary(file) },
    ])
    .map((line) => `${toJson(line)}\n`)
    .join('');
}

function summary({
  file,
  result,
  error,
  exitCode,
  losses,
  evidence,
}: FileReport): Record<string, unknown> {
  return {
    file,
    verdict: result?.verdict ?? 'unknown',
    policiesMet: result?.policiesMet ?? false,
    exitCode,
    examined: result?.examined ?? null,
    counts: result?.counts ?? null,
    error: error ?? null,
    ...(result?.wal === undefined ? {} : { wal: result.wal }),
    ...(result?.dataDirectory === undefined ? {} : { dataDirectory: result.dataDirectory }),
    ...(losses === undefined ? {} : { losses: lossData(losses) }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}

/** Ranges are half-open; keys are printable text. */
function lossData(found: LossReport | 'not searched'): unknown {
  if (found === 'not searched') return found;
  const { losses, olderMeta } = found;
  const { unreached, missing, keys, keyCount } = losses;
  const named = keys.map(({ key, ...rest }) => ({ key: formatKey(key), ...rest }));
  return { unreached, missing, keyCount, keys: named, olderMeta };
}

/** A finding with its sentence, so that nobody needs our tables to read it. */
function findingData(finding: Finding): Record<string, unknown> {
  const { code, severity, place, facts } = finding;
  const text = [formatPlace(place), formatProblem(finding)]
    .filter((part) => part !== '')
    .join(': ');
  return { code, severity, place, facts, text };
}
