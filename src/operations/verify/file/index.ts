/** The checks of the file around the store, one invariant a file. */

import type { Report } from '../../../findings.ts';
import type { BeginFileCheck, CheckedFile, EndFileCheck, FileOutcome } from './check.ts';
import { beginLengthCheck } from './length.ts';
import { beginTrailerCheck } from './trailer.ts';
import { beginUnchangedCheck } from './unchanged.ts';

const FILE_CHECKS: readonly BeginFileCheck[] = [
  beginLengthCheck,
  beginTrailerCheck,
  beginUnchangedCheck,
];

/** Begins all checks of the file; what is given ends them, in their order. */
export function beginFileChecks(file: CheckedFile): (report: Report) => Promise<FileOutcome> {
  const begun = FILE_CHECKS.map((begin) => begin(file)).filter((end) => end !== undefined);
  return (report) => endAll(begun, report);
}

async function endAll(checks: readonly EndFileCheck[], report: Report): Promise<FileOutcome> {
  let outcome: FileOutcome = { trailer: undefined, changed: false };
  for (const end of checks) outcome = { ...outcome, ...(await end(report)) };
  return outcome;
}
