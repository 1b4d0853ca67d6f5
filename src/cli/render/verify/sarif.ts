/**
 * SARIF 2.1.0 (OASIS, 27 March 2020), for code scanning: a rule a code, a result a finding, places
 * as logical locations.
 */

import { formatPlace, formatProblem } from '../../../findings.ts';
import type { ProblemCode, Severity } from '../../../findings.ts';
import type { Finding } from '../../../operations/verify/collector.ts';
import { toJson } from '../data.ts';
import type { FileReport, VerifyReport } from '../../verify-report.ts';
import { VERSION } from '../../version.ts';
import { artifactOf } from './artifact.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'note',
};
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** The log with one run. */
export function renderSarif({ files, exitCode, config }: VerifyReport): string {
  const codes = [
    ...new Set(files.flatMap(({ findings }) => findings.map(({ code }) => code))),
  ].sort();
  const failed = files.filter(({ error }) => error !== undefined);
  const run = {
    tool: {
      driver: { name: 'etcd-snapshot', version: VERSION, rules: codes.map(rule) },
    },
    invocations: [
      {
        executionSuccessful: failed.length === 0,
        exitCode,
        toolExecutionNotifications: failed.map(({ file, error }) => ({
          level: 'error',
          message: { text: `${file}: ${error ?? ''}` },
        })),
      },
    ],
    results: files.flatMap((report) =>
      report.findings.map((finding) => result(report, finding, codes)),
    ),
    // Whoever reads the log later must see under what rules it came to be.
    properties: {
      config: config ?? null,
      files: files.map(({ file, result: found }) => ({
        file,
        verdict: found?.verdict ?? 'unknown',
        policiesMet: found?.policiesMet ?? false,
        ignored: found?.counts.ignored ?? 0,
      })),
    },
  };
  return `${toJson({ $schema: SCHEMA, version: '2.1.0', runs: [run] })}\n`;
}

function rule(code: ProblemCode): Record<string, unknown> {
  return {
    id: code,
    shortDescription: { text: code.replaceAll('-', ' ') },
    help: { text: `See docs/problems/${code}.md in the package.` },
    helpUri: `https://github.com/etcd-snapshot/etcd-snapshot/blob/main/docs/problems/${code}.md`,
  };
}

function result(
  report: FileReport,
  finding: Finding,
  codes: readonly string[],
): Record<string, unknown> {
  const { code, severity, place } = finding;
  const text = [formatPlace(place), formatProblem(finding)].filter(Boolean).join(': ');
  const region =
    place.offset === undefined
      ? {}
      : { region: { byteOffset: place.offset, byteLength: place.length ?? 0 } };
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: LEVELS[severity],
    message: { text },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: fileUri(artifactOf(report, place)) },
          ...region,
        },
        logicalLocations: [{ fullyQualifiedName: formatPlace(place) || 'file' }],
      },
    ],
  };
}

/**
 * A file's name as a relative reference (RFC 3986): no part of it reads as a scheme or a host, and
 * a lone surrogate, which has no encoding, is replaced.
 */
function fileUri(file: string): string {
  const text = file
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/^\/{2,}/, '/');
  return text.split('/').map(encodeURIComponent).join('/');
}
