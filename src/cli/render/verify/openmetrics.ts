/** Verdicts as OpenMetrics, for a backup job's alerts. */

import type { Severity } from '../../../findings.ts';
import { renderOpenMetrics } from '../openmetrics.ts';
import type { FileReport, VerifyReport } from '../../verify-report.ts';

/** Gauges for all files. */
export function renderVerifyMetrics({ files }: VerifyReport): string {
  const gauge = (name: string, help: string, value: (file: FileReport) => number | undefined) => ({
    name: `etcd_snapshot_verify_${name}`,
    help,
    samples: files.flatMap((file) => {
      const found = value(file);
      return found === undefined ? [] : [{ labels: { file: file.file }, value: found }];
    }),
  });
  // What only data directories have is left out where there is none.
  const ofDirectories = [
    gauge('wal_last_index', 'Index of the last entry in the log.', (f) => f.result?.wal?.lastIndex),
    gauge('wal_commit', 'Index up to which entries are committed.', (f) => f.result?.wal?.commit),
    gauge(
      'entries_beyond',
      'Entries of the log that the database has not applied.',
      (f) => f.result?.dataDirectory?.beyond?.entryCount,
    ),
  ].filter(({ samples }) => samples.length > 0);
  const severities: readonly Severity[] = ['error', 'warning', 'note'];
  return renderOpenMetrics([
    gauge('sound', '1 if the snapshot is sound, 0 if it is damaged or undecided.', ({ result }) =>
      result?.verdict === 'sound' ? 1 : 0,
    ),
    gauge('policies_met', '1 if every demand on the backup is met.', ({ result }) =>
      result?.policiesMet === true ? 1 : 0,
    ),
    gauge('exit_code', 'Exit code for the file.', ({ exitCode }) => exitCode),
    gauge('live_keys', 'Keys that are not deleted.', ({ result }) => result?.examined.liveKeys),
    gauge(
      'revision',
      'Revision of the newest record.',
      ({ result }) => result?.examined.pages?.lastRevision,
    ),
    ...ofDirectories,
    {
      name: 'etcd_snapshot_verify_findings',
      help: 'Findings by severity.',
      samples: files.flatMap(({ file, result }) =>
        severities.map((severity) => ({
          labels: { file, severity },
          value: result?.counts[severity] ?? 0,
        })),
      ),
    },
  ]);
}
