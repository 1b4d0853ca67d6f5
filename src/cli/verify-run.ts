/** Carries `verify` out: files one after the other, then every report that was asked for. */

import type { Command } from 'commander';

import { isCorruptionError } from '../errors.ts';
import type { BaselinePolicy } from '../operations/verify/policies.ts';
import { withConfig } from './config.ts';
import { UsageError } from './context.ts';
import type { Context } from './context.ts';
import { checkTargets, inputsOf } from './deliver.ts';
import type { ReadFile } from './deliver.ts';
import { takeEvidence } from './evidence.ts';
import { exitCodeOf, worst } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { inputFile } from './input-file.ts';
import { openSource } from './input.ts';
import type { OpenSource } from './input.ts';
import { isFolder } from '../node/directory-source.ts';
import { findLeftoverPart } from './leftover-part.ts';
import { progressLine } from './progress.ts';
import { errorText } from './report.ts';
import { deliverAll, targetsOf } from './verify-deliver.ts';
import type { VerifyCommandOptions } from './verify-options.ts';
import { lossesOf } from './verify-losses.ts';
import { exitCodeOfResult } from './verify-report.ts';
import type { ConfigUse, FileReport, VerifyReport } from './verify-report.ts';
import { drive, policiesOf, settingsOf } from './verify-settings.ts';
import type { Driven } from './verify-settings.ts';

/** Verifies the files and delivers the reports; the exit code is the highest of the files'. */
export async function runVerify(
  files: readonly string[],
  command: Command,
  context: Context,
): Promise<ExitCode> {
  const { options, config } = await withConfig(command);
  expectPossible(options);
  await expectOneDirectory(files, options);
  await checkTargets(targetsOf(options), readBy(files, options, config));
  const baseline = await readBaseline(options, context);
  const reports: FileReport[] = [];
  for (const file of files) reports.push(await verifyFile(file, options, baseline, context));
  const report: VerifyReport = {
    files: reports,
    config,
    exitCode: worst(reports.map(({ exitCode }) => exitCode)),
  };
  const isDelivered = await deliverAll(report, options, context);
  // What was found goes before what could not be told.
  return isDelivered || report.exitCode !== 0 ? report.exitCode : 2;
}

/** Everything that the run reads. */
function readBy(
  files: readonly string[],
  { baseline, walDir }: VerifyCommandOptions,
  config: ConfigUse | undefined,
): ReadFile[] {
  const read = inputsOf(walDir === undefined ? files : [...files, walDir]);
  if (baseline !== undefined) read.push({ path: baseline, what: 'baseline' });
  if (config !== undefined) read.push({ path: config.file, what: 'configuration' });
  return read;
}

/** A demand that nothing is compared with must not look as if it were met. */
function expectPossible(options: VerifyCommandOptions): void {
  const { minKeys, minRevision, maxAge, requireVersion, quota, baseline } = options;
  const ofStore = [minKeys, minRevision, maxAge, requireVersion, quota, baseline];
  if (options.quick !== true || ofStore.every((demand) => demand === undefined)) return;
  throw new UsageError(
    '--quick does not look at the store, so only --require-trailer can be demanded with it',
  );
}

/** A log that lies elsewhere is that of one directory. */
async function expectOneDirectory(
  files: readonly string[],
  { walDir }: VerifyCommandOptions,
): Promise<void> {
  if (walDir === undefined) return;
  const [first = '-', ...others] = files;
  if (others.length === 0 && first !== '-' && (await isFolder(first))) return;
  const found = others.length === 0 ? first : `${String(files.length)} inputs`;
  throw new UsageError(`--wal-dir goes with one data directory: found ${found}`);
}

async function verifyFile(
  file: string,
  options: VerifyCommandOptions,
  baseline: BaselinePolicy | undefined,
  context: Context,
): Promise<FileReport> {
  try {
    if (file !== '-' && (await isFolder(file))) {
      const { verifyDirectory } = await import('./verify-directory.ts');
      return await verifyDirectory(file, options, baseline, context);
    }
    const opened = await openSource(file, context, options);
    try {
      await opened.beginDigest();
      const evidence =
        options.evidence === true ? await takeEvidence(opened, options, context) : undefined;
      const { findings, result } = await examine(opened, file, options, baseline, context);
      const exitCode = exitCodeOfResult(result, options.failOn);
      const losses = await lossesOf(opened.source, result, options.all === true, context);
      const taken = await evidence?.finish();
      return { file, findings, result, error: undefined, exitCode, losses, evidence: taken };
    } finally {
      await opened.source.close();
    }
  } catch (error) {
    context.signal.throwIfAborted();
    const exitCode = exitCodeOf(error);
    return { file, findings: [], result: undefined, error: errorText(error, file), exitCode };
  }
}

async function examine(
  { source, digest, modified }: OpenSource,
  file: string,
  options: VerifyCommandOptions,
  baseline: BaselinePolicy | undefined,
  context: Context,
): Promise<Driven> {
  const progress = progressLine(file, context, options.quiet);
  const { kubernetes, verify } = await loadVerify();
  const run = verify(source, {
    ...settingsOf(options, context),
    policies: policiesOf(options, baseline, { modified, context }),
    describer: kubernetes,
    around: await findLeftoverPart(file),
    digest,
    onProgress: progress.onProgress,
  });
  try {
    return await drive(run);
  } finally {
    await progress.clear();
  }
}

/** What verifies, loaded once a file is open and its digest has begun. */
async function loadVerify() {
  const { verify } = await import('../operations/verify/verify.ts');
  const { kubernetes } = await import('../kubernetes/describer.ts');
  return { kubernetes, verify };
}

/** The baseline is verified as well: comparing with a damaged one would say nothing. */
async function readBaseline(
  options: VerifyCommandOptions,
  context: Context,
): Promise<BaselinePolicy | undefined> {
  if (options.baseline === undefined) return undefined;
  const { path } = await inputFile(options.baseline).catch((error: unknown) => {
    if (!isCorruptionError(error)) throw error;
    throw new UsageError(`${String(options.baseline)}: no baseline: ${error.message}`);
  });
  const { source, digest } = await openSource(path, context, options);
  try {
    const { kubernetes, verify } = await loadVerify();
    const { facts, verdict } = await verify(source, {
      describer: kubernetes,
      gatherGroups: true,
      digest,
      seed: context.random32(),
      signal: context.signal,
    }).result;
    if (facts === undefined || verdict !== 'sound') {
      throw new UsageError(`${options.baseline}: the baseline is ${verdict}; choose a sound one`);
    }
    return { facts, dropMax: options.maxDrop };
  } finally {
    await source.close();
  }
}
