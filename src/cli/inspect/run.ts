/** Carries `inspect` out. */

import { inspect } from '../../operations/kubernetes/inspect/inspect.ts';
import type { InspectReport } from '../../operations/kubernetes/inspect/report.ts';
import type { SecurityExamination } from '../../operations/kubernetes/inspect/security-report.ts';
import { nodeCiphers } from '../../node/ciphers.ts';
import type { Context } from '../context.ts';
import { checkTargets, deliver, inputsOf } from '../deliver.ts';
import { encryptionFiles, readEncryption } from '../encryption-options.ts';
import type { Encryption } from '../encryption-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { openSnapshotInput } from '../input.ts';
import { untilUnchanged } from '../input-file.ts';
import { onFile } from '../one-file.ts';
import { progressLine } from '../progress.ts';
import { renderInspect } from '../render/inspect/render.ts';
import type { InspectCommandOptions } from './options.ts';

/** The page names what is in a cluster, and where it is weak: for its owner only. */
const PRIVATE = 0o600;

/** Writes the page about one input. */
export async function runInspect(
  file: string,
  options: InspectCommandOptions,
  context: Context,
): Promise<ExitCode> {
  const { out, writeOut } = options;
  const read = [...inputsOf([file]), ...encryptionFiles(options)];
  await checkTargets([{ option: '--out', path: out }], read);
  const encryption = await readEncryption(options);
  return onFile(file, writeOut, context, async (input) => {
    const report = await untilUnchanged(input, () =>
      inspectFile(input.path, { options, encryption, context }),
    );
    await deliver(await renderInspect(writeOut, input.path, report), out, context, PRIVATE);
    return 0;
  });
}

interface Work {
  readonly options: InspectCommandOptions;
  readonly encryption: Encryption;
  readonly context: Context;
}

/** Asks the questions, if they are wanted. */
async function examination(
  options: InspectCommandOptions,
): Promise<SecurityExamination | undefined> {
  if (options.security !== true) return undefined;
  const { SecurityExaminer } =
    await import('../../operations/kubernetes/security/security-examiner.ts');
  return new SecurityExaminer();
}

async function inspectFile(
  file: string,
  { options, encryption, context }: Work,
): Promise<InspectReport> {
  const security = await examination(options);
  const snapshot = await openSnapshotInput(file, context, options);
  const progress = progressLine(file, context, options.quiet);
  try {
    return await inspect(snapshot, {
      ...encryption,
      ciphers: nodeCiphers,
      revision: options.at,
      prefixes: options.k8sPrefix,
      security,
      seed: context.random32(),
      signal: context.signal,
      onProgress: progress.onProgress,
    });
  } finally {
    await progress.clear();
    await snapshot.close();
  }
}
