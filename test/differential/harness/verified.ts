/**
 * Our `verify` of one file: through the command line in this process, and what must hold where the
 * file is sound: no error and no warning. Notes may be there.
 */
import { expect } from 'vitest';

import { ours } from './ours.ts';
import type { Verdict } from '../../../src/operations/verify/verify.ts';
import type { Severity } from '../../../src/findings.ts';

/** What the command printed as JSON of one file. */
export interface FileReport {
  readonly verdict: Verdict;
  readonly policiesMet: boolean;
  readonly examined: {
    readonly trailer?: string;
    /** Absent if the pages were not looked at. */
    readonly pages?: object;
    readonly notExamined: readonly string[];
  };
  readonly findings: readonly {
    readonly code: string;
    readonly severity: Severity;
    /** Place and sentence. */
    readonly text: string;
  }[];
}

/** How `verify` ended. */
export interface Verified {
  readonly exit: number | null;
  readonly stderr: string;
  readonly report: FileReport;
}

/** Runs `verify` with these options. Throws when it prints no report. */
export async function verifyFile(path: string, options: readonly string[] = []): Promise<Verified> {
  const { exit, stdout, stderr } = await ours(['verify', path, '-w', 'json', ...options]);
  if (stdout === '') throw new Error(`verify ${path} printed nothing: ${stderr}`);
  const { files } = JSON.parse(stdout) as { files: readonly FileReport[] };
  const [report] = files;
  if (report === undefined) throw new Error(`verify ${path} reported no file`);
  return { exit, stderr, report };
}

/** Expects a sound file: the exit code is 0 even where warnings make it 1. */
export async function expectSound(path: string, about: string): Promise<FileReport> {
  const { exit, stderr, report } = await verifyFile(path, ['--fail-on', 'warning']);
  const { verdict, policiesMet, findings } = report;
  const alarms = findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ code, text }) => `${code}: ${text}`);
  const found = { exit, stderr, verdict, policiesMet, alarms };
  const sound = { exit: 0, stderr: '', verdict: 'sound', policiesMet: true, alarms: [] };
  expect(found, about).toEqual(sound);
  return report;
}
