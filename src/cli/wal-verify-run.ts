/** Carries `wal verify` out: directories one after the other, then the reports. */

import { openDirectory } from '../node/directory-source.ts';
import type { Finding } from '../operations/verify/collector.ts';
import { verifyWal } from '../operations/data-directory/verify-wal.ts';
import type { Context } from './context.ts';
import { checkTargets, inputsOf } from './deliver.ts';
import { exitCodeOf, worst } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { progressLine } from './progress.ts';
import { errorText } from './report.ts';
import { deliverAll, targetsOf } from './verify-deliver.ts';
import type { WalVerifyOptions } from './verify-options.ts';
import { exitCodeOfResult } from './verify-report.ts';
import type { FileReport, VerifyReport } from './verify-report.ts';

/** Verifies the logs and delivers the reports; the exit code is the highest of the logs'. */
export async function runWalVerify(
  directories: readonly string[],
  options: WalVerifyOptions,
  context: Context,
): Promise<ExitCode> {
  await checkTargets(targetsOf(options), inputsOf(directories));
  const files: FileReport[] = [];
  for (const directory of directories) files.push(await verifyLog(directory, options, context));
  const exitCode = worst(files.map((file) => file.exitCode));
  const report: VerifyReport = { files, config: undefined, exitCode };
  const isDelivered = await deliverAll(report, options, context);
  // What was found goes before what could not be told.
  return isDelivered || exitCode !== 0 ? exitCode : 2;
}

async function verifyLog(
  name: string,
  options: WalVerifyOptions,
  context: Context,
): Promise<FileReport> {
  const progress = progressLine(name, context, options.quiet);
  try {
    const run = verifyWal(await openDirectory(name, { blocking: true }), {
      findingsMax: options.maxFindings,
      ignore: options.ignore,
      signal: context.signal,
      onProgress: progress.onProgress,
    });
    const findings: Finding[] = [];
    for await (const finding of run) findings.push(finding);
    const result = await run.result;
    const exitCode = exitCodeOfResult(result, options.failOn);
    return { file: name, findings, result, error: undefined, exitCode };
  } catch (error) {
    context.signal.throwIfAborted();
    const exitCode = exitCodeOf(error);
    return { file: name, findings: [], result: undefined, error: errorText(error, name), exitCode };
  } finally {
    await progress.clear();
  }
}
