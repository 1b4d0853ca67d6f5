/** `etcd-snapshot export FILE --out DIR`: manifests that can be applied to a cluster. */

import { Command, InvalidArgumentError, Option } from 'commander';

import { LabelSelectorError, parseLabelSelector } from '../../kubernetes/names/label-selector.ts';
import type { LabelSelector } from '../../kubernetes/names/label-selector.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-code.ts';
import { EXPORT_FORMATS } from '../export/options.ts';
import type { ExportCommandOptions } from '../export/options.ts';
import { addObjectOptions } from '../objects/options.ts';
import { addInputOptions } from '../options.ts';

const DETAILS = `
Without a resource and -n everything is exported. Manifests have what was asked for, without what
servers filled in, in an order in which they can be applied. Left out are, and counted: Secrets
without --show-secrets, what controllers and servers make again (Pods of Deployments, Events, roles
of Kubernetes itself), what is finished, nodes and leases; --all writes them, too.

PATH is a folder (NAMESPACE/KIND/NAME.yaml, _global_ for what is in no namespace; apply-order.txt
has the order), FILE.tar with the same, FILE.yaml or -w jsonl FILE for all in one, or - .

Examples:
  etcd-snapshot export backup.db --out cluster/
  etcd-snapshot export backup.db --out cluster/ --update
  etcd-snapshot export backup.db deploy/frontend -n shop | kubectl apply -f -
  etcd-snapshot export backup.db -n shop --at 41200 --out shop.tar
  etcd-snapshot export backup.db secrets -n shop --show-secrets --out secrets.yaml
  etcd-snapshot export backup.db -A -l app.kubernetes.io/part-of=shop -w jsonl

Exit codes: 0 exported, 1 there is no such object, 2 could not be done, or some objects could not
be read.
`;

/** The command; `finish` is told the exit code. */
export function exportCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const command = new Command('export')
    .description('write Kubernetes objects as manifests, ready for kubectl apply')
    .argument('<file>', 'a snapshot, a database file or a data directory; - is standard input')
    .argument('[resource...]', 'TYPE/NAME, TYPE NAME, or TYPE for all of them')
    .addOption(
      new Option('-w, --write-out <format>', 'format of the manifests')
        .choices(EXPORT_FORMATS)
        .default('yaml'),
    )
    .option('--out <path>', 'folder, FILE.tar or FILE to write; - is standard output', '-')
    .addOption(
      new Option(
        '-l, --selector <labels>',
        'only objects with such labels: app=web,tier!=cache',
      ).argParser(selectorOf),
    )
    .option('--all', 'also what controllers and servers make again, but for Secrets')
    .option('--update', 'bring a folder up to date that an earlier export has made')
    .option('--quiet', 'no progress and no summary on standard error')
    .option('--no-color', 'no colour (as with NO_COLOR)');
  addObjectOptions(addInputOptions(command));
  return command
    .addHelpText('after', DETAILS)
    .action(async (file: string, resources: string[], options: ExportCommandOptions) => {
      const { runExport } = await import('../export/run.ts');
      finish(await runExport(file, resources, options, context));
    });
}

function selectorOf(text: string): LabelSelector {
  try {
    return parseLabelSelector(text);
  } catch (error) {
    if (error instanceof LabelSelectorError) throw new InvalidArgumentError(`${error.message}.`);
    throw error;
  }
}
