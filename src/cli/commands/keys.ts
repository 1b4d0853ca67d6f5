/**
 * `etcd-snapshot keys SNAPSHOT`: which keys protect the objects of a Kubernetes cluster at rest,
 * whether they open them, and what lies there in plain text.
 */

import { Command } from 'commander';

import type { EncryptionReport } from '../../operations/kubernetes/encryption-report/report.ts';
import type { Context } from '../context.ts';
import { addEncryptionOptions, encryptionFiles, readEncryption } from '../encryption-options.ts';
import type { Encryption, EncryptionOptions } from '../encryption-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { untilUnchanged } from '../input-file.ts';
import type { InputFile } from '../input-file.ts';
import { onFile } from '../one-file.ts';
import { addCommonOptions, addInputOptions } from '../options.ts';
import type { CommonOptions, InputOptions } from '../options.ts';
import type { KeysFormat } from '../render/keys.ts';

const FORMATS: readonly KeysFormat[] = ['text', 'json', 'jsonl', 'yaml'];

interface KeysCommandOptions extends CommonOptions, InputOptions, EncryptionOptions {
  readonly writeOut: KeysFormat;
}

/** The command; `finish` is told the exit code. */
export function keysCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const command = new Command('keys')
    .description('show which keys protect the objects of a Kubernetes cluster, and try them')
    .argument('<snapshot>', 'a snapshot, a database file or a data directory; - is standard input');
  addInputOptions(addCommonOptions(command, FORMATS, 'text'));
  return addEncryptionOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: KeysCommandOptions) => {
      const { checkTargets, deliver, inputsOf } = await import('../deliver.ts');
      const read = [...inputsOf([file]), ...encryptionFiles(options)];
      await checkTargets([{ option: '--out', path: options.out }], read);
      const encryption = await readEncryption(options);
      const work = async (input: InputFile): Promise<ExitCode> => {
        const report = await untilUnchanged(input, () =>
          reportOf(input.path, { ...options, encryption }, context),
        );
        const { renderKeys } = await import('../render/keys.ts');
        await deliver(await renderKeys(options.writeOut, input.path, report), options.out, context);
        return report.verdict === 'sealed' || report.verdict === 'plain' ? 1 : 0;
      };
      finish(await onFile(file, options.writeOut, context, work));
    });
}

const EXAMPLES = `
Neither keys nor what they open is ever written anywhere.

Exit codes: 0 all of it opens (or nothing was given to open it with), 1 something
does not open, or is not encrypted although it should be, 2 could not be done.

Examples:
  etcd-snapshot keys backup.db
  etcd-snapshot keys backup.db --encryption-config encryption.yaml
  etcd-snapshot keys backup.db --encryption-config new.yaml --encryption-config old.yaml
  etcd-snapshot keys backup.db --encryption-config kms.yaml --kms-seeds seeds.json -w json`;

async function reportOf(
  file: string,
  options: KeysCommandOptions & { readonly encryption: Encryption },
  context: Context,
): Promise<EncryptionReport> {
  const { openSnapshotInput } = await import('../input.ts');
  const { reportEncryption } =
    await import('../../operations/kubernetes/encryption-report/encryption-report.ts');
  const { nodeCiphers } = await import('../../node/ciphers.ts');
  const { progressLine } = await import('../progress.ts');
  const snapshot = await openSnapshotInput(file, context, options);
  const progress = progressLine(file, context, options.quiet);
  try {
    return await reportEncryption(snapshot, {
      ...options.encryption,
      ciphers: nodeCiphers,
      seed: context.random32(),
      signal: context.signal,
      onProgress: progress.onProgress,
    });
  } finally {
    await progress.clear();
    await snapshot.close();
  }
}
