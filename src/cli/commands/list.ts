/** `etcd-snapshot list FILE`: what is in a snapshot, for Kubernetes as kubectl lists it. */

import { Command, Option } from 'commander';

import { LIST_ORDERS } from '../../operations/kubernetes/list/key-order.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-code.ts';
import { LIST_FORMATS } from '../list/options.ts';
import type { ListCommandOptions } from '../list/options.ts';
import { addObjectOptions } from '../objects/options.ts';
import { addCommonOptions, addInputOptions } from '../options.ts';

const DETAILS = `
Without a resource, all objects of the namespace are listed, or with -A all there are, with the bytes
of each and how often it was written. In a store without Kubernetes, and with --prefix, the keys are
listed.

AGE and other times are counted up to when the last revision was written, as the times in the newest
objects tell it, not up to now.

wide adds kubectl's further columns, and SIZE, VERSIONS (writes since the object was created) and
REVISION (of the last one).

Examples:
  etcd-snapshot list backup.db pods -n shop
  etcd-snapshot list backup.db deploy,cm -A
  etcd-snapshot list backup.db -A --sort size | head
  etcd-snapshot list backup.db pods -A -l app=web -w name
  etcd-snapshot list backup.db deploy -n shop --at 41200 -w yaml
  etcd-snapshot list backup.db --prefix /my/app/
  etcd-snapshot list backup.db --keys-only

Exit codes: 0 found, 1 there is nothing like that, 2 could not be done; also where objects are listed
that cannot be read, as those that are encrypted without --encryption-config.
`;

/** The command; `finish` is told the exit code. */
export function listCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const command = new Command('list')
    .description('list what is in a snapshot, for Kubernetes as kubectl does')
    .argument('<file>', 'a snapshot, a database file or a data directory; - is standard input')
    .argument('[resource...]', 'TYPE, TYPE,TYPE or TYPE/NAME');
  addObjectOptions(addInputOptions(addCommonOptions(command, LIST_FORMATS, 'table')));
  return command
    .option('-l, --selector <labels>', 'only objects with these labels, as app=web,!canary')
    .addOption(
      new Option(
        '--sort <by>',
        'the largest, the last written or the most often written first',
      ).choices(LIST_ORDERS),
    )
    .option('--prefix <key>', 'keys of etcd that begin so, whatever they are')
    .option('--keys-only', 'keys of etcd, one a line; no value is read')
    .option('--show-managed-fields', 'print metadata.managedFields in yaml and json, too')
    .addHelpText('after', DETAILS)
    .action(async (file: string, resources: string[], options: ListCommandOptions) => {
      const { runList } = await import('../list/run.ts');
      finish(await runList(file, resources, options, context));
    });
}
