/**
 * SARIF 2.1.0 (OASIS, 27 March 2020), for code scanning: a rule a code, a result a finding, places
 * as logical locations.
 */

import { formatPlace, formatProblem } from '../../../findings.ts';
import type { ProblemCode, Severity } from '../../../findings.ts';
import type { Finding } from '../../../operations/verify/collector.ts';
import { toJson } from '../data.ts';
import type { VerifyReport } from '../../verify-report.ts';
import { VERSION } from '../../version.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'note',
};
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** The log with one run. */
export function renderSarif({ files, exitCode }: VerifyReport): string {
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
    results: files.flatMap(({ file, findings }) =>
      findings.map((finding) => result(file, finding, codes)),
    ),
  };
  return `${toJson({ $schema: SCHEMA, version: '2.1.0', runs: [run] })}\n`;
}

function rule(code: ProblemCode): Record<string, unknown> {
  return {
    id: code,
    helpUri: `https://github.com/etcd-snapshot/etcd-snapshot/blob/main/docs/problems/${code}.md`,
  };
}

function result(file: string, finding: Finding, codes: readonly string[]): Record<string, unknown> {
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
          artifactLocation: { uri: encodeURI(file).replaceAll('#', '%23').replaceAll('?', '%3F') },
          ...region,
        },
        logicalLocations: [{ fullyQualifiedName: formatPlace(place) || 'file' }],
      },
    ],
  };
}
